-- Which tenures are whose (by person, post or body), in the order of their dates, each as its answer is written?
-- CROSS JOIN pins the order: first whose they are, then each by its IRI.
SELECT tenure.iri, tenure.sort, post, start_earliest, start_latest, end_earliest, end_latest, why, head, tail
FROM held CROSS JOIN tenure ON tenure.iri = held.tenure
WHERE held.question = ? AND held.owner = ?
ORDER BY held.sort
