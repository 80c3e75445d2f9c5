"""Plain arithmetic on bounds: whether parts can make a whole, and a whole contain a part."""

from __future__ import annotations

from typing import Literal

Interval = tuple[float | None, float | None]
Verdict = Literal["agree", "consistent", "conflict", "undecided"]


def judge(kind: str, parts: Interval, whole: Interval) -> Verdict:
    """Whether bounds on parts and on their whole can hold together.

    Parameters
    ----------
    kind : "sum" (the parts make the whole), "part" (the whole contains them) or "same" (both
        count the same).
    parts, whole : least and greatest number, None where open.

    Returns
    -------
    undecided where a side has no bound that could be missed, conflict where no numbers fit,
    agree where just one does, consistent otherwise.
    """
    if _is_open(parts) or _is_open(whole):
        return "undecided"
    is_over = _exceeds(parts[0], whole[1])
    is_under = kind != "part" and _exceeds(whole[0], parts[1])
    if is_over or is_under:
        return "conflict"
    is_single = kind != "part" and parts[0] == parts[1] == whole[0] == whole[1]
    return "agree" if is_single and parts[0] is not None else "consistent"


def _is_open(bounds: Interval) -> bool:
    """Whether nothing is known: no count is below 0, so "at least 0" says nothing."""
    return not bounds[0] and bounds[1] is None


def _exceeds(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low > high
