// Makes the id of a MERGED_INTO relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT merged_into_unique IF NOT EXISTS
FOR ()-[r:MERGED_INTO]-() REQUIRE (r.network_id, r.id) IS UNIQUE
