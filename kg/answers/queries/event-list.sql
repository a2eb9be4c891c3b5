-- Which events have a name that contains this text, the latest first?
SELECT entity AS event, '^http://www.w3.org/2001/XMLSchema#date"' || day AS latest
FROM item INDEXED BY item_by_day
WHERE class = '<~ns#Event' AND (:part = '' OR instr(names, :part) > 0)
ORDER BY day DESC, entity
LIMIT :limit OFFSET :offset
