-- Which documents have a title that contains this text, the latest first?
SELECT document, title, published, publisher, key
FROM paper INDEXED BY paper_by_day
WHERE :part = '' OR instr(words, :part) > 0
ORDER BY day DESC, document
LIMIT :limit OFFSET :offset
