-- On how many tenures and participations does a thing rest?
SELECT count(*) FROM answer WHERE question IN (?, ?, ?, ?) AND key = ?
