// Opens a write: one writer of a network at a time, and the number of its turn.
// It comes first in its transaction, so that all that follows is seen as the writer before left it.
// mode: write
// param: network_id — string, required
// returns: number — integer, turns including this one; the number of a ChangeSet that is written in it
// returns: deleting — boolean, the network is being removed
// rows: one, or none when there is no such network
// source: data model, Network

MATCH (n:Network {network_id: $network_id, id: $network_id})
SET n.number = n.number + 1
RETURN n.number AS number, n.deleting AS deleting
