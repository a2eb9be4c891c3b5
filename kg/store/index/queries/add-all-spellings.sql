-- Put all spellings in, in their order: several times as fast as in any other.
INSERT INTO spelling SELECT * FROM temp.spelt ORDER BY way, tier, kind, key, form;
