"""IRIs depend on what is said and on nothing else; the hashes here pin docs/graph.md."""

from dataclasses import replace
from hashlib import sha256

from kg.entities import identify
from kg.entities.body_types import body_type, is_society
from kg.entities.homes import homes
from kg.model import (
    BodyRef,
    DateValue,
    Document,
    EventClaim,
    HonourClaim,
    MembershipClaim,
    PersonRef,
    RankClaim,
    Reading,
    Span,
    Status,
    TenureClaim,
)

BASE = "https://example.org/id/"
ARCHIVES = BodyRef("云州市档案馆", "市档案馆", via="city of the publisher")
SOCIETY = BodyRef("云州市档案学会", "市档案学会")
VAGUE = BodyRef("省局", "省局", resolved=False)


def tenure(body: BodyRef | None = ARCHIVES, name: str = "甲某", status: Status = Status.CURRENT) -> TenureClaim:
    person = PersonRef(name, Span(8, 10))
    return TenureClaim(
        span=Span(0, 10),
        quote="市档案馆馆长甲某",
        rule="r1",
        person=person,
        body=body,
        post="馆长",
        written="馆长",
        status=status,
    )


def reading(*tenures: TenureClaim, key: str = "a.txt") -> Reading:
    document = Document(key=key, text="x" * 40, content=b"x", sha256="0" * 64, media_type="text/plain")
    return Reading(document=document, tenures=tenures)


def h(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def test_the_iris_are_those_of_the_table() -> None:
    claim = tenure()
    ids = identify(reading(claim), BASE)
    assert ids.graph() == f"{BASE}graph/{h('a.txt')}"
    assert ids.document() == f"{BASE}document/{h('a.txt')}"
    assert ids.span(Span(3, 9)) == f"{BASE}span/{h('a.txt', '3', '9')}"
    person = f"{BASE}person/{h('甲某', '云州市档案馆')}"
    body = f"{BASE}body/{h('云州市档案馆')}"
    post = f"{BASE}post/{h(body, '馆长')}"
    assert (ids.person(claim.person), ids.body(ARCHIVES), ids.post(ARCHIVES, "馆长")) == (person, body, post)
    assert ids.tenure(claim) == f"{BASE}tenure/{h(person, body, post)}"
    assert ids.body(VAGUE) == f"{BASE}body/{h('省局', 'a.txt')}"
    assert ids.date(DateValue("2020-12-08", "12月8日", ("year",))) == f"{BASE}date/{h('2020-12-08', '12月8日', 'year')}"


def test_an_event_is_known_by_type_name_and_date_or_by_its_place() -> None:
    ids = identify(reading(), BASE)
    event = EventClaim(
        span=Span(0, 5), quote="年会", rule="r", type="conference", name="年会", date=DateValue("2020", "x")
    )
    assert ids.event(event) == f"{BASE}event/{h('conference', '年会', '2020')}"
    assert ids.event(replace(event, name=None)) == f"{BASE}event/{h('a.txt', '0', '5', 'conference')}"


def test_the_same_person_of_the_same_body_is_one_in_two_documents() -> None:
    one, two = (identify(reading(tenure(), key=key), BASE) for key in ("a.txt", "b.txt"))
    assert one.person(tenure().person) == two.person(tenure().person)
    assert one.tenure(tenure()) == two.tenure(tenure())
    assert one.claim(tenure()) != two.claim(tenure())


def test_a_person_without_a_known_body_belongs_to_the_document() -> None:
    for body in (VAGUE, None):
        one, two = (identify(reading(tenure(body), key=key), BASE) for key in ("a.txt", "b.txt"))
        assert one.person(tenure().person) != two.person(tenure().person)


def test_a_better_rule_keeps_the_iri_of_a_claim_and_other_words_do_not() -> None:
    ids = identify(reading(), BASE)
    same = replace(tenure(), rule="r2", context=("seen",), body=replace(ARCHIVES, via="in full"))
    assert ids.claim(same) == ids.claim(tenure())
    others = [
        replace(tenure(), post="副馆长"),
        replace(tenure(), body=None),
        replace(tenure(), status=Status.FORMER),
        replace(tenure(), span=Span(0, 11)),
        replace(tenure(), attested=DateValue("2020", "2020年")),
        replace(tenure(), start=DateValue("2020", "2020年")),
    ]
    iris = {ids.claim(claim) for claim in [tenure(), *others]}
    assert len(iris) == len(others) + 1


def test_a_proposal_and_a_title_without_a_body_are_no_tenures() -> None:
    ids = identify(reading(), BASE)
    assert ids.tenure(tenure(None)) is None
    assert ids.tenure(tenure(status=Status.CANDIDATE)) is None


def test_an_honour_has_a_person_or_a_body_as_its_holder() -> None:
    ids = identify(reading(), BASE)
    honour = HonourClaim(span=Span(0, 4), quote="先进集体", rule="r", honour="先进集体", body=ARCHIVES)
    assert ids.honour(honour) == f"{BASE}honour/{h(ids.body(ARCHIVES), '先进集体', '')}"


def test_the_home_is_the_last_body_that_is_no_society() -> None:
    other = BodyRef("云州市人民政府", "市政府")
    assert homes(reading(tenure(other), tenure(ARCHIVES), tenure(SOCIETY))) == {"甲某": "云州市档案馆"}
    assert homes(reading(tenure(VAGUE), tenure(None))) == {}
    assert homes(reading(tenure(ARCHIVES, status=Status.CANDIDATE))) == {}
    assert homes(reading(tenure(ARCHIVES), tenure(other, name="乙某"))) == {
        "甲某": "云州市档案馆",
        "乙某": "云州市人民政府",
    }


def test_the_type_of_a_body_is_the_longest_label_that_ends_its_name() -> None:
    names = {
        "云州省档案馆": "archives",
        "云州省档案学会": "society",
        "中国共产党云州市委员会": "party-committee",
        "云州市人民政府": "government",
        "云州市妇女联合会": "mass-organisation",
        "云州市档案局": "archives-bureau",
    }
    assert {name: (body_type(name) or "").rsplit("/")[-1] for name in names} == names
    assert body_type("云州") is None
    assert is_society("云州省档案学会")
    assert not is_society("云州省档案馆")


def test_who_has_no_such_tenure_is_at_home_where_they_hold_a_rank_else_in_the_society() -> None:
    person = PersonRef("甲某", Span(8, 10))
    rank = RankClaim(
        span=Span(0, 10), quote="市档案馆二级调研员甲某", rule="r", person=person, rank="二级调研员", body=ARCHIVES
    )
    member = MembershipClaim(
        span=Span(0, 4), quote="中共党员", rule="r", person=person, body=ARCHIVES, membership="党员"
    )
    assert homes(replace(reading(tenure(SOCIETY)), ranks=(rank,))) == {"甲某": "云州市档案馆"}
    assert homes(replace(reading(tenure(BodyRef("云州市委", "市委"))), ranks=(rank,))) == {"甲某": "云州市委"}
    assert homes(reading(tenure(SOCIETY), tenure(VAGUE))) == {"甲某": "云州市档案学会"}
    assert homes(replace(reading(), memberships=(member,))) == {}
