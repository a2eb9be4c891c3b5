"""One module a family of routes: parse, one call into kg.answers, return."""
