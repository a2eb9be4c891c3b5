-- Of which of these keys has a question rows?
SELECT DISTINCT wanted.value FROM json_each(?2) AS wanted CROSS JOIN answer ON answer.question = ?1 AND answer.key = wanted.value
