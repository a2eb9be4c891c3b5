-- What is kept of the text of a document?
SELECT id, document, day, text FROM writing WHERE document = ?
