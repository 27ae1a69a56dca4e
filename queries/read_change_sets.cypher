// The change log of a network.
// mode: read
// param: network_id — string, required
// returns: number — integer, unique, rises with every ChangeSet
// returns: id — string, unique
// returns: who — string
// returns: when — string, UTC
// returns: why — string
// returns: file_hash — string, empty when no file was read
// returns: added — integer
// returns: changed — integer
// returns: removed — integer
// rows: one per ChangeSet, latest (highest number) first
// source: data model, ChangeSet

MATCH (c:ChangeSet {network_id: $network_id})
RETURN c.number AS number, c.id AS id, c.who AS who, c.when AS when, c.why AS why, c.file_hash AS file_hash,
       c.added AS added, c.changed AS changed, c.removed AS removed
ORDER BY number DESC
