-- Count so many more, or less, of a class.
INSERT INTO total (question, class, count) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count
