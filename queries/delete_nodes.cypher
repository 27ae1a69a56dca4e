// Removes some nodes of a network, its Layouts and Scenarios too, after its relationships, for a removal in steps.
// mode: write
// param: network_id — string, required
// param: limit — integer, how many at most
// returns: kind — string, label
// returns: removed — integer > 0
// rows: one per label that lost nodes, ordered by kind
// source: data model, Network

MATCH (n:Organisation|Consultation|Expert|Area|Plan|Theme|Sector|Phase|ExpertiseDomain|PopulationGroup|Channel
        |ActorType|ConsultationKind|Echelon|Coverage|Statement|Setting|NormLine|NameDecision|ChangeSet|Change
        |Layout|Scenario
        {network_id: $network_id})
WITH n, labels(n)[0] AS kind
LIMIT $limit
DELETE n
RETURN kind AS kind, count(*) AS removed
ORDER BY kind
