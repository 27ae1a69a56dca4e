// Notes the last ChangeSet of a network.
// mode: write
// param: network_id — string, required
// param: data_version — string, id of the ChangeSet
// param: properties — map, what else changes in the Network node
// returns: written — integer, 1
// rows: one
// source: data model, Network

MATCH (n:Network {network_id: $network_id, id: $network_id})
SET n += $properties, n.data_version = $data_version
RETURN count(n) AS written
