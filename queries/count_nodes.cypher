// How many nodes each network has of each label that the Ledger counts.
// mode: read
// returns: network_id — string
// returns: kind — string, label
// returns: records — integer > 0
// rows: one per network and label, ordered by both
// source: data model, Ledger

MATCH (n:Organisation|Consultation|Expert|Area|Plan|Theme|Sector|Phase|ExpertiseDomain|PopulationGroup|Channel
        |ActorType|ConsultationKind|Echelon|Coverage|Statement|Setting|NormLine|NameDecision|ChangeSet|Change)
WHERE n.network_id IS NOT NULL
RETURN n.network_id AS network_id, labels(n)[0] AS kind, count(n) AS records
ORDER BY network_id, kind
