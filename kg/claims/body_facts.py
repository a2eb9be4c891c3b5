"""A document in, the address and telephone of the body whose page it is out, from the lines at its foot.

主办单位:常州市档案馆 / 地址:常州市天宁区… / 电话:0519-… ; 监督电话 and 技术支持电话 are those of somebody else.
"""

import re
from collections.abc import Iterator

from kg.grammar.bodies import Bodies
from kg.model import BodyFactClaim, BodyRef, Document, Span

OWNER = re.compile(
    r"(?:主办单位|主办|版权所有|单位名称)[:：]?[ \u3000]{0,4}(?P<value>[一-龥（）()]{4,40})"
    r"|(?P<before>[一-龥（）()]{4,40})[ \u3000]{0,4}版权所有"
)
ADDRESS = re.compile(
    r"(?<![一-龥])(?:单位|联系|通讯|办公)?地[ \u3000]{0,4}址[:：][ \u3000\n|]{0,4}(?P<value>[^\s,，。;；|]{5,60})"
)
TELEPHONE = re.compile(
    r"(?<![一-龥])(?:联系|办公|值班|咨询|服务)?电[ \u3000]{0,4}话[:：]"
    r"[ \u3000\n|]{0,4}(?P<value>[+(（]?\d[\d\-—–()（） ]{5,24}\d)"
)
SIGNS = re.compile("主办|版权所有|单位名称")
"""What each line of an owner holds: most texts have none, and are not searched for the words before it."""
REACH = 300
"""How many characters the lines of one foot may be apart."""


def state(document: Document) -> Iterator[BodyFactClaim]:
    """The facts of the page's owner: an address or a telephone that stands near the line that names the owner."""
    owner = _owner(document)
    if owner is None:
        return
    body, at = owner
    for property, pattern in (("address", ADDRESS), ("telephone", TELEPHONE)):
        near = [m for m in pattern.finditer(document.text) if abs(m.start() - at) <= REACH]
        if near:
            match = near[0]
            yield BodyFactClaim(
                span=Span(*match.span()),
                quote=match.group(),
                rule="body-facts.foot-of-page",
                context=(f"{body.surface}: {body.via}",),
                body=body,
                property=property,
                value=match["value"].strip(),
            )


def _owner(document: Document) -> tuple[BodyRef, int] | None:
    """The body that the last line 主办单位: names in full, and where that line stands."""
    for match in reversed(list(OWNER.finditer(document.text))) if SIGNS.search(document.text) else ():
        start, end = match.span("value" if match["value"] else "before")
        mention = Bodies.load().ending_at(document.text, end, start)
        if mention is None or mention.span.start != start:
            continue
        if mention.complete:
            return BodyRef(mention.name, mention.text, True, "named at the foot of the page"), match.start()
        publisher = document.publisher
        if publisher is not None and publisher.endswith(mention.text):
            return BodyRef(publisher, mention.text, True, "the publisher"), match.start()
    return None
