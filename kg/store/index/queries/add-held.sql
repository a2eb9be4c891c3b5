-- Say whose a tenure is: by the rows that are kept of a question.
INSERT INTO held (question, owner, sort, tenure)
SELECT answer.question, answer.key, tenure.sort, tenure.iri
FROM tenure CROSS JOIN answer INDEXED BY answer_by_owner ON answer.question = ?1 AND answer.owner = tenure.iri AND answer.owner <> ''
WHERE tenure.iri = ?2
