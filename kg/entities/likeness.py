"""Two profiles in, the grounds for and against their being one out, each with its weight and a sentence (zh, en)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from kg.entities.profiles import Held, Profile
from kg.text.pinyin import reading
from kg.text.scripts import match_key

SUCCESSION_DAYS = 366
"""A career goes on within a year: 2018年11月免去…, 2019年3月任命…."""
VARIANTS = str.maketrans("喆堃淼昇陞珮婭峯羣甦邨彬翺啓衛勳燁", "哲坤淼升升佩娅峰群苏村斌翱启卫勋烨")
"""Characters that one bearer of a name writes for another: 喆 for 哲, 堃 for 坤."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground: how much it weighs (negative: against), and why, in Chinese and in English."""

    weight: float
    zh: str
    en: str


def grounds(a: Profile, b: Profile, bearers: int = 2) -> tuple[Ground, ...]:
    """All grounds. `bearers` is how many of the graph bear the name: a common name says less."""
    found = list(_names(a, b))
    if not found:
        return ()
    if a.kind == "person":
        found += [*_said(a, b), *_posts(a, b), *_days(a, b)]
        if bearers > 3:
            found.append(Ground(-0.1, f"图中有{bearers}人同名", f"{bearers} in the graph bear this name"))
    else:
        found += _place(a, b)
    return tuple(found)


def _names(a: Profile, b: Profile) -> Iterator[Ground]:
    """The strongest likeness of any two of their names."""
    best: Ground | None = None
    for one, other in product(a.names, b.names):
        ground = _name(one, other)
        if ground and (best is None or ground.weight > best.weight):
            best = ground
    if best:
        yield best


def _name(one: str, other: str) -> Ground | None:
    if one == other:
        return Ground(0.4, f"同名“{one}”", f"the same name {one}")
    if match_key(one) == match_key(other):
        return Ground(0.35, f"“{one}”与“{other}”繁简或间隔号不同", f"{one} and {other} differ in script or dots only")
    if variant_key(one) == variant_key(other):
        return Ground(0.3, f"“{one}”与“{other}”为异体", f"{one} and {other} are variant characters")
    if len(one) == len(other) and reading(one) == reading(other):
        return Ground(0.15, f"“{one}”与“{other}”同音", f"{one} and {other} sound alike ({reading(one)})")
    return None


def variant_key(name: str) -> str:
    """The name with each variant character replaced by the common one: 张喆 -> 张哲."""
    return match_key(name.translate(VARIANTS)).translate(VARIANTS)


def _said(a: Profile, b: Profile) -> Iterator[Ground]:
    for zh, en, one, other in (("性别", "gender", a.gender, b.gender), ("民族", "ethnicity", a.ethnicity, b.ethnicity)):
        if one and other and one != other:
            yield Ground(-0.6, f"{zh}不同：{one}、{other}", f"another {en}: {one}, {other}")
    if a.ethnicity and a.ethnicity == b.ethnicity and a.ethnicity not in ("汉", "汉族"):
        yield Ground(0.1, f"同为{a.ethnicity}", f"both {a.ethnicity}")


def _posts(a: Profile, b: Profile) -> Iterator[Ground]:
    """A post that both held (迁任: the appointment names the former post), a body of one lineage, a common place."""
    for one, other in product(sorted(a.held), sorted(b.held)):
        if (one.stem, one.title) == (other.stem, other.title):
            what = one.body + one.title
            yield Ground(0.45, f"两处都载其任{what}", f"both sources have them as {what}")
            return
    shared = sorted({one.stem for one in a.held} & {one.stem for one in b.held})
    if shared:
        yield Ground(0.3, f"都曾在{shared[0]}（含前身、后继）任职", f"both served in {shared[0]} or its line")
        return
    places = sorted({place(h.body) for h in a.held} & {place(h.body) for h in b.held} - {""})
    if places:
        yield Ground(0.1, f"都在{places[0]}任职", f"both served in {places[0]}")


def place(body: str) -> str:
    """The province or city that the name of a body begins with: 云州市档案馆 -> 云州市."""
    name = body.removeprefix("中国共产党")
    end = min((at for at in (name.find(mark) for mark in "省市州县") if 0 < at < 8), default=-1)
    return name[: end + 1]


def _days(a: Profile, b: Profile) -> Iterator[Ground]:
    """One after the other within a year speaks for it; two distant posts at one time against it."""
    for one, other in product(sorted(a.held), sorted(b.held)):
        if one.stem != other.stem and _together(one, other) and place(one.body) != place(other.body):
            yield Ground(
                -0.3,
                f"{max(one.first, other.first)}前后同时在{one.body}与{other.body}任职",
                f"in {one.body} and in {other.body} at one time, about {max(one.first, other.first)}",
            )
            return
    for one, other in product(sorted(a.held), sorted(b.held)):
        for early, late in ((one, other), (other, one)):
            if early.stem != late.stem and _follows(early, late):
                yield Ground(
                    0.15,
                    f"{early.body}任职止于{early.last}，{late.body}任职始于{late.first}，前后相接",
                    f"{early.body} until {early.last}, {late.body} from {late.first}: one follows the other",
                )
                return


def _together(one: Held, other: Held) -> bool:
    known = one.first and one.last and other.first and other.last
    return bool(known) and one.first <= other.last and other.first <= one.last


def _follows(early: Held, late: Held) -> bool:
    if not early.last or not late.first or early.last > late.first:
        return False
    gap = date.fromisoformat(late.first) - date.fromisoformat(early.last)
    return gap.days <= SUCCESSION_DAYS


def _place(a: Profile, b: Profile) -> Iterator[Ground]:
    if not a.within or not b.within:
        return
    if a.within == b.within:
        yield Ground(0.4, "隶属同一机构", "both belong to one body")
    else:
        yield Ground(-0.4, "隶属不同机构", "they belong to different bodies")
