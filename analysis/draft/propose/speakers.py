"""Who says a number, through whom, and how firmly: the outlet, somebody it names, or a side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.draft.propose.attributions import Attribution, list_attributions
from analysis.draft.propose.known_names import Known
from analysis.draft.propose.naming import NO_NAMES, STARTS, Speaker, name_speaker
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.subjects import PRONOUNS
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.voices import VOICES, Voice


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker with the words of the sentence that tell so; None for the outlet's own voice."""

    speaker: Speaker | None
    attribution: Attribution | None
    via: Speaker | None = None


Heard = list[tuple[Attribution, Speaker]]
"""The attributions of a sentence, each with its speaker."""


class Listener:
    """Who speaks, from sentence to sentence: "he added" goes on with who spoke last."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._heard: list[Speaker] = []
        self._line = -1
        self.is_quote_open = False
        self._full_names: dict[str, Speaker] = {}
        self._party: Speaker | None = None

    def hear(self, sentence: Sentence) -> Heard:
        """The attributions of a sentence, each with its speaker; remembers them."""
        found = []
        for attribution in list_attributions(sentence):
            speaker = self._name(sentence, attribution)
            if speaker is not None:
                found.append((attribution, speaker))
                self._remember(speaker, is_inside=self._is_inside(sentence, attribution.at))
        if not found and self._heard and self._goes_on(sentence):
            whole = Attribution(0, 0, 0, 0, is_leading=True, covers_all=True)
            found.append((whole, replace(self._heard[-1], evidence="")))
        self._note_quotes(sentence)
        self._note_party(sentence)
        self._line = sentence.line
        return found

    def _note_party(self, sentence: Sentence) -> None:
        """Note the armed group that was named last, to which "the group" points back."""
        for first, last, voice in find_phrases(sentence.plain, VOICES):
            if isinstance(voice, Voice) and voice.kind == "party" and voice.name != "militants":
                self._party = name_speaker(sentence, first, last, self._known)

    def _remember(self, speaker: Speaker, *, is_inside: bool) -> None:
        """Note who spoke last; whom a quotation names speaks in the words of who is quoted."""
        if speaker in self._heard:
            self._heard.remove(speaker)
        self._heard.insert(len(self._heard) - (is_inside and bool(self._heard)), speaker)

    def _is_inside(self, sentence: Sentence, at: int) -> bool:
        """Whether a word stands in a quotation that begins with the sentence or before it."""
        is_open = self.is_quote_open and sentence.line == self._line
        begins = sentence.words[0].printed == "“"
        return (is_open or begins) and "”" not in sentence.plain[:at]

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence without a speaker goes on in the words of the last."""
        opens = sentence.words[0].printed in _OPENERS
        if sentence.line == self._line:
            return self.is_quote_open or opens
        # A quotation of several paragraphs is opened in each.
        return opens and sentence.line == self._line + 1

    def _note_quotes(self, sentence: Sentence) -> None:
        if sentence.line != self._line:
            self.is_quote_open = False
        for word in sentence.words:
            if word.printed == "“":
                self.is_quote_open = True
            elif word.printed == "”":
                self.is_quote_open = False
            elif word.printed == '"':
                self.is_quote_open = not self.is_quote_open

    def _name(self, sentence: Sentence, attribution: Attribution) -> Speaker | None:
        words = sentence.plain[attribution.first : attribution.last]
        content = [word for word in words if word not in ("the", "a", "an", "also")]
        last = self._heard[-1] if self._heard else None
        if {*words} & _PERSONAL:
            # "He" is no agency.
            persons = [each for each in self._heard if each.kind != "outlet"]
            return persons[-1] if persons else last
        if attribution.first == attribution.last or {*words} & PRONOUNS:
            return last
        if not content:
            return None
        if speaker := self._find_named_again(words):
            return speaker
        if _is_of_group(words):
            evidence = sentence.cut(attribution.first, attribution.last)
            return replace(self._find_group(), evidence=evidence)
        speaker = name_speaker(sentence, attribution.first, attribution.last, self._known)
        if speaker is None and (subject := _find_first_subject(sentence, attribution)):
            speaker = name_speaker(sentence, *subject, self._known)
        is_voice = any(True for _ in find_phrases(words, VOICES))
        if speaker is None or (attribution.last - attribution.first == 1 and not is_voice):
            speaker = self._recall(sentence, attribution) or speaker
        if speaker is None:
            return None
        self._note_names(sentence, attribution, speaker)
        return speaker

    def _find_group(self) -> Speaker:
        """Whom "the group" names: the last that spoke, else the armed group that was named last."""
        groups = [each for each in self._heard if each.kind in ("party", "aid", "think-tank")]
        return groups[-1] if groups else self._party or _ARMED_GROUP

    def _find_named_again(self, words: Sequence[str]) -> Speaker | None:
        """Who spoke before and is only pointed back at: "the ministry", "the police official"."""
        for speaker in reversed(self._heard):
            if _points_back(words, speaker):
                return speaker
        bare = [word for word in words if word not in STARTS and word not in _POINTERS]
        if {*words} & _POINTERS and len(bare) == 1 and bare[0] in _BODIES:
            bodies = [each for each in self._heard if each.kind in ("aid", "think-tank")]
            return bodies[-1] if bodies else None
        is_again = {*words} & _POINTERS and len(bare) == 1 and bare[0] in _AGAIN
        return self._heard[-1] if is_again and self._heard else None

    def _note_names(self, sentence: Sentence, said: Attribution, speaker: Speaker) -> None:
        """Note the family names in a speaker's words, by which it is called later."""
        for at in range(said.first, said.last):
            word = sentence.words[at]
            # "Orvale's ministry said" leaves Orvale to speak for itself.
            is_owner = word.printed.endswith(("'s", "’s"))
            if word.is_name and not is_owner and _may_name(sentence, word.plain):
                self._full_names[word.plain] = speaker

    def _recall(self, sentence: Sentence, attribution: Attribution) -> Speaker | None:
        """Who was named before by more than this name: "Zeb said"."""
        for at in range(attribution.last - 1, attribution.first - 1, -1):
            if speaker := self._full_names.get(sentence.plain[at]):
                return speaker
        return None


def _may_name(sentence: Sentence, word: str) -> bool:
    return word not in NO_NAMES and not sentence.is_capitals


_OPENERS = frozenset(["“", '"', "‘", "'", "``"])


def _is_of_group(words: Sequence[str]) -> bool:
    """Whether words name a group named before, or who speaks for it: "a leader of the group"."""
    if tuple(words) == ("the", "group"):
        return True
    pairs = {tuple(words[at : at + 3]) for at in range(len(words))}
    return not pairs.isdisjoint((("for", "the", "group"), ("of", "the", "group")))


_ARMED_GROUP = Speaker("militants", "militants", "party", False, "The group")
"""Whom "the group" names where no other has been named."""


def _find_first_subject(sentence: Sentence, said: Attribution) -> tuple[int, int] | None:
    """The words before the first comma: the subject of "Zeb, the radio, which …, said"."""
    if "," not in sentence.plain[: said.first] or said.at < said.first:
        return None
    comma = sentence.plain.index(",")
    last = comma
    if "," in sentence.plain[comma + 1 : said.first]:
        last = sentence.plain.index(",", comma + 1)
    is_subject = not any(spot.first < last for spot in sentence.spots)
    return (
        (0, last)
        if is_subject and {*sentence.plain[last : said.at]} & {"who", "which", "where", "whose"}
        else None
    )


_AGAIN = word_set(
    "report source sources spokesman spokeswoman spokesperson statement communique bulletin "
    "dispatch release text"
)
_BODIES = word_set("organisation organization charity body agency monitor network")
_POINTERS = word_set("the that this same his her its their")
_PERSONAL = word_set("he she him her")


def _points_back(words: Sequence[str], speaker: Speaker) -> bool:
    """Whether words only point back: "the ministry", "the group", "the police official"."""
    bare = [word for word in words if word not in STARTS and word != "same"]
    if not bare or not {*words} & _POINTERS or speaker.name in bare:
        return False
    evidence = _split(speaker.evidence)
    if bare == ["group"]:
        return False
    is_whole = evidence[:1] in (["the"], ["this"]) and evidence[1:] == bare
    return {*bare} <= {*evidence} and len(bare) < 4 and not is_whole


def _split(words: str) -> list[str]:
    return re.findall(r"[\w-]+", words.casefold())


def find_speaker(at: int, heard: Heard) -> Speaker | None:
    """Whose a word is; None for the outlet's own."""
    return _choose(at, heard).speaker


def find_said(spot: Spot, heard: Heard) -> Said:
    """Whose statement a number is: that of the nearest attribution that covers it.

    Where an outlet only reports at the end what somebody else says, that is the speaker.
    """
    return _choose(spot.first, heard)


def _choose(first: int, heard: Heard) -> Said:
    covering = [
        (cost, Said(speaker, said))
        for said, speaker in heard
        if (cost := _measure(first, said)) is not None
    ]
    if not covering:
        return Said(None, None)
    covering.sort(key=lambda each: each[0])
    said = [each for _, each in covering]
    others = [each for each in said if each.speaker and each.speaker.kind != "outlet"]
    relays = [each.speaker for each in said if each not in others and _ends(first, each)]
    if others and (relays or others[0] is said[0]):
        return replace(others[0], via=relays[0] if relays else None)
    return said[0]


def _ends(first: int, said: Said) -> bool:
    """Whether who said it is named behind the number."""
    return said.attribution is not None and said.attribution.at > first


def _measure(first: int, said: Attribution) -> float | None:
    """How far a number is from an attribution, in words; None where it is not covered."""
    if said.first <= first < said.last:
        # "Two residents said": that they are two is the outlet's.
        return None
    if said.end == 0:
        return _FAR
    if first >= said.end:
        return None if first < said.resumes else float(first - said.end)
    if said.covers_all:
        return float(said.at - first)
    # "The police, who found 12 bodies, said": what stands between is the outlet's.
    return None if first < said.at else 0.0


_FAR = 50.0
"""More words than a speaker of this sentence is away: who spoke in the one before comes last."""


def find_via(sentence: Sentence, said: Said, known: Known) -> Speaker | None:
    """Through whom it is told: the agency to which somebody "told" it, or that reports it."""
    if said.via is not None and said.via.name not in _ANY_OUTLET:
        return said.via
    if said.attribution is None or said.speaker is None or said.attribution.end == 0:
        return None
    at, end = said.attribution.at, said.attribution.end
    if sentence.plain[at] not in ("told", "tells"):
        return None
    for start, last, voice in find_phrases(
        sentence.plain, VOICES, end, min(len(sentence.plain), end + 4)
    ):
        if isinstance(voice, Voice) and voice.kind == "outlet" and voice.name not in _ANY_OUTLET:
            return name_speaker(sentence, start, last, known)
    return None


_ANY_OUTLET = (None, "reports", "local-media", "state-media")
