// Makes the id of a Sector unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT sector_unique IF NOT EXISTS
FOR (n:Sector) REQUIRE (n.network_id, n.id) IS UNIQUE
