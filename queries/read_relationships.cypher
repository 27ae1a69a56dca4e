// All records of one network that are relationships, with their ends.
// In no order: sorting 20,000 rows in the database costs half as much again; the caller sorts by key.
// mode: read
// param: network_id — string, required
// returns: kind — string, relationship type
// returns: start_label — string
// returns: start — string, id
// returns: end_label — string
// returns: end — string, id
// returns: properties — map, everything stored of the relationship
// rows: one per relationship, in no promised order
// source: data model, records

MATCH (start)-[r:TAKES_PART|PASSES_ON|COORDINATES|IN_SECTOR|REACHES|PRESENT_IN|REPRESENTS|SERVES|DEALS_WITH|MANDATE_FOR
          |LINKED_TO|EXPERT_IN|WORKS_FOR|PART_OF|COVERED_BY|OF|IN|RENAMED_TO|MERGED_INTO|SAME_AS
          {network_id: $network_id}]->(end)
RETURN type(r) AS kind, labels(start)[0] AS start_label, start.id AS start,
       labels(end)[0] AS end_label, end.id AS end, properties(r) AS properties
