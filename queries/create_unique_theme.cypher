// Makes the id of a Theme unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT theme_unique IF NOT EXISTS
FOR (n:Theme) REQUIRE (n.network_id, n.id) IS UNIQUE
