-- How many tenures are there of each type of post?
SELECT class AS type, '^http://www.w3.org/2001/XMLSchema#integer"' || count AS count
FROM total WHERE question = 'tenures-by-post-type'
ORDER BY total.count DESC, class
