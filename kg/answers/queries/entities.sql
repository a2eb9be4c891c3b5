-- Which people (or bodies, posts), what is one listed once, have a name that contains this text, in the order of their labels?
WITH gone AS (
  SELECT owner AS old, json_extract(CAST(rows AS TEXT), '$[0][1]') AS kept FROM answer
  WHERE question = (SELECT number FROM question WHERE name = 'all-merged') AND owner <> ''
)
SELECT entity, '"' || label AS label
FROM item INDEXED BY item_by_label
WHERE class = :class AND label IS NOT NULL AND entity NOT IN (SELECT old FROM gone) AND (
  :part = '' OR instr(names, :part) > 0
  OR entity IN (
    SELECT kept FROM gone
    WHERE EXISTS (SELECT 1 FROM item AS other WHERE other.entity = gone.old AND instr(other.names, :part) > 0)
  )
)
ORDER BY label, entity
LIMIT :limit OFFSET :offset
