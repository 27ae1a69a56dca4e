// Makes the id of a NormLine unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT norm_line_unique IF NOT EXISTS
FOR (n:NormLine) REQUIRE (n.network_id, n.id) IS UNIQUE
