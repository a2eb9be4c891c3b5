-- Keep what is known of a person.
INSERT INTO profile (person, head, tail) VALUES (?, ?, ?)
