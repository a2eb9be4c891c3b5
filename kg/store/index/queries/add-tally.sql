-- Count a member of a class once more.
INSERT INTO tally (question, class, member, times) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1
