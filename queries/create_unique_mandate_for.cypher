// Makes the id of a MANDATE_FOR relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT mandate_for_unique IF NOT EXISTS
FOR ()-[r:MANDATE_FOR]-() REQUIRE (r.network_id, r.id) IS UNIQUE
