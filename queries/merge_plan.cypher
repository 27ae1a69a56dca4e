// Writes nodes Plan, each only if its version is still the expected one.
// Fewer written than sent: somebody else was first, and nothing may be kept.
// mode: write
// param: network_id — string, required
// param: rows — list of maps: id (string), expected_version (integer; -1 = new), properties (map)
// returns: written — integer, nodes written
// rows: one
// source: data model, records and versions

UNWIND $rows AS row
MERGE (n:Plan {network_id: $network_id, id: row.id})
WITH n, row
WHERE coalesce(n.version, -1) = row.expected_version
SET n = row.properties
RETURN count(n) AS written
