// Makes the id of a Scenario unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT scenario_unique IF NOT EXISTS
FOR (n:Scenario) REQUIRE (n.network_id, n.id) IS UNIQUE
