// Makes the id of a REPRESENTS relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT represents_unique IF NOT EXISTS
FOR ()-[r:REPRESENTS]-() REQUIRE (r.network_id, r.id) IS UNIQUE
