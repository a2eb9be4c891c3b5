-- Give a question its number.
INSERT INTO question (number, name) VALUES (?, ?)
