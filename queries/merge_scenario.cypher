// Writes what somebody kept beside a network to compare, such as a team; one of the same id is replaced.
// mode: write
// param: network_id — string, required
// param: id — string, of the scenario
// param: kind — string, "team"
// param: called — string, its name as it was typed
// param: members — list of string, "Label:id"
// param: made_on — string, ISO date
// param: made_by — string, the account
// returns: written — integer, 1
// rows: one
// source: docs/decisions/0024-teams-are-kept-beside-the-data.md

MERGE (s:Scenario {network_id: $network_id, id: $id})
SET s.kind = $kind, s.name = $called, s.members = $members, s.made_on = $made_on, s.made_by = $made_by
RETURN count(s) AS written
