// Makes the id of a RENAMED_TO relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT renamed_to_unique IF NOT EXISTS
FOR ()-[r:RENAMED_TO]-() REQUIRE (r.network_id, r.id) IS UNIQUE
