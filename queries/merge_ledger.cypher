// Writes what one client process has added to and taken from a network.
// mode: write
// param: network_id — string, required
// param: id — string, of the client process
// param: kinds — list of string
// param: counts — list of integer
// returns: written — integer, 1
// rows: one
// source: data model, Ledger

MERGE (l:Ledger {network_id: $network_id, id: $id})
SET l.kinds = $kinds, l.counts = $counts
RETURN count(l) AS written
