-- Which questions, as they read then, was the index built for?
SELECT value FROM about WHERE name = 'shape'
