"""What people decided, kept as files that people can read and edit: rows in, rows with their line numbers out."""
