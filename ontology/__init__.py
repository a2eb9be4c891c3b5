"""What may be said: the vocabulary (data) and two small modules that read it."""
