"""The tables of the words around a text (kg/documents/words) go in; labels, marks and menus come out as constants."""

from kg.text.tables import listed

WORDS = "kg.documents.words"
"""Where the tables stand."""
DATES = listed("dates", WORDS)
SOURCES = listed("sources", WORDS)
SITES = listed("sites", WORDS)
OTHERS = listed("others", WORDS)
ONLY_IN_HEAD = frozenset(listed("only-in-head", WORDS))
MARKS_OF_A_FOOT = listed("marks-of-a-foot", WORDS)
MARKS_OF_A_HEAD = listed("marks-of-a-head", WORDS)
NAVIGATION = frozenset(listed("navigation", WORDS))
NO_PUBLISHER = frozenset(listed("no-publisher", WORDS))
ENDS_OF_BODIES = listed("ends-of-bodies", WORDS)
TITLES_WITH_NAMES = listed("titles-with-names", WORDS)
INNER_UNITS = tuple("科处室股部组办")
"""How the names of inner units end: 来源:办公室 names no publisher."""
