-- Count the members of all classes, once all are there.
INSERT INTO total (question, class, count) SELECT question, class, count(*) FROM tally GROUP BY question, class;
INSERT INTO total (question, class, count) SELECT 'listed', class, count(*) FROM item GROUP BY class;
-- From then on each that comes or goes is counted.
CREATE TRIGGER tally_more AFTER INSERT ON tally BEGIN
  INSERT INTO total VALUES (new.question, new.class, 1) ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER tally_less AFTER DELETE ON tally BEGIN
  UPDATE total SET count = count - 1 WHERE question = old.question AND class = old.class;
END;
CREATE TRIGGER item_more AFTER INSERT ON item BEGIN
  INSERT INTO total VALUES ('listed', new.class, 1) ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER item_less AFTER DELETE ON item BEGIN
  UPDATE total SET count = count - 1 WHERE question = 'listed' AND class = old.class;
END;
CREATE TRIGGER total_none AFTER UPDATE ON total WHEN new.count = 0 BEGIN
  DELETE FROM total WHERE question = new.question AND class = new.class;
END;
CREATE TRIGGER tally_none AFTER UPDATE ON tally WHEN new.times = 0 BEGIN
  DELETE FROM tally WHERE question = new.question AND class = new.class AND member = new.member;
END;
