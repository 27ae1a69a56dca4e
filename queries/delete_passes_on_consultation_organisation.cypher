// Removes relationships PASSES_ON from Consultation to Organisation that have the expected version.
// Fewer removed than sent: somebody else was first, and nothing may be kept.
// mode: write
// param: network_id — string, required
// param: rows — list of maps: id, start, end (strings), expected_version (integer)
// returns: written — integer, relationships removed
// rows: one
// source: data model, records and versions

UNWIND $rows AS row
MATCH (start:Consultation {network_id: $network_id, id: row.start})
      -[r:PASSES_ON {network_id: $network_id, id: row.id}]->(end:Organisation {network_id: $network_id, id: row.end})
WHERE coalesce(r.version, -1) = row.expected_version
DELETE r
RETURN count(*) AS written
