"""A scene in, what it says about an event out: hosts and co-hosts, theme, attendance, place."""

import re
from collections.abc import Iterator

from kg.claims.references import Context
from kg.claims.scenes import Scene
from kg.claims.skeleton import BODY, DATE, PERSON, TITLE
from kg.grammar.tables import rows
from kg.model import BodyMention, BodyRef
from kg.text.numbers import NUMERALS

HOSTS = re.compile(r"(?P<who>[^,，。;；的]{1,120}?)(?:联合|共同|携手)?(?P<verb>主办|协办|承办)(?!单位|方|权|地|城市)")
LEAD = re.compile(rf"(?:由|{DATE}|上午|下午|联合|共同|[ \u3000、])+")
ITEM = re.compile(r"[一-龥]{4,30}")
THEME = re.compile(
    r"(?:以|围绕)[“「](?P<a>[^“”「」]{2,80})[”」]为?主题|主题(?:是|为)[:：]?(?:[“「](?P<b>[^“”「」]{2,80})[”」]|(?P<c>[^。;；“”\n]{2,80}))"
)
COUNT = re.compile(
    rf"(?P<count>(?:将近|近|约|逾|超过|超)?(?:\d[\d,]*|[{NUMERALS}]{{1,8}})(?P<more>[余多])?)(?:名|位)?(?P<unit>人|[^,，。;；\d]{{0,14}}?(?:代表|学员|嘉宾|干部|师生|群众|市民|同志)|家单位|个单位)"
)
CAME = re.compile(r"参加|出席|与会|参会|到会|参观|参训|来宾")
WHERE = re.compile(
    r"在(?P<where>[^,，。;；]{1,40}?)(?:成功|隆重|正式|顺利|如期|胜利|圆满|联合|共同|同时|继续|同步|组织)*$"
)
OTHERWISE = re.compile(r"为|同|与|出席|参加|主持|分别|组织")
"""What ends the place in 在大唐芙蓉园为来宾举行欢迎仪式."""


def hosts(scene: Scene, context: Context) -> Iterator[tuple[str, BodyRef, int, int]]:
    """The bodies of 主办 as hosts, those of 协办 and 承办 as co-hosts, each with where the words that say so stand."""
    for match in HOSTS.finditer(scene.told):
        role = "host" if match["verb"] == "主办" else "co-host"
        for body in _bodies(scene, match, context):
            yield role, body, *match.span()


def _bodies(scene: Scene, match: re.Match[str], context: Context) -> list[BodyRef]:
    start, end = match.span("who")
    lead = LEAD.match(scene.told, start, end)
    start = lead.end() if lead else start
    found: list[BodyRef] = []
    for piece in re.finditer(r"[^、,，和与及]+", scene.told[start:end]):
        first, last = start + piece.start(), start + piece.end()
        named = scene.bodies(first, last)
        if named:
            found += [ref for _, mention in named for ref in context.resolve_all(mention)]
        elif ITEM.fullmatch(piece.group()):
            name = scene.words(first, last)
            found.append(BodyRef(name, name, False, "as written"))
    return found


def theme(scene: Scene) -> str | None:
    """The theme: 主题是:… or 以“…”为主题."""
    match = THEME.search(scene.told)
    if match is None:
        return None
    group = next(name for name in "abc" if match[name])
    return scene.words(*match.span(group)).strip()


def attendance(scene: Scene) -> str | None:
    """How many came, as written: 近400, 200余, 30多家单位; only where the sentence says that they took part."""
    if not CAME.search(scene.told):
        return None
    match = COUNT.search(scene.told)
    if match is None:
        return None
    unit = match["unit"] if match["unit"].endswith("单位") else ""
    return scene.words(*match.span("count")) + unit


def place_before(scene: Scene, begin: int, verb: int) -> tuple[int, int] | None:
    """The place named before the verb: 在常州市召开."""
    match = WHERE.search(scene.told, begin, verb)
    return match.span("where") if match else None


class Places:
    """The names of places and bodies in full."""

    def __init__(self, context: Context) -> None:
        self._context, self._gazetteer = context, context.gazetteer
        self._near = [name for source in context.around.fixed for name in source.chain]

    def known(self, scene: Scene, start: int, end: int) -> str | None:
        """The full name of the body or place that begins there: 视察常州市档案事业 -> 常州市; else None."""
        if isinstance(scene.bones.items.get(start), BodyMention):
            return self.full(scene, start, end)
        written = scene.words(start, end)
        longest = min(len(written), 14)
        return next((place for n in range(longest, 1, -1) if (place := self._located(written[:n]))), None)

    def _located(self, written: str) -> str | None:
        place = self._gazetteer.locate(written, self._near)
        return "".join(self._gazetteer.split(written)[:-1]) + place.name if place is not None else None

    def full(self, scene: Scene, start: int, end: int) -> str | None:
        """The full name of what stands there: 京 -> 北京市, 县档案馆 -> 青山县档案馆; None where a person does."""
        while start < end and scene.bones.string[start] in "了 \u3000":
            start += 1
        other = OTHERWISE.search(scene.bones.string, start + 1, end)
        end = other.start() if other else end
        part = scene.bones.string[start:end]
        if not part or PERSON in part or TITLE in part or DATE in part:
            return None
        first = scene.bones.items.get(start)
        if isinstance(first, BodyMention):
            return self._context.resolve(first).name
        return self._place(scene.words(start, end))

    def _place(self, written: str) -> str | None:
        short = next((place for word, place in rows("place-shorts") if word == written), None)
        if short:
            return short
        for end in range(len(written), 1, -1):
            place = self._located(written[:end])
            if place is not None:
                rest = written[end:]
                return place + (rest if len(rest) > 2 and not rest.startswith(("的", "档")) else "")
        return written if 2 <= len(written) <= 20 and BODY not in written else None
