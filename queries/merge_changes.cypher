// Writes the parts of a ChangeSet, each with up to 500 records before and after.
// mode: write
// param: network_id — string, required
// param: rows — list of maps: id (string), properties (map)
// returns: written — integer, parts written
// rows: one
// source: data model, Change

UNWIND $rows AS row
MERGE (c:Change {network_id: $network_id, id: row.id})
SET c = row.properties
RETURN count(c) AS written
