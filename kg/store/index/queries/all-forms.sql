-- Which forms are there, in the order of their numbers?
SELECT id, kind, text FROM form ORDER BY id
