-- What an index is made of: the kept rows of each question.
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE question (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
-- `owner` is what the rows change with: a tenure of the many of a body. Empty where that is the key itself.
CREATE TABLE answer (
  question INTEGER NOT NULL,
  key TEXT NOT NULL,
  owner TEXT NOT NULL,
  rows BLOB NOT NULL
);
