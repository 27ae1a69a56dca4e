// Removes relationships IN from Coverage to Area that have the expected version.
// Fewer removed than sent: somebody else was first, and nothing may be kept.
// mode: write
// param: network_id — string, required
// param: rows — list of maps: id, start, end (strings), expected_version (integer)
// returns: written — integer, relationships removed
// rows: one
// source: data model, records and versions

UNWIND $rows AS row
MATCH (start:Coverage {network_id: $network_id, id: row.start})
      -[r:IN {network_id: $network_id, id: row.id}]->(end:Area {network_id: $network_id, id: row.end})
WHERE coalesce(r.version, -1) = row.expected_version
DELETE r
RETURN count(*) AS written
