"""A reading in and what people said of whom its claims are about; the reading with those persons and bodies out.

The rules read 苏州市档案馆副馆长周一鸣 in two documents and take the two for one: name and body are the same. A curator who
knows better gives the claims of one document to another 周一鸣.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from kg.decisions.attributions import Attributions, Named
from kg.decisions.contents import content_of
from kg.entities.identity import Identity
from kg.model import BodyRef, Claim, PersonRef, Reading

Value = TypeVar("Value")
Said = TypeVar("Said", bound=Claim)


def attributed(reading: Reading, ids: Identity, said: Attributions) -> Reading:
    """The reading in which each claim is about whom people said."""
    if not said.by_iri:
        return reading

    def about(claims: tuple[Said, ...]) -> tuple[Said, ...]:
        return tuple(_claim(reading, ids, said, one) for one in claims)

    return replace(
        reading,
        tenures=about(reading.tenures),
        ranks=about(reading.ranks),
        honours=about(reading.honours),
        memberships=about(reading.memberships),
        events=about(reading.events),
        body_facts=about(reading.body_facts),
        body_history=about(reading.body_history),
    )


def _claim(reading: Reading, ids: Identity, said: Attributions, claim: Said) -> Said:
    found = said.of(ids.claim(claim), content_of(reading.document.key, claim))
    return _given(claim, {one.named: one.to for one in found}) if found else claim


def _given(value: Value, to: Mapping[Named, str]) -> Value:
    """The value with every person and body in it that was given."""
    return cast("Value", _changed(value, to))


def _changed(value: object, to: Mapping[Named, str]) -> object:
    if isinstance(value, PersonRef | BodyRef):
        iri = to.get(("person" if isinstance(value, PersonRef) else "body", value.called))
        return replace(value, given=iri) if iri else value
    if isinstance(value, tuple):
        return tuple(_changed(one, to) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _changed(getattr(value, one.name), to) for one in fields(value)})
    return value
