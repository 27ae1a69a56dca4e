// Hides a network because its removal begins.
// mode: write
// param: network_id — string, required
// returns: written — integer, 0 or 1
// rows: one
// source: data model, Network

MATCH (n:Network {network_id: $network_id, id: $network_id})
SET n.deleting = true, n.visible = false
RETURN count(n) AS written
