-- Put the text of a document in.
INSERT INTO writing (id, document, day, text) VALUES (?, ?, ?, ?)
