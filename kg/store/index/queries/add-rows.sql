-- Keep the rows that a question has for a key from one owner.
INSERT INTO answer (question, key, owner, rows) VALUES (?, ?, ?, ?)
