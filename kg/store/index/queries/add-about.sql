-- Say something of the index itself.
INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)
