-- Which text has a document?
SELECT text FROM writing WHERE document = ?
