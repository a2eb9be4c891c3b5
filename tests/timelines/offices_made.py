"""Claims of invented persons in invented posts, by hand or by Hypothesis; what is known of a tenure in short."""

from datetime import date

from hypothesis import strategies as st

from kg.model import BodyRef, DateValue, PersonRef, Span, Status, TenureClaim
from kg.offices import Dated, Days, OfficeClaim, Tenure
from kg.timelines import bounds
from kg.triples.tenures import DECIDED, end_state
from ontology.terms import concept

ONE = concept("posts", "director")


def claim(iri: str, status: Status = Status.CURRENT, **more: str | None) -> OfficeClaim:
    """What the claim of a text says: start, end and attested are EDTF; person, body and post default to one of each."""
    dates = {key: DateValue(value, value) for key in ("start", "end", "attested") if (value := more.pop(key, None))}
    where = {key: more.pop(key, None) or key for key in ("person", "body", "post")}
    rest = {key: more.pop(key, None) for key in ("cause", "end_is")}
    said = TenureClaim(
        span=Span(0, 1),
        quote="x",
        rule="test",
        person=PersonRef("甲文", Span(0, 1)),
        body=BodyRef("云州市档案馆", "云州市档案馆"),
        post="馆长",
        written="馆长",
        status=status,
        **dates,
        **rest,
    )
    known = bounds(said)
    return OfficeClaim(
        iri=iri,
        span=f"span-{iri}",
        title="馆长",
        status=status,
        days=Days(
            start_earliest=known.start_earliest,
            start_latest=known.start_latest,
            end_earliest=known.end_earliest,
            end_latest=known.end_latest,
        ),
        attested=known.attested.edtf if known.attested else None,
        stage=concept("stages", known.stage) if known.stage else None,
        start=Dated(f"date-{said.start.edtf}", said.start.edtf) if said.start and status not in DECIDED else None,
        end=Dated(f"date-{said.end.edtf}", said.end.edtf) if said.end and said.end.edtf != ".." else None,
        end_state=end_state(said.end, status),
        start_cause=concept("causes", known.start_cause) if known.start_cause else None,
        end_cause=concept("causes", known.end_cause) if known.end_cause else None,
        **where,
        **more,
    )


def days(tenure: Tenure) -> tuple[str, str, str, str]:
    """The four bounds as text, a hyphen where nothing is known."""
    known = tenure.days
    every = (known.start_earliest, known.start_latest, known.end_earliest, known.end_latest)
    return tuple(day.isoformat() if day else "-" for day in every)  # type: ignore[return-value]


def _dates() -> st.SearchStrategy[str]:
    day = st.dates(date(1990, 1, 1), date(2025, 12, 28)).map(date.isoformat)
    return st.one_of(day, day.map(lambda text: text[:7]), day.map(lambda text: text[:4]))


@st.composite
def claims(draw: st.DrawFn) -> list[OfficeClaim]:
    """Some claims of any kind of a few persons in a few posts."""
    found = []
    for number in range(draw(st.integers(1, 9))):
        some = {key: draw(st.none() | _dates()) for key in ("start", "end", "attested")}
        found.append(
            claim(
                f"c{number}",
                draw(st.sampled_from(Status)),
                person=draw(st.sampled_from(["p1", "p2", "p3"])),
                post=draw(st.sampled_from(["馆长", "副馆长"])),
                post_type=draw(st.sampled_from([ONE, None])),
                **some,
            )
        )
    return found
