"""ASK: questions about the graph become plain values (kg/answers/values.py), by .rq files that run as they stand."""

from kg.answers.happenings import event
from kg.answers.lists import bodies, documents, events, people
from kg.answers.officials import Period, career, holders, officials, post_holders
from kg.answers.papers import document
from kg.answers.plain import plain
from kg.answers.records import body, class_of, evidence, overview
from kg.answers.values import Page

__all__ = [
    "Page",
    "Period",
    "bodies",
    "body",
    "career",
    "class_of",
    "document",
    "documents",
    "event",
    "events",
    "evidence",
    "holders",
    "officials",
    "overview",
    "people",
    "plain",
    "post_holders",
]
