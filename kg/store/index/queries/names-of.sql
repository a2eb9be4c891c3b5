-- Which names are kept of a thing, and what says so?
SELECT owner, rows FROM answer WHERE question = ? AND key = ? ORDER BY owner
