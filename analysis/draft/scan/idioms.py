"""Number words that count nothing: one as a pronoun, and words of set phrases."""

from __future__ import annotations

from analysis.draft.scan.found import Found
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.words import (
    AUXILIARIES,
    CLOSED,
    HARMING,
    HARMS,
    PEOPLE,
    PREPOSITIONS,
    SAYING,
    as_set,
)

_PHRASES = (
    "one day|one time|one thing|one way|one side|one hand|one reason|one point|one by one|"
    "one-sided|one-way|one-time|one-off|one-on-one|one-stop|one-party|one size|day one|"
    "square one|number one|all in one|at one|one and the same|one and all|one and only|"
    "one of a kind|second to none|zero in|zeroed in|zeroing in|zero-sum|zero tolerance|"
    "ground zero|net zero|net-zero|sub-zero|two-way|two-faced|two-timing|four-legged|all fours|"
    "cloud nine|nine to five|fifty-fifty|at sixes|sixes and sevens|million-dollar question|"
    "thanks a million|per million|per hundred|per thousand|per billion|one in a million|"
    "four-wheel|two-wheel|three-dimensional|two-dimensional|two-tier|"
    "hundred percent sure|one moment|one step|one last|one final|back to one|a million miles|"
    "zero hour|day zero|patient zero|zero-emission|zero-emissions|zero-carbon|zero-day|"
    "zero waste|two-wheeler|two-wheelers|three-wheeler|three-wheelers|four-wheeler|"
    "four corners|seven seas|seven wonders|two cents|score draw|high score|a score draw|"
    "five-star|four-star|three-star|two-star|one-star"
)


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.replace("-", " - ").split())


_IDIOMS = frozenset(_split(phrase) for phrase in _PHRASES.split("|"))
_WORDS_OF_IDIOMS = frozenset(word for phrase in _IDIOMS for word in phrase)
_LONGEST = max(map(len, _IDIOMS))
_BEFORE_ONE = as_set(
    "no any each every this that which another some such the only last next latest first second "
    "third former latter new old big good better best bad worse worst large small right wrong "
    "same other own long short tough hard easy important different loved little great whole"
)
_RELATIVE = frozenset(("which", "who", "whom", "whose", "that", "where", "when"))
_VERBS = as_set(
    "get gets got make makes made take takes took come comes came go goes went cost costs look "
    "looks looked work works worked run runs ran need needs needed want wants wanted see saw "
    "says said told called sold bought built found gave gives shows showed began seems seemed"
)
"""Behind it, what stands for a thing named before: "those who reserve one get it early"."""
_QUOTED = as_set(", \" ' ” ’")


def find_idiom(passage: Passage, found: Found) -> str | None:
    """Why a number word counts nothing; None if it counts."""
    words = passage.words
    word = words[found.at]
    if word[:1].isdigit() or found.last > found.at + 3:
        return None
    if word in _WORDS_OF_IDIOMS and _is_idiom(passage, found):
        return "idiom"
    if word == "score":
        is_twenty = words[found.last] == "of" and not words[found.last + 1][:1].isdigit()
        return None if is_twenty and found.first < found.at else "idiom"
    if word == "scores":
        is_many = (
            words[found.last] == "of" or words[found.last] in HARMS or words[found.last] in PEOPLE
        )
        return None if is_many else "idiom"
    if words[found.first - 1] == "-" and words[found.first - 2] == "multi":
        return "idiom"
    if word == "zero":
        return None if not _is_adjective(words, found) else "idiom"
    if found.numbers == (1,) and word == "one" and not found.hedges and found.movement is None:
        return _find_pronoun(passage, found)
    return None


def _is_adjective(words: list[str], found: Found) -> bool:
    return words[found.last] == "-" or words[found.first - 1] == "-"


def _is_idiom(passage: Passage, found: Found) -> bool:
    """Whether a phrase of the table stands over the number word."""
    words, at = passage.words, found.at
    for start in range(at - 3, at + 1):
        for length in range(max(at - start + 1, 2), _LONGEST + 1):
            phrase = tuple(words[start : start + length])
            if phrase in _IDIOMS:
                return not (phrase == ("one", "day") and words[at + 2] in ("of", "after", "before"))
    return False


def _find_pronoun(passage: Passage, found: Found) -> str | None:
    """What "one" is where it counts nothing: a pronoun, or whoever speaks."""
    words = passage.words
    before, behind = words[found.first - 1], words[found.last]
    if found.unit or found.last > found.at + 1:
        return None
    if before in HARMING or behind in HARMS:
        return None
    if _stands_alone(passage, found):
        return "pronoun"
    if before in ("this", "that") and words[found.first - 2] in PREPOSITIONS:
        return "pronoun" if behind in CLOSED or not behind.isalpha() else None
    if before in _BEFORE_ONE and not (behind in PEOPLE and before in ("the", "only")):
        return "pronoun"
    if behind == "of":
        return None if _tells_harm(words, found.last) else "pronoun"
    if _is_speaker(words, found):
        return "pronoun"
    if behind in AUXILIARIES:
        return None if _tells_harm(words, found.last) else "pronoun"
    if behind in CLOSED or not behind.isalpha():
        # "One 12-gauge shotgun" counts it.
        is_counted = before in ("and", ",", "or") or behind[:1].isdigit()
        return None if is_counted or _tells_harm(words, found.last) else "pronoun"
    return None


def _stands_alone(passage: Passage, found: Found) -> bool:
    """Whether a verb, a clause or a hyphen beside it leaves nothing that it could count."""
    words = passage.words
    behind = words[found.last]
    if behind in _RELATIVE or behind in _VERBS or behind == "'":
        return True
    is_joined = words[found.first - 1] == "-" and passage.is_glued(found.at)
    return is_joined or (behind == "-" and words[found.last + 1] not in PEOPLE)


def _tells_harm(words: list[str], at: int) -> bool:
    """Whether harm is told within the next words of the clause, and not of somebody else."""
    for place in range(at, at + 8):
        if words[place] in HARMS and words[place - 1] not in ("a", "an"):
            return True
        if words[place] in ".;:!?" or words[place] == ",":
            return False
    return False


def _is_speaker(words: list[str], found: Found) -> bool:
    """Whether the one told of speaks: "one resident said", or "…", said one resident."""
    if words[found.first - 1] in SAYING and words[found.first - 2] in _QUOTED:
        return True
    for at in range(found.last, found.last + 5):
        if words[at] in SAYING:
            return at > found.last
        if not words[at].isalpha() or words[at] in HARMS - PEOPLE:
            return False
    return False
