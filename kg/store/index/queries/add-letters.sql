-- Put the letters of a form in.
INSERT INTO search_form (rowid, kind, letters) VALUES (?, ?, ?)
