-- Put a thing into a list.
INSERT INTO item (class, entity, label, names, day) VALUES (?, ?, ?, ?, ?)
