// Makes the id of a Network unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT network_unique IF NOT EXISTS
FOR (n:Network) REQUIRE (n.network_id, n.id) IS UNIQUE
