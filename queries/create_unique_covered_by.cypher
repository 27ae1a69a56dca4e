// Makes the id of a COVERED_BY relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT covered_by_unique IF NOT EXISTS
FOR ()-[r:COVERED_BY]-() REQUIRE (r.network_id, r.id) IS UNIQUE
