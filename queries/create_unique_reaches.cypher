// Makes the id of a REACHES relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT reaches_unique IF NOT EXISTS
FOR ()-[r:REACHES]-() REQUIRE (r.network_id, r.id) IS UNIQUE
