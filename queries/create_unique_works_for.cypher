// Makes the id of a WORKS_FOR relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT works_for_unique IF NOT EXISTS
FOR ()-[r:WORKS_FOR]-() REQUIRE (r.network_id, r.id) IS UNIQUE
