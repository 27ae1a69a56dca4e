// Makes the id of a Layout unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT layout_unique IF NOT EXISTS
FOR (n:Layout) REQUIRE (n.network_id, n.id) IS UNIQUE
