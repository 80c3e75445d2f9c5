"""Whether a number is a year: four digits with nothing behind that they could count."""

from __future__ import annotations

from analysis.draft.scan.dates import is_year
from analysis.draft.scan.found import Found
from analysis.draft.scan.nouns import is_plural
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.words import CLOSED, HARMS, PEOPLE, as_set

_BEFORE = as_set(
    "in since by of from until till during for before after early late mid through to and or "
    "between the its his her their this around circa season fiscal year years summer winter "
    "spring autumn fall january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sept sep oct nov dec , ( - ' ad model class "
    "budget"
)
# These stand before counts as well: "and 1950 homes".
_BEFORE_COUNTS = frozenset(("and", ",", "of", "to", "from", "or", "after"))
_MODERN = 1800


def find_year(passage: Passage, found: Found) -> str | None:
    """The reason `year` where a number is one; None where it may count something."""
    digits = passage.words[found.at]
    if len(digits) > 4 or not digits.isdecimal():
        return None
    if len(digits) < 4:
        is_short = _is_short(passage, found) or _is_of_an_era(passage, found)
        return "year" if is_short else None
    if found.movement or (found.is_measured and found.unit != "seconds"):
        return None
    if not is_year(digits) or not all(map(is_year, map(str, found.numbers))):
        return None
    return "year" if _is_dated(passage, found) else None


def _is_short(passage: Passage, found: Found) -> bool:
    """Whether it is a year of two digits: '04."""
    at = found.first
    is_marked = passage.words[at - 1] == "'" and passage.is_glued(at)
    return is_marked and not passage.is_glued(at - 1) and not found.unit and found.last == at + 1


def _is_of_an_era(passage: Passage, found: Found) -> bool:
    """Whether an era stands beside it: "AD 79", "44 BC"."""
    if found.is_measured or found.last != found.first + 1 or passage.is_capitals:
        return False
    eras = ((found.first - 1, ("ad", "ce")), (found.last, ("bc", "bce", "ce", "ad")))
    return any(passage.words[at] in era and passage.is_capital(at) for at, era in eras)


def _is_dated(passage: Passage, found: Found) -> bool:
    """Whether four digits tell a year and count nothing."""
    words = passage.words
    before, behind = words[found.first - 1], words[found.last]
    if behind in PEOPLE or behind in HARMS or before in ("$", "€", "£", "+", "="):
        return False
    if len(found.numbers) == 2:
        return True
    if found.hedges and not _is_about_a_year(words, found):
        return False
    number = int(found.numbers[0])
    is_thing = is_plural(behind) and not passage.is_capital(found.last)
    is_next = is_plural(words[found.last + 1]) and behind not in CLOSED and behind.isalpha()
    if not is_thing and not is_next:
        return number >= _MODERN or before in _BEFORE
    if number % 100 == 0:
        return before in ("the", "in")
    return number >= 1900 or before in _BEFORE - _BEFORE_COUNTS


def _is_about_a_year(words: list[str], found: Found) -> bool:
    """Whether a hedge before it only leaves open which year: "around 1998"."""
    is_bare = not words[found.last].isalpha() or words[found.last] in CLOSED
    return is_bare and all(hedge == "about" for hedge, _ in found.hedges)
