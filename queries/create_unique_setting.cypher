// Makes the id of a Setting unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT setting_unique IF NOT EXISTS
FOR (n:Setting) REQUIRE (n.network_id, n.id) IS UNIQUE
