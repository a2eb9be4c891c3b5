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
-- What lists are made of: an entity of a class, its first label, all its names, the last of its first days.
CREATE TABLE item (class TEXT NOT NULL, entity TEXT NOT NULL, label TEXT, names TEXT NOT NULL, day TEXT);
-- A line of the list of documents: its terms, and its title and day as plain text.
CREATE TABLE paper (
  document TEXT NOT NULL, title TEXT, published TEXT, publisher TEXT, key TEXT, words TEXT NOT NULL, day TEXT
);
-- How often a member is found in a class; how many members a class has. What counts over the whole graph is kept.
CREATE TABLE tally (
  question TEXT NOT NULL, class TEXT NOT NULL, member TEXT NOT NULL, times INTEGER NOT NULL,
  PRIMARY KEY (question, class, member)
) WITHOUT ROWID;
CREATE TABLE total (
  question TEXT NOT NULL, class TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (question, class)
) WITHOUT ROWID;
-- What is known of a person besides their tenures, as the answer is written, cut where these go.
CREATE TABLE profile (person TEXT PRIMARY KEY, head BLOB NOT NULL, tail BLOB NOT NULL);
-- A person, a body or a post by any of its IRIs: the one that stands for it, its label, all its IRIs, the body of a post.
CREATE TABLE entry (
  iri TEXT NOT NULL, class TEXT NOT NULL, head TEXT NOT NULL, label TEXT NOT NULL, members TEXT NOT NULL, within BLOB,
  PRIMARY KEY (iri, class)
) WITHOUT ROWID;
-- A form by which a thing is searched for. The first bits of its number say how much rests on the thing: 0 on the most.
CREATE TABLE form (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, entity TEXT NOT NULL, text TEXT NOT NULL,
  use INTEGER NOT NULL, weight INTEGER NOT NULL
);
-- A form in one of its ways: as it is written (0), as it sounds (1), its initials (2), 0 and 1 from the end (3, 4), a person's surname with initials (5).
CREATE TABLE spelling (
  way INTEGER NOT NULL, tier INTEGER NOT NULL, kind INTEGER NOT NULL, key TEXT NOT NULL, form INTEGER NOT NULL,
  use INTEGER NOT NULL, weight INTEGER NOT NULL,
  PRIMARY KEY (way, tier, kind, key, form)
) WITHOUT ROWID;
-- The letters of a form, set apart by blanks: what is looked for is a phrase of letters, in the middle of a name too.
CREATE VIRTUAL TABLE search_form USING fts5(kind, letters, content='', tokenize='ascii');
-- The text of a document, packed; the first bits of its number say how late it is.
CREATE TABLE writing (id INTEGER PRIMARY KEY, document TEXT NOT NULL, day TEXT NOT NULL, text BLOB NOT NULL);
-- Its letters, set apart by blanks.
CREATE VIRTUAL TABLE search_text USING fts5(letters, content='', tokenize='ascii');
