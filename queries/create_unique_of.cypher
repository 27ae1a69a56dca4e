// Makes the id of a OF relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT of_unique IF NOT EXISTS
FOR ()-[r:OF]-() REQUIRE (r.network_id, r.id) IS UNIQUE
