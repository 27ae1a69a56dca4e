// Makes the id of a Coverage unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT coverage_unique IF NOT EXISTS
FOR (n:Coverage) REQUIRE (n.network_id, n.id) IS UNIQUE
