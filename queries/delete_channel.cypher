// Removes nodes Channel that have the expected version and no relationship left.
// Fewer removed than sent: somebody else was first, and nothing may be kept.
// mode: write
// param: network_id — string, required
// param: rows — list of maps: id (string), expected_version (integer)
// returns: written — integer, nodes removed
// rows: one
// source: data model, records and versions

UNWIND $rows AS row
MATCH (n:Channel {network_id: $network_id, id: row.id})
WHERE coalesce(n.version, -1) = row.expected_version AND NOT EXISTS { (n)--() }
DELETE n
RETURN count(*) AS written
