"""REPLACE: quads in, one named graph a document and their set union as the default graph; and SPARQL out."""

from kg.store.protocol import Answer, Change, Form, Row, Store, Term

__all__ = ["Answer", "Change", "Form", "Row", "Store", "Term"]
