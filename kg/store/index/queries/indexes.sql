-- How the kept rows are found: made after a bulk load, which is faster than before it.
CREATE UNIQUE INDEX answer_by_key ON answer (question, key, owner);
CREATE INDEX answer_by_owner ON answer (question, owner) WHERE owner <> '';
CREATE UNIQUE INDEX tenure_by_iri ON tenure (iri);
CREATE INDEX item_by_label ON item (class, label, entity, names);
CREATE INDEX item_by_day ON item (day DESC, entity, names) WHERE class = '<~ns#Event';
CREATE INDEX tally_by_member ON tally (question, member, class);
CREATE INDEX item_by_entity ON item (entity);
CREATE INDEX paper_by_day ON paper (day DESC, document);
CREATE INDEX paper_by_document ON paper (document);
CREATE INDEX form_by_entity ON form (entity);
CREATE INDEX writing_by_document ON writing (document);
