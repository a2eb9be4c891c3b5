-- Forget what is known of a person.
DELETE FROM profile WHERE person = ?
