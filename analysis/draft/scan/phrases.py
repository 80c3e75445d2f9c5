"""From the words of a passage to its number phrases, one behind the other.

Each digit and each number word begins a phrase unless the one before has it already. What it is
comes from the first reader that knows it: a code, a day, a time, a share, an amount.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from analysis.draft.scan.amounts import extend_range, read_amount
from analysis.draft.scan.articles import ARTICLES, read_article
from analysis.draft.scan.calibres import read_drive
from analysis.draft.scan.clusters import read_cluster, read_phone
from analysis.draft.scan.codes import read_code
from analysis.draft.scan.context import find_skip
from analysis.draft.scan.cores import Core, is_digits, read_core, read_digits, read_slash
from analysis.draft.scan.dates import is_hour_of_four, read_day, read_time
from analysis.draft.scan.found import Found
from analysis.draft.scan.halves import read_half
from analysis.draft.scan.hedging import ends_hedge, take_before, take_behind
from analysis.draft.scan.lists import share_names, share_nouns, share_scores
from analysis.draft.scan.movement import find_movement
from analysis.draft.scan.nouns import find_noun, find_unit_of_things
from analysis.draft.scan.pairs import join_pairs
from analysis.draft.scan.shares import (
    MULTIPLES,
    ORDINAL_WORDS,
    SHARE_WORDS,
    make_share,
    read_decade,
    read_fraction,
    read_multiple,
    read_ordinal_word,
    read_ratio,
)
from analysis.draft.scan.tokens import FRACTIONS, Passage
from analysis.draft.scan.units import find_unit_behind
from analysis.draft.scan.vague import NONES, PLURAL_SCALES, VAGUE_WORDS, read_none, read_vague
from analysis.ledger.numerals import CARDINALS, SCALES, TENS, read_ordinal

_CORES = frozenset((*CARDINALS, *TENS, *SCALES, *FRACTIONS))
_HITS = _CORES | ORDINAL_WORDS | SHARE_WORDS | MULTIPLES.keys() | VAGUE_WORDS | NONES | ARTICLES
_OPTIONAL = (VAGUE_WORDS - PLURAL_SCALES) | NONES
_BEFORE_HOURS = frozenset(("at", "by", "around", "from", "to"))


class _Begins(dict[str, bool]):
    """Whether a phrase may begin at a word, kept for each word that was asked for."""

    def __missing__(self, word: str) -> bool:
        self[word] = word in _HITS or is_digits(word)
        return self[word]

    def renew(self) -> _Begins:
        """The same, with nothing kept."""
        self.clear()
        return self


_BEGINS = _Begins()
_MOST_KNOWN = 50_000
"""So many words at most are kept between two passages."""


def read_phrases(passage: Passage) -> Iterator[Found]:
    """Every number phrase of a passage, in its order, none of which overlap."""
    phrases: list[Found] = []
    previous: Found | None = None
    floor = 0
    begins = _BEGINS if len(_BEGINS) < _MOST_KNOWN else _BEGINS.renew()
    words = passage.words
    for at in [at for at, word in enumerate(words) if begins[word]]:
        if at < floor or (words[at] in ARTICLES and not ends_hedge(passage, at)):
            continue
        found = _read(passage, at, floor)
        if found is None:
            continue
        if found.skip is None:
            found.skip = find_skip(passage, found)
        if found.skip is None:
            _describe(passage, found, previous)
            previous = found
        phrases.append(found)
        floor = found.last
    share_names(passage, phrases)
    share_scores(passage, phrases)
    phrases = join_pairs(passage, phrases)
    share_nouns(passage, phrases)
    return iter(phrases)


def _describe(passage: Passage, found: Found, previous: Found | None) -> None:
    """Add what the words around a quantity say: its movement, its noun, the noun's unit."""
    found.movement = find_movement(passage, found, previous) or found.movement
    if found.vague:
        _measure_vague(passage, found)
    if found.is_measured:
        return
    found.noun = find_noun(passage, found)
    found.unit = find_unit_of_things(passage, found)


def _measure_vague(passage: Passage, found: Found) -> None:
    """The unit of a vague word: "hundreds of kilometres", "billions of dollars"."""
    unit = find_unit_behind(passage, found.last + (passage.words[found.last] == "of"))
    if unit is not None:
        found.unit, found.is_measured = unit.name, True


def _read(passage: Passage, at: int, floor: int) -> Found | None:
    """The phrase of a digit or a number word; None where the word needs to count nothing."""
    word = passage.words[at]
    if is_digits(word):
        return _read_digits(passage, at, floor)
    if word in ARTICLES:
        one = read_article(passage, at)
        # "40 percent more than a year before" compares.
        is_hedged = one and _hedge(passage, one, floor).hedges and one.first > max(floor, 1)
        return one if is_hedged else None
    if word in _OPTIONAL:
        return _read_optional(passage, at, floor)
    if word in SHARE_WORDS:
        half = read_half(passage, at, floor)
        return _hedge(passage, extend_range(passage, half, floor), floor)
    if word in ORDINAL_WORDS:
        day = _read_ordinal_day(passage, at, floor)
        part = day or read_ordinal_word(passage, at, floor)
        return day or _hedge(passage, extend_range(passage, part, floor), floor)
    if word in MULTIPLES:
        return _hedge(passage, read_multiple(passage, at), floor)
    if word in PLURAL_SCALES:
        found = read_vague(passage, at, floor)
        return _hedge(passage, found or Found(at, at + 1, at, skip="idiom"), floor)
    return _read_words(passage, at, floor)


def _read_optional(passage: Passage, at: int, floor: int) -> Found | None:
    word = passage.words[at]
    found = read_none(passage, at) if word in NONES else read_vague(passage, at, floor)
    return _hedge(passage, found, floor) if found else None


def _hedge(passage: Passage, found: Found, floor: int) -> Found:
    if found.skip is None:
        take_behind(passage, found)
        take_before(passage, found, floor)
    return found


def _read_digits(passage: Passage, at: int, floor: int) -> Found:
    found = (
        read_phone(passage, at, floor)
        or _read_height(passage, at)
        or read_cluster(passage, at, floor)
        or _read_slashed(passage, at, floor)
    )
    if found is None:
        return _read_words(passage, at, floor)
    if found.skip == "ordinal":
        return _read_ordinal_day(passage, at, floor) or found
    return found


def _read_ordinal_day(passage: Passage, at: int, floor: int) -> Found | None:
    """A day told by an ordinal: "the 4th of July", "May first"."""
    word = passage.words[at]
    day = read_digits(word) if is_digits(word) else (read_ordinal((word,)), word)
    if day is None or day[0] is None or day[0].denominator != 1:
        return None
    return read_day(passage, Core(int(day[0]), at, at + 1, (word,)), floor)


def _read_height(passage: Passage, at: int) -> Found | None:
    """Feet and inches: 5'10"."""
    words = passage.words
    if words[at + 1] != "'" or not (words[at] + words[at + 2]).isdecimal():
        return None
    if not passage.is_glued(at + 1) or not passage.is_glued(at + 2) or len(words[at]) > 2:
        return None
    feet, inches = int(words[at]), int(words[at + 2])
    last = at + 3 + (words[at + 3] == '"')
    height = Fraction(12 * feet + inches, 12)
    return Found(at, last, at, (height,), unit="ft", is_measured=True) if inches < 12 else None


def _read_slashed(passage: Passage, at: int, floor: int) -> Found | None:
    """A fraction in digits, as a share: "2/3 of the town"."""
    if passage.words[at + 1] != "/" or not passage.is_glued(at + 1) or passage.is_glued(at):
        return None
    part = read_slash(passage, at)
    if part is None or part.denominator > 20 or passage.words[at - 1] == "on":
        return None
    return _hedge(passage, make_share(at, at + 3, at, 100 * part), floor)


def _read_words(passage: Passage, at: int, floor: int) -> Found:
    """A number in digits or words: a date, a time, a share, an ordinal, or an amount."""
    core = read_core(passage, at)
    if core is not None:
        found = (
            read_drive(passage, at)
            or read_day(passage, core, floor)
            or read_time(passage, core)
            or _read_compound_ordinal(passage, core)
            or read_decade(passage, core, floor)
            or _read_zeros(passage, at)
        )
        if found:
            return found
        share = read_fraction(passage, core) or read_ratio(passage, core)
        if share:
            return _hedge(passage, extend_range(passage, share, floor), floor)
    return read_amount(passage, at, floor, core) or _read_unreadable(passage, at)


def _read_zeros(passage: Passage, at: int) -> Found | None:
    """Digits that begin with a nought: 007, or an hour such as 0630."""
    word = passage.words[at]
    if len(word) < 3 or word[0] != "0" or not word.isdecimal():
        return None
    is_hour = is_hour_of_four(word) and passage.words[at - 1] in _BEFORE_HOURS
    return Found(at, at + 1, at, skip="time" if is_hour else "code")


def _read_compound_ordinal(passage: Passage, core: Core) -> Found | None:
    """An ordinal of several words: "twenty-first", "one hundred and first"."""
    words, at = passage.words, core.last
    while words[at] in ("-", "and") and at < core.last + 2:
        at += 1
    is_ordinal = words[at] in ORDINAL_WORDS and not words[at].endswith("s")
    is_joined = at > core.last or core.words[-1] in TENS or core.words[-1] in SCALES
    if is_ordinal and is_joined and core.words[-1] in (*TENS, *SCALES) and words[at] != "second":
        return Found(core.first, at + 1, core.first, skip="ordinal")
    return None


def _read_unreadable(passage: Passage, at: int) -> Found:
    """Digits that are no number: too many, or oddly grouped."""
    word = passage.words[at]
    reason = (read_code(word) or "code") if is_digits(word) else "idiom"
    if is_digits(word) and not any(map(str.isdecimal, word)):
        # A footnote's mark or an exponent.
        reason = "page"
    return Found(at, at + 1, at, skip=reason)
