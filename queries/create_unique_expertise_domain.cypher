// Makes the id of a ExpertiseDomain unique within its network.
// mode: schema
// rows: none
// source: data model, identity of records

CREATE CONSTRAINT expertise_domain_unique IF NOT EXISTS
FOR (n:ExpertiseDomain) REQUIRE (n.network_id, n.id) IS UNIQUE
