"""Tables of the words that stand around a text; kg.documents.labels reads them."""
