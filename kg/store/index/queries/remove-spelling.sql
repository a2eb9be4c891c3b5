-- Take a form out, in one of its ways.
DELETE FROM spelling WHERE way = ? AND tier = ? AND kind = ? AND key = ? AND form = ?
