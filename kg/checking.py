"""The store and what people acknowledged in, the findings that are to be looked at out; and an acknowledgement kept."""

from dataclasses import dataclass

from kg.answers import checks
from kg.answers.checks import RULES, Finding
from kg.decisions import acknowledgements
from kg.decisions.acknowledgements import AGAIN, Acknowledgement
from kg.errors import InputError, NotFound
from kg.settings import Settings
from kg.store.protocol import Store


@dataclass(frozen=True, slots=True)
class Checks:
    """The findings; `total` counts those of the rules asked for, `acknowledged` those that somebody has seen."""

    total: int
    acknowledged: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings: of one rule (None: of all), those that were acknowledged too, so many from there on."""

    rule: str | None = None
    acknowledged: bool = False
    limit: int | None = None
    offset: int = 0


def check(store: Store, settings: Settings, wanted: Wanted) -> Checks:
    """What the lints find. Raises InputError for a rule that does not exist."""
    if wanted.rule is not None and wanted.rule not in RULES:
        raise InputError(f"no rule {wanted.rule!r}", "rules: " + ", ".join(RULES))
    seen = acknowledgements.standing(acknowledgements.read(settings.decided()))
    told = {finding: f"{one.by} {one.on[:10]}: {one.reason}" for finding, one in seen.items()}
    found = [one for one in checks.problems(store) if wanted.rule in (None, one.rule)]
    hidden = [one for one in found if checks.identity(one) in told]
    shown = found if wanted.acknowledged else [one for one in found if checks.identity(one) not in told]
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    page = tuple(shown[wanted.offset : end])
    return Checks(len(found), len(hidden), checks.findings(store, page, told))


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding (its id), why it may stand, who says so and when; or that it is to be shown `again`."""

    finding: str
    reason: str
    by: str
    on: str
    again: bool = False


def acknowledge(store: Store, settings: Settings, seen: Seen) -> Acknowledgement:
    """Keep that somebody has seen a finding. Raises NotFound for no such finding, InputError without name or reason."""
    if not seen.by:
        raise InputError("it is not known who acknowledges", "give --by NAME, or set ARCHONTOLOGY_EDITOR")
    if not seen.reason and not seen.again:
        raise InputError("an acknowledgement needs its reason", "give --reason")
    rules = {checks.identity(one): one.rule for one in checks.problems(store)}
    if seen.finding not in rules:
        raise NotFound(f"no finding {seen.finding!r}", "archontology check shows the id of each")
    one = Acknowledgement(
        finding=seen.finding,
        rule=rules[seen.finding],
        reason=seen.reason,
        by=seen.by,
        on=seen.on,
        again=AGAIN if seen.again else "",
    )
    acknowledgements.add(settings.decided(), one)
    return one
