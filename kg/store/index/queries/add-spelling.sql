-- Put a form in, in one of its ways.
INSERT INTO spelling (way, tier, kind, key, form, use, weight) VALUES (?, ?, ?, ?, ?, ?, ?)
