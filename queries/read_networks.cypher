// All networks, also hidden ones and those being removed.
// mode: read
// returns: id — string, unique
// returns: name — string
// returns: municipality — string
// returns: example — boolean
// returns: visible — boolean
// returns: deleting — boolean, its removal has begun
// returns: data_version — string, id of the last ChangeSet
// returns: number — integer, how many turns writers took
// rows: one per network, ordered by id
// source: data model, Network

MATCH (n:Network)
RETURN n.id AS id, n.name AS name, n.municipality AS municipality, n.example AS example, n.visible AS visible,
       n.deleting AS deleting, n.data_version AS data_version, n.number AS number
ORDER BY id
