"""The JSON of a reading: it fits its schema, has the keys of the gold, names events and roles as the format does."""

import json
from pathlib import Path

import jsonschema
import pytest

from kg.exchange.reading import schema, to_json
from kg.model import (
    BodyFactClaim,
    BodyRef,
    DateValue,
    Document,
    EventClaim,
    HonourClaim,
    MembershipClaim,
    Participant,
    PersonRef,
    RankClaim,
    Reading,
    Span,
    Status,
    TenureClaim,
    Unread,
)
from ontology import schemes

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "seed.json"
TEXT = "澄湖市档案馆馆长闻人澄调研。"
DAY = DateValue("2019-05-06", "5月6日", ("year",))
WHO = PersonRef("闻人澄", Span(8, 11))
BODY = BodyRef("澄湖市档案馆", "市档案馆", True, "place of the publisher")
WHERE = {"span": Span(0, 11), "quote": "澄湖市档案馆馆长闻人澄", "rule": "titles.before-name"}


def reading() -> Reading:
    document = Document(
        key="notice.txt", text=TEXT, content=TEXT.encode(), sha256="0" * 64, media_type="text/plain", title="要闻"
    )
    roles = (("spoke", WHO), ("welcomed", WHO), ("attended", PersonRef("司空衡", Span(0, 1))))
    participants = (
        *(Participant(role, Span(8, 11), "闻人澄", person=person) for role, person in roles),
        Participant("awarded", Span(0, 6), "澄湖市档案馆", body=BODY),
    )
    return Reading(
        document=document,
        genres=("event-news",),
        tenures=(
            TenureClaim(**WHERE, person=WHO, body=BODY, post="馆长", written="代馆长", mode="acting", attested=DAY),
            TenureClaim(**WHERE, person=WHO, body=None, post="主任", written="原主任", status=Status.FORMER),
        ),
        ranks=(RankClaim(**WHERE, person=WHO, rank="二级巡视员", body=BODY),),
        honours=(HonourClaim(**WHERE, honour="先进集体", body=BODY),),
        memberships=(MembershipClaim(**WHERE, person=WHO, body=BODY, membership="理事"),),
        events=(
            EventClaim(**WHERE, type="conference", name="年会", date=DAY, end=DateValue("2019-05-07", "7日")),
            EventClaim(**WHERE, type="speech", date=DAY, participants=participants, parent=0),
        ),
        body_facts=(
            BodyFactClaim(**WHERE, body=BODY, property="address", value="湖滨路1号"),
            BodyFactClaim(**WHERE, body=BODY, property="telephone", value="000-1234"),
            BodyFactClaim(**WHERE, body=BODY, property="address", value="湖滨路2号"),
        ),
        unread=(Unread(Span(0, 11), "澄湖市档案馆馆长闻人澄", "no verb"),),
    )


def test_the_json_fits_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    value = json.loads(json.dumps(to_json(reading())))
    jsonschema.Draft202012Validator(schema()).validate(value)


def test_the_schema_refuses_an_unknown_role_and_a_missing_key() -> None:
    value = to_json(reading())
    value["events"][1]["participants"][0]["role"] = "orator"
    del value["tenures"][0]["quote"]
    errors = list(jsonschema.Draft202012Validator(schema()).iter_errors(value))
    assert len(errors) == 2


def test_a_tenure_tells_the_full_body_the_words_and_the_place() -> None:
    first, second = to_json(reading())["tenures"]
    assert (first["person"], first["body"], first["post"], first["mode"]) == (
        "闻人澄",
        "澄湖市档案馆",
        "馆长",
        "acting",
    )
    assert (first["body_as_written"], first["body_resolved"], first["attested"]) == ("市档案馆", True, "2019-05-06")
    assert TEXT[first["offset"] :].startswith(first["quote"])
    assert (second["body"], second["body_resolved"], second["status"]) == (None, False, "former")


def test_roles_are_called_as_the_format_calls_them_and_stand_once() -> None:
    speech = to_json(reading())["events"][1]
    assert speech["participants"] == [
        {"person": "闻人澄", "role": "speaker"},
        {"person": "司空衡", "role": "attendee"},
        {"body": "澄湖市档案馆", "role": "awardee"},
    ]
    assert speech["part_of"] == 0


def test_an_event_of_several_days_has_an_interval() -> None:
    assert to_json(reading())["events"][0]["date"] == "2019-05-06/2019-05-07"


def test_facts_of_a_body_stand_beside_each_other() -> None:
    facts = to_json(reading())["body_facts"]
    assert [(f["address"], f["telephone"]) for f in facts] == [("湖滨路1号", "000-1234"), ("湖滨路2号", None)]


@pytest.mark.parametrize(("scheme", "definition"), [("event-types", "event"), ("event-roles", "role")])
def test_every_concept_has_a_name_that_the_schema_knows(scheme: str, definition: str) -> None:
    known = schema()["$defs"][definition]
    allowed = set(known["enum"] if definition == "role" else known["properties"]["type"]["enum"])
    for concept in schemes.load()[scheme]:
        names = {n.removeprefix("extract:") for n in concept.notations if n.startswith("extract:")}
        assert len(names) == 1, concept.iri
        assert names <= allowed, concept.iri


@pytest.mark.skipif(not GOLD.exists(), reason="../shared/gold is not beside the project")
def test_every_key_of_the_gold_is_a_key_of_the_format() -> None:
    gold, found = json.loads(GOLD.read_text(encoding="utf-8")), to_json(reading())
    assert gold.keys() - found.keys() <= {"file", "must_not"}
    for name in ("tenures", "ranks", "honours", "events", "body_facts"):
        keys = {key for entry in gold[name] for key in entry}
        assert keys <= found[name][0].keys(), name
