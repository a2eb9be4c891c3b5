"""RELATE: who sat where with whom: dated edges as arrays, searched; answers with the words of every step."""
