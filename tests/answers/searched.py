"""A store of invented names, one thing a line, asked with an index and without: what both must find."""

from collections.abc import Iterable

AO = "https://w3id.org/archontology/ns#"
RICO = "https://www.ica.org/standards/RiC/ontology#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ID = "https://w3id.org/archontology/id/"
SCHEME = "https://w3id.org/archontology/scheme/name-types/"
LABEL, ALT = f"{RDFS}label", f"{SKOS}altLabel"


def thing(kind: str, key: str, label: str, *others: str) -> list[str]:
    it = f"<{ID}{kind}/{key}>"
    lines = [f"{it} <{TYPE}> <{AO}{kind.capitalize()}> .", f'{it} <{LABEL}> "{label}"@zh .']
    return [*lines, *(f'{it} <{ALT}> "{other}"@zh .' for other in others)]


def named(kind: str, key: str, name: str, use: str, until: str = "") -> list[str]:
    it, node = f"<{ID}{kind}/{key}>", f"<{ID}name/{key}-{use}>"
    lines = [
        f"{it} <{RICO}hasOrHadAgentName> {node} .",
        f'{node} <{RICO}textualValue> "{name}" .',
        f"{node} <{AO}nameType> <{SCHEME}{use}> .",
    ]
    ended = f'{node} <{RICO}usedToDate> "{until}"^^<http://www.w3.org/2001/XMLSchema#date> .'
    return [*lines, ended] if until else lines


def tenure(key: str, person: str, body: str) -> list[str]:
    it = f"<{ID}tenure/{key}>"
    return [
        f"{it} <{TYPE}> <{AO}Tenure> .",
        f"{it} <{AO}holder> <{ID}person/{person}> .",
        f"{it} <{AO}body> <{ID}body/{body}> .",
    ]


def written(key: str, about: str, name: str) -> list[str]:
    it = f"<{ID}claim/{key}>"
    return [
        f"{it} <{TYPE}> <{AO}Claim> .",
        f"{it} <{AO}aboutBody> <{ID}body/{about}> .",
        f'{it} <{AO}tenureStatus> "current" .',
        f'{it} <{AO}bodyAsWritten> "{name}" .',
    ]


def text(key: str, words: str, day: str = "") -> list[str]:
    it = f"<{ID}document/{key}>"
    lines = [f'{it} <{AO}text> "{words}" .']
    return [*lines, f'{it} <{RICO}publicationDate> "{day}" .'] if day else lines


def triples(*parts: Iterable[str]) -> bytes:
    return "\n".join(sorted({line for part in parts for line in part})).encode() + b"\n"


WORLD = triples(
    thing("person", "chen", "陈向阳"),
    thing("person", "chen-yang", "陈阳"),
    thing("person", "shan", "单雪梅"),
    thing("person", "ouyang", "欧阳旭明"),
    thing("person", "lv", "吕绿"),
    thing("person", "aili", "艾力·买买提"),
    thing("person", "zhang", "張偉"),
    thing("person", "zeng", "曾长乐"),
    thing("body", "archive", "云州市档案馆", "市档案馆"),
    named("body", "archive", "云州市档案局", "former"),
    named("body", "archive", "云州档案馆", "alias"),
    written("w1", "archive", "我市档案馆"),
    thing("body", "society", "云州市档案馆学会"),
    thing("body", "chongqing", "重庆市图书馆"),
    thing("body", "old", "临江县文书科"),
    named("body", "old", "临江县秘书科", "official", "1949-01-01"),
    thing("body", "english", "Yunzhou Records Office"),
    thing("post", "director", "云州市档案馆馆长", "馆长"),
    thing("event", "meeting", "全市档案工作年会"),
    thing("document", "report", "《云州日报》：陈向阳调研档案工作"),
    text("report", "本報訊：館藏《民國檔案》整理完畢。\\n日前，市檔案館開放民國檔案三千卷。", "2021-03-01"),
    thing("document", "older", "简讯"),
    text("older", "县里的民国档案 也已开放。", "2019-05-06"),
    tenure("t1", "chen", "archive"),
    tenure("t2", "chen", "society"),
    tenure("t3", "shan", "archive"),
)
