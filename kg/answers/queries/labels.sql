-- What are these people, bodies, posts, events or documents called: the first label of each?
SELECT DISTINCT item.entity AS entity, '"' || item.label AS label
FROM json_each(:entitys) AS wanted CROSS JOIN item ON item.entity = wanted.value
WHERE item.label IS NOT NULL
ORDER BY item.entity
