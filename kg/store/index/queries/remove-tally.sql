-- Count a member of a class once less.
UPDATE tally SET times = times - 1 WHERE question = ? AND class = ? AND member = ?
