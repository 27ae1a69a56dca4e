// Makes the id of a ActorType unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT actor_type_unique IF NOT EXISTS
FOR (n:ActorType) REQUIRE (n.network_id, n.id) IS UNIQUE
