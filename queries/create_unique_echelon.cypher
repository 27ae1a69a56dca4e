// Makes the id of a Echelon unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT echelon_unique IF NOT EXISTS
FOR (n:Echelon) REQUIRE (n.network_id, n.id) IS UNIQUE
