// Makes the id of a PART_OF relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT part_of_unique IF NOT EXISTS
FOR ()-[r:PART_OF]-() REQUIRE (r.network_id, r.id) IS UNIQUE
