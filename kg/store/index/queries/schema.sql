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
-- A tenure as its answer is written, cut where the judgement of a day goes; with what a day is judged by.
CREATE TABLE tenure (
  iri TEXT NOT NULL,
  sort TEXT NOT NULL,
  post TEXT,
  start_earliest TEXT,
  start_latest TEXT,
  end_earliest TEXT,
  end_latest TEXT,
  why BLOB,
  head BLOB NOT NULL,
  tail BLOB NOT NULL
);
-- Whose it is: by person, post and body, in the order of its dates.
CREATE TABLE held (
  question INTEGER NOT NULL,
  owner TEXT NOT NULL,
  sort TEXT NOT NULL,
  tenure TEXT NOT NULL,
  PRIMARY KEY (question, owner, sort, tenure)
) WITHOUT ROWID;
