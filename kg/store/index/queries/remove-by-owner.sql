-- Forget the rows of a question that come from one owner, whatever their keys.
DELETE FROM answer INDEXED BY answer_by_owner WHERE question = ? AND owner = ? AND owner <> ''
