"""Whether a number is a part of a name, a place on a list or in a book, or an address.

Tables of the words that stand before such numbers, and one rule for names that no table has: a word
with a capital inside a sentence, right before a bare number that counts nothing behind it.
"""

from __future__ import annotations

from analysis.draft.scan.cores import is_digits
from analysis.draft.scan.found import Found
from analysis.draft.scan.nouns import is_plural
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.words import (
    AUXILIARIES,
    CLOSED,
    HARMS,
    MONTHS,
    PEOPLE,
    PREPOSITIONS,
    WEEKDAYS,
    as_set,
)
from analysis.ledger.moves import FALLS, OPENERS, RISES

_NAMES = (
    "update usb bluetooth hdmi pcie wifi ddr highway route article section clause amendment "
    "chapter act resolution flight channel boeing airbus windows iphone ipad galaxy playstation "
    "xbox android ios formula apollo area pier platform interstate motorway junction gate "
    "terminal runway unit ward block sector zone phase stage level grade category tier class type "
    "mark mk model series sputnik soyuz voyager ariane falcon nikkei ftse dax cac stoxx russell "
    "asx kospi sensex nifty topix tsx ibex nasdaq fortune forbes big bbc fox radio catch studio "
    "pixel ryzen pentium geforce core gen generation covid protocol proposition prop bill rule "
    "title division group pool camp hut room suite apartment apt flat cell dormitory bus train "
    "squadron battalion regiment brigade company bay lane car no number nos numbers num nr top "
    "world season episode volume vol issue part book round week day game match set lap heat race "
    "super edition lot exhibit annex appendix figure table schedule form schengen code hall "
    "building blocks opus symphony concerto psalm verse euro mission expedition discoverer "
    "macbook surface thinkpad kindle mate note redmi oneplus moto tesla vault starship dreamliner "
    "audi mazda peugeot porsche ferrari bmw mercedes saab fiat renault volvo citroen"
)
_TABLE = frozenset(_NAMES.split())
# In lower case, too: "on page 4", "at room 12", but "the company 5".
_ALWAYS = as_set(
    "highway route article section clause amendment chapter resolution flight channel boeing "
    "airbus iphone ipad playstation xbox formula nikkei ftse dax stoxx category grade level "
    "phase stage tier terminal gate runway room suite apartment platform interstate junction "
    "covid type zone episode class nifty sensex cac kospi asx no page "
    "pages"
)
_INDICES = frozenset((("&", "p"), ("dow", "jones"), ("all", "ordinaries")))
_SHORT = frozenset(("no", "nos", "p", "pp", "vol", "mk", "v"))
_PAGES = as_set("page pages p pp footnote note paragraph para line")
_STREETS = as_set("street st avenue ave road rd lane boulevard blvd square downing drive terrace")
_VERSIONS = as_set("version v release build firmware")
_BIG_NAMES = as_set("four five seven eight twelve three six two one eleven")
_GROUPS = as_set(
    "big group formula fantastic chapter phase war force air apollo part act stage channel "
    "magnificent district unit"
)
# "During day four of the match"
_ROUNDS = frozenset(("day", "week", "round", "game", "lap", "stage"))
_NATIONAL = ("ish", "ian", "ese", "ican", "eli", "aqi", "ani", "tch", "ench", "german", "afghan")
_NEVER = (
    CLOSED | HARMS | PEOPLE | RISES | FALLS | MONTHS | WEEKDAYS
    | {words[0] for words in OPENERS} | {"rs", "rupees", "about", "some", "more", "total", "over"}
)  # fmt: skip


def find_name(passage: Passage, found: Found) -> str | None:
    """Why a number is a part of a name, an address, a page or a version; None if it is none."""
    words = passage.words
    if _is_company(passage, found) or _is_product(passage, found):
        return "name"
    if len(found.numbers) != 1 or found.hedges or found.unit or found.first != found.at:
        return None
    before = words[found.first - 1]
    if before == "." and words[found.first - 2] in _SHORT:
        before = words[found.first - 2]
    if not before or before in ".,;:!?":
        return _find_address(passage, found)
    if not is_digits(words[found.at]):
        return _find_spelled(passage, found)
    if found.last > found.at + 1:
        return None
    return _find_by_table(passage, found, before) or (
        "name" if _is_capital_name(passage, found) else _find_address(passage, found)
    )


def _is_company(passage: Passage, found: Found) -> bool:
    """Whether "3M" is the company, and neither metres nor millions of something."""
    start = passage.starts[found.first]
    is_sign = passage.text[start : start + 3].rstrip(" .,'’") == "3M"
    return is_sign and not is_plural(passage.words[found.last])


_GENERAL = as_set(
    "cents days hours minutes seconds years weeks months miles dollars degrees feet pounds"
)


def _is_product(passage: Passage, found: Found) -> bool:
    """Whether a capital makes a name of it: "99 Cents Only", the "McLaren 720S", "C_Two"."""
    words = passage.words
    if found.hedges or found.first != found.at or passage.is_capitals:
        return False
    last = found.last - 1
    if words[last] in _GENERAL and last == found.at + 1:
        return passage.is_capital(last) and not passage.is_glued(last) and not passage.is_title
    if words[found.last] == "s" and found.last == found.at + 1:
        is_letter = passage.is_glued(found.last) and passage.is_capital(found.last)
        return is_letter and passage.is_capital(found.first - 1)
    return words[found.first - 1] == "_" and passage.is_glued(found.first)


def _find_by_table(passage: Passage, found: Found, before: str) -> str | None:
    """What the word before a number in digits makes of it; None if it makes nothing of it."""
    words = passage.words
    if tuple(words[found.first - 2 : found.first]) in _INDICES or (
        words[found.first - 3 : found.first] == ["poor", "'", "s"]
    ):
        return "name"
    if before in _PAGES and not _counts(passage, found):
        return "page"
    if before in _VERSIONS and not _is_done_to(passage, found, before):
        return "version"
    if before in _TABLE and "," not in words[found.at] and _is_named(passage, found, before):
        return "name"
    return None


def _is_done_to(passage: Passage, found: Found, before: str) -> bool:
    """Whether a word before the number is a verb, with its object: "to release 10 hostages"."""
    behind = passage.words[found.last]
    return before in ("release", "build") and behind.isalpha() and behind not in AUXILIARIES


def _is_named(passage: Passage, found: Found, before: str) -> bool:
    """Whether a word of the table stands before the number as a name, and not as a noun."""
    if before in ("no", "number", "top"):
        return before == "number" or not _counts(passage, found)
    place = found.first - 1 - (passage.words[found.first - 1] == ".")
    is_capital = passage.is_capital(place) and not passage.is_capitals
    behind = passage.words[found.last]
    return before in _ALWAYS or (is_capital and behind not in PEOPLE and behind not in HARMS)


def _is_capital_name(passage: Passage, found: Found) -> bool:
    words, at = passage.words, found.first - 1
    if passage.is_capitals or passage.is_title or not passage.is_capital(at) or words[at] in _NEVER:
        return False
    begins = passage.begins_sentence(at) and not passage.is_acronym(at)
    if begins or not words[at].isalpha() or found.last != found.at + 1:
        return False
    number = words[found.at]
    return number.isdecimal() and not _counts(passage, found)


def _counts(passage: Passage, found: Found) -> bool:
    """Whether something countable stands behind a number: people, harm, a plural."""
    words = passage.words
    for at in (found.last, found.last + 1):
        word = words[at]
        if word in PEOPLE or word in HARMS or word in ("more", "other", "others"):
            return True
        if not word.isalpha() or word in CLOSED:
            return False
        if is_plural(word) and not passage.is_capital(at):
            return True
    return is_plural(words[found.last + 2])


def _find_spelled(passage: Passage, found: Found) -> str | None:
    """A number word as a name: Formula One, the Big Four, number one."""
    words = passage.words
    before, behind = words[found.first - 1], words[found.last]
    is_top = before == "top" or (before == "-" and words[found.first - 2] == "top")
    if is_top and not _counts(passage, found):
        return "name"
    if before == "number" and words[found.at] in _BIG_NAMES:
        return "idiom"
    if before in _ROUNDS and words[found.first - 2] in PREPOSITIONS and behind == "of":
        return "name"
    if passage.is_capitals or passage.is_title or not passage.is_capital(found.at):
        return None
    if passage.begins_sentence(found.at) or found.last != found.at + 1:
        return None
    if before not in _GROUPS and behind.endswith(_NATIONAL) and _counts(passage, found):
        # "Tarn Six British soldiers" is a dateline and a count.
        return None
    is_between = passage.is_capital(found.last) and behind.isalpha() and behind not in PEOPLE
    is_after = passage.is_capital(found.first - 1) and before.isalpha() and before not in CLOSED
    return "name" if is_between or is_after or before in _GROUPS else None


def _find_address(passage: Passage, found: Found) -> str | None:
    """The number of a house: "10 Downing Street"."""
    words = passage.words
    if passage.is_capitals or not passage.is_capital(found.last) or not is_digits(words[found.at]):
        return None
    for at in range(found.last, found.last + 4):
        word = words[at]
        if word in _STREETS and at > found.last - (word == "downing"):
            return "address" if passage.is_capital(at) else None
        if not word.isalpha() or not passage.is_capital(at):
            return None
    return None
