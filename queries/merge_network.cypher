// Makes a network unless it is there; says whether it was made now.
// mode: write
// param: network_id — string, required
// param: properties — map, its properties
// param: turn — string, new for each attempt
// returns: made — boolean, made by this attempt
// rows: one
// source: data model, Network

MERGE (n:Network {network_id: $network_id, id: $network_id})
ON CREATE SET n += $properties, n.turn = $turn
RETURN n.turn = $turn AS made
