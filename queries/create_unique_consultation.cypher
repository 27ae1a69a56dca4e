// Makes the id of a Consultation unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT consultation_unique IF NOT EXISTS
FOR (n:Consultation) REQUIRE (n.network_id, n.id) IS UNIQUE
