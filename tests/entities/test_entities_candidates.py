"""Who may be one, why, and in which order; all people and towns are invented."""

from itertools import permutations

from kg.entities.candidates import candidates
from kg.entities.clusters import Clusters, cluster
from kg.entities.judgements import Judgement, Verdict
from kg.entities.profiles import Held, Profile

ID = "https://example.org/id/person/"


def person(key: str, name: str, *held: Held, gender: str = "", ethnicity: str = "") -> Profile:
    return Profile(iri=ID + key, kind="person", names=(name,), held=held, gender=gender, ethnicity=ethnicity)


CITY = Held("云州市档案局", "局长", "2016-01-05", "2018-11-30", "云州市档案馆")
PROVINCE = Held("云岭省档案馆", "副馆长", "2019-03-01", "2020-12-08")


def scores(*profiles: Profile, clusters: Clusters | None = None, threshold: float = 0.0) -> dict[str, float]:
    found = candidates(profiles, clusters or Clusters(), threshold)
    return {f"{one.a.iri[-1]}{one.b.iri[-1]}": one.score for one in found}


def test_a_name_alone_is_not_enough() -> None:
    pair = (person("a", "单雪梅", CITY), person("b", "单雪梅", Held("南浦县统计局", "局长")))
    assert scores(*pair) == {"ab": 0.4}
    assert candidates(pair, Clusters()) == ()


def test_an_appointment_that_names_the_former_post_links_a_career() -> None:
    moved = person("b", "单雪梅", CITY, PROVINCE)
    (one,) = candidates([person("a", "单雪梅", CITY), moved], Clusters())
    assert one.score >= 0.85
    assert "两处都载其任云州市档案局局长" in one.zh
    assert "both sources have them as 云州市档案局局长" in one.en


def test_a_body_and_its_successor_are_one_line() -> None:
    later = person("b", "单雪梅", Held("云州市档案馆", "馆长", "2019-02-01", "2021-01-01"))
    (one,) = candidates([person("a", "单雪梅", CITY), later], Clusters())
    assert one.score == 0.7
    assert "云州市档案馆" in one.zh


def test_posts_that_follow_each_other_speak_for_one_and_distant_ones_at_a_time_against() -> None:
    after = scores(person("a", "单雪梅", CITY), person("b", "单雪梅", PROVINCE))
    at_once = scores(
        person("a", "单雪梅", CITY), person("b", "单雪梅", Held("南浦县档案馆", "馆长", "2017-01-01", "2018-01-01"))
    )
    assert after == {"ab": 0.55}
    assert at_once == {"ab": 0.1}


def test_what_differs_of_a_person_speaks_against() -> None:
    assert scores(person("a", "单雪梅", CITY, gender="女"), person("b", "单雪梅", CITY, gender="男")) == {"ab": 0.25}


def test_script_variants_and_sound() -> None:
    assert scores(person("a", "張曉東", CITY), person("b", "张晓东", CITY))["ab"] == 0.8
    assert scores(person("a", "李喆", CITY), person("b", "李哲", CITY))["ab"] == 0.75
    assert scores(person("a", "仇青", CITY), person("b", "裘青", CITY))["ab"] == 0.6
    assert scores(person("a", "仇青", CITY), person("b", "裘青", PROVINCE)) == {}, "sound alone, in no common body"


def test_a_common_name_says_less() -> None:
    many = [person(key, "王海燕", Held(f"{key}县档案局", "局长")) for key in "abcde"]
    assert set(scores(*many).values()) == {0.3}


def test_what_was_judged_is_not_asked_again_and_unsure_is() -> None:
    pair = (person("a", "单雪梅", CITY), person("b", "单雪梅", CITY))
    said = Judgement(kind="person", a=ID + "a", b=ID + "b", verdict=Verdict.SAME)
    for verdict, wanted in ((Verdict.SAME, {}), (Verdict.DIFFERENT, {}), (Verdict.UNSURE, {"ab": 0.85})):
        assert (
            scores(*pair, clusters=cluster([Judgement(kind="person", a=said.a, b=said.b, verdict=verdict)])) == wanted
        )


def test_the_order_of_the_profiles_means_nothing() -> None:
    known = [person("a", "单雪梅", CITY), person("b", "单雪梅", PROVINCE), person("c", "單雪梅", CITY, PROVINCE)]
    first = candidates(known, Clusters())
    assert all(candidates(order, Clusters()) == first for order in permutations(known))
    assert len(first) == 3


def test_bodies_and_posts_are_compared_within_what_they_belong_to() -> None:
    def part(key: str, kind: str, name: str, within: str) -> Profile:
        return Profile(iri=f"{ID}{key}", kind=kind, names=(name,), within=within)

    assert scores(part("a", "body", "雲州市檔案館", "p"), part("b", "body", "云州市档案馆", "p"))["ab"] == 0.75
    assert scores(part("a", "body", "办公室", "p"), part("b", "body", "办公室", "q")) == {"ab": 0.0}
    assert scores(part("a", "post", "館長", "p"), part("b", "post", "馆长", "p"))["ab"] == 0.75
    assert scores(part("a", "post", "馆长", "p"), part("b", "post", "馆长", "q")) == {}
