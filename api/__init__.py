"""THE SAME ANSWERS OVER HTTP: a request in, an answer of kg.answers out, as JSON, RDF or a page."""
