"""Who says it: each "police said" of a sentence, with the words that it covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.draft.propose.sentences import Sentence
from analysis.draft.propose.subjects import MARKS, find_before, find_behind
from analysis.draft.propose.tables import find_phrases, index_phrases, word_set
from analysis.draft.propose.triggers import NOUNS
from analysis.draft.propose.voices import VOICES

_SAID = index_phrases(
    (words, True)
    for words in (
        "said", "says", "say", "told", "tells", "reported", "reports", "confirmed", "confirms",
        "announced", "announces", "claimed", "claims", "stated", "states", "added", "adds",
        "estimated", "estimates", "alleged", "alleges", "declared", "noted", "disclosed",
        "revealed", "tweeted", "wrote", "put the", "puts the", "put its", "put their",
        "counted", "recorded",
        "documented", "verified", "insisted", "warned", "warns", "acknowledged", "denied",
        "maintained", "recounted", "recalled", "quoted", "claimed responsibility", "have warned",
        "has said", "have said", "informed", "explained", "indicated", "described", "saying",
        "briefed", "put out", "posted", "believe", "believes", "believed", "saw", "showed",
    )
)  # fmt: skip
_ACCORDING = index_phrases(
    (words, True)
    for words in ("according to", "quoting", "citing", "cited by", "as reported by", "reported by",
                  "confirmed by", "announced by", "released by", "compiled by", "issued by",
                  "documented by", "recorded by", "claimed by", "as per")
)  # fmt: skip
_INVERTED = word_set("said says added adds reported explained recalled noted stated according")
_QUOTES = word_set("” \" ' , — –")
_TRAILED = word_set(
    "on in late early today yesterday told at adding citing as without monday tuesday wednesday "
    "thursday friday saturday sunday earlier later by after following here"
)
"""Words behind "police said" where what they said stands before it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One statement's speaker within a sentence.

    Attributes
    ----------
    first, last : the words that name the speaker.
    at, end : the verb, as words of the sentence.
    is_leading : whether what is said follows; else it stands before.
    covers_all : whether it covers both sides, as ", police said, adding" does.
    """

    first: int
    last: int
    at: int
    end: int
    is_leading: bool
    covers_all: bool = False


def list_attributions(sentence: Sentence) -> list[Attribution]:
    """The speakers whom a sentence names, in order."""
    found = [*_list_said(sentence), *_list_according(sentence), *_list_headed(sentence)]
    return sorted(found, key=lambda each: each.at)


def _list_said(sentence: Sentence) -> Iterator[Attribution]:
    plain = sentence.plain
    for at, end, _ in find_phrases(plain, _SAID):
        if _is_other_verb(plain, at, end):
            continue
        before = plain[at - 1] if at else ","
        is_inverted = (before in _QUOTES or at == 0) and plain[at] in _INVERTED
        if is_inverted and not (before == "," and _is_added_to(sentence, at)):
            first, last = find_behind(sentence, end)
            if last > first:
                yield Attribution(first, last, at, end, is_leading=False, covers_all=True)
                continue
        first, last, is_after_comma = find_before(sentence, at)
        if before in ("and", "but") or _is_elided(sentence, at, first):
            # "Put it at 37 and said": the subject is that of the verb before.
            yield Attribution(at, at, at, end, is_leading=True)
        elif last > first:
            is_trailing = is_after_comma and _trails(sentence, at, end)
            yield Attribution(
                first, last, at, end, is_leading=not is_trailing, covers_all=is_trailing
            )


def _is_added_to(sentence: Sentence, at: int) -> bool:
    """Whether a name stands before the verb with what a comma adds: "Zeb, a farmer, said"."""
    first, last, _ = find_before(sentence, at)
    if first > 0 or "," not in sentence.plain[first:last]:
        return False
    comma = sentence.plain.index(",", first)
    named = any(True for _ in find_phrases(sentence.plain, VOICES, first, comma))
    return named or all(word.is_name for word in sentence.words[first:comma])


def _is_elided(sentence: Sentence, at: int, first: int) -> bool:
    """Whether "…, saying" goes on with the subject of its sentence, and names none itself."""
    return sentence.plain[at] == "saying" and sentence.plain[first] not in ("with", "a", "an")


def _trails(sentence: Sentence, at: int, end: int) -> bool:
    """Whether what was said stands before "police said", and not behind."""
    plain = sentence.plain
    follows = plain[end] if end < len(plain) else "."
    if plain[at] in ("told", "tells"):
        # "…, a doctor told Reuters." tells nothing more.
        rest = plain[end : end + 7]
        return any(word in MARKS for word in rest) or len(rest) < 7
    return follows in _TRAILED or follows in MARKS


def _is_other_verb(plain: tuple[str, ...], at: int, end: int) -> bool:
    """Whether a word of saying says nothing here: "claimed 12 lives", "was reported"."""
    before = plain[at - 1] if at else ""
    if plain[at] in ("claimed", "claims") and ("lives" in plain[end : end + 8]):
        return True
    if plain[end : end + 1] == ("by",):
        return True
    if plain[at] in ("claimed", "claims") and {*plain[at + 1 : end + 1]} & _DEEDS:
        # Who claims an attack says nothing of its numbers.
        return True
    if plain[at] in ("claimed", "claims") and _is_attack(plain, end):
        return True
    if plain[at] in ("estimated", "put") and {*plain[end : end + 1]} & {"at", "to"}:
        return True
    if plain[at] in _NOUNS and before in _NOUN_STARTS:
        return True
    return before in _PASSIVES and plain[at] != "quoted"


def _is_attack(plain: tuple[str, ...], at: int) -> bool:
    """Whether an attack is claimed, and nothing told of it: "claimed a blast that", "the raid."."""
    behind = plain[at : at + 5]
    if behind[:1] not in (("a",), ("an",), ("the",), ("another",)):
        return False
    last = next((n for n, word in enumerate(behind) if NOUNS.get(word) == "attacks"), None)
    return last is not None and plain[at + last + 1 : at + last + 2] in _ENDS


_ENDS = {(), *((word,) for word in word_set("that which in on at , . last and near"))}
_DEEDS = word_set("responsibility both credit this")
_NOUNS = word_set("reports claims estimates states counted recorded")
_NOUN_STARTS = word_set(
    "of no the united some several with to in their its these those initial other earlier"
)
_PASSIVES = word_set("was were been being is are be")


def _list_according(sentence: Sentence) -> Iterator[Attribution]:
    for at, end, _ in find_phrases(sentence.plain, _ACCORDING):
        first, last = find_behind(sentence, end)
        if last > first:
            is_leading = at <= 1
            yield Attribution(first, last, at, end, is_leading=is_leading, covers_all=True)


def _list_headed(sentence: Sentence) -> Iterator[Attribution]:
    """The speaker at either end of a headline: "UN: 12 dead", "Storm kills 12 - governor"."""
    plain, last = sentence.plain, len(sentence.plain)
    for at in range(1, min(last - 1, _HEADED)):
        if plain[at] == ":" and _is_voice(sentence, 0, at):
            yield Attribution(0, at, at, at + 1, is_leading=True)
    for at in range(max(1, last - _HEADED), last - 1):
        if plain[at] in _DASHES and _is_voice(sentence, at + 1, last):
            yield Attribution(at + 1, last, at, at + 1, is_leading=False, covers_all=True)


_HEADED = 5
_DASHES = word_set("- – —")


def _is_voice(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words are a speaker's and nothing else."""
    is_apart = sentence.words[first - 1].end < sentence.words[first].start if first else True
    return is_apart and any(
        end == last for _, end, _ in find_phrases(sentence.plain, VOICES, first, last)
    )
