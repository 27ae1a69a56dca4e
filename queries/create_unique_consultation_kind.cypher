// Makes the id of a ConsultationKind unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT consultation_kind_unique IF NOT EXISTS
FOR (n:ConsultationKind) REQUIRE (n.network_id, n.id) IS UNIQUE
