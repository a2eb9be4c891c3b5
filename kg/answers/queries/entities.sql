-- Which people (or bodies, posts), each under the one IRI that stands for it, have a name that contains this text?
WITH gone AS (
  SELECT owner AS old, json_extract(CAST(rows AS TEXT), '$[0][1]') AS kept FROM answer
  WHERE question = (SELECT number FROM question WHERE name = 'all-merged') AND owner <> ''
)
SELECT entity, '"' || label AS label
FROM item INDEXED BY item_by_label
WHERE class = :class AND label IS NOT NULL AND entity NOT IN (SELECT old FROM gone) AND (
  :part = '' OR instr(names, :part) > 0
  OR entity IN (SELECT kept FROM gone JOIN item AS other ON other.entity = gone.old WHERE instr(other.names, :part) > 0)
)
ORDER BY label, entity
LIMIT :limit OFFSET :offset
