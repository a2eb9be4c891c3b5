-- Which forms hold this phrase of letters?
SELECT form.id, form.use, form.weight
FROM (SELECT rowid FROM search_form WHERE search_form MATCH ? ORDER BY rowid LIMIT ?) AS found
CROSS JOIN form ON form.id = found.rowid
