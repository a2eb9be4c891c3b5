-- Which forms has a thing?
SELECT id, kind, entity, text, use, weight FROM form WHERE entity = ?
