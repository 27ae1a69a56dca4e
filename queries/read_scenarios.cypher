// What was kept beside a network to compare.
// mode: read
// param: network_id — string, required
// returns: id — string, unique within the network
// returns: kind — string, "team"
// returns: name — string, as it was typed
// returns: members — list of string, "Label:id"
// returns: made_on — string, ISO date
// returns: made_by — string, the account
// rows: one per scenario, ordered by id
// source: docs/decisions/0024-teams-are-kept-beside-the-data.md

MATCH (s:Scenario {network_id: $network_id})
RETURN s.id AS id, s.kind AS kind, s.name AS name, s.members AS members, s.made_on AS made_on, s.made_by AS made_by
ORDER BY id
