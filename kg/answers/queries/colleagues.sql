-- Who held a post in a body in which a person held one too, and in how many such bodies?
-- CROSS JOIN pins the order: the person, their bodies, the people in them.
SELECT theirs.member AS other, '^http://www.w3.org/2001/XMLSchema#integer"' || count(DISTINCT theirs.class) AS count
FROM json_each(:persons) AS person
CROSS JOIN tally AS mine ON mine.question = 'people-by-body' AND mine.member = person.value
CROSS JOIN tally AS theirs ON theirs.question = 'people-by-body' AND theirs.class = mine.class
GROUP BY theirs.member
ORDER BY count(DISTINCT theirs.class) DESC, theirs.member
