"""Whose statement a text is by its head: "Text of report by the ministry", "LPA statement"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.draft.propose.known_names import Known, slug
from analysis.draft.propose.naming import Speaker, name_speaker
from analysis.draft.propose.sentences import Sentence
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.verbs import find_verbs
from analysis.draft.propose.voices import VOICES, Voice

_OPENINGS = word_set("text full excerpt excerpts")
"""How those who pass on what others publish begin."""
_TEXTS = word_set("report reports text statement communique release")
_MOSTLY = 7
_REACH = 12
_ENDS = word_set("on at dated published posted issued : - — – ( [")
_OWN_OUTLETS = word_set("website websites")
_STATEMENTS = word_set("statement communique communiqué bulletin release")
_KINDS = word_set("propaganda press official war joint news military political a the")
_FIGHTING = word_set(
    "platoon platoons fighters guerrillas guerrilla squad squads combatants commandos warriors "
    "partisans"
)
"""What armed groups call their own; an alliance has forces and members, too."""
_LETTERS = 3


def find_header(sentences: Sequence[Sentence], known: Known) -> Speaker | None:
    """The side whose text it is, as its first sentence says; None for a report of others."""
    if not sentences:
        return None
    return _find_publisher(sentences[0], known) or _find_named(sentences)


def _find_publisher(sentence: Sentence, known: Known) -> Speaker | None:
    """A force, a ministry or an armed group by whose own site a text was published."""
    plain = sentence.plain
    if plain[0] not in _OPENINGS and (plain[-1] == "." or any(True for _ in find_verbs(sentence))):
        return None
    at = next((each for each in range(1, min(_MOSTLY, len(plain)))
               if plain[each] in ("by", "from") and plain[each - 1] in _TEXTS), None)  # fmt: skip
    if at is None:
        return None
    stop = min(len(plain), at + 1 + _REACH)
    last = next((each for each in range(at + 1, stop) if plain[each] in _ENDS), stop)
    voices = [
        (voice, plain[first])
        for first, _, voice in find_phrases(plain, VOICES, at + 1, last)
        if isinstance(voice, Voice)
    ]
    if any(voice.kind == "outlet" and word not in _OWN_OUTLETS for voice, word in voices):
        # An army's radio may be a station like others.
        return None
    speaker = name_speaker(sentence, at + 1, last, known) if voices else None
    is_side = speaker is not None and (speaker.kind == "party" or speaker.is_side)
    return speaker if is_side else None


def _find_named(sentences: Sequence[Sentence]) -> Speaker | None:
    """An armed group by the letters before its statement, where the text tells of its fighters."""
    title = sentences[0]
    at = next((each for each in range(1, min(_MOSTLY, len(title.plain)))
               if title.plain[each] in _STATEMENTS), None)  # fmt: skip
    if at is None or title.is_capitals:
        return None
    first = next((each for each in range(at) if title.plain[each] not in _KINDS), at)
    if first == at or not {*title.plain[first + 1 : at]} <= _KINDS:
        return None
    letters = title.words[first].printed.partition("-")[0]
    if len(letters) < _LETTERS or not letters.isupper():
        return None
    return _name_party(letters, sentences)


def _name_party(letters: str, sentences: Sequence[Sentence]) -> Speaker | None:
    """The armed group of such letters: one of the table, or one whose fighters the text names."""
    own = letters.casefold()
    kinds = [voice.kind for _, _, voice in find_phrases((own,), VOICES) if isinstance(voice, Voice)]
    is_fighting = not kinds and any(
        word == own and not _FIGHTING.isdisjoint(each.plain[place + 1 : place + 2])
        for each in sentences
        for place, word in enumerate(each.plain)
    )
    if not is_fighting and "party" not in kinds:
        return None
    return Speaker(slug(letters), letters, "party", False, letters, is_partisan=True)
