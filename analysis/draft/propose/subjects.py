"""The words that name who speaks, on either side of a verb of saying."""

from __future__ import annotations

from analysis.draft.propose.sentences import Sentence
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.voices import VOICES

MARKS = word_set(', ; : ( ) — – “ ” " ‘ . ! ?')
"""Marks at which a name ends."""

PRONOUNS = word_set("he she it they him her them")

_BREAKS = word_set(
    "but while when after before that which whose although though as because following who where"
)
_RELATIVES = word_set("who which whose where that")
_ASIDES = word_set("monitored contacted reached writing speaking citing quoting addressing talking")
_ADVERBS = word_set(
    "also later earlier on late early have has had was is then however meanwhile separately "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday morning evening "
    "night afternoon just now already so far"
)
_CONTENT = word_set("that there in on at more no his its their this these those adding two")
_LONGEST = 22
_TITLE = 8
_ADDED = 12
_CLAUSES = 3


def find_behind(sentence: Sentence, start: int) -> tuple[int, int]:
    """The words of a name behind "said" or "according to", with what a comma adds to it."""
    plain, end, has_comma = sentence.plain, start, False
    if start < len(plain) and _is_content(sentence, start):
        return start, start
    while end < min(len(plain), start + _LONGEST):
        word = plain[end]
        if word == "," and not has_comma and _is_apposition(sentence, end + 1):
            has_comma = True
        elif word in MARKS or word in _BREAKS or (word == "and" and end > start + 6):
            break
        end += 1
    names = any(word.is_name for word in sentence.words[start:end])
    is_named = names or any(True for _ in find_phrases(plain, VOICES, start, end))
    return (start, end) if is_named else (start, start)


def _is_content(sentence: Sentence, at: int) -> bool:
    """Whether what follows "said" is what is said, and no name."""
    word = sentence.plain[at]
    is_counted = any(spot.first == at for spot in sentence.spots)
    if word == "one" and sentence.plain[at + 1 : at + 2] and sentence.plain[at + 1] in VOICES:
        # "Said one man": nobody says of one man.
        return False
    return is_counted or word in _CONTENT or word in PRONOUNS


def _is_apposition(sentence: Sentence, at: int) -> bool:
    """Whether what a comma adds to a name is short, and counts nothing."""
    if not _begins_apposition(sentence, at):
        return False
    stop = min(len(sentence.plain), at + _LONGEST)
    last = next((each for each in range(at, stop) if sentence.plain[each] in MARKS), stop)
    is_counting = any(at <= spot.first < last for spot in sentence.spots)
    return last - at <= _ADDED and not is_counting


def _begins_apposition(sentence: Sentence, at: int) -> bool:
    """Whether what a comma adds says who somebody is: ", a police officer"."""
    if at >= len(sentence.plain):
        return False
    word = sentence.plain[at]
    return word in ("a", "an", "the", "who", "in", "local", "senior") or word in VOICES


def find_before(sentence: Sentence, at: int) -> tuple[int, int, bool]:
    """The words of a name before "said", and whether a mark stands before them."""
    plain, last = sentence.plain, at
    if last > 0 and plain[last - 1] in ("who", "which"):
        last -= 1
    while last > 0 and _is_adverb(sentence, last - 1):
        last -= 1
    first, last, has_comma = _leave_clauses(sentence, last)
    first = _reach_ministry(sentence, _pass_opening(plain, first, last))
    if has_comma and first > 0 and plain[first - 1] == ",":
        name = _walk_left(sentence, first - 1)
        # "A witness, Zeb, said" has the name behind.
        is_one = name < len(plain) and plain[name] in ("a", "an", "the", "one", "another")
        is_title = is_one and first - name <= _TITLE
        if name < first - 1 and (_begins_apposition(sentence, first) or is_title):
            first = name
    return first, last, first > 0 and plain[first - 1] in MARKS


def _pass_opening(plain: tuple[str, ...], first: int, last: int) -> int:
    """Where the subject begins behind words on an occasion: "in earlier reports the army said"."""
    if plain[first : first + 1] not in _OCCASIONS:
        return first
    return next((at for at in range(last - 1, first + 1, -1) if plain[at] == "the"), first)


def _reach_ministry(sentence: Sentence, first: int) -> int:
    """Where an office begins whose long name has commas: "Ministry of Trade, Ports and Mines"."""
    plain, at = sentence.plain, first
    if first < 2 or plain[first - 1] != "," or not sentence.words[first].is_name:
        return first
    while at > 0 and (plain[at - 1] in _IN_NAMES or sentence.words[at - 1].is_name):
        at -= 1
        if plain[at] in _OFFICES and plain[at + 1] in ("of", "for"):
            return at
    return first


_IN_NAMES = word_set(", and of for the")
_OFFICES = word_set("ministry department office secretariat commission committee directorate")
_OCCASIONS = (("in",), ("at",), ("on",), ("during",), ("after",), ("from",))


def _is_adverb(sentence: Sentence, at: int) -> bool:
    """Whether a word only says when or how somebody spoke, and is no part of a name."""
    word = sentence.words[at]
    return word.plain.endswith("ly") or (word.plain in _ADVERBS and word.printed != "Today")


def _leave_clauses(sentence: Sentence, last: int) -> tuple[int, int, bool]:
    """The words before a verb without relative clauses, and whether a comma ends them."""
    plain, has_comma = sentence.plain, False
    first = last
    for _ in range(_CLAUSES):
        if last > 0 and plain[last - 1] == ",":
            last, has_comma = last - 1, True
        first = _walk_left(sentence, last)
        # "Zeb Noll, 42, said".
        is_age = last - first == 1 and plain[first].isdigit() and plain[first - 1] == ","
        is_aside = has_comma and (is_age or bool({*plain[first : first + 2]} & _ASIDES))
        is_relative = first > 1 and plain[first - 1] in _RELATIVES
        # "A bomb that police said killed 12": police speak.
        if first <= 1 or _is_voice(sentence, first, last) or not (is_aside or is_relative):
            break
        last = first - 1 if is_relative else first
    return first, last, has_comma


def _is_voice(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words are those for a speaker, or a pronoun, and no others."""
    if last - first == 1 and sentence.plain[first] in PRONOUNS:
        return True
    return any(
        (at, end) == (first, last)
        for at, end, _ in find_phrases(sentence.plain, VOICES, first, last)
    )


def _walk_left(sentence: Sentence, last: int) -> int:
    first, plain = last, sentence.plain
    while first > max(0, last - _LONGEST):
        word = plain[first - 1]
        if word == ")" and "(" in plain[max(0, first - 5) : first]:
            # "The Lestria Front (LF) said".
            first -= plain[max(0, first - 5) : first][::-1].index("(") + 1
            continue
        if word in MARKS or word in _BREAKS:
            break
        if word == "and" and not _is_name_list(sentence, first):
            break
        first -= 1
    return first


def _is_name_list(sentence: Sentence, at: int) -> bool:
    """Whether "and" joins two speakers: "residents and medics told"."""
    return at >= 2 and sentence.plain[at - 2] not in MARKS and sentence.plain[at] not in PRONOUNS
