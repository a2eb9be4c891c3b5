"""Pictures of a network: what is drawn, that names lie apart, that Chinese is not boxes, and what is too much for one."""

import struct
from collections import Counter

import pytest
from lxml import etree

from kg.answers.exports import Edge, Network, Node, Scope, drawing, export, timeline
from kg.answers.exports.layout import Box, Line, captions, part, places
from kg.answers.exports.raster import has_chinese, png
from kg.errors import InputError, NotEquipped
from kg.store.protocol import Store

ID = "https://w3id.org/archontology/id/"
SVG = "{http://www.w3.org/2000/svg}"
CHINESE = pytest.mark.skipif(not has_chinese(), reason="no font on this machine has Chinese")


def people(*labels: str) -> Network:
    return Network(iter([Node(f"urn:{label}", label, {"kind": "Person"}) for label in labels]), iter(()))


def test_every_node_is_drawn_with_its_name_and_every_edge_as_a_line(store: Store, counted: dict[str, int]) -> None:
    root = etree.fromstring(b"".join(export(store, "svg")))
    nodes = [
        group for group in root.iter(f"{SVG}g") if group.find(f"{SVG}title") is not None and "transform" in group.attrib
    ]
    assert len(nodes) == counted["nodes"]
    assert len(list(root.iter(f"{SVG}line"))) == counted["edges"]
    names = Counter(node.findtext(f"{SVG}text") for node in nodes)
    assert names["闻人澄"] == 2
    assert names["全市档案工作年会"] == 1


def test_a_strict_page_may_show_it(store: Store) -> None:
    root = etree.fromstring(b"".join(export(store, "svg")))
    assert not [node for node in root.iter() if node.tag in (f"{SVG}style", f"{SVG}script") or "style" in node.attrib]
    assert not [name for node in root.iter() for name in node.attrib if name.startswith("on")]


def test_the_same_network_is_the_same_picture(store: Store) -> None:
    assert b"".join(export(store, "svg")) == b"".join(export(store, "svg"))


def test_a_label_is_no_markup() -> None:
    text = b"".join(drawing.write(people("<script>甲</script>&\x0b")))
    first = etree.fromstring(text).find(f".//{SVG}text")
    assert first is not None
    assert first.text == "<script>甲</script>&⟨U+000B⟩"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_nodes_are_a_picture_too(count: int) -> None:
    root = etree.fromstring(b"".join(drawing.write(people(*"甲乙"[:count]))))
    assert len(list(root.iter(f"{SVG}circle"))) == count + (count > 0)  # one of them in the legend


def test_names_are_pushed_apart() -> None:
    boxes = [Box(x * 9.0, y * 7.0, 60, 40) for x in range(7) for y in range(5)]
    part(boxes)
    overlaps = [
        (one, other)
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if abs(one.x - other.x) < 55 and abs(one.y - other.y) < 35
    ]
    assert overlaps == []


def test_who_is_tied_to_nobody_stands_below_and_leaves_room() -> None:
    nodes = [Node(f"urn:{at}", str(at), {"kind": "Person"}) for at in range(9)]
    edges = [Edge(f"urn:edge-{at}", "urn:0", f"urn:{at}", "", {"kind": "tenure"}) for at in range(1, 6)]
    found = places(nodes, edges)
    tied, alone = ([found[f"urn:{at}"] for at in some] for some in (range(6), range(6, 9)))
    assert {min(x for x, _ in tied), max(x for x, _ in tied)} == {0, 1}
    assert all(y <= 1 for _, y in tied)
    assert all(0 < x < 1 and y > 1 for x, y in alone)
    assert places(nodes, []).keys() == found.keys()


def test_words_of_lines_lie_on_nothing() -> None:
    taken = [Box(50, 0, 20, 20)]
    one = Line((0, 0), (100, 0), 20, 10)
    first, second, third, none = captions([one, one, one, Line((45, 0), (55, 0), 20, 10)], taken)
    assert none is None
    places = [place for place in (first, second, third) if place is not None]
    assert len(places) == 2, "there is room for two on this line"
    assert all(abs(x - 50) >= 20 for x, _ in places)
    assert abs(places[0][0] - places[1][0]) >= 20


def test_ties_of_one_pair_have_their_words_side_by_side() -> None:
    nodes = [Node("urn:a", "甲", {"kind": "Person"}), Node("urn:b", "乙馆", {"kind": "Body"})]
    edges = [Edge(f"urn:{label}", "urn:a", "urn:b", label, {"kind": "tenure"}) for label in ("馆长", "科员")]
    root = etree.fromstring(b"".join(drawing.write(Network(iter(nodes), iter(edges)))))
    places = {
        text.text: (float(text.get("x") or 0), float(text.get("y") or 0))
        for text in root.iter(f"{SVG}text")
        if text.text in ("馆长", "科员")
    }
    assert 0 < len(places) <= 2
    for (x, y), (other_x, other_y) in zip(places.values(), [*places.values()][1:], strict=False):
        assert abs(x - other_x) >= 20 or abs(y - other_y) >= 10


def test_more_than_can_be_read_is_refused_at_once() -> None:
    many = people(*map(str, range(drawing.MOST_NODES + 1)))
    with pytest.raises(InputError, match="more than 400"):
        drawing.write(many)


@CHINESE
def test_png_is_a_picture_of_twice_the_size(store: Store) -> None:
    scope = Scope(entity="司空衡")
    svg = etree.fromstring(b"".join(export(store, "svg", scope)))
    data = b"".join(export(store, "png", scope))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert (width, height) == (2 * int(svg.attrib["width"]), 2 * int(svg.attrib["height"]))


@CHINESE
def test_chinese_is_drawn_and_not_boxes() -> None:
    drawn = [png(b"".join(drawing.write(people(label))).decode()) for label in ("档案", "人事", "\U0010fffd\U0010fffd")]
    assert len(set(drawn)) == 3


def test_chinese_without_a_font_is_told() -> None:
    picture = b"".join(drawing.write(people("档案"))).decode()
    with pytest.raises(NotEquipped, match="no font"):
        png(picture, system_fonts=False)


def bars(store: Store, scope: Scope) -> dict[str, list[tuple[float, float, str]]]:
    """Of each row of a timeline the stretches: where they begin and end, and their look."""
    root = etree.fromstring(b"".join(export(store, "timeline-svg", scope)))
    found = {}
    for row in root.findall(f"{SVG}g"):
        stretches = [
            (
                float(one.attrib["x"]),
                float(one.attrib["x"]) + float(one.attrib["width"]),
                one.get("fill-opacity") or "fade",
            )
            for one in row.findall(f"{SVG}rect")
        ]
        found[str(row.findtext(f"{SVG}text"))] = stretches
    return found


def test_a_timeline_has_a_bar_for_each_tenure_in_the_order_of_their_dates(store: Store) -> None:
    drawn = bars(store, Scope(entity="澄湖市档案馆"))
    assert list(drawn) == ["司空衡 · 副馆长", "闻人澄 · 馆长", "公良远 · 馆长"]
    # 闻人澄 is certainly there from 2019-05-06 to 2021-03-01, and is over on the next day; 公良远 begins that day or later.
    assert [look for _, _, look in drawn["闻人澄 · 馆长"]] == ["fade", "1", "0.35"]
    assert [look for _, _, look in drawn["公良远 · 馆长"]] == ["fade"]
    assert drawn["公良远 · 馆长"][0][0] == pytest.approx(drawn["闻人澄 · 馆长"][1][1], abs=1)


def test_a_timeline_says_the_bodies_where_there_are_several(store: Store) -> None:
    assert "闻人澄 · 澜口市档案馆研究室主任" in bars(store, Scope(tenures="nodes"))


def test_rings_are_the_days_that_a_source_attests(store: Store) -> None:
    root = etree.fromstring(b"".join(export(store, "timeline-svg", Scope(entity=f"{ID}person/wenren"))))
    assert len(list(root.iter(f"{SVG}circle"))) == 2


def test_a_timeline_of_nothing_dated_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="no tenure"):
        export(store, "timeline-svg", Scope(entity="守正与创新"))


def test_a_timeline_of_too_much_is_refused_at_once() -> None:
    tenures = (Edge(f"urn:{n}", "urn:甲", "urn:甲", "馆长", {"kind": "tenure"}) for n in range(timeline.MOST_BARS + 1))
    with pytest.raises(InputError, match="more than 400 tenures"):
        timeline.write(Network(people("甲").nodes, tenures))
