// Makes the id of a TAKES_PART relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT takes_part_unique IF NOT EXISTS
FOR ()-[r:TAKES_PART]-() REQUIRE (r.network_id, r.id) IS UNIQUE
