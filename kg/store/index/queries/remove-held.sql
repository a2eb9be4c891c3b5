-- Say no more whose a tenure was: while its rows are those of before.
DELETE FROM held WHERE question = ?1 AND tenure = ?2 AND sort = (SELECT sort FROM tenure WHERE iri = ?2)
AND owner IN (SELECT key FROM answer INDEXED BY answer_by_owner WHERE question = ?1 AND owner = ?2 AND owner <> '')
