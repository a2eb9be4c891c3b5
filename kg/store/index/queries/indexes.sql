-- How the kept rows are found: made after a bulk load, which is faster than before it.
CREATE UNIQUE INDEX answer_by_key ON answer (question, key, owner);
CREATE INDEX answer_by_owner ON answer (question, owner) WHERE owner <> '';
CREATE UNIQUE INDEX tenure_by_iri ON tenure (iri);
