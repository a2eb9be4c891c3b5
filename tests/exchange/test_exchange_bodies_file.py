"""Files about bodies: what is read, and how each mistake is told with its line and its field."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.exchange import bodies_file
from kg.model import BodyChangeClaim, BodyNameClaim, ContinuityClaim

FOLDER = Path(__file__).with_name("bodies")


def read(text: str) -> object:
    return bodies_file.read(text.encode(), "bodies.yaml")


def test_the_history_of_an_invented_province_is_read() -> None:
    reading = bodies_file.read((FOLDER / "yunling.yaml").read_bytes(), "yunling.yaml")
    changes = [claim for claim in reading.body_history if isinstance(claim, BodyChangeClaim)]
    assert [claim.change for claim in changes] == [
        *("established", "established", "co-located", "split", "superior-changed"),
        *("function-transferred", "nameplate-added"),
    ]
    split = changes[3]
    assert split.date is not None
    assert (split.date.edtf, split.date.written) == ("2018-10-26", "2018-10-26")
    assert [body.name for body in split.after] == ["云岭省档案局", "云岭省档案馆"]
    assert split.quote.startswith("change: split\n")
    assert split.quote in reading.document.text
    assert split.context[1] == "source: 云岭省机构改革方案（2018年）"
    (name,) = (claim for claim in reading.body_history if isinstance(claim, BodyNameClaim))
    assert (name.written, name.type) == ("省馆", "short")
    (link,) = (claim for claim in reading.body_history if isinstance(claim, ContinuityClaim))
    assert (link.earlier_post, link.later.name, link.change) == ("局长", "云岭省档案馆", split)
    assert reading.document.title == "云岭省档案机构沿革"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_history_can_be_read(path: Path) -> None:
    reading = bodies_file.read(path.read_bytes(), path.name)
    assert reading.body_history
    for claim in reading.body_history:
        assert reading.document.text[claim.span.start : claim.span.end] == claim.quote


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("title: 甲\n", "says nothing of any body"),
        ("changes:\n  - {change: vanished, before: 甲}\n", "line 2, change: 'vanished' is no kind of change"),
        ("changes:\n  - change: renamed\n    before: 甲\n", "line 2, after: renamed needs a body after it"),
        ("changes:\n  - change: abolished\n", "line 2, before: abolished needs a body before it"),
        ("changes:\n  - {change: established}\n", "line 2, before: established needs a body before it"),
        (
            "changes:\n  - {change: abolished, before: 甲, date: 2021-02-30}\n",
            "line 2, date: 2021-02-30 does not exist",
        ),
        ("changes:\n  - {change: abolished, before: 甲,\n     day: 2021}\n", "line 3, day: there is no such field"),
        ("changes:\n  - {before: 甲}\n", "line 2, change: this field is missing"),
        ("changes:\n  - {change: abolished, before: 甲, before: 乙}\n", "line 2, before: this field is given twice"),
        ("changes:\n  - abolished\n", "line 2, changes: fields are expected here"),
        ("changes:\n  - {change: abolished, before: ''}\n", "line 2, before: words are expected here"),
        ("changes: [\n  {a: b\n", "line 3: not YAML"),
        ("names:\n  - {body: 甲, name: 乙, type: nice}\n", "line 2, type: 'nice' is no type of name"),
        (
            "changes:\n  - change: split\n    before: 甲\n    after: 乙\n    posts:\n      - earlier: {body: 甲}\n",
            "line 6, later: this field is missing",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_field(text: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        read(text)
    assert error.value.message.startswith("bodies.yaml")
    assert told in error.value.message


def test_a_file_in_another_encoding_is_told() -> None:
    with pytest.raises(InputError, match="not in UTF-8"):
        bodies_file.read("title: 档案".encode("gb18030"), "bodies.yaml")
