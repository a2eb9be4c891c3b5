"""An invented service of six people in four bodies of invented towns, each tenure with a claim of its own, as Turtle.

云州市人民政府  戊辰远 市长   2011-01-01 to 2013-01-01      above 云州市档案馆 since 2010-01-01
云州市档案馆    甲子安 馆长   2010-01-01 to 2014-07-01
                己巳林 馆长   from 2014-07-01 on, when it ended is not known
                乙丑明 副馆长 2012-01-01 to 2016-01-01
云州市财政局    乙丑明 局长   2016-01-01 to 2020-01-01
                丙寅清 副局长 seen on 2019-05-06
澄州市图书馆    丁卯舟 馆长   no day known
全省会议, 2019-05-06: 丙寅清 spoke, 丁卯舟 attended, 澄州市图书馆 was host
"""

from dataclasses import dataclass

ID = "https://w3id.org/archontology/id/"
PREFIXES = """@prefix ao: <https://w3id.org/archontology/ns#> .
@prefix rico: <https://www.ica.org/standards/RiC/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix s: <https://w3id.org/archontology/scheme/> .
@base <https://w3id.org/archontology/id/> .
"""
PEOPLE = {"jia": "甲子安", "yi": "乙丑明", "bing": "丙寅清", "ding": "丁卯舟", "wu": "戊辰远", "ji": "己巳林"}
BODIES = {"archive": "云州市档案馆", "finance": "云州市财政局", "library": "澄州市图书馆", "town": "云州市人民政府"}


@dataclass(frozen=True)
class Held:
    person: str
    body: str
    title: str
    start: tuple[str | None, str | None]
    end: tuple[str | None, str | None]

    @property
    def name(self) -> str:
        return f"{self.person}-{self.body}"

    def turtle(self) -> str:
        days = zip(("startEarliest", "startLatest", "endEarliest", "endLatest"), (*self.start, *self.end), strict=True)
        bounds = "".join(f' ; ao:{name} "{day}"^^xsd:date' for name, day in days if day)
        words = f"{PEOPLE[self.person]}任{BODIES[self.body]}{self.title}"
        return f"""
<post/{self.body}-{self.title}> a ao:Post ; rdfs:label "{BODIES[self.body]}{self.title}"@zh ;
  skos:altLabel "{self.title}"@zh ; ao:body <body/{self.body}> .
<tenure/{self.name}> a ao:Tenure ; ao:holder <person/{self.person}> ; ao:body <body/{self.body}> ;
  ao:post <post/{self.body}-{self.title}> ; ao:titleAsWritten "{self.title}" ; ao:supportedBy <claim/{self.name}>{bounds} .
{claim(self.name, words, f"tenure/{self.name}")}"""


def claim(name: str, words: str, fact: str) -> str:
    return f"""<span/{name}> a ao:Span ; ao:inDocument <document/d> ; ao:quote "{words}" ; ao:startOffset 0 ; ao:endOffset {len(words)} .
<claim/{name}> a ao:Claim ; ao:span <span/{name}> ; ao:rule "test" ;
  ao:states <{fact}> ; ao:claimStatus <../scheme/claim-status/accepted> ."""


def exactly(day: str) -> tuple[str, str]:
    return day, day


HELD = (
    Held("wu", "town", "市长", exactly("2011-01-01"), exactly("2013-01-01")),
    Held("jia", "archive", "馆长", exactly("2010-01-01"), exactly("2014-07-01")),
    Held("ji", "archive", "馆长", exactly("2014-07-01"), (None, None)),
    Held("yi", "archive", "副馆长", exactly("2012-01-01"), exactly("2016-01-01")),
    Held("yi", "finance", "局长", exactly("2016-01-01"), exactly("2020-01-01")),
    Held("bing", "finance", "副局长", (None, "2019-05-06"), ("2019-05-07", None)),
    Held("ding", "library", "馆长", (None, None), (None, None)),
)
PARTS = (("bing", "person/bing", "spoke"), ("ding", "person/ding", "attended"), ("host", "body/library", "host"))


def turtle() -> str:
    lines = [PREFIXES, '<document/d> a ao:Document ; rico:title "年鉴"@zh ; ao:sourceKey "d.txt" .']
    lines += [f'<person/{key}> a ao:Person ; rdfs:label "{name}"@zh .' for key, name in PEOPLE.items()]
    lines += [f'<body/{key}> a ao:Body ; rdfs:label "{name}"@zh .' for key, name in BODIES.items()]
    lines += [held.turtle() for held in HELD]
    lines.append(
        '<event/meeting> a ao:Event ; rdfs:label "全省会议"@zh ; ao:occurredEarliest "2019-05-06"^^xsd:date ; '
        'ao:occurredLatest "2019-05-06"^^xsd:date .'
    )
    for key, agent, role in PARTS:
        lines.append(
            f"<participation/{key}> a ao:Participation ; ao:participant <{agent}> ; ao:event <event/meeting> ; "
            f"ao:role <../scheme/event-roles/{role}> ; ao:supportedBy <claim/part-{key}> ."
        )
        lines.append(claim(f"part-{key}", f"{key}参加全省会议", f"participation/{key}"))
    lines.append(
        "<change/founded> a ao:BodyChange ; ao:changeType <../scheme/body-changes/established> ; ao:after <body/archive> ; "
        'ao:superior <body/town> ; ao:occurredEarliest "2010-01-01"^^xsd:date ; ao:occurredLatest "2010-01-01"^^xsd:date ; '
        "ao:supportedBy <claim/founded> ."
    )
    lines.append(claim("founded", "设立云州市档案馆，隶属市政府", "change/founded"))
    return "\n".join(lines)
