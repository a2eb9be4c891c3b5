-- Which entity of this class has this IRI?
SELECT head, label, members, within FROM entry WHERE iri = ? AND class = ?
