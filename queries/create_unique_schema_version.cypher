// Makes the id of a SchemaVersion unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT schema_version_unique IF NOT EXISTS
FOR (n:SchemaVersion) REQUIRE (n.network_id, n.id) IS UNIQUE
