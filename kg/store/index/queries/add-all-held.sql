-- Say whose every tenure is: by the rows that are kept of a question.
INSERT INTO held (question, owner, sort, tenure)
SELECT answer.question, answer.key, tenure.sort, tenure.iri
FROM answer CROSS JOIN tenure ON tenure.iri = answer.owner
WHERE answer.question = ? AND answer.owner <> ''
ORDER BY answer.key, tenure.sort
