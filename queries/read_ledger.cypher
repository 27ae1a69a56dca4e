// What one client process has added to and taken from a network.
// mode: read
// param: network_id — string, required
// param: id — string, of the client process
// returns: kinds — list of string, labels and types
// returns: counts — list of integer, records added minus removed
// rows: one, or none before its first write
// source: data model, Ledger

MATCH (l:Ledger {network_id: $network_id, id: $id})
RETURN l.kinds AS kinds, l.counts AS counts
