"""Whose paper is quoted: the institute of "figures released today by the institute"."""

from __future__ import annotations

from analysis.draft.propose.sentences import Sentence
from analysis.draft.propose.tables import word_set
from analysis.draft.propose.voices import VOICES

_PAPERS = word_set(
    "information figures figure data statistics estimates estimate tally tallies count toll "
    "records documents document report reports study survey list statement details"
)
_MADE = word_set(
    "obtained released published compiled issued collected gathered provided received supplied "
    "given kept recorded made prepared distributed cited presented"
)
_ENDS = word_set(", from to in on at for with and ; : ( — –")
_SOURCES = word_set("source sources")
_LONGEST = 6


def find_author(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The words for whoever made the paper that words name; None where they name none.

    "Information obtained by the institute from a committee" is the institute's, and "sources" of a
    body that has no name but its letters speak for that body.
    """
    plain = sentence.plain
    at = next((each for each in range(first, min(last, first + _LONGEST))
               if plain[each] in _PAPERS), None)  # fmt: skip
    if at is None:
        return _find_letters(sentence, first, last)
    made = next((each for each in range(at + 1, min(last, at + 3)) if plain[each] in _MADE), None)
    if made is None:
        return None
    start = next((each + 1 for each in range(made + 1, min(last, made + _LONGEST))
                  if plain[each] in ("by", "from")), None)  # fmt: skip
    if start is None or start >= last:
        return None
    end = next((each for each in range(start, last) if plain[each] in _ENDS), last)
    return (start, end) if end > start else None


def _find_letters(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The letters of a body before its sources: "LHO sources"."""
    first += sentence.plain[first] == "the"
    if last - first != 2 or sentence.plain[first + 1] not in _SOURCES:
        return None
    word = sentence.words[first]
    is_letters = len(word.printed) > 2 and word.printed.isupper() and not sentence.is_capitals
    return (first, first + 1) if is_letters and word.plain not in VOICES else None
