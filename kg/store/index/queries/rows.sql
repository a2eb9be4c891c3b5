-- Which rows does a question have for a key, one piece an owner?
SELECT rows FROM answer WHERE question = ? AND key = ? ORDER BY owner
