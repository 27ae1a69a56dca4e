// Writes where everything stands in one picture of a network.
// mode: write
// param: network_id — string, required
// param: id — string, of the picture
// param: ids — list of string, of what stands in it
// param: xs — list of float, as many as ids
// param: ys — list of float, as many as ids
// returns: written — integer, 1
// rows: one
// source: docs/decisions/0011-positions-are-kept.md

MERGE (l:Layout {network_id: $network_id, id: $id})
SET l.ids = $ids, l.xs = $xs, l.ys = $ys
RETURN count(l) AS written
