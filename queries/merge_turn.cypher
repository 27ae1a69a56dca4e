// Opens a write: one writer of a network at a time, and the number of the next ChangeSet.
// It comes first in its transaction, so that all that follows is seen as the writer before left it.
// mode: write
// param: network_id — string, required
// returns: number — integer, ChangeSets including this one
// returns: deleting — boolean, the network is being removed
// rows: one, or none when there is no such network
// source: data model, Network

MATCH (n:Network {network_id: $network_id, id: $network_id})
SET n.number = n.number + 1
RETURN n.number AS number, n.deleting AS deleting
