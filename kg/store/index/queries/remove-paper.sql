-- Take a document out of the list.
DELETE FROM paper WHERE document = ?
