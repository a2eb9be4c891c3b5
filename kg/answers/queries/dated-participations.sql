-- Who took part in which event, in which role, and on which days was it?
-- CROSS JOIN pins the order: the parts of each agent, what it is, the days of the event.
SELECT json_extract(part.value, '$[0]') AS participation, whose.key AS agent, class.value AS class,
  json_extract(part.value, '$[1]') AS event, json_extract(part.value, '$[2]') AS role,
  (SELECT '"' || max(substr(json_extract(said.value, '$[1]'), instr(json_extract(said.value, '$[1]'), '"') + 1))
    FROM question CROSS JOIN answer ON answer.question = question.number AND answer.key = json_extract(part.value, '$[1]')
    CROSS JOIN json_each(CAST(answer.rows AS TEXT)) AS said
    WHERE question.name = 'facts' AND json_extract(said.value, '$[0]') = '<~ns#occurredEarliest') AS earliest,
  (SELECT '"' || min(substr(json_extract(said.value, '$[1]'), instr(json_extract(said.value, '$[1]'), '"') + 1))
    FROM question CROSS JOIN answer ON answer.question = question.number AND answer.key = json_extract(part.value, '$[1]')
    CROSS JOIN json_each(CAST(answer.rows AS TEXT)) AS said
    WHERE question.name = 'facts' AND json_extract(said.value, '$[0]') = '<~ns#occurredLatest') AS latest
FROM question AS kept
CROSS JOIN answer AS whose INDEXED BY answer_by_owner ON whose.question = kept.number AND whose.owner <> ''
CROSS JOIN json_each(CAST(whose.rows AS TEXT)) AS part
CROSS JOIN json_each(
  (SELECT json_group_array(class) FROM item WHERE entity = whose.key AND class IN ('<~ns#Person', '<~ns#Body'))
) AS class
WHERE kept.name = 'attendances'
ORDER BY 1, 2, 3, 4, 5
