"""Claims by parties to the fight in sentences: in which order, and what is equal told once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from analysis.ledger.frame import Row
from analysis.ledger.measures import Measure
from analysis.telling.sentences import enumerate_pieces, plain
from analysis.telling.words import capitalise, keep_order, say_claimant

_Claim = TypeVar("_Claim")


def order_claims(rows: Iterable[Row], measures: Mapping[str, Measure]) -> list[Row]:
    """In the order of the measures, deaths first, and changes last; else as they stand.

    Parameters
    ----------
    rows : measure and change of each claim.
    measures : all measures of the event.
    """
    order = list(measures)
    return sorted(
        rows,
        key=lambda row: (
            row["change"] is not None,
            order.index(row["measure"]),
        ),
    )


def unite_claims(claims: Iterable[_Claim], key: Callable[[_Claim], Hashable]) -> list[list[_Claim]]:
    """The claims, those together of which the same is told, each where the first of them stands."""
    found: dict[Hashable, list[_Claim]] = {}
    for claim in claims:
        found.setdefault(key(claim), []).append(claim)
    return list(found.values())


def hide_doer(row: Row, doer: str | None) -> Row:
    """A claim without its doer where that is who claims it: 'Rebels claim 3 guards killed'.

    Parameters
    ----------
    row : speaker_name, and label, singular and deed, as a sentence cites it.
    doer : the name of who is said to have done it.
    """
    if doer is None or doer != str(row["speaker_name"]).partition(", via ")[0]:
        return row
    named = f" by {keep_order(doer)}"
    told = {key: row[key] and f" {row[key]}".replace(named, "", 1).strip() for key in _NAMING}
    return {**row, **told}


_NAMING = ("label", "singular", "deed")


def begin_claims(rows: Sequence[Row]) -> str:
    """Who claims the same, at the start of a sentence: 'The army and the police claim '."""
    return capitalise(name_claimants(rows))


def name_claimants(rows: Sequence[Row]) -> str:
    """Who claims the same, and the verb: 'the army and the police claim '."""
    names = list(dict.fromkeys(str(row["speaker_name"]) for row in rows))
    if len(names) == 1:
        return say_claimant(names[0])
    told = plain(enumerate_pieces((name,) for name in names))
    return f"{told}{',' if ',' in names[-1] else ''} claim "
