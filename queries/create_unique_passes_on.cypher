// Makes the id of a PASSES_ON relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT passes_on_unique IF NOT EXISTS
FOR ()-[r:PASSES_ON]-() REQUIRE (r.network_id, r.id) IS UNIQUE
