-- Which forms are spelt from here to there? So many are looked at, those on whose thing the most rests first.
SELECT form, use, weight FROM (
  SELECT form, use, weight, key FROM spelling
  WHERE way = ?1 AND tier IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) AND kind IN (?2, ?3, ?4, ?5, ?6)
  AND key >= ?7 AND key < ?8
  ORDER BY tier LIMIT ?9
) AS found
ORDER BY (use > 0) + (use > 2), weight DESC, length(key), key LIMIT ?10
