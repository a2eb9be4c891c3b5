-- How many people do the sources see in office in each year?
SELECT class AS year, '^http://www.w3.org/2001/XMLSchema#integer"' || count AS count
FROM total WHERE question = 'holders-by-year'
ORDER BY class
