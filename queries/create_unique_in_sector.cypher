// Makes the id of a IN_SECTOR relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT in_sector_unique IF NOT EXISTS
FOR ()-[r:IN_SECTOR]-() REQUIRE (r.network_id, r.id) IS UNIQUE
