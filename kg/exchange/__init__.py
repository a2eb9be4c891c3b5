"""Formats in and out, one file each: `extract`'s JSON, gold and the scores against it, other people's formats."""
