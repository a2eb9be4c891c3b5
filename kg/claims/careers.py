"""The sentences of a career history in, links of its subject with the posts that it lists out.

王某,男,1965年3月生,现任江州省档案馆馆长。 · 2003.05—2008.06 江州省档案局办公室主任(其间:…) · 历任科员、副科长、科长
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.claims.appointments import CANDIDATE
from kg.claims.event_words import said_pattern
from kg.claims.links import Link
from kg.claims.patterns import pattern
from kg.claims.skeleton import DATE as D
from kg.claims.skeleton import PERSON as P
from kg.claims.skeleton import TITLE as T
from kg.claims.skeleton import Skeleton
from kg.grammar.phrases import Phrase
from kg.grammar.sentence import Found
from kg.model import DateMention, PersonRef, Span, Status
from kg.text.names import doubt, is_name, normalise

BIOGRAPHY = re.compile(
    r"[男女](?:[,，、)）]|$)|国籍|居留权|出生|生于|[月年]生|生人|籍贯|人[,，。]|学历|学位|入党|参加工作|毕业|简历|[汉回满蒙藏壮苗]族"
)
POLITE = re.compile("先生|女士")
"""王某先生, at the beginning of a line opens a history as 王某,男, does."""
STUDY = re.compile(r"(?:学习|就读|在读|毕业|攻读|进修|培训|学员|研究生|本科|专业)[^,，。;；]{0,12}$")


HISTORY = r"(?:的?(?:个人|工作)?(?:简历|简介|履历|生平|基本情况))?"
NAME = re.compile(
    r"^([\u3400-\u9fff·]{2,5}|[\u3400-\u9fff][ \u3000]+[\u3400-\u9fff])(?:同志)?"
    + HISTORY
    + r"(?=$|[ \u3000\[(（_|—-])"
)
TITLED = re.compile("([\u3400-\u9fff]{3})(?:同志)?(?:的)?(?:个人|工作)?(?:简历|简介|履历|生平)$")
"""The end of a title that tells of somebody whose post stands before the name: 全国总工会主席王某某简历."""
BELOW_NAME = re.compile(r"^[男女][,，、 \u3000]|^[^,，。]{1,5}族[,，]|^(?:性别|民族|出生)|^[^。]{0,30}出生|^\ue002生")
"""How the line under a name that stands alone begins, when it tells of that person."""


TODAY = re.compile(r"现任|现为|现担任|拟")
OTHERS = re.compile(rf"{P}|同样|(?:目前|现|仍)?由{T}?{P}|(?:一职)?的(?!{T}?(?:职务|一职|[,，。;；]|$))")
UNREAD_NAME = re.compile("[:：][\u3400-\u9fff]{2,4}(?:同志)?(?:担任|出任|任)$")
"""Before a title: somebody else, whose name is not known for one: 宣布决定:孙某某担任校长."""
PRONOUN = re.compile(r"[^。;；]{0,16}?[他她](?!们|的|人|国)")
NEXT_LINE = 2
"""So many lines further (one of them may be empty) a pronoun still means the person that was told of."""
PROPOSAL = "提名为"
LATER = re.compile("此后|之后|随后|后来|其后|又|再")
"""After these a post is not of the time named before: 2016年任副书记,此后任省委组织部副部长."""
BEFORE = re.compile("之前|此前|其间|期间|曾")
LASTED = re.compile(r"(?:近|约|了|长达|已)?[\d一二三四五六七八九十多]{1,3}余?年")
PROPOSED = re.compile(r"拟[^,，。;；、]{0,24}$")


@dataclass(frozen=True, slots=True)
class Subject:
    """Of whom the following sentences tell, and the line that named them."""

    person: PersonRef
    line: int


def subject(skeleton: Skeleton, line: int, above: tuple[PersonRef, ...]) -> Subject | None:
    """The person whose history begins with this sentence, None when none does; `above` are the names alone in the line above."""
    if len(above) == 1 and P not in skeleton.string and BELOW_NAME.match(skeleton.string):
        return Subject(above[0], line)
    match = pattern("careers.opening").match(skeleton.string)
    if P not in skeleton.string and len(above) == 1 and pattern("careers.dated").match(skeleton.string):
        return Subject(above[0], line)
    if match is None or not (BIOGRAPHY.search(skeleton.string) or POLITE.search(match.group()) or _told_after(match)):
        match = pattern("careers.page").search(skeleton.string)
    return Subject(skeleton.persons(match, "who")[0], line) if match else None


def _told_after(opening: re.Match[str]) -> bool:
    """Whether a date or a title follows the colon after a name: 李某：2006年8月-2009年12月,某社主任 · 陈某：现任…."""
    return opening.group()[-1:] in ":：" and opening.string[opening.end() : opening.end() + 1] in (D, T)


def another(skeleton: Skeleton, of: Subject | None) -> bool:
    """Whether a sentence begins with the name of somebody else than the subject, so that it tells of the subject no more."""
    match = pattern("careers.another").match(skeleton.string)
    return of is not None and match is not None and skeleton.persons(match, "who")[0].name != of.person.name


def titled(found: Found) -> PersonRef | None:
    """The person whose name the title is, or begins with: 何某 · 金某[江苏省苏州市副市长]."""
    title, text = found.document.title or "", found.document.text
    match, history = NAME.match(title), TITLED.search(title)
    names = [match.group(1)] if match else []
    names += [history.group(1)[-length:] for length in (3, 2)] if history else []
    for name in names:
        at = text.find(name)
        if at >= 0 and is_name(name) and not doubt(name):
            return PersonRef(normalise(name), Span(at, at + len(name)))
    return None


def state(skeleton: Skeleton, line: int, of: Subject, taken: frozenset[int]) -> Iterator[Link]:
    """The links of the subject with the phrases of a sentence that nobody else has; nothing where no career is told."""
    if line != of.line and not _tells(skeleton):
        return
    for match in re.finditer(T, skeleton.string):
        phrase = skeleton.phrases(match, 0)[0]
        if phrase.span.start in taken:
            continue
        when, opened = _date(skeleton, match.start())
        before = skeleton.string[opened : match.start()]
        if when is not None and is_of_today(phrase, when, before):
            when = None
        proposed = when is None and PROPOSED.search(before) is not None
        if _of_another(skeleton, match) or STUDY.search(before) or UNREAD_NAME.search(before):
            continue
        link = _link(skeleton, match, of, when)
        yield replace(link, status=Status.CANDIDATE) if proposed else link


def _tells(skeleton: Skeleton) -> bool:
    """Whether a sentence tells of posts: by its verbs, or by one that the title itself has (曾任某公司董事长)."""
    titled = (item for item in skeleton.items.values() if isinstance(item, Phrase))
    return pattern("careers.career").search(skeleton.string) is not None or any(p.units[0].spreads for p in titled)


def goes_on(skeleton: Skeleton, line: int, of: Subject) -> bool:
    """Whether a sentence without a name tells of the person of the one before: in the same line, or by its first words.

    之后,她担任省委组织部副部长 · 曾任安徽省委常委
    """
    if P in skeleton.string or not 0 <= line - of.line <= NEXT_LINE:
        return False
    first = skeleton.items.get(0)
    spreads = isinstance(first, Phrase) and first.units[0].spreads
    return line == of.line or spreads or PRONOUN.match(skeleton.string) is not None


def go_on(skeleton: Skeleton, of: Subject, taken: frozenset[int]) -> Iterator[Link]:
    """The posts that a sentence goes on telling of a person named in it, or in the one before: 2021年调任….

    What somebody says (张某指出,…) tells no more of posts.
    """
    since = skeleton.string.rfind(P) + 1
    if T not in skeleton.string[since:]:
        return
    said = said_pattern().search(skeleton.string, since)
    for match in pattern("careers.goes-on").finditer(skeleton.string, since, said.start() if said else sys.maxsize):
        opening = skeleton.phrases(match, "what")[0]
        if opening.span.start in taken or not (match.group("verb") or opening.units[0].spreads):
            continue
        if UNREAD_NAME.search(skeleton.string, since, match.start("what")):
            continue
        end = len(skeleton.string) if opening.units[0].spreads else match.end("what")
        for single in re.compile(T).finditer(skeleton.string, match.start("what"), end):
            if skeleton.phrases(single, 0)[0].span.start in taken or _of_another(skeleton, single):
                continue
            when, opened = _date(skeleton, single.start())
            later = LATER.search(skeleton.string, opened, single.start())
            yield _told(skeleton, match, _link(skeleton, single, of, None if later else when))
        if opening.units[0].spreads:
            return


def _of_another(skeleton: Skeleton, title: re.Match[str]) -> bool:
    """Whether a title is that of somebody named, or only described, behind it: 与担任校长的院士搭档."""
    return OTHERS.match(skeleton.string, title.end()) is not None


def _told(skeleton: Skeleton, match: re.Match[str], link: Link) -> Link:
    """The link with what the words around it say: 提名为…候选人 · 担任副部长3年 · 其间挂职任副书记."""
    verb, tail = match.group("verb") or "", match.end("what")
    if verb == PROPOSAL and CANDIDATE.match(skeleton.string, tail):
        return replace(link, status=Status.CANDIDATE, start=None, end=None)
    past = BEFORE.search(skeleton.string, 0, match.start("what")) or LASTED.match(skeleton.string, tail)
    status = Status.FORMER if link.status is None and past else link.status
    return replace(link, status=status, mode="secondment" if "挂" in verb else link.mode)


def _link(skeleton: Skeleton, match: re.Match[str], of: Subject, when: DateMention | None) -> Link:
    phrase = skeleton.phrases(match, 0)[0]
    start = when.value if when else None
    end = when.end if when else None
    status = None
    if when is not None:
        status = Status.CURRENT if end is not None and end.edtf == ".." else Status.FORMER
    return Link(
        person=of.person,
        phrase=phrase,
        span=skeleton.span(match),
        rule="careers.dated-line" if when else "careers.of-the-subject",
        status=status,
        start=start,
        end=end,
    )


def is_of_today(phrase: Phrase, when: DateMention, between: str) -> bool:
    """Whether a title after a date is that of today, to which the date does not belong: 2012年5月入党,现任….

    `between` is what stands between the date and the title.
    """
    if when.end is not None and when.end.edtf == "..":
        return False
    opening = phrase.units[0]
    return (opening.spreads and opening.status in ("current", "candidate")) or TODAY.search(between) is not None


def _date(skeleton: Skeleton, at: int) -> tuple[DateMention | None, int]:
    """The date that governs the title at `at`, and where its reach begins.

    It is the last date before the title in the same sentence; a date in a bracket (其间:…) holds inside that bracket only.
    """
    depth = 0
    for i in range(at - 1, -1, -1):
        letter = skeleton.string[i]
        if letter in ")）":
            depth += 1
        elif letter in "(（":
            depth = max(0, depth - 1)
        elif letter == D and depth == 0:
            item = skeleton.items[i]
            follows = skeleton.string[i + 1 : i + 3]
            if isinstance(item, DateMention) and not re.match(r"生|出生|入党|参加|加入", follows):
                return item, i
            return None, i
    return None, 0
