-- Forget a tenure.
DELETE FROM tenure WHERE iri = ?
