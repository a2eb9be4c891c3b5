-- Take a form out.
DELETE FROM form WHERE id = ?
