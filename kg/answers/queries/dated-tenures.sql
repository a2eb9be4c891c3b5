-- Who is tied to which body by which tenure, between which days?
-- CROSS JOIN pins the order: of whom each tenure is, when it was, in which body.
SELECT holder.owner AS tenure, holder.key AS person, place.key AS body,
  '"' || start_earliest AS startEarliest, '"' || start_latest AS startLatest,
  '"' || end_earliest AS endEarliest, '"' || end_latest AS endLatest
FROM question AS whose
CROSS JOIN answer AS holder ON holder.question = whose.number AND holder.owner <> ''
CROSS JOIN tenure ON tenure.iri = holder.owner
CROSS JOIN question AS where_ ON where_.name = 'tenures-in-body'
CROSS JOIN answer AS place INDEXED BY answer_by_owner
  ON place.question = where_.number AND place.owner = holder.owner AND place.owner <> ''
WHERE whose.name = 'tenures-of-person'
ORDER BY holder.owner, holder.key, place.key
