// Makes the id of a Area unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT area_unique IF NOT EXISTS
FOR (n:Area) REQUIRE (n.network_id, n.id) IS UNIQUE
