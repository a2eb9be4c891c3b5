-- Which forms begin so and fit one of two patterns? So many at most, those on whose thing the most rests first.
SELECT form FROM spelling
WHERE way = ?1 AND tier IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) AND kind IN (?2, ?3, ?4, ?5, ?6)
AND key >= ?7 AND key < ?8 AND (key GLOB ?9 OR key GLOB ?10)
ORDER BY tier LIMIT ?11
