"""Two texts in, whether one is the other with a single slip out: a wrong, a missing, a doubled letter, or two swapped."""


def one_slip(one: str, other: str) -> bool:
    """Whether exactly one slip leads from one to the other: 陈向阳 and 陈相阳, 陈阳, 陈阳向."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    at = _agreeing(one, other)
    back = _agreeing(one[at:][::-1], other[at:][::-1])
    left, right = one[at : len(one) - back], other[at : len(other) - back]
    if len(left) <= 1 and len(right) <= 1:
        return True
    return len(left) == len(right) == 2 and left == right[::-1]


def _agreeing(one: str, other: str) -> int:
    """In how many letters two texts begin alike."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))
