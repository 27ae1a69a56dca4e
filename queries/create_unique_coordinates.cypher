// Makes the id of a COORDINATES relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT coordinates_unique IF NOT EXISTS
FOR ()-[r:COORDINATES]-() REQUIRE (r.network_id, r.id) IS UNIQUE
