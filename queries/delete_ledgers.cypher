// Takes away parts of the Ledger that were added to another part, or whose network is removed.
// mode: write
// param: network_id — string, required
// param: ids — list of string, of client processes
// returns: written — integer, parts removed
// rows: one
// source: data model, Ledger

UNWIND $ids AS wanted
MATCH (l:Ledger {network_id: $network_id, id: wanted})
DELETE l
RETURN count(*) AS written
