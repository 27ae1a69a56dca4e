// Makes the id of a EXPERT_IN relationship unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT expert_in_unique IF NOT EXISTS
FOR ()-[r:EXPERT_IN]-() REQUIRE (r.network_id, r.id) IS UNIQUE
