-- How many people (or bodies, posts, events, documents ...) have a name that contains this text?
SELECT '^http://www.w3.org/2001/XMLSchema#integer"' || CASE
  WHEN :part = '' THEN coalesce((SELECT count FROM total WHERE question = 'listed' AND class = :class), 0)
  ELSE (SELECT count(*) FROM item WHERE class = :class AND instr(names, :part) > 0)
END AS count
