-- Put a line into the list of documents.
INSERT INTO paper (document, title, published, publisher, key, words, day) VALUES (?, ?, ?, ?, ?, ?, ?)
