// What every client process has added to and taken from one network.
// mode: read
// param: network_id — string, required
// returns: id — string, one per client process
// returns: kinds — list of string, labels and types
// returns: counts — list of integer, records added minus removed
// rows: one per client process, ordered by id
// source: data model, Ledger

MATCH (l:Ledger {network_id: $network_id})
RETURN l.id AS id, l.kinds AS kinds, l.counts AS counts
ORDER BY id
