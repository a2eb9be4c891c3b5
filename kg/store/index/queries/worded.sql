-- Which documents hold this phrase of letters? So many at most, those of the latest years first.
SELECT writing.document, writing.day
FROM (SELECT rowid FROM search_text WHERE search_text MATCH ?1 ORDER BY rowid LIMIT ?2) AS found
CROSS JOIN writing ON writing.id = found.rowid
