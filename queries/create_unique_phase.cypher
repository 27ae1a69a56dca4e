// Makes the id of a Phase unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT phase_unique IF NOT EXISTS
FOR (n:Phase) REQUIRE (n.network_id, n.id) IS UNIQUE
