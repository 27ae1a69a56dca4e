// Which records the ChangeSets of a network name.
// mode: read
// param: network_id — string, required
// returns: changeset — string, id of the ChangeSet
// returns: number — integer, place of the part in it
// returns: record_ids — list of string, each "kind:id"
// rows: one per part, ordered by changeset and number
// source: data model, Change

MATCH (c:Change {network_id: $network_id})
RETURN c.changeset AS changeset, c.number AS number, c.record_ids AS record_ids
ORDER BY changeset, number
