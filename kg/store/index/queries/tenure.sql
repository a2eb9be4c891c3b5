-- Which tenure has this IRI, as its answer is written?
SELECT iri, sort, post, start_earliest, start_latest, end_earliest, end_latest, why, head, tail
FROM tenure WHERE iri = ?
