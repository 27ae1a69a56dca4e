// Makes the id of a Channel unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT channel_unique IF NOT EXISTS
FOR (n:Channel) REQUIRE (n.network_id, n.id) IS UNIQUE
