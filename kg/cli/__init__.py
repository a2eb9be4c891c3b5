"""The command line: one module a verb; kg/cli/main.py puts them together."""
