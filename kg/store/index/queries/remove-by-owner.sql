-- Forget the rows of a question that come from one owner, whatever their keys.
DELETE FROM answer WHERE question = ? AND owner = ? AND owner <> ''
