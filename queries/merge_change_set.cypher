// Writes the head of a ChangeSet.
// mode: write
// param: network_id — string, required
// param: id — string
// param: properties — map, its properties
// returns: written — integer, 1
// rows: one
// source: data model, ChangeSet

MERGE (c:ChangeSet {network_id: $network_id, id: $id})
SET c = $properties
RETURN count(c) AS written
