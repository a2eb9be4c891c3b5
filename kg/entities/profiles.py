"""What is known of an entity when it is compared with another of its kind: its names, its posts with their days."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """A post that a person held: the body's name and that of its lineage (the latest name it went by), the title, days.

    `first` is the earliest day on which the person may be placed in it, `last` the latest (ISO); "" where unknown.
    """

    body: str
    title: str
    first: str = ""
    last: str = ""
    lineage: str = ""

    @property
    def stem(self) -> str:
        """The body across its renames and reforms; the body itself where no change is known."""
        return self.lineage or self.body


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One entity. `kind` is person, body or post; `names` hold every name, the label first.

    Of a post `within` is its body, of a body its superior.
    """

    iri: str
    kind: str
    names: tuple[str, ...]
    gender: str = ""
    ethnicity: str = ""
    within: str = ""
    held: tuple[Held, ...] = field(default=())

    @property
    def name(self) -> str:
        """The label."""
        return self.names[0] if self.names else self.iri.rsplit("/", 1)[-1]
