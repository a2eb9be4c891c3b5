-- What is known of a person besides their tenures?
SELECT head, tail FROM profile WHERE person = ?
