// Where everything stands in one picture of a network.
// mode: read
// param: network_id — string, required
// param: id — string, of the picture
// returns: ids — list of string, of what stands in it
// returns: xs — list of float, as many as ids
// returns: ys — list of float, as many as ids
// rows: one, or none when the picture was never drawn
// source: docs/decisions/0011-positions-are-kept.md

MATCH (l:Layout {network_id: $network_id, id: $id})
RETURN l.ids AS ids, l.xs AS xs, l.ys AS ys
