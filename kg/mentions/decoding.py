"""Scores of the tags of each character in, the best tags of each sentence out: the paths of the model's Viterbi search.

What a tag can gain by its neighbours is bounded by the transitions, which are small beside the network's scores: at 94 of
100 characters one tag wins whatever stands beside it. Only the stretches between those are searched.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

SLACK = 0.01
"""A tag that loses by less may win all the same: sums of scores are rounded, by the package's search, too."""


class Decoder:
    """The search over the transitions (from, to) of one model."""

    def __init__(self, transitions: Any) -> None:
        self._transitions = transitions
        to, after = transitions[:, None, :] - transitions[:, :, None], transitions[None] - transitions[:, None]
        self._gain = to.max(axis=0) + after.max(axis=2) + SLACK
        """[best, other]: by how much neighbours can lift the other tag above the best one, at the most."""

    def paths(self, emissions: Sequence[Any]) -> list[Any]:
        """The tags of each sentence; its emissions are (character, tag). Many sentences together cost less."""
        rows = np.concatenate(emissions)
        tags = rows.argmax(axis=1)
        best = np.take_along_axis(rows, tags[:, None], axis=1)
        doubtful = (rows + self._gain[tags] >= best).sum(axis=1) > 1
        stops = np.cumsum([len(each) for each in emissions])
        if doubtful.any():
            self._search(rows, tags, _windows(doubtful, stops))
        return np.split(tags, stops[:-1])

    def _search(self, rows: Any, tags: Any, windows: Any) -> None:
        """Put the tags of the windows right; the first or last character of one that is sure keeps its tag."""
        starts, stops, opened, closed = windows
        lengths = stops - starts
        offsets = np.arange(lengths[-1])
        places = np.minimum(starts[:, None] + offsets, len(rows) - 1)
        scores = rows[places]
        for sure, at in ((opened, np.zeros_like(lengths)), (closed, lengths - 1)):
            kept = tags[places[sure, at[sure]]]
            scores[sure, at[sure]] = -np.inf
            scores[sure, at[sure], kept] = 0
        inside = offsets < lengths[:, None]
        tags[places[inside]] = viterbi(scores, self._transitions, lengths)[inside]


def _windows(doubtful: Any, stops: Any) -> tuple[Any, Any, Any, Any]:
    """The stretches of doubtful characters, each with the sure ones of its sentence beside it, the shorter first.

    `stops` are the ends of the sentences. Starts and ends, and whether a sure character opens and closes each.
    """
    last = np.zeros(len(doubtful), dtype=bool)
    last[stops - 1] = True
    first = np.roll(last, 1)
    starts = np.flatnonzero(doubtful & (first | ~np.roll(doubtful, 1)))
    ends = np.flatnonzero(doubtful & (last | ~np.roll(doubtful, -1)))
    opened, closed = ~first[starts], ~last[ends]
    starts, stops = starts - opened, ends + 1 + closed
    order = np.argsort(stops - starts, kind="stable")
    return starts[order], stops[order], opened[order], closed[order]


def viterbi(emissions: Any, transitions: Any, lengths: Any) -> Any:
    """The best tags of each sentence; emissions (sentence, character, tag), transitions (from, to), lengths ascending."""
    count, longest, _ = emissions.shape
    first = np.searchsorted(lengths, np.arange(longest + 1), side="right")  # the sentences that are longer than t
    best = np.empty_like(emissions)
    best[:, 0] = emissions[:, 0]
    turned = np.ascontiguousarray(transitions.T)  # (to, from): the maximum runs over contiguous memory
    scores = np.empty((count, *turned.shape), dtype=emissions.dtype)
    for t in range(1, longest):
        on = first[t]
        np.add(best[on:, t - 1, None, :], turned, out=scores[on:])
        np.add(scores[on:].max(axis=2), emissions[on:, t], out=best[on:, t])
    path = np.zeros((count, longest), dtype=np.int64)
    for t in range(longest - 1, -1, -1):
        on, later = first[t], first[t + 1]
        last = best[on:, t]
        if later < count:
            last = last.copy()
            last[later - on :] += turned[path[later:, t + 1]]
        path[on:, t] = last.argmax(axis=1)
    return path
