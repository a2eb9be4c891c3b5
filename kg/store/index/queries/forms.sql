-- What are these forms, and of what?
SELECT form.id, form.kind, form.entity, form.text, form.use, form.weight
FROM json_each(?) AS wanted CROSS JOIN form ON form.id = wanted.value
