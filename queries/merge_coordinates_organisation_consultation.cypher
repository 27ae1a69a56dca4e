// Writes relationships COORDINATES from Organisation to Consultation, each only if its version is still the expected one.
// Fewer written than sent: an end is missing or somebody else was first, and nothing may be kept.
// mode: write
// param: network_id — string, required
// param: rows — list of maps: id, start, end (strings), expected_version (integer; -1 = new), properties (map)
// returns: written — integer, relationships written
// rows: one
// source: data model, records and versions

UNWIND $rows AS row
MATCH (start:Organisation {network_id: $network_id, id: row.start})
MATCH (end:Consultation {network_id: $network_id, id: row.end})
MERGE (start)-[r:COORDINATES {network_id: $network_id, id: row.id}]->(end)
WITH r, row
WHERE coalesce(r.version, -1) = row.expected_version
SET r = row.properties
RETURN count(r) AS written
