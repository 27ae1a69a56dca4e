// Which numbered step of the schema this database has reached.
// mode: read
// returns: number — integer >= 1
// rows: one, or none in a new database
// source: data model, SchemaVersion

MATCH (s:SchemaVersion {network_id: '-', id: 'schema'})
RETURN s.number AS number
