-- Which tenures are prepared?
SELECT iri FROM tenure
