-- Which forms hold this phrase of letters? So many are looked at, those on whose thing the most rests first.
SELECT form.id, form.use, form.weight
FROM (SELECT rowid FROM search_form WHERE search_form MATCH ?1 ORDER BY rowid LIMIT ?2) AS found
CROSS JOIN form ON form.id = found.rowid
ORDER BY (form.use > 0) + (form.use > 2), form.weight DESC, length(form.text), form.text LIMIT ?3
