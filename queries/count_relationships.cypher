// How many relationships each network has of each type.
// mode: read
// returns: network_id — string
// returns: kind — string, relationship type
// returns: records — integer > 0
// rows: one per network and type, ordered by both
// source: data model, Ledger

MATCH ()-[r:TAKES_PART|PASSES_ON|COORDINATES|IN_SECTOR|REACHES|PRESENT_IN|REPRESENTS|SERVES|DEALS_WITH|MANDATE_FOR
          |LINKED_TO|EXPERT_IN|WORKS_FOR|PART_OF|COVERED_BY|OF|IN|RENAMED_TO|MERGED_INTO|SAME_AS]->()
WHERE r.network_id IS NOT NULL
RETURN r.network_id AS network_id, type(r) AS kind, count(r) AS records
ORDER BY network_id, kind
