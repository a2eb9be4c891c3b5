"""Scenes in, the honours out that verbs say of persons and bodies: 我市档案馆荣获国家一级档案馆称号.

A honour that stands before a name like a title (全国劳动模范王某) is a title phrase and is read there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.claims.attendance import subjects
from kg.claims.references import Context
from kg.claims.scenes import Scene, listed_names
from kg.claims.skeleton import BODY, PERSON, TITLE
from kg.grammar.bodies import Bodies
from kg.grammar.phrases import Phrase
from kg.grammar.tables import words
from kg.model import BodyMention, BodyRef, EventClaim, HonourClaim, MentionKind, PersonRef

WON = r"(?:荣获|获得了?|获评|获颁|被评为|被授予|被命名为|入选|获(?!奖|得))"
WHAT = r"(?P<what>[^,，。;；《》]{1,60}?)"
GAINED = re.compile(rf"(?P<verb>{WON}){WHAT}(?:等(?!奖)[^,，。;；]{{0,12}})?(?:荣誉)?(?:称号|荣誉)?(?=[,，。;；]|$)")
RELATIVE = re.compile(
    rf"(?P<verb>{WON}){WHAT}(?:荣誉)?(?:称号)?的{TITLE}?(?P<who>{PERSON}(?:[、,，和 ]{TITLE}?{PERSON})*)"
)
CONFERRED = re.compile(r"授予(?P<who>[^,，。;；“”]{1,80})[“「](?P<what>[^“”「」]{1,30})[”」](?:荣誉)?(?:称号|奖)")
GROUP = re.compile(
    rf"(?P<what>[一-龥]{{2}}[三四五六七八九十]{{1,2}}(?:杰|贤|老|英|君子))之一的?[^,，。{PERSON}]{{0,16}}(?P<who>{PERSON})"
)
GIVER = re.compile(rf"(?P<body>{BODY})(?:授予|评选|命名|颁发)?的?[“「]?(?P<what>{TITLE})")
ANYWHERE = re.compile("[他她]")
HE = re.compile(r"[他她][^,，他她]{0,6}$")
ENDS = tuple(sorted(words("honour-endings")))


@dataclass(frozen=True, slots=True)
class _Said:
    """One statement of an honour: who has it, what it is called, the match that says so, its rule."""

    holder: PersonRef | BodyRef
    honour: str
    match: re.Match[str]
    rule: str


def state(
    scenes: Sequence[Scene], context: Context, events: Sequence[EventClaim], taken: Sequence[HonourClaim]
) -> Iterator[HonourClaim]:
    """The honours that the scenes state; `taken` are read by other rules, `events` tell who confers at a meeting."""
    givers = _givers(scenes, context)
    known = {(_name(claim.person or claim.body), claim.honour) for claim in taken}
    last: PersonRef | None = None
    hosts = _hosts(events)
    for scene in scenes:
        for said in _said(scene, context, hosts, last):
            if (key := (_name(said.holder), said.honour)) in known:
                continue
            known.add(key)
            yield _claim(scene, said, givers, events)
        if scene.sentence.persons or not ANYWHERE.search(scene.bones.string):
            last = scene.sentence.persons[0] if scene.sentence.persons else None


def _name(holder: PersonRef | BodyRef | None) -> str:
    return holder.name if holder is not None else ""


def _said(scene: Scene, context: Context, hosts: Sequence[BodyRef], last: PersonRef | None) -> Iterator[_Said]:
    string = scene.bones.string
    for match in GROUP.finditer(string):
        for person in scene.bones.persons(match, "who"):
            yield _Said(person, scene.words(*match.span("what")), match, "honours.one-of")
    for match in CONFERRED.finditer(string):
        honour = scene.words(*match.span("what"))
        for holder in _conferred(scene, match, context, hosts):
            yield _Said(holder, honour, match, "honours.conferred")
    spent: set[int] = set()
    for match in RELATIVE.finditer(string):
        spent.add(match.start("verb"))
        for honour in _honours(scene, *match.span("what")):
            for person in scene.bones.persons(match, "who"):
                yield _Said(person, honour, match, "honours.of-the-one-who-won")
    for match in GAINED.finditer(scene.told):
        if match.start("verb") in spent:
            continue
        holders = _before(scene, match.start(), context) or _meant(scene, match.start(), last)
        for honour in _honours(scene, *match.span("what")) if holders else ():
            for holder in holders:
                yield _Said(holder, honour, match, "honours.won")


def _before(scene: Scene, verb: int, context: Context) -> list[PersonRef | BodyRef]:
    """Who won: the bodies right before the verb, else the names before it."""
    bodies: list[PersonRef | BodyRef] = []
    at = verb - 1
    while isinstance(item := scene.bones.items.get(at), BodyMention):
        bodies.insert(0, context.resolve(item))
        at -= 2 if scene.bones.string[at - 1 : at] in ("、", "和") else at + 1
    if bodies:
        return bodies
    begin, _ = scene.clause(verb)
    return [*subjects(scene, begin, verb)]


def _meant(scene: Scene, verb: int, last: PersonRef | None) -> list[PersonRef]:
    """Whom 他 before the verb means: the person in the same sentence, else the last one named before."""
    begin, _ = scene.clause(verb)
    if not HE.search(scene.bones.string, begin, verb):
        return []
    own = scene.persons(0, begin)
    return [own[-1][1]] if own else [last] if last is not None else []


def _conferred(
    scene: Scene, match: re.Match[str], context: Context, hosts: Sequence[BodyRef]
) -> list[PersonRef | BodyRef]:
    """Those who are named between 授予 and the honour; a part of the host named alone (档案编研科) is the host's."""
    span = scene.span(*match.span("who"))
    named = listed_names(scene.text, span) or scene.bones.persons(match, "who")
    if named:
        return [*named]
    mention = Bodies.load().ending_at(scene.text, span.end, span.start)
    if mention is None or mention.span.start != span.start:
        return []
    body = context.resolve(mention)
    if not body.resolved and len(hosts) == 1:
        body = BodyRef(hosts[0].name + body.name, body.surface, True, f"part of {hosts[0].name}, which confers it")
    return [body]


def _hosts(events: Sequence[EventClaim]) -> list[BodyRef]:
    """The hosts of all events, each once."""
    return list({body.name: body for event in events for body in event.hosts()}.values())


def _honours(scene: Scene, start: int, end: int) -> list[str]:
    """The honours named in a stretch: 全国档案系统先进集体、国家一级档案馆、全国首批“数字示范档案馆” is three."""
    marked = any(_is_honour(scene.bones.items.get(i)) for i in range(start, end))
    found = []
    for part in re.split("[、,，]", scene.words(start, end)):
        plain = part.strip("“”「」『』 的").replace("“", "").replace("”", "").removeprefix("了")
        plain = re.split("等(?!奖)", plain)[0] if marked else plain
        if 3 <= len(plain) <= 30 and (plain.endswith(ENDS) or marked):
            found.append(_without_giver(scene, plain, start, end))
    return found


def _without_giver(scene: Scene, honour: str, start: int, end: int) -> str:
    """国家档案局“全国档案专家” is the honour without the body that gives it."""
    for _, mention in scene.bodies(start, end):
        honour = honour.removeprefix(mention.text)
    return honour.strip("“”")


def _is_honour(item: object) -> bool:
    return isinstance(item, Phrase) and all(unit.word.kind is MentionKind.HONOUR for unit in item.units)


def _givers(scenes: Sequence[Scene], context: Context) -> dict[str, BodyRef]:
    """Who gives each honour, where the name of the body stands before that of the honour."""
    found: dict[str, BodyRef] = {}
    for scene in scenes:
        for match in GIVER.finditer(scene.bones.string):
            body, phrase = scene.bones.items[match.start("body")], scene.bones.items[match.start("what")]
            if isinstance(body, BodyMention) and isinstance(phrase, Phrase) and _is_honour(phrase):
                found.setdefault(phrase.units[0].post, context.resolve(body))
    return found


def _before_it(events: Sequence[EventClaim], at: int) -> list[EventClaim]:
    """The dated events told of before a place of the text."""
    return [event for event in events if event.span.start <= at and event.date is not None]


def _claim(scene: Scene, said: _Said, givers: Mapping[str, BodyRef], events: Sequence[EventClaim]) -> HonourClaim:
    span = scene.bones.span(said.match)
    conferrer = givers.get(said.honour)
    before = _before_it(events, span.start) if said.rule == "honours.conferred" else []
    at = before[-1] if before else None
    hosts = _hosts(before)
    if conferrer is None and at is not None and len(hosts) == 1:
        conferrer = hosts[0]
    return HonourClaim(
        span=span,
        quote=scene.text[span.start : span.end],
        rule=said.rule,
        person=said.holder if isinstance(said.holder, PersonRef) else None,
        body=said.holder if isinstance(said.holder, BodyRef) else None,
        honour=said.honour,
        conferrer=conferrer,
        attested=at.date if at is not None else None,
    )
