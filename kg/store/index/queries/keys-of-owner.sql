-- For which keys does a question have rows from this owner?
SELECT key FROM answer WHERE question = ? AND owner = ? AND owner <> ''
