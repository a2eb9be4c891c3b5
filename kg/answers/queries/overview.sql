-- How much does the graph hold of each class?
SELECT class AS class, '^http://www.w3.org/2001/XMLSchema#integer"' || count AS count
FROM total WHERE question = 'overview'
ORDER BY class
