"""Who says it: each "police said" of a sentence, with the words that it covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.draft.propose.sentences import Sentence
from analysis.draft.propose.subjects import MARKS, PRONOUNS, find_before, find_behind
from analysis.draft.propose.tables import find_phrases, index_phrases, word_set
from analysis.draft.propose.verbs import find_verbs
from analysis.draft.propose.voices import VOICES

_ACCORDING = index_phrases(
    (words, True)
    for words in ("according to", "quoting", "citing", "cited by", "as reported by", "reported by",
                  "confirmed by", "announced by", "released by", "compiled by", "issued by",
                  "documented by", "recorded by", "claimed by", "as per", "accused by", "blamed by",
                  "in the words of")
)  # fmt: skip
_INVERTED = word_set(
    "said says say added adds reported reports underlined underlines explained "
    "recalled noted stated according"
)
_QUOTES = word_set("” \" ' ’ , — –")
_MARKS_OF_SPEECH = word_set("” \" ' ’ ″")
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
    resumes : from which word on it covers what stands behind it.
    """

    first: int
    last: int
    at: int
    end: int
    is_leading: bool
    covers_all: bool = False
    resumes: int = 0


def list_attributions(sentence: Sentence) -> list[Attribution]:
    """The speakers whom a sentence names, in order."""
    found = [*_list_said(sentence), *_list_according(sentence), *_list_headed(sentence)]
    found += _list_quoted(sentence, found)
    return sorted(found, key=lambda each: each.at)


def _list_said(sentence: Sentence) -> Iterator[Attribution]:
    plain = sentence.plain
    for at, end in find_verbs(sentence):
        before = plain[at - 1] if at else ","
        is_inverted = (before in _QUOTES or at == 0) and plain[at] in _INVERTED
        if is_inverted and not (before == "," and _is_added_to(sentence, at)):
            first, last = find_behind(sentence, end)
            if last > first:
                resumes = _find_resumed(sentence, at, last)
                yield Attribution(
                    first, last, at, end, is_leading=False, covers_all=True, resumes=resumes
                )
                continue
        first, last, is_after_comma = find_before(sentence, at)
        first = _skip_dateline(plain, first, last)
        if before in ("which", "who"):
            first = _find_antecedent(sentence, first, last)
        if before in ("and", "but", "to", "by") or _is_elided(sentence, at, first):
            # "Put it at 37 and said": the subject is that of the verb before.
            yield Attribution(*_find_subject(sentence, at), at, end, is_leading=True)
        elif last > first and not _is_what(sentence, first, end):
            is_trailing = (
                is_after_comma
                and _trails(sentence, at, end)
                and plain[max(0, first - 2)] not in _RELATIVES
            )
            resumes = _find_resumed(sentence, first, end) if is_trailing else 0
            yield Attribution(
                first, last, at, end, not is_trailing, covers_all=is_trailing, resumes=resumes
            )


def _skip_dateline(plain: tuple[str, ...], first: int, last: int) -> int:
    """Where a name begins behind "Orvale, 4 Feb (Radio) -- [Text]"."""
    ends = (at for at in range(first, last) if plain[at] == "]" or plain[at - 1 : at + 1] == _DASH)
    return max(ends, default=first - 1) + 1


_DASH = ("-", "-")


def _find_antecedent(sentence: Sentence, first: int, last: int) -> int:
    """Where the name begins for which "which" stands: "was run by the charity Orv, which said"."""
    voices = [at for at, _, _ in find_phrases(sentence.plain, VOICES, first, last)]
    ends = (at + 1 for at in range(first, voices[-1] if voices else first))
    return max((end for end in ends if sentence.plain[end - 1] in _LEADS), default=first)


_LEADS = word_set("from by to with at near")


def _find_resumed(sentence: Sentence, start: int, end: int) -> int:
    """From where on an attribution in words[start:end] covers what stands behind it.

    Behind a quotation, and behind "said Zeb, who …", the outlet goes on, unless the words say that
    the speaker does: "adding that", "and that", another quotation.
    """
    plain = sentence.plain
    is_quoted = not {*plain[max(0, start - 1) : start + 1]}.isdisjoint(_MARKS_OF_SPEECH)
    comma = next((at for at in range(end, min(end + _SOON, len(plain))) if plain[at] == ","), end)
    behind = plain[comma + 1 : comma + 1 + _SOON] if plain[comma : comma + 1] == (",",) else ()
    is_relative = comma == end and not {*behind[:1]}.isdisjoint(_RELATIVES)
    is_comment = {*behind[:2]} & {"in", "the", "one", "making"} and {*behind} & _SUPERLATIVES
    if not (is_quoted or is_relative or is_comment):
        return end
    for at in range(end, len(plain)):
        is_opening = plain[at] in ("“", "``", ":") or (plain[at] == '"' and at > end)
        if is_opening or plain[at] in _RESUMED or plain[at : at + 2] in _AND_THAT:
            return at
    return len(plain)


_RELATIVES = word_set("who whose which where whom")
_SUPERLATIVES = word_set("worst deadliest latest bloodiest biggest largest first second third")
"""With what an outlet compares: ", police said, in the worst attack since"."""
_SOON = 4
_RESUMED = word_set("adding describing noting saying stating citing putting estimating referring")
_AND_THAT = (("and", "that"), ("but", "that"), ("and", "said"), ("and", "added"))


def _find_subject(sentence: Sentence, at: int) -> tuple[int, int]:
    """The words for the first who can speak, for a verb without a subject; none behind another."""
    plain = sentence.plain
    is_told = any(True for _ in find_verbs(sentence, at))
    found = next(find_phrases(plain, VOICES, 0, min(at, _OPENING)), None)
    if is_told or found is None:
        return at, at
    last = found[1]
    while last < at and last - found[1] < _OPENING and plain[last] in _OF:
        last = next((n + 1 for n in range(last, at) if sentence.words[n].is_name), last + 1)
        while last < at and sentence.words[last].is_name and not sentence.is_capitals:
            last += 1
    return found[0], last


_OPENING = 8
_OF = word_set("of from for")


def _is_what(sentence: Sentence, first: int, end: int) -> bool:
    """Whether words only doubt a name: "what Orvale said was a base"."""
    plain = sentence.plain
    is_what = "what" in plain[max(0, first - 1) : end]
    return is_what and {*plain[end : end + 1]} <= _BEING


_BEING = word_set("was were is are")


def _is_added_to(sentence: Sentence, at: int) -> bool:
    """Whether a name stands before the verb with what a comma adds: "Zeb, a farmer, said"."""
    first, last, _ = find_before(sentence, at)
    start = max((n for n in range(at - 1) if sentence.plain[n] == ","), default=-1)
    if start > 0 and sentence.plain[start + 1] in _RELATIVES:
        # "The officer, who gave no name, said the town".
        return True
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
        if "that" not in rest and {*rest[1:2]} & _WHERE:
            return True
        return any(word in MARKS for word in rest) or len(rest) < 7
    return follows in _TRAILED or follows in MARKS


_WHERE = word_set("from in by at on over during via")


def _list_according(sentence: Sentence) -> Iterator[Attribution]:
    for at, end, _ in find_phrases(sentence.plain, _ACCORDING):
        first, last = find_behind(sentence, end)
        if {*sentence.plain[end : end + 1]} & PRONOUNS:
            first, last = end, end + 1
        if sentence.plain[at] in ("accused", "blamed"):
            last = next((n for n in range(first, last) if sentence.plain[n] in _OF), last)
        if last > first:
            is_leading = at <= 1
            # "The toll reported by police makes it the worst day since": the outlet goes on.
            is_within = sentence.plain[end - 1] == "by" and last - first > _LONGEST_BY
            resumes = len(sentence.plain) if is_within and not is_leading else 0
            yield Attribution(first, last, at, end, is_leading, True, resumes)


_LONGEST_BY = 7


def _list_headed(sentence: Sentence) -> Iterator[Attribution]:
    """The speaker at either end of a headline: "UN: 12 dead", "Storm kills 12 - governor"."""
    plain, last = sentence.plain, len(sentence.plain)
    for at in range(1, min(last - 1, _HEADED)):
        if plain[at] == ":" and _is_voice(sentence, 0, at):
            yield Attribution(0, at, at, at + 1, is_leading=True)
    for at in range(max(1, last - _HEADED), last - 1):
        if plain[at] in _DASHES and _is_voice(sentence, at + 1, last):
            yield Attribution(at + 1, last, at, at + 1, is_leading=False, covers_all=True)


def _list_quoted(sentence: Sentence, found: list[Attribution]) -> Iterator[Attribution]:
    """The speaker before a colon and a quotation: "The radio went on: “We …”"; quoted survivors."""
    plain = sentence.plain
    for at in range(1, len(plain) - 1):
        if plain[at] == ":" and plain[at + 1] in ("“", '"', "``", "'", "‘"):
            if any(each.first <= at and each.end <= at and at - each.end < 2 for each in found):
                continue
            first, last = _find_subject(sentence, at)
            yield Attribution(first, last, at, at + 1, is_leading=True)
        elif plain[at] in ("quoted", "quotes", "cited") and "as" in plain[at : at + _REACH]:
            last = plain.index("as", at)
            if plain[last + 1 : last + 2] in (("saying",), ("telling",)) and last > at + 1:
                yield Attribution(at + 1, last, last + 1, last + 2, False, True, last + 2)


_REACH = 14


_HEADED = 5
_DASHES = word_set("- – — :")


def _is_voice(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words are a speaker's and nothing else."""
    is_apart = sentence.words[first - 1].end < sentence.words[first].start if first else True
    return is_apart and any(
        end == last for _, end, _ in find_phrases(sentence.plain, VOICES, first, last)
    )
