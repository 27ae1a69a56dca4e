// Makes the id of a Statement unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT statement_unique IF NOT EXISTS
FOR (n:Statement) REQUIRE (n.network_id, n.id) IS UNIQUE
