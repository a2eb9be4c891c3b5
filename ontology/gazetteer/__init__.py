"""Places with their history: the table and the script that makes it."""
