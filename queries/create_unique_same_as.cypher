// Makes the id of a SAME_AS relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT same_as_unique IF NOT EXISTS
FOR ()-[r:SAME_AS]-() REQUIRE (r.network_id, r.id) IS UNIQUE
