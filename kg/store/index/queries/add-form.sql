-- Put a form of a thing in.
INSERT INTO form (id, kind, entity, text, use, weight) VALUES (?, ?, ?, ?, ?, ?)
