// Makes the id of a SERVES relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT serves_unique IF NOT EXISTS
FOR ()-[r:SERVES]-() REQUIRE (r.network_id, r.id) IS UNIQUE
