// Notes that a numbered step of the schema is done; never goes back.
// mode: write
// param: number — integer >= 1
// returns: number — integer, the step the database has now
// rows: one
// source: data model, SchemaVersion

MERGE (s:SchemaVersion {network_id: '-', id: 'schema'})
SET s.number = CASE WHEN coalesce(s.number, 0) < $number THEN $number ELSE s.number END
RETURN s.number AS number
