-- By which number does the index know each question?
SELECT name, number FROM question
