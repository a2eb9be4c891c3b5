"""Pure functions on Chinese text: sentences, names, scripts, numbers, dates."""
