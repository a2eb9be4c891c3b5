import pytest

from api.texts import texts
from api.wording import Wording


@pytest.mark.parametrize(
    ("line", "zh", "en"),
    [
        ("江苏省档案馆 → 江苏省档案馆: in full", "", ""),
        (
            "市委 → 中国共产党常州市委员会: 常州市, the publisher",
            "市委 → 中国共产党常州市委员会: 常州市、据发布者",
            "市委 → 中国共产党常州市委员会: 常州市, the publisher",
        ),
        ("科 → 某局科: part of 某局", "科 → 某局科: 某局的内设机构", "科 → 某局科: part of 某局"),
        ("处 → 某馆处: part of the publisher", "处 → 某馆处: 发布者的内设机构", "处 → 某馆处: part of the publisher"),
        ("title line", "title line", "title line"),
        ("馆 → 某馆: a reason that nobody has translated", *["馆 → 某馆: a reason that nobody has translated"] * 2),
    ],
)
def test_how_a_name_was_written_out_is_told_in_both_languages(line: str, zh: str, en: str) -> None:
    assert [Wording(language, texts(language)).note(line) for language in ("zh", "en")] == [zh, en]
