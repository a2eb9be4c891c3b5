-- How much does the graph hold of each class, what is one counted once?
WITH gone AS (
  SELECT item.class AS class, count(*) AS count FROM answer JOIN item ON item.entity = answer.owner
  WHERE answer.question = (SELECT number FROM question WHERE name = 'all-merged') AND answer.owner <> ''
  GROUP BY item.class
)
SELECT total.class AS class, '^http://www.w3.org/2001/XMLSchema#integer"' || (total.count - coalesce(gone.count, 0)) AS count
FROM total LEFT JOIN gone ON gone.class = total.class
WHERE total.question = 'overview' AND total.count > coalesce(gone.count, 0)
ORDER BY total.class
