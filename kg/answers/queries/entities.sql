-- Which people (or bodies, posts) have a name that contains this text, in the order of their labels?
SELECT entity, '"' || label AS label
FROM item INDEXED BY item_by_label
WHERE class = :class AND label IS NOT NULL AND (:part = '' OR instr(names, :part) > 0)
ORDER BY label, entity
LIMIT :limit OFFSET :offset
