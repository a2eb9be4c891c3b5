-- Take the text of a document out.
DELETE FROM writing WHERE id = ?
