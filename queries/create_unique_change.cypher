// Makes the id of a Change unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT change_unique IF NOT EXISTS
FOR (n:Change) REQUIRE (n.network_id, n.id) IS UNIQUE
