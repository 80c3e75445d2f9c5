"""A side that speaks in its own words, such as "our fighters" or "the enemy"; and whose text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.draft.propose.headers import find_header
from analysis.draft.propose.known_names import Known
from analysis.draft.propose.naming import Speaker, find_front, name_speaker
from analysis.draft.propose.sentences import Sentence
from analysis.draft.propose.speakers import Listener, find_speaker
from analysis.draft.propose.subjects import MARKS
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.voices import VOICES, Voice

_HINT = re.compile(r"\b(?:our|own|we|enem(?:y|ies))\b", re.IGNORECASE)
_FIGHTERS = word_set(
    "fighters combatants comrades mujahideen mujahedin mujahidin martyrs guerrillas guerrilla "
    "warriors militants commandos brothers heroes partisans"
)
_FORCES = word_set(
    "forces troops soldiers army units servicemen defenders officers police artillery battalion "
    "brigade patrol side ranks men air navy"
)
_DEEDS = word_set(
    "inflicted killed attacked ambushed destroyed captured executed downed seized eliminated "
    "targeted annihilated wounded shot struck bombed shelled raided repelled liquidated"
)
_OF_ENEMY = _FORCES | word_set(
    "convoy position positions post posts vehicle vehicles casualties losses aircraft tanks targets"
)
_EITHER = word_set("commander leader statement communique report bulletin broadcast member source")
_PAPERS = word_set("report reports statement communique bulletin release")
_BROADCAST = word_set("announcer station radio broadcast newscast bulletin")
_ENEMY = word_set("enemy enemies")
_ADVERBS = word_set("have also then had again will")
_REACH = 4


@dataclass(frozen=True, slots=True)
class Sides:
    """Who speaks for a side in its own words.

    Attributes
    ----------
    issuer : whose statement the whole text is; None for a report.
    names : the speakers who talk of "our fighters" or "the enemy".
    publisher : the side that the text's own head names; what nobody says in a ministry's text is
        the outlet's, as the ministry is that.
    """

    issuer: Speaker | None = None
    names: frozenset[str] = frozenset()
    publisher: Speaker | None = None

    @property
    def _is_broadcast(self) -> bool:
        """Whether a side's own radio speaks, so that all who speak there are of that side."""
        return any(not _BROADCAST.isdisjoint(name.split("-")) for name in self.names)

    def settle(self, speaker: Speaker | None) -> Speaker | None:
        """A speaker with the side for which it speaks; the issuer where nobody is named."""
        if speaker is None:
            return self.issuer
        names = {*speaker.name.split("-")}
        if self.publisher is not None and not names.isdisjoint(_PAPERS):
            # "The reports" in a ministry's own text are the ministry's.
            own = self.publisher
            return self.issuer or replace(speaker, kind=own.kind, is_side=own.is_side)
        is_relayed = self._is_broadcast and not names.isdisjoint(_BROADCAST)
        if speaker.name not in self.names and not is_relayed:
            return speaker
        # A "commander" or a "statement" may be of any side, and no state calls its own so.
        is_either = not _EITHER.isdisjoint(names)
        is_state = speaker.kind == "official" and speaker.is_side and not is_either
        kind = "official" if is_state else "party"
        return replace(speaker, kind=kind, is_partisan=True)


def find_sides(text: str, sentences: Sequence[Sentence], known: Known) -> Sides:
    """Who speaks for a side in a text, told by what it calls its own and its enemy."""
    if header := find_header(sentences, known):
        return Sides(header if header.kind == "party" else None, publisher=header)
    is_titled = _find_title(sentences) is not None
    if not is_titled and not _HINT.search(text):
        return Sides()
    listener, names, told, open_marks = Listener(known), set(), 0, []
    voices: Counter[Speaker] = Counter()
    for sentence in sentences:
        is_open = listener.is_quote_open
        heard = listener.hear(sentence)
        told += bool(heard)
        voices.update(replace(each, evidence="") for _, each in heard if each.kind != "outlet")
        for at, is_strong in _list_marks(sentence):
            speaker = find_speaker(at, heard)
            if speaker is None and not is_open and not _has_quotes(sentence):
                open_marks.append((sentence, at))
            elif speaker is not None and _may_speak_so(speaker, is_strong):
                names.add(speaker.name)
    # A report has attributions everywhere; who issues a statement hardly names itself again.
    is_own = len(open_marks) > 1 or any(each.plain[at] not in _ENEMY for each, at in open_marks)
    is_statement = (is_titled or is_own) and told <= max(1, len(sentences) // _RARELY)
    issuer = _find_issuer(sentences, open_marks, known) if is_statement else None
    if issuer is not None and (issuer.kind == "official" or issuer.name == _NAMELESS):
        issuer = _find_quoted(voices) or issuer
    return Sides(issuer, frozenset(names))


_RARELY = 4
_NAMELESS = "statement"
"""Whose statement it is where no words name anybody."""


def _find_quoted(voices: Counter[Speaker]) -> Speaker | None:
    """Who speaks again and again in a text of a side's own words; None where nobody does."""
    speaker, times = next(iter(voices.most_common(1)), (None, 0))
    if speaker is None or times < _AGAIN or (speaker.kind == "official" and speaker.is_side):
        return None
    return replace(speaker, kind="party", is_partisan=True)


_AGAIN = 2


def _may_speak_so(speaker: Speaker, is_strong: bool) -> bool:
    """Whether such words make a speaker a side: a resident may speak of "our soldiers", too."""
    return is_strong or speaker.kind in ("outlet", "party")


def _has_quotes(sentence: Sentence) -> bool:
    return not {*sentence.plain}.isdisjoint(("“", "”", '"', "``"))


def _list_marks(sentence: Sentence) -> Iterator[tuple[int, bool]]:
    """Where a side calls something its own or its enemy, and whether only a side says so."""
    plain = sentence.plain
    for at, word in enumerate(plain):
        if word not in _MARKS:
            continue
        behind = [each for each in plain[at + 1 : at + 1 + _REACH] if each not in _ADVERBS]
        is_enemy = word in _ENEMY and (plain[at - 1 : at] == ("the",) or {*behind[:1]} & _OF_ENEMY)
        is_deed = word == "we" and {*behind[:1]} & _DEEDS
        # "Its own troops" are those of whom a report tells.
        is_ours = word == "our" or (word == "own" and plain[at - 1 : at] not in _OWNERS)
        if is_enemy or is_deed or (is_ours and {*behind[:3]} & (_FIGHTERS | _FORCES)):
            yield at, word not in _OURS


_OURS = ("our", "own")
_OWNERS = tuple((word,) for word in ("its", "their", "his", "her", "the", "of"))
_MARKS = _ENEMY | {"we", *_OURS}


def _find_issuer(
    sentences: Sequence[Sentence], marks: Sequence[tuple[Sentence, int]], known: Known
) -> Speaker | None:
    """Whose statement a text is: named in its head, before a mark, as "our army", or as a radio.

    None for a statement of which no words tell that a side made it.
    """
    own = {word for sentence, at in marks for word in sentence.plain[at : at + _REACH]}
    kinds = ("party",) if own & _FIGHTERS else ("party", "official")
    for sentence, end in _list_heads(sentences, marks):
        if speaker := _find_side(sentence, end, kinds, known):
            return replace(speaker, is_partisan=True)
    if not marks:
        return None
    is_state = bool(own & _FORCES) and not own & _FIGHTERS
    if radio := _find_radio(sentences[0], known):
        return replace(radio, kind="party", is_partisan=True)
    kind = "official" if is_state else "party"
    return Speaker(_NAMELESS, "the statement", kind, is_state, "", is_partisan=True)


def _list_heads(
    sentences: Sequence[Sentence], marks: Sequence[tuple[Sentence, int]]
) -> Iterator[tuple[Sentence, int]]:
    """Where a statement may name its issuer, and up to which word: title, signature, beginning."""
    title = _find_title(sentences)
    if title is not None:
        heads = sentences[title : title + 1 + bool(marks)]
        yield from ((each, len(each.plain)) for each in heads)
        ends = (each for each in sentences[-_SIGNED:] if each.plain[-1] != ".")
        signed = [each for each in ends if len(each.plain) <= _SHORT]
        yield from ((each, len(each.plain)) for each in signed)
    if marks:
        mark, at = marks[0]
        yield from ((each, len(each.plain)) for each in sentences[: sentences.index(mark)])
        yield mark, at + (mark.plain[at] in _OURS) * _REACH
    elif title is not None:
        yield from ((each, _HEADED) for each in sentences[title + 1 : title + _HEADS])


def _find_title(sentences: Sequence[Sentence]) -> int | None:
    """Which of the first sentences is a title, such as "Communique No. 4 of the army"."""
    for at, sentence in enumerate(sentences[:_HEADS]):
        first = {*sentence.plain[:_TITLED]}
        is_title = not first.isdisjoint(_TITLES) or {"press", "release"} <= first
        if is_title and (len(sentence.plain) <= _SHORT or ":" in sentence.plain[:_SHORT]):
            return at
    return None


_HEADS = 3
_HEADED = 15
_TITLED = 3
_SHORT = 14
_SIGNED = 3
_TITLES = word_set("communique communiqué statement bulletin")


def _find_radio(sentence: Sentence, known: Known) -> Speaker | None:
    """The station in a dateline: "(Clandestine) Radio Orvale -- [Text]"."""
    last = next((at for at in range(1, len(sentence.plain)) if sentence.plain[at] in "-[—"), 0)
    for first, _, voice in find_phrases(sentence.plain, VOICES, 0, last):
        if isinstance(voice, Voice) and voice.kind == "outlet":
            end = next((at for at in range(first, last) if sentence.plain[at] in MARKS), last)
            return name_speaker(sentence, first, end, known)
    return None


def _find_side(sentence: Sentence, end: int, kinds: Sequence[str], known: Known) -> Speaker | None:
    """The first side that words[:end] name, unless something is done to it."""
    end = min(end, len(sentence.plain))
    sides = [
        (first, last)
        for first, last, voice in find_phrases(sentence.plain, VOICES, 0, end)
        if isinstance(voice, Voice) and voice.kind in kinds and voice.name is not None
        and (voice.kind == "party" or voice.is_side)
    ]  # fmt: skip
    if front := find_front(sentence, 0, end):
        sides.insert(0, front)
    for first, last in sides:
        if {*sentence.plain[max(0, first - 3) : first]}.isdisjoint(_TO_WHOM):
            return name_speaker(sentence, first, last, known)
    return None


_TO_WHOM = word_set("on against enemy with at")
