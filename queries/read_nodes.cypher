// All records of one network that are nodes.
// One statement for all labels: measured as fast as one for each, in a single round trip.
// mode: read
// param: network_id — string, required
// returns: kind — string, label
// returns: properties — map, everything stored of the node
// rows: one per node, in no promised order
// source: data model, records

MATCH (n:Organisation|Consultation|Expert|Area|Plan|Theme|Sector|Phase|ExpertiseDomain|PopulationGroup|Channel
        |ActorType|ConsultationKind|Echelon|Coverage|Statement|Setting|NormLine|NameDecision
        {network_id: $network_id})
RETURN labels(n)[0] AS kind, properties(n) AS properties
