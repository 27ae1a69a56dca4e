// Makes the id of a Ledger unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT ledger_unique IF NOT EXISTS
FOR (n:Ledger) REQUIRE (n.network_id, n.id) IS UNIQUE
