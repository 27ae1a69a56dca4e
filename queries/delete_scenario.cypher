// Removes one scenario of a network.
// mode: write
// param: network_id — string, required
// param: id — string, of the scenario
// returns: written — integer, 0 or 1
// rows: one
// source: docs/decisions/0024-teams-are-kept-beside-the-data.md

MATCH (s:Scenario {network_id: $network_id, id: $id})
DELETE s
RETURN count(*) AS written
