-- In which bodies are the most people known to have held a post?
SELECT people.class AS body,
  '^http://www.w3.org/2001/XMLSchema#integer"' || people.count AS people,
  '^http://www.w3.org/2001/XMLSchema#integer"' || tenures.count AS tenures
FROM total AS people CROSS JOIN total AS tenures
  ON tenures.question = 'tenures-by-body' AND tenures.class = people.class
WHERE people.question = 'people-by-body'
ORDER BY people.count DESC, tenures.count DESC, people.class
LIMIT :limit
