// Makes the id of a PopulationGroup unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT population_group_unique IF NOT EXISTS
FOR (n:PopulationGroup) REQUIRE (n.network_id, n.id) IS UNIQUE
