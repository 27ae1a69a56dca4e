// What every client process has added to and taken from every network.
// mode: read
// returns: network_id — string
// returns: id — string, one per client process
// returns: kinds — list of string, labels and types
// returns: counts — list of integer, records added minus removed
// rows: one per network and client process, ordered by both
// source: data model, Ledger

MATCH (l:Ledger)
RETURN l.network_id AS network_id, l.id AS id, l.kinds AS kinds, l.counts AS counts
ORDER BY network_id, id
