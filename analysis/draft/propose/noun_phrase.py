"""The words that a number counts: "12 unarmed villagers" -> unarmed villagers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.draft.propose.army_words import AMMUNITION, LOST_IN_ACTION
from analysis.draft.propose.persons import is_nation, is_person
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set
from analysis.draft.propose.thing_words import NOUNS, SITES
from analysis.draft.propose.triggers import VERBS

_LONGEST = 7

# Where the counted noun ends and what is said of it begins.
_ENDS = word_set(
    "in on at by with near across inside outside during after before since who whom that which "
    "were was are is be been had have has among amid along against for as including from to when "
    "while where but than then said says told into over under around through via killed wounded "
    "got get "
    "injured hurt died dead abducted kidnapped missing arrested detained freed released rescued "
    "escaped fled displaced captured attacked stormed raided opened carried took lost suffered "
    "sustained remain remained reported confirmed also still being and or following left began "
    "burned burnt destroyed damaged torched seized hostage per later ago earlier will would could "
    "last next may might can did do does made found held taken fled shot fired hit struck fell "
    "landed exploded rocked ripped shook swept sent went came go goes flee flees escape die dies "
    "kill kills until till unless alive onboard aboard not on because if "
    "so just early late monday tuesday wednesday "
    "thursday friday saturday sunday yesterday today overnight whose put gathered off out up down "
    "away back beyond past behind between within without toward towards onto upon about above "
    "below "
    "beside alongside aged blew "
    "trapped got get gets sealed admitted perished succumbed killed-in-action "
    "wounded-in-action missing-in-action received receive receives receiving "
    ', ; : . ! ? ( ) " “ ” ‘ ’ — – - …'
) | {*LOST_IN_ACTION}
_FILLERS = word_set("more other others of its his her their the these those them us you")
_KEPT = word_set("dead wounded injured missing displaced abducted kidnapped captured")
# "12 dead bodies", "200 displaced people": an adjective where a noun follows.


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The words behind a number that say what it counts.

    Attributes
    ----------
    words : in plain form, without "more" and "other"; empty for none.
    places : where each stands in the sentence.
    text : as printed.
    joined : a second word for people behind "and": children in "40 women and children".
    """

    words: tuple[str, ...]
    places: tuple[int, ...]
    text: str
    joined: str | None = None

    @property
    def head(self) -> str | None:
        """The last word, which is what is counted; None for none."""
        return self.words[-1] if self.words else None

    @property
    def is_of_people(self) -> bool:
        """Whether it counts people."""
        if self.head in _NO_PEOPLE:
            # "A dozen militant groups", "two civilian flights".
            return False
        last = self.text.rpartition(" ")[2]
        # "One Lestrian".
        return any(map(is_person, self.words)) or is_nation(last) or is_nation(f"{last}s")


_NO_PEOPLE = word_set(
    "groups group organizations organization organisations organisation factions faction parties "
    "flights flight bunkers bunker movements alliances vehicles"
)


def is_end(word: str) -> bool:
    """Whether a word ends a noun, as a preposition or a verb does."""
    return word in _ENDS


def read_noun(sentence: Sentence, spot: Spot) -> NounPhrase:
    """The words that a number counts; where it shares them with the next number, those."""
    noun, end = _read_own(sentence, spot)
    if not noun.words and (counted := _read_counted(sentence, spot)):
        return counted
    following = next((each for each in sentence.spots if each.first >= max(end, spot.last)), None)
    if following is None or noun.is_of_people or len(noun.words) > _MOST_SHARED:
        return noun
    between = sentence.plain[end if noun.words else spot.last : following.first]
    # "Four Lestrian and five local soldiers"; "six of its seven hostages".
    is_list = between == ("and",) and bool(noun.words) and not _is_counted(noun.words[-1])
    is_part = not noun.words and between[:1] == ("of",) and {*between[1:]} <= _FILLERS
    if not (is_list or is_part):
        return noun
    shared, _ = _read_own(sentence, following)
    return shared if is_part or shared.is_of_people else noun


_MOST_SHARED = 2


def _read_own(sentence: Sentence, spot: Spot) -> tuple[NounPhrase, int]:
    """The words behind a number that say what it counts, and where they end."""
    found: list[int] = []
    at = spot.last + 2 * read_members(sentence, spot)
    stop = min(len(sentence.words), at + _LONGEST)
    while at < stop:
        word = sentence.plain[at]
        is_quote = word in _QUOTES and not (found and word in _CLOSING)
        after = "".join(sentence.plain[at + 1 : at + 2])
        # Three "Sea Lion" boats.
        is_quote = is_quote or (word in _CLOSING and _is_counted(after))
        if (name := _find_brand(sentence, at)) is not None:
            at = name
            continue
        if found and (behind := _pass_letters(sentence, at)):
            at = behind
            continue
        if at == spot.last and (measured := _pass_measured(sentence, at)) is not None:
            at = measured
            continue
        if found and _joins_adjectives(sentence, found, at):
            at += 1
            continue
        if not is_quote and (at in sentence.starts or _is_end(sentence, at, found)):
            break
        if found and _is_whole(sentence, found[-1], at):
            break
        if word not in _FILLERS and not is_quote and not word.endswith("ly"):
            found.append(at)
        elif word == "of" and found:
            break
        at += 1
    else:
        found = found[:4]
    words = tuple(sentence.plain[each] for each in found)
    text = sentence.cut(found[0], found[-1] + 1) if found else ""
    joined = _find_joined(sentence, at) if any(map(is_person, words)) else None
    return NounPhrase(words, tuple(found), text, joined), at


def _find_brand(sentence: Sentence, at: int) -> int | None:
    """Where a name that begins with digits ends: "two 7-Eleven shops"; None where none begins."""
    return next(
        (
            _pass_joined(sentence, spot.last)
            for spot in sentence.spots
            if spot.first == at and spot.number.skip == "name" and _begins_digit(spot)
        ),
        None,
    )


def _pass_letters(sentence: Sentence, at: int) -> int | None:
    """Behind a name's letters in brackets before people: "Red Veldt Group (RVG) members"."""
    if sentence.plain[at] != "(" or sentence.plain[at + 2 : at + 3] != (")",):
        return None
    is_letters = sentence.words[at + 1].printed.isupper()
    return at + 3 if is_letters and any(map(is_person, sentence.plain[at + 3 : at + 4])) else None


def _begins_digit(spot: Spot) -> bool:
    return spot.number.text.lstrip(".")[:1].isdigit()


def _pass_measured(sentence: Sentence, at: int) -> int | None:
    """Where an adjective with a number ends: "two 500-pound bombs"; None where none begins."""
    spot = next((each for each in sentence.spots if each.first == at < each.last), None)
    if spot is None or spot.number.skip is not None:
        return None
    last = _pass_joined(sentence, spot.last)
    is_joined = last > spot.last or _JOINED.fullmatch(spot.number.text) is not None
    return last if is_joined else None


def _pass_joined(sentence: Sentence, last: int) -> int:
    """Behind the words that hyphens join to those before: "10-wheel", "12-gauge"."""
    while sentence.plain[last : last + 1] == ("-",) and last + 1 < len(sentence.plain):
        last += 2
    return last


_JOINED = re.compile(r"[\d.,]+(?:-[a-z-]+|[a-z]+)|[a-z]+-[a-z]+", re.IGNORECASE)
"""A number in one with its unit: "25kg", "500-pound", "two-hour"."""


def _is_counted(word: str) -> bool:
    """Whether a word is a noun that a number often counts."""
    return is_person(word) or word in NOUNS or word in SITES or word in AMMUNITION


def _is_whole(sentence: Sentence, last: int, at: int) -> bool:
    """Whether a noun ends with a word, and what stands behind is no part of it.

    "Four gunmen storm hotel" counts gunmen, and "four security forces vehicles" vehicles.
    """
    word = sentence.plain[last]
    if not _is_counted(word):
        return False
    is_many = word.endswith(("s", "men")) or word in ("people", "children", "personnel")
    has_more = any(_is_counted(each) or each in _TRADES for each in sentence.plain[at : at + 1])
    return _begins_line(sentence, at) or (is_many and not has_more)


_TRADES = word_set("aid health police army security family church school relief rescue")


def _begins_line(sentence: Sentence, at: int) -> bool:
    """Whether a word begins a line with a capital, as the line below a headline does."""
    between = sentence.text[sentence.words[at - 1].end : sentence.words[at].start]
    return "\n" in between and sentence.words[at].is_name


def _joins_adjectives(sentence: Sentence, found: list[int], at: int) -> bool:
    """Whether a joint stands between words before one noun: "cruise or ballistic missiles"."""
    plain = sentence.plain
    if plain[at] not in ("and", "or", ","):
        return False
    # "Army, marine and police troops" are troops, but "marines and police" are two.
    is_list = found[-1] - found[0] >= len(found) and not plain[found[-1]].endswith(("s", "men"))
    if any(_is_counted(plain[each]) for each in found) and not is_list:
        return False
    ahead = plain[at + 1 : at + 5]
    if plain[at] == ",":
        # "Army, navy and police troops", but no "…, police said".
        return "and" in ahead[1:3] and any(map(_is_counted, ahead[2:]))
    is_apart = any(each in sentence.starts for each in range(at + 1, at + 4))
    return not is_apart and any(map(_is_counted, ahead[1:3]))


def _find_joined(sentence: Sentence, at: int) -> str | None:
    """The word for people behind "and", unless it begins a clause of its own."""
    if sentence.plain[at : at + 1] != ("and",):
        return None
    for each in range(at + 1, min(at + 3, len(sentence.plain))):
        word = sentence.plain[each]
        if each in sentence.starts or word in _ENDS:
            return None
        if is_person(word):
            after = sentence.plain[each + 1 : each + 2]
            return word if not after or after[0] in _GOES_ON else None
    return None


_GOES_ON = word_set(
    "were was have had been being by in at on from dead killed wounded injured missing hostage "
    'during after who and , . ; : ) ” " across near'
)


def read_members(sentence: Sentence, spot: Spot) -> bool:
    """Whether a number with a hyphen counts the people of a body: "its 11-member crew"."""
    behind = sentence.plain[spot.last : spot.last + 2]
    return behind in (("-", "member"), ("-", "man"), ("-", "person")) and any(
        map(is_person, sentence.plain[spot.last + 2 : spot.last + 5])
    )


def _read_counted(sentence: Sentence, spot: Spot) -> NounPhrase | None:
    """The noun of "put the number of attackers at 300", which stands before its number."""
    plain, low = sentence.plain, max(0, spot.first - _BEFORE)
    if numbered := _read_numbered(sentence, spot):
        return numbered
    if spot.first == 0 or plain[spot.first - 1] not in _TO:
        return None
    for at in range(spot.first - 2, low - 1, -1):
        if plain[at] == "of" and plain[at - 1] in _COUNTS:
            end = at + 1
            while end < spot.first and not _is_counted_end(sentence, end):
                end += 1
            places = tuple(each for each in range(at + 1, end) if plain[each] not in _DETAILS)
            words = tuple(plain[each] for each in places)
            noun = NounPhrase(words, places, sentence.cut(at + 1, end))
            return noun if places and (noun.is_of_people or plain[at - 1] != "toll") else None
    return None


def _read_numbered(sentence: Sentence, spot: Spot) -> NounPhrase | None:
    """The people of "the attackers numbered 40"."""
    at = spot.first - 2
    if at < 0 or sentence.plain[spot.first - 1] not in _NUMBERED:
        return None
    word = sentence.plain[at]
    return NounPhrase((word,), (at,), sentence.cut(at, at + 1)) if is_person(word) else None


_NUMBERED = word_set("numbered number numbering totalled totaled totalling")


def _is_counted_end(sentence: Sentence, at: int) -> bool:
    """Whether a noun that stands before its number ends before a word."""
    word = sentence.plain[at]
    is_end = word in _TO or (word in _ENDS and word != "-")
    return is_end and not _is_adjective(sentence, at)


_BEFORE = 16
_COUNTS = word_set("number numbers total toll")
_DETAILS = word_set("the - its their")
_TO = word_set("at to was is were are reached exceeded surpassed passed as")

_QUOTES = word_set('“ ” " ‘')
_CLOSING = word_set('” "')


def _is_end(sentence: Sentence, at: int, found: list[int]) -> bool:
    """Whether the counted noun ends before a word."""
    word = sentence.plain[at]
    if word == "earlier" and not found:
        # "Five earlier explosions", but "five earlier in May".
        return {*sentence.plain[at + 1 : at + 2]} <= _ENDS
    if word in _ENDS or (word in VERBS and not found):
        return not _is_adjective(sentence, at)
    is_participle = len(word) > 4 and word.endswith(("ing", "ed"))
    if not found or not is_participle:
        return False
    # "Four bomb attacks targeting police" are attacks.
    last = sentence.words[found[-1]]
    is_named = last.is_name and last.plain.endswith("s")
    is_whole = is_named or _is_counted(last.plain)
    return is_whole or not _is_adjective(sentence, at)


def _is_adjective(sentence: Sentence, at: int) -> bool:
    """Whether a participle stands before the noun: "200 displaced people"."""
    after = sentence.plain[at + 1] if at + 1 < len(sentence.plain) else ""
    word = sentence.plain[at]
    if word in _TAKEN and _names_people(sentence, at + 1):
        # "Four kidnapped Orvale College girls".
        return True
    if word == "received":
        # "Four received injuries" counts no injuries.
        return False
    if is_person(after):
        return word in _KEPT or word.endswith(("ing", "ed"))
    return word.endswith(("ing", "ed")) and (after in NOUNS or after in SITES)


def _names_people(sentence: Sentence, at: int) -> bool:
    """Whether names stand before a word for people: "Orvale College girls"."""
    for each in range(at, min(len(sentence.words), at + _LONGEST_NAME)):
        if is_person(sentence.plain[each]):
            return each > at
        if not sentence.words[each].is_name or each in sentence.starts:
            return False
    return False


_LONGEST_NAME = 4
_TAKEN = word_set("kidnapped abducted captured wounded injured")
