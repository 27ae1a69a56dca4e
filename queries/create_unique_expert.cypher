// Makes the id of a Expert unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT expert_unique IF NOT EXISTS
FOR (n:Expert) REQUIRE (n.network_id, n.id) IS UNIQUE
