-- Which texts are there, in the order of their numbers?
SELECT id, text FROM writing ORDER BY id
