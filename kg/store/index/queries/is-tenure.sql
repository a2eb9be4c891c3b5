-- Is this a tenure that is prepared?
SELECT 1 FROM tenure WHERE iri = ?
