-- Forget the entity of an IRI.
DELETE FROM entry WHERE iri = ?
