// Makes the id of a Plan unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT plan_unique IF NOT EXISTS
FOR (n:Plan) REQUIRE (n.network_id, n.id) IS UNIQUE
