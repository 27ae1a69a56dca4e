// Makes the id of a IN relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT in_unique IF NOT EXISTS
FOR ()-[r:IN]-() REQUIRE (r.network_id, r.id) IS UNIQUE
