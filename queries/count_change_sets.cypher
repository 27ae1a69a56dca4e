// Whether a ChangeSet was written already.
// mode: read
// param: network_id — string, required
// param: id — string, id of the ChangeSet
// returns: found — integer, 0 or 1
// rows: one
// source: data model, ChangeSet

MATCH (c:ChangeSet {network_id: $network_id, id: $id})
RETURN count(c) AS found
