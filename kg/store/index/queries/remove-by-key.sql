-- Forget the rows of a question that a key has of its own.
DELETE FROM answer WHERE question = ? AND key = ? AND owner = ''
