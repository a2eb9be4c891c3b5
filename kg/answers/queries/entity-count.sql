-- How many people (or bodies, posts, events, documents ...), what is one counted once, have a name that contains this text?
WITH gone AS (
  SELECT owner AS old, json_extract(CAST(rows AS TEXT), '$[0][1]') AS kept FROM answer
  WHERE question = (SELECT number FROM question WHERE name = 'all-merged') AND owner <> ''
)
SELECT '^http://www.w3.org/2001/XMLSchema#integer"' || CASE
  WHEN :part = '' THEN coalesce((SELECT count FROM total WHERE question = 'listed' AND class = :class), 0)
    - (SELECT count(*) FROM gone CROSS JOIN item ON item.entity = gone.old WHERE item.class = :class)
  ELSE (
    SELECT count(*) FROM item
    WHERE class = :class AND entity NOT IN (SELECT old FROM gone) AND (
      instr(names, :part) > 0 OR entity IN (
        SELECT kept FROM gone
        WHERE EXISTS (SELECT 1 FROM item AS other WHERE other.entity = gone.old AND instr(other.names, :part) > 0)
      )
    )
  )
END AS count
