-- Keep a tenure as its answer is written.
INSERT INTO tenure (iri, sort, post, start_earliest, start_latest, end_earliest, end_latest, why, head, tail)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
