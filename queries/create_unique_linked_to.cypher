// Makes the id of a LINKED_TO relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT linked_to_unique IF NOT EXISTS
FOR ()-[r:LINKED_TO]-() REQUIRE (r.network_id, r.id) IS UNIQUE
