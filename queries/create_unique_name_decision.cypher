// Makes the id of a NameDecision unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT name_decision_unique IF NOT EXISTS
FOR (n:NameDecision) REQUIRE (n.network_id, n.id) IS UNIQUE
