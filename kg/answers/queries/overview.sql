-- How much does the graph hold of each class, what is one counted once?
-- CROSS JOIN pins the order: what gave way, and of which class each of it is.
WITH gone AS MATERIALIZED (
  SELECT item.class AS class, count(*) AS many
  FROM answer CROSS JOIN item ON item.entity = answer.owner
  WHERE answer.question = (SELECT number FROM question WHERE name = 'all-merged') AND answer.owner <> ''
  GROUP BY item.class
)
SELECT class AS class, '^http://www.w3.org/2001/XMLSchema#integer"' || (
  count - coalesce((SELECT many FROM gone WHERE gone.class = total.class), 0)
) AS count
FROM total WHERE question = 'overview'
ORDER BY class
