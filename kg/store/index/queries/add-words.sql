-- Put the letters of a text in.
INSERT INTO search_text (rowid, letters) VALUES (?, ?)
