-- Who held a post in a body of somebody who was a colleague of a person, and of how many such colleagues?
-- CROSS JOIN pins the order: each step follows the one before.
WITH colleague AS MATERIALIZED (
  SELECT DISTINCT theirs.member AS name
  FROM json_each(:persons) AS person
  CROSS JOIN tally AS mine ON mine.question = 'people-by-body' AND mine.member = person.value
  CROSS JOIN tally AS theirs ON theirs.question = 'people-by-body' AND theirs.class = mine.class
  WHERE theirs.member <> person.value
)
SELECT other.member AS other, '^http://www.w3.org/2001/XMLSchema#integer"' || count(DISTINCT colleague.name) AS count
FROM colleague
CROSS JOIN tally AS held ON held.question = 'people-by-body' AND held.member = colleague.name
CROSS JOIN tally AS other ON other.question = 'people-by-body' AND other.class = held.class
GROUP BY other.member
ORDER BY count(DISTINCT colleague.name) DESC, other.member
