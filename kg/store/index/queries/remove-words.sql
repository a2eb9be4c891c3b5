-- Take the letters of a text out: they have to be said again.
INSERT INTO search_text (search_text, rowid, letters) VALUES ('delete', ?, ?)
