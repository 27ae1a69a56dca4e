// Removes some relationships of a network, for a removal in steps.
// mode: write
// param: network_id — string, required
// param: limit — integer, how many at most
// returns: kind — string, relationship type
// returns: removed — integer > 0
// rows: one per type that lost relationships, ordered by kind
// source: data model, Network

MATCH ()-[r:TAKES_PART|PASSES_ON|COORDINATES|IN_SECTOR|REACHES|PRESENT_IN|REPRESENTS|SERVES|DEALS_WITH|MANDATE_FOR
          |LINKED_TO|EXPERT_IN|WORKS_FOR|PART_OF|COVERED_BY|OF|IN|RENAMED_TO|MERGED_INTO|SAME_AS
     {network_id: $network_id}]->()
WITH r, type(r) AS kind
LIMIT $limit
DELETE r
RETURN kind AS kind, count(*) AS removed
ORDER BY kind
