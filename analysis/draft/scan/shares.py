"""Numbers that count nothing: fractions, ordinals, ratios, multiples, halves of a game."""

from __future__ import annotations

from fractions import Fraction

from analysis.draft.scan.cores import Core, read_core
from analysis.draft.scan.found import Found
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.words import CLOSED, as_set
from analysis.ledger.numerals import ORDINALS, TENS
from analysis.ledger.shares import read_share

_DENOMINATORS = frozenset(
    word for ordinal in ORDINALS for word in (ordinal, f"{ordinal}s") if ordinal != "first"
) | {"quarter", "quarters", "half", "halves"}  # fmt: skip
_PLURALS = frozenset(word for word in _DENOMINATORS if word.endswith("s"))
ORDINAL_WORDS = frozenset(ORDINALS) | {f"{ordinal}s" for ordinal in ORDINALS}
SHARE_WORDS = frozenset(("half", "halves", "quarter", "quarters"))
FOLDS = {
    f"{word}fold": number
    for word, number in (
        ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
        ("eight", 8), ("nine", 9), ("ten", 10), ("twenty", 20), ("hundred", 100),
        ("thousand", 1000),
    )
}  # fmt: skip
MULTIPLES = {
    "twice": None, "thrice": None, "once": None, "double": 200, "doubled": 200, "doubling": 200,
    "doubles": 200, "triple": 300, "tripled": 300, "tripling": 300, "triples": 300, "trebled": 300,
    "treble": 300, "quadruple": 400, "quadrupled": 400, "quadrupling": 400, "halved": 50,
    "halving": 50,
} | dict.fromkeys(FOLDS)  # fmt: skip
_VERBS = as_set("doubled doubling doubles tripled tripling triples trebled quadrupled quadrupling")
_SIZES = as_set("the that what its their his her as last previous this expected")
_AGES = as_set("his her their mid early late my our")
_ABOUT_DECADES = frozenset(("-", "mid", "early", "late"))
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_OFTEN = {"hour": "per-hour", "day": "per-day", "week": "per-week", "month": "per-month",
          "year": "per-year"}  # fmt: skip


def read_fraction(passage: Passage, core: Core) -> Found | None:
    """A number with the part of a whole behind it: "two thirds", "three-quarters", "one half"."""
    words = passage.words
    at = core.last + (words[core.last] == "-")
    if words[at] not in _DENOMINATORS or not isinstance(core.value, int):
        return None
    is_plural = words[at] in _PLURALS
    if is_plural != (core.value > 1) or words[at] == "second" or words[at] == "seconds":
        return None
    if not is_plural and core.value != 1:
        return None
    share = read_share((*core.words, words[at]))
    return make_share(core.first, at + 1, core.first, share.numbers[0]) if share else None


def make_share(first: int, last: int, at: int, percent: Fraction | int) -> Found:
    """The phrase of a share in percent."""
    return Found(first, last, at, (percent,), unit="percent", is_measured=True)


def read_ratio(passage: Passage, core: Core) -> Found | None:
    """So many of so many: "one in five", "3 out of 10", "1-in-3"."""
    words, at = passage.words, core.last
    if words[at] not in ("in", "out", "of", "-") or not isinstance(core.value, int):
        return None
    links = (("out", "of", "every"), ("out", "of"), ("in", "every"), ("of", "every"),
             ("-", "in", "-"), ("in",))  # fmt: skip
    for link in links:
        behind = at + len(link)
        if tuple(words[at:behind]) != link:
            continue
        whole = read_core(passage, behind)
        if whole is None or not 0 < core.value < whole.value or whole.value == 1:
            return None
        if link == ("in",) and not _is_ratio(passage, core, whole):
            return None
        return make_share(
            core.first, whole.last, core.first, Fraction(100 * core.value) / whole.value
        )
    return None


def _is_ratio(passage: Passage, core: Core, whole: Core) -> bool:
    """Whether "5 in 20" is a part of a whole, and no count in a year or in some days."""
    behind = passage.words[whole.last]
    is_round = whole.value <= 20 or whole.value % 10 == 0
    is_length = behind.rstrip("s") in (*_OFTEN, "minute", "second", "hour") or behind == "-"
    is_year = 1000 <= whole.value < 2100 and len(whole.words[0]) == 4
    return is_round and core.value <= 10 and not is_length and not is_year


def read_ordinal_word(passage: Passage, at: int, floor: int) -> Found:
    """What "third" is: a part ("a third of"), or a place in an order."""
    words = passage.words
    before = words[at - 1]
    is_bare = words[at + 1] in CLOSED or not words[at + 1].isalpha()
    if words[at] == "second" and before in ("a", "per", "each", "every", "one") and is_bare:
        return Found(at, at + 1, at, skip="idiom")
    if before in ("a", "one") and at - 1 >= floor and _is_part(words[at], words[at + 1]):
        share = read_share((before, words[at]))
        if share is not None:
            return make_share(at - 1, at + 1, at, share.numbers[0])
    last = at + 1
    if words[last] == "-" and words[last + 1] in SHARE_WORDS:
        last += 2
    elif words[last] in SHARE_WORDS:
        last += 1
    return Found(at, last, at, skip="ordinal")


def _is_part(word: str, behind: str) -> bool:
    return word in _DENOMINATORS and (behind in CLOSED or not behind.isalpha())


def read_multiple(passage: Passage, at: int) -> Found:
    """What "once", "twice" or "doubled" is."""
    words = passage.words
    word, behind = words[at], words[at + 1]
    if word in _TIMES:
        if behind in ("a", "an", "per", "every", "each") and words[at + 2] in _OFTEN:
            return Found(at, at + 3, at, (_TIMES[word],), unit=_OFTEN[words[at + 2]],
                         is_measured=True)  # fmt: skip
        if word == "once":
            return Found(at, at + 1, at, skip="idiom")
        return Found(at, at + 1, at, (_TIMES[word],), unit="times", is_measured=True)
    if word in FOLDS:
        times = (FOLDS[word],)
        return Found(at, at + 1, at, times, unit="times", is_measured=True, movement="up")
    if word == "doubles" and (behind not in _SIZES or words[at - 1] in ("the", "mixed", "s")):
        # Of tennis
        return Found(at, at + 1, at, skip="idiom")
    percent = MULTIPLES[word] or 0
    is_verb = word in _VERBS or word.startswith("halv")
    if behind == "-" or (
        not is_verb and behind not in _SIZES and words[at - 1] not in ("to", "more")
    ):
        return Found(at, at + 1, at, skip="idiom")
    found = make_share(at, at + 1, at, percent)
    if behind not in ("the", "as", "that"):
        found.movement = "down" if percent < 100 else "up"
    return found


def read_decade(passage: Passage, core: Core, floor: int) -> Found | None:
    """The years of a decade, of age or of a century: "in their 20s", "mid-40s", "the '90s"."""
    words, at = passage.words, core.last
    if words[at] == "'" and passage.is_glued(at):
        at += 1
    if words[at] != "s" or not passage.is_glued(at) or not passage.is_glued(core.last):
        return None
    if core.value not in TENS.values() and core.value != 10:
        return None
    first = core.first
    while words[first - 1] in _ABOUT_DECADES and first - 1 >= floor:
        first -= 1
    before = {*words[first - 1 : core.first]}
    if not before.isdisjoint(("the", "'", "1980s")) or before.isdisjoint(_AGES):
        return Found(core.first, at + 1, core.first, skip="year")
    ten = int(core.value)
    return Found(core.first, at + 1, core.first, (ten, ten + 9), unit="years", is_measured=True)
