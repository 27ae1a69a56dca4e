// Makes the id of a Organisation unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT organisation_unique IF NOT EXISTS
FOR (n:Organisation) REQUIRE (n.network_id, n.id) IS UNIQUE
