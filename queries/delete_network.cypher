// Removes the Network node, as the last step of a removal.
// mode: write
// param: network_id — string, required
// returns: written — integer, 0 or 1
// rows: one
// source: data model, Network

MATCH (n:Network {network_id: $network_id, id: $network_id})
DELETE n
RETURN count(*) AS written
