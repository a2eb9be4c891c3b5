-- Take a thing out of all lists.
DELETE FROM item WHERE entity = ?
