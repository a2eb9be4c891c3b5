-- Keep an entity under one of its IRIs.
INSERT INTO entry (iri, class, head, label, members, within) VALUES (?, ?, ?, ?, ?, ?)
