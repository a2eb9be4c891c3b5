"""What is asked of the invented service, answered by hand: in words, with days, certainty and the words of every step."""

import networkx as nx
import pytest
from service_invented import ID

from kg.answers import Period
from kg.answers.ties import networks
from kg.answers.ties.asking import Asked, kinds, through
from kg.answers.ties.relations import Relations
from kg.answers.ties.values import Network
from kg.answers.values import Bounds, Certainty
from kg.errors import Ambiguous, BadDate, InputError, NotFound

SURE, MAYBE = Certainty.CERTAINLY, Certainty.POSSIBLY
ALL = kinds("tenure,participation,hierarchy")


def during(start: str | None = None, end: str | None = None, **more: object) -> Asked:
    return Asked(Period(start=start, end=end), **more)  # type: ignore[arg-type]


def test_colleagues_are_those_of_one_time(relations: Relations) -> None:
    found = relations.colleagues("乙丑明", Asked(), 100)
    assert [(tie.other.label, tie.count, tie.certain) for tie in found.ties] == [
        ("丙寅清", 1, 1),
        ("己巳林", 1, 0),
        ("甲子安", 1, 1),
    ]
    meeting = found.ties[2].shared[0]
    assert (meeting.kind, meeting.place.label, meeting.certainty) == ("body", "云州市档案馆", SURE)
    assert meeting.time == Bounds("2012-01-01", "2012-01-01", "2014-07-01", "2014-07-01")
    assert (meeting.mine.label, meeting.theirs.label) == ("云州市档案馆副馆长", "云州市档案馆馆长")
    assert [one.quote for one in (*meeting.mine.evidence, *meeting.theirs.evidence)] == [
        "乙丑明任云州市档案馆副馆长",
        "甲子安任云州市档案馆馆长",
    ]
    # When 己巳林 left is not known, so that there is no day on which both certainly were there.
    assert found.ties[1].shared[0].time == Bounds("2014-07-01", None, None, "2016-01-01")
    assert found.total == 3
    assert relations.colleagues("乙丑明", Asked(), 1).total == 3


def test_colleagues_on_a_day_and_certain_ones_alone(relations: Relations) -> None:
    def who(asked: Asked, hops: int = 1) -> dict[str, int]:
        return {tie.other.label: tie.count for tie in relations.colleagues("乙丑明", asked, 100, hops).ties}

    assert who(Asked(Period(on="2014-06-30"))) == {"甲子安": 1}
    assert who(Asked(Period(on="2014-07-01"))) == {"己巳林": 1}
    assert who(Asked(Period(on="2014-07-01"), certainly=True)) == {}
    assert who(during("2018-01-01", "2019-12-31")) == {"丙寅清": 1}
    assert who(Asked(certainly=True)) == {"甲子安": 1, "丙寅清": 1}
    assert who(Asked(), 2) == {}
    far = relations.colleagues("丙寅清", Asked(), 100, 2)
    assert {tie.other.label: [ref.label for ref in tie.through] for tie in far.ties} == {
        "己巳林": ["乙丑明"],
        "甲子安": ["乙丑明"],
    }
    for hops in (0, 3):
        with pytest.raises(InputError):
            who(Asked(), hops)


def test_co_participants_with_both_roles(relations: Relations) -> None:
    found = relations.co_participants("丙寅清", Asked(), 100)
    assert [(tie.other.label, tie.kind, tie.count, tie.certain) for tie in found.ties] == [
        ("澄州市图书馆", "Body", 1, 1),
        ("丁卯舟", "Person", 1, 1),
    ]
    meeting = found.ties[1].shared[0]
    assert (meeting.kind, meeting.place.label, meeting.mine.label, meeting.theirs.label) == (
        "event",
        "全省会议",
        "讲话",
        "出席",
    )
    assert meeting.time == Bounds("2019-05-06", "2019-05-06", "2019-05-07", "2019-05-07")
    assert [one.quote for one in meeting.theirs.evidence] == ["ding参加全省会议"]
    assert relations.co_participants("丙寅清", Asked(Period(on="2019-05-07")), 100).ties == ()


def test_the_shortest_chain_with_all_that_each_step_rests_on(relations: Relations) -> None:
    found = relations.ties("甲子安", "丁卯舟", Asked(), 3)
    assert found.distance == 3
    assert [[ref.label for ref in chain.people] for chain in found.chains] == [["甲子安", "乙丑明", "丙寅清", "丁卯舟"]]
    (chain,) = found.chains
    assert chain.certainty is SURE
    assert [step.shared[0].place.label for step in chain.steps] == ["云州市档案馆", "云州市财政局", "全省会议"]
    assert all(one.mine.evidence and one.theirs.evidence for step in chain.steps for one in step.shared)
    assert {node.label for node in found.nodes} == {
        *("甲子安", "乙丑明", "丙寅清", "丁卯舟"),
        *("云州市档案馆", "云州市财政局", "全省会议"),
    }
    assert len(found.edges) == 6
    assert not found.truncated


def test_a_chain_holds_only_in_its_time_and_by_what_it_goes_through(relations: Relations) -> None:
    def distance(a: str, b: str, asked: Asked) -> int | None:
        return relations.ties(a, b, asked).distance

    assert distance("甲子安", "丁卯舟", Asked(kinds=through("bodies"))) is None
    assert distance("丙寅清", "丁卯舟", Asked(kinds=through("events"))) == 1
    assert distance("甲子安", "丙寅清", during("2012-01-01", "2019-12-31")) == 2
    assert distance("甲子安", "丙寅清", during("2015-01-01", "2019-12-31")) is None
    assert distance("甲子安", "己巳林", Asked()) == 2
    assert distance("甲子安", "己巳林", Asked(certainly=True)) is None
    assert relations.ties("甲子安", "己巳林", Asked()).chains[0].certainty is MAYBE
    with pytest.raises(InputError):
        distance("甲子安", "甲子安", Asked())


def test_the_surroundings_of_somebody(relations: Relations) -> None:
    def seen(found: Network) -> set[str]:
        return {node.label for node in found.nodes}

    near = relations.ego("乙丑明", 1, Asked(kinds=ALL), 100)
    assert seen(near) == {"乙丑明", "云州市档案馆", "云州市财政局"}
    assert near.nodes[0].label == "乙丑明"
    assert {(edge.label, edge.start_earliest, edge.certainty, edge.evidence) for edge in near.edges} == {
        ("云州市档案馆副馆长", "2012-01-01", None, 1),
        ("云州市财政局局长", "2016-01-01", None, 1),
    }
    two = relations.ego("乙丑明", 2, Asked(Period(on="2014-07-01"), ALL), 100)
    assert seen(two) == {"乙丑明", "云州市档案馆", "己巳林", "云州市人民政府"}
    assert {edge.label or edge.kind: edge.certainty for edge in two.edges} == {
        "云州市档案馆副馆长": SURE,
        "云州市档案馆馆长": MAYBE,
        "hierarchy": SURE,
    }
    cut = relations.ego("乙丑明", 3, Asked(kinds=ALL), 2)
    assert (len(cut.nodes), cut.truncated) == (2, True)
    assert cut.total == len(relations.ego("乙丑明", 3, Asked(kinds=ALL), 100).nodes)
    assert seen(relations.ego("全省会议", 1, Asked(kinds=ALL), 100)) == {"全省会议", "丙寅清", "丁卯舟", "澄州市图书馆"}
    with pytest.raises(InputError):
        relations.ego("乙丑明", 4, Asked(), 100)
    with pytest.raises(NotFound):
        relations.ego("无此人", 1, Asked(), 100)


def test_the_network_of_a_body_and_of_a_region(relations: Relations) -> None:
    def seen(body: str | None, region: str | None, day: str | None) -> set[str]:
        found = relations.network(body, region, Asked(Period(on=day), ALL), 100)
        return {node.label for node in found.nodes}

    assert seen("云州市档案馆", None, "2012-06-01") == {"云州市档案馆", "甲子安", "乙丑明", "云州市人民政府"}
    assert seen(None, "云州市", "2019-05-06") == {
        *("云州市档案馆", "云州市财政局", "云州市人民政府", "己巳林", "乙丑明", "丙寅清"),
    }
    with pytest.raises(NotFound):
        seen(None, "无此地", None)
    for both in (("云州市档案馆", "云州市"), (None, None)):
        with pytest.raises(InputError):
            seen(*both, None)


def test_a_network_for_networkx(relations: Relations) -> None:
    made = networks.graph_of(relations.ego("乙丑明", 1, Asked(kinds=ALL), 100))
    assert isinstance(made, nx.MultiDiGraph)
    assert made.nodes[f"{ID}person/yi"] == {"label": "乙丑明", "kind": "Person"}
    said = made.edges[f"{ID}person/yi", f"{ID}body/archive", f"{ID}tenure/yi-archive"]
    assert (said["label"], said["start_latest"], said["evidence"]) == ("云州市档案馆副馆长", "2012-01-01", 1)
    assert None not in said.values()


def test_shared_stations(relations: Relations) -> None:
    found = relations.stations("甲子安", "己巳林")
    assert [(one.place.label, one.certainty) for one in found.bodies] == [("云州市档案馆", Certainty.CERTAINLY_NOT)]
    assert [(one.place.label, one.certainty) for one in found.posts] == [("云州市档案馆馆长", Certainty.CERTAINLY_NOT)]
    assert [part.evidence[0].quote for part in (*found.posts[0].mine, *found.posts[0].theirs)] == [
        "甲子安任云州市档案馆馆长",
        "己巳林任云州市档案馆馆长",
    ]
    assert relations.stations("甲子安", "乙丑明").bodies[0].certainty is SURE
    assert relations.stations("甲子安", "乙丑明").posts == ()


def test_before_and_after(relations: Relations) -> None:
    (line,) = relations.chain("甲子安", False, 100)
    assert line.before == ()
    assert [(link.certainty, [one.person.label for one in link.holders]) for link in line.after] == [(SURE, ["己巳林"])]
    (back,) = relations.chain("己巳林", False, 100)
    assert [[one.person.label for one in link.holders] for link in back.before] == [["甲子安"]]
    assert back.before[0].holders[0].held.evidence[0].quote == "甲子安任云州市档案馆馆长"
    (post,) = relations.chain(f"{ID}post/archive-馆长", False, 100)
    assert post == back


def test_above_and_below(relations: Relations) -> None:
    up = relations.hierarchy("云州市档案馆", Asked(), 100)
    (rank,) = up.bodies_above
    assert (rank.body.label, rank.level, rank.certainty) == ("云州市人民政府", 1, SURE)
    assert rank.time == Bounds("2010-01-01", "2010-01-01", None, None)
    assert rank.evidence[0].quote == "设立云州市档案馆，隶属市政府"
    assert [one.body.label for one in relations.hierarchy("云州市人民政府", Asked(), 100).bodies_below] == [
        "云州市档案馆"
    ]
    assert relations.hierarchy("云州市档案馆", Asked(Period(on="2009-12-31")), 100).bodies_above == ()
    person = relations.hierarchy("乙丑明", Asked(), 100)
    (boss,) = person.people_above
    assert (boss.person.label, boss.body.label, boss.certainty) == ("戊辰远", "云州市人民政府", SURE)
    assert boss.time == Bounds("2012-01-01", "2012-01-01", "2013-01-01", "2013-01-01")
    assert {one.person.label for one in relations.hierarchy("戊辰远", Asked(), 100).people_below} == {
        "甲子安",
        "乙丑明",
    }


def test_who_moved(relations: Relations) -> None:
    found = relations.bridges(None, Asked(), 100)
    (bridge,) = found.bridges
    assert (bridge.source.label, bridge.target.label, bridge.count) == ("云州市档案馆", "云州市财政局", 1)
    (mover,) = bridge.movers
    assert (mover.person.label, mover.before.label, mover.after.label) == (
        "乙丑明",
        "云州市档案馆副馆长",
        "云州市财政局局长",
    )
    assert relations.bridges("云州市财政局", during("2016-01-01", "2016-12-31", certainly=True), 100).total == 1
    assert relations.bridges(None, during("2016-01-02"), 100).total == 0
    assert relations.bridges("澄州市图书馆", Asked(), 100).total == 0


def test_bad_questions(relations: Relations) -> None:
    with pytest.raises(BadDate):
        relations.ego("乙丑明", 1, Asked(Period(on="2014-02-30")), 100)
    with pytest.raises(InputError):
        kinds("tenure,marriage")
    with pytest.raises(InputError):
        through("friends")
    with pytest.raises(InputError):
        relations.centrality("towns", Asked(), ("degree", 1, 1))
    with pytest.raises(InputError):
        relations.centrality("people", Asked(), ("fame", 1, 1))


def test_a_name_of_two_kinds_is_ambiguous(relations: Relations) -> None:
    relations.store.update(
        f"INSERT DATA {{ <{ID}event/e2> a <https://w3id.org/archontology/ns#Event> ; "
        '<http://www.w3.org/2000/01/rdf-schema#label> "云州市档案馆"@zh }'
    )
    try:
        with pytest.raises(Ambiguous) as told:
            relations.find("云州市档案馆")
        assert {one.iri for one in told.value.candidates} == {f"{ID}event/e2", f"{ID}body/archive"}
    finally:
        relations.store.update(f"DELETE WHERE {{ <{ID}event/e2> ?p ?o }}")
