// Which constraints the database really has.
// mode: read
// returns: kinds — list of string, one label or type
// returns: properties — list of string, in the order of the index
// rows: one per constraint, in no promised order
// source: data model, identity of records

SHOW CONSTRAINTS YIELD labelsOrTypes, properties
RETURN labelsOrTypes AS kinds, properties AS properties
