"""The words that names of Chinese institutions are made of, as tables."""
