// Makes the id of a PRESENT_IN relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT present_in_unique IF NOT EXISTS
FOR ()-[r:PRESENT_IN]-() REQUIRE (r.network_id, r.id) IS UNIQUE
