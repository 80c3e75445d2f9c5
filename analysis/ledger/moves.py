"""Words that say whether a number is a total or a change: "rose to 31", "22 more", "up by a fifth".

Tables only, split into words where they are used. A total is settled by "to": what rose to 31 is
31. "Another 51 militants" may be an increment of one count, or a total of its own place or day, so
those words settle nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from analysis.ledger.numerals import Words

Change = Literal["increment", "fall", "multiple"]


@dataclass(frozen=True, slots=True)
class Move:
    """What words before or behind a number say about it.

    Attributes
    ----------
    change : which change they tell of; None for a total, or where they tell of none.
    is_settled : whether they leave no doubt, so that the figure must say the same.
    hedge : the hedge that they are as well: "passed" is more than; None for none.
    unit : the unit that they name: "aged" are years; None for none.
    """

    change: Change | None = None
    is_settled: bool = False
    hedge: Literal["more-than", "less-than"] | None = None
    unit: str | None = None


_TOTAL = Move(None, is_settled=True)
_RISE = Move("increment", is_settled=True)
_FALL = Move("fall", is_settled=True)
PERHAPS_MORE = Move("increment")
_SILENT = Move()

_UP = (
    ("rose", "risen", "rises", "rising"), ("climbed", "climbs", "climbing"), ("jumped", "jumps"),
    ("grew", "grown", "grows"), ("increased", "increases", "increasing"), ("went up", "gone up"),
    ("soared", "surged", "swelled", "mounted"), ("up",),
)  # fmt: skip
_DOWN = (
    ("fell", "fallen", "falls", "falling"), ("dropped", "drops"), ("declined", "declines"),
    ("decreased", "decreases"), ("went down", "gone down"), ("shrank", "shrunk"), ("down",),
)  # fmt: skip
UPWARD_NOUNS = (
    "rise", "increase", "jump", "surge", "escalation", "growth", "spike", "uptick", "hike",
)  # fmt: skip
DOWNWARD_NOUNS = ("fall", "decrease", "drop", "decline", "reduction", "dip")

RISES = frozenset(form for forms in _UP for form in forms)
FALLS = frozenset(form for forms in _DOWN for form in forms)
"""Verbs, with `up` and `down`, that tell of a change."""

_REACHED = (
    "stood at", "stands at", "standing at", "put at", "now at", "was at", "remains at", "reached",
    "reaches", "reaching", "revised to", "revised up to", "revised down to", "lowered to",
    "raised to", "updated to", "brought to", "cut to", "totalled", "totaled", "totalling",
    "totaling", "amounted to", "numbered",
)  # fmt: skip
_PASSED = (
    "passed", "passes", "topped", "tops", "exceeded", "exceeds", "surpassed", "surpasses",
    "crossed", "crosses", "exceed", "exceeding", "surpass", "surpassing", "top", "pass", "cross",
)  # fmt: skip
_NEARED = ("neared", "nears", "approached", "approaches")
_TOLL_KINDS = (
    "death", "casualty", "war", "overall", "total", "official", "confirmed", "provisional",
    "latest", "new",
)  # fmt: skip
_TOLLS = ("toll", *(f"{kind} toll" for kind in _TOLL_KINDS))
_DONE = (
    "killed killing kills left leaving leaves claimed claiming wounded wounding wounds "
    "injured injuring injures captured capturing arrested arresting detained detaining "
    "abducted abducting kidnapped kidnapping freed freeing rescued rescuing displaced "
    "displacing hit hits attacked attacking seized seizing destroyed destroying burned "
    "burning torched torching damaged damaging lost losing martyred eliminated neutralised "
    "neutralized recorded recording recovered recovering buried evacuated evacuating treated "
    "demanded demanding received receiving paid paying offered offering pledged pledging donated "
    "has have had were are"
)
_TOTALS = ("the total", "the number", "the toll", "the death toll", "the official toll")
_SUMS = ("sum", "ransom", "reward", "bounty", "fine")
# What is left of a count, or stands out among others, is a count all the same.
_SINGLED_OUT = (
    "remaining", "the remaining", "a remaining", "the other", "a record", "a combined",
    "the combined", "worth", "valued at",
)  # fmt: skip
_GROUPS = (
    "family group gang crowd convoy team squad unit band contingent force party fleet wave "
    "series string spate cluster army population total"
)
_OTHERS = (
    "pair trio majority minority batch bunch host range variety section part portion fraction "
    "proportion percentage"
)
_AGED = "aged, age, ages, at age, ages of, the age of, the ages of, at the age of"
COLLECTIVES = (*_GROUPS.split(), *_OTHERS.split())
"""Words for several things at once, so that "a convoy" is not one vehicle."""


def _list_openers() -> Iterator[tuple[str, Move]]:
    """Each phrase before a number -> what it says."""
    for verbs, move in ((_UP, _RISE), (_DOWN, _FALL)):
        for verb in (form for forms in verbs for form in forms):
            yield verb, move
            yield f"{verb} by", move
            # "Up to 40" is a hedge.
            if verb != "up":
                yield f"{verb} to", _TOTAL
    for nouns, move in ((UPWARD_NOUNS, _RISE), (DOWNWARD_NOUNS, _FALL)):
        for noun in nouns:
            article = "an" if noun[0] in "aeiou" else "a"
            yield from ((f"{noun} of", move), (f"{article} {noun} of", move))
    for toll in _TOLLS:
        yield from ((toll, _SILENT), (f"the {toll}", _SILENT))
        yield from ((f"{start}{toll} of", _TOTAL) for start in ("", "a ", "the "))
        yield from ((f"{toll} {link}", _TOTAL) for link in ("at", "to", "now at"))
    for noun in (*_GROUPS.split(), *_SUMS):
        yield from ((f"{article} {noun} of", _SILENT) for article in ("a", "an", "the"))
    yield from ((f"{noun} of", _SILENT) for noun in _SUMS)
    yield from ((words, _TOTAL) for words in _REACHED)
    for verb in ("bringing", "raising", "taking", "pushing"):
        yield from ((f"{verb} {total} to", _TOTAL) for total in _TOTALS)
    yield from ((words, Move(None, is_settled=True, hedge="more-than")) for words in _PASSED)
    yield from ((words, Move(None, is_settled=True, hedge="less-than")) for words in _NEARED)
    yield from ((words, _SILENT) for words in (*_DONE.split(), *_SINGLED_OUT, "by"))
    for extra in ("another", "additional", "further", "extra"):
        yield extra, PERHAPS_MORE
        yield from ((f"{start} {extra}", PERHAPS_MORE) for start in ("a", "an", "yet", "the"))
    yield from ((words, Move(unit="years")) for words in _AGED.split(", "))


def _split(table: Iterator[tuple[str, Move]]) -> Mapping[Words, Move]:
    return {tuple(words.split()): move for words, move in table}


OPENERS = _split(_list_openers())
"""Words before a number, before or after its hedge → what they say."""

_BESIDES = "other others additional further extra"

FOLLOWERS: Mapping[str, Move] = {
    "more": _RISE,
    "fewer": _FALL,
    "less": _FALL,
    **dict.fromkeys(_BESIDES.split(), PERHAPS_MORE),
}
"""A word behind a number → what it says."""


def read_noun_move(noun: Words) -> Move | None:
    """What the noun behind a percentage says: "34% escalation"; None where it says nothing."""
    for words, move in ((UPWARD_NOUNS, _RISE), (DOWNWARD_NOUNS, _FALL)):
        if noun and noun[0] in words:
            return move
    return None


def join_moves(moves: list[Move]) -> Move:
    """What several moves of one phrase say together; the settled one counts."""
    settled = [move for move in moves if move.is_settled]
    changes = [move for move in moves if move.change]
    return next(iter((*settled[::-1], *changes)), _SILENT)
