"""The full name of a body in, the concept of scheme body-types whose label its name ends with out."""

from functools import cache

from ontology import schemes
from ontology.terms import concept

SCHEME = "body-types"
PARTY_COMMITTEE = "中国共产党"


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Label and concept, the longest label first: 档案学会 ends with 学会, 省委办公厅 with 办公厅 before 厅.

    One-character labels (部, 局, 委) say too little of a full name to give a type.
    """
    pairs = [(label, item.iri) for item in schemes.load().get(SCHEME, ()) for label in item.labels if len(label) > 1]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def body_type(name: str) -> str | None:
    """The IRI of the type of the body with this full name; None where no label fits. 江苏省档案馆 -> archives.

    A Party committee is called 中国共产党…委员会 in full, which no ending tells from other committees.
    """
    found = next((iri for label, iri in _endings() if name.endswith(label)), None)
    if found == concept(SCHEME, "committee-general") and name.startswith(PARTY_COMMITTEE):
        return concept(SCHEME, "party-committee")
    return found


def is_society(name: str) -> bool:
    """Whether the body is a society, an association or their council: nobody's main post. 江苏省档案学会."""
    return body_type(name) in {concept(SCHEME, type) for type in ("society", "council")}
