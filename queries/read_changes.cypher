// The parts of one ChangeSet, with their records before and after as JSON text.
// mode: read
// param: network_id — string, required
// param: ids — list of string, ids of the parts
// returns: number — integer, place of the part
// returns: before — string, JSON list
// returns: after — string, JSON list
// rows: one per part, ordered by number
// source: data model, Change

UNWIND $ids AS wanted
MATCH (c:Change {network_id: $network_id, id: wanted})
RETURN c.number AS number, c.before AS before, c.after AS after
ORDER BY number
