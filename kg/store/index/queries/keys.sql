-- Of which keys has a question rows?
SELECT key FROM answer WHERE question = ? ORDER BY key
