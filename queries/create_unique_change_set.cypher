// Makes the id of a ChangeSet unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT change_set_unique IF NOT EXISTS
FOR (n:ChangeSet) REQUIRE (n.network_id, n.id) IS UNIQUE
