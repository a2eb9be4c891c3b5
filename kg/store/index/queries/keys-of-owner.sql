-- For which keys does a question have rows from this owner?
SELECT key FROM answer INDEXED BY answer_by_owner WHERE question = ? AND owner = ? AND owner <> ''
