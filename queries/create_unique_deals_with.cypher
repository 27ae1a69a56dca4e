// Makes the id of a DEALS_WITH relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT deals_with_unique IF NOT EXISTS
FOR ()-[r:DEALS_WITH]-() REQUIRE (r.network_id, r.id) IS UNIQUE
