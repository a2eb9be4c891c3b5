"""The store in, what is known of each person, body or post when it is compared with another out."""

from collections.abc import Iterable, Mapping

from kg.answers.questions import iri, rows
from kg.entities.clusters import Clusters
from kg.entities.lineages import Lineages
from kg.entities.profiles import Held, Profile
from kg.store.protocol import Row, Store
from ontology.terms import AO

CLASSES = {"person": "Person", "body": "Body", "post": "Post"}


def profiles(store: Store, kind: str, clusters: Clusters) -> tuple[Profile, ...]:
    """One profile for each entity of the kind (person, body, post): what was said of any of its IRIs."""
    found: dict[str, list[Row]] = {}
    for row in rows(store, "profiles", **{"class": iri(AO[CLASSES[kind]])}):
        found.setdefault(clusters.canonical(row["entity"].value), []).append(row)
    held = _held(store, clusters) if kind == "person" else {}
    return tuple(_profile(entity, kind, said, held.get(entity, ())) for entity, said in found.items())


def _profile(entity: str, kind: str, said: Iterable[Row], held: Iterable[Held]) -> Profile:
    values = {
        key: sorted({row[key].value for row in said if key in row}) for key in ("name", "gender", "ethnicity", "within")
    }
    return Profile(
        iri=entity,
        kind=kind,
        names=tuple(values["name"]),
        gender=next(iter(values["gender"]), ""),
        ethnicity=next(iter(values["ethnicity"]), ""),
        within=next(iter(values["within"]), ""),
        held=tuple(sorted(held)),
    )


def _held(store: Store, clusters: Clusters) -> Mapping[str, set[Held]]:
    pairs = [(row["before"].value, row["after"].value) for row in rows(store, "lineages")]
    lines = Lineages.of((clusters.canonical(a), clusters.canonical(b)) for a, b in pairs)
    found = rows(store, "profile-posts")
    names: dict[str, str] = {}
    for row in found:
        stem = lines.stem(clusters.canonical(row["body"].value))
        names[stem] = min(names.get(stem, "\uffff"), row["bodyName"].value)
    held: dict[str, set[Held]] = {}
    for row in found:
        stem = lines.stem(clusters.canonical(row["body"].value))
        days = [row[key].value if key in row else "" for key in ("first", "last")]
        one = Held(row["bodyName"].value, row["title"].value, days[0], days[1], names[stem])
        held.setdefault(clusters.canonical(row["person"].value), set()).add(one)
    return held
