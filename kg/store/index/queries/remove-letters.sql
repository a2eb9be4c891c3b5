-- Take the letters of a form out: they have to be said again.
INSERT INTO search_form (search_form, rowid, kind, letters) VALUES ('delete', ?, ?, ?)
