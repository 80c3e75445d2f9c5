"""Who says a number, through whom, and how firmly: the outlet, somebody it names, or a side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.draft.propose.attributions import Attribution, list_attributions
from analysis.draft.propose.known_names import Known, slug
from analysis.draft.propose.persons import is_person
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.subjects import PRONOUNS
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.voices import RANKS, SYNONYMS, VOICES, Voice, show_voice
from analysis.ledger.model import OUTLET


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something.

    Attributes
    ----------
    name, label, kind : as a seed's speakers have them.
    is_side : whether it is an official side in the fight.
    evidence : the words that name it.
    """

    name: str
    label: str
    kind: str
    is_side: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker with the words of the sentence that tell so; None for the outlet's own voice."""

    speaker: Speaker | None
    attribution: Attribution | None


class Listener:
    """Who speaks, from sentence to sentence: "he added" goes on with who spoke last."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._last: Speaker | None = None
        self._line = -1
        self._is_quote_open = False
        self._full_names: dict[str, Speaker] = {}

    def hear(self, sentence: Sentence) -> list[tuple[Attribution, Speaker]]:
        """The attributions of a sentence, each with its speaker; remembers the last."""
        found = []
        for attribution in list_attributions(sentence):
            speaker = self._name(sentence, attribution)
            if speaker is not None:
                found.append((attribution, speaker))
                self._last = speaker
        if not found and self._goes_on(sentence) and self._last is not None:
            whole = Attribution(0, 0, 0, 0, is_leading=True, covers_all=True)
            found.append((whole, replace(self._last, evidence="")))
        self._note_quotes(sentence)
        self._line = sentence.line
        return found

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence without a speaker goes on in the words of the last."""
        is_quoted = self._is_quote_open or sentence.words[0].printed in ("“", '"')
        return sentence.line == self._line and is_quoted

    def _note_quotes(self, sentence: Sentence) -> None:
        if sentence.line != self._line:
            self._is_quote_open = False
        for word in sentence.words:
            if word.printed == "“":
                self._is_quote_open = True
            elif word.printed == "”":
                self._is_quote_open = False
            elif word.printed == '"':
                self._is_quote_open = not self._is_quote_open

    def _name(self, sentence: Sentence, attribution: Attribution) -> Speaker | None:
        words = sentence.plain[attribution.first : attribution.last]
        content = [word for word in words if word not in ("the", "a", "an", "also")]
        if attribution.first == attribution.last or {*words} & PRONOUNS:
            return self._last
        if not content:
            return None
        if self._last is not None and _points_back(words, self._last):
            return self._last
        if list(words) == ["the", "group"]:
            return _ARMED_GROUP
        speaker = name_speaker(sentence, attribution.first, attribution.last, self._known)
        if speaker is None and (subject := _find_first_subject(sentence, attribution)):
            speaker = name_speaker(sentence, *subject, self._known)
        is_voice = any(True for _ in find_phrases(words, VOICES))
        if speaker is None or (attribution.last - attribution.first == 1 and not is_voice):
            speaker = self._recall(sentence, attribution) or speaker
        if speaker is None:
            return None
        self._remember(sentence, attribution, speaker)
        return speaker

    def _remember(self, sentence: Sentence, attribution: Attribution, speaker: Speaker) -> None:
        """Note the family names in a speaker's words, by which it is called later."""
        for at in range(attribution.first, attribution.last):
            word = sentence.words[at]
            if word.is_name and word.plain not in _NO_NAMES and not sentence.is_capitals:
                self._full_names[word.plain] = speaker

    def _recall(self, sentence: Sentence, attribution: Attribution) -> Speaker | None:
        """Who was named before by more than this name: "Zeb said"."""
        for at in range(attribution.last - 1, attribution.first - 1, -1):
            if speaker := self._full_names.get(sentence.plain[at]):
                return speaker
        return None


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


_AGAIN = word_set("report source sources spokesman spokeswoman spokesperson statement")


def _points_back(words: Sequence[str], last: Speaker) -> bool:
    """Whether words only point back: "the ministry", "the group", "one of the sources"."""
    bare = [word for word in words if word not in _STARTS]
    if len(bare) != 1 or not {*words} & {"the", "that", "this", "same"}:
        return False
    word, evidence = bare[0], last.evidence.casefold()
    if word == "group":
        return last.kind == "party"
    return word in _AGAIN or (word in evidence and word != last.name and evidence != f"the {word}")


_STARTS = word_set("the a an one two three four five several another both of these those all some")
_NO_NAMES = word_set(
    "maj gen lt col capt sgt cpl brig major general colonel captain lieutenant sergeant dr "
    "the a an police army state health ministry north south east west northern southern "
    "united nations new mr mrs ms monday tuesday wednesday thursday friday saturday sunday"
)


def name_speaker(sentence: Sentence, first: int, last: int, known: Known) -> Speaker | None:
    """Whom words name as a speaker; None where they name nobody that can speak."""
    evidence = sentence.cut(first, last)
    if speaker := _find_known(sentence, first, last, known):
        return speaker
    voices = [
        (at, end, voice)
        for at, end, voice in find_phrases(sentence.plain, VOICES, first, last)
        if isinstance(voice, Voice)
    ]
    if not voices:
        return _name_person(sentence, first, last, evidence)
    voice = _choose(voices)
    name = voice.name or _make_name(sentence, first, last)
    if not name:
        return None
    if known_name := _find_synonym(name, known):
        return _know(known_name, known, evidence, voice.is_side)
    label = _make_label(sentence, first, last) if voice.name is None else show_voice(name)
    return Speaker(name, label, voice.kind, voice.is_side, evidence)


def _choose(voices: list[tuple[int, int, Voice]]) -> Voice:
    """The voice that counts: the first, or whom it speaks for."""
    first = voices[0]
    if not first[2].is_mouth:
        return first[2]
    others = [each for each in voices[1:] if each[2].name or not each[2].is_mouth]
    if first[2].kind == "party":
        others = [each for each in others if each[2].kind == "party"]
    if not others:
        return first[2]
    return min(others, key=lambda each: (RANKS.index(each[2].kind), each[0]))[2]


def _find_known(sentence: Sentence, first: int, last: int, known: Known) -> Speaker | None:
    hits = list(find_phrases(sentence.plain, known.speakers, first, last))
    if not hits:
        return None
    # A witness who lives near the ministry is no minister.
    voices = list(find_phrases(sentence.plain, VOICES, first, last))
    if voices and isinstance(voices[0][2], Voice) and voices[0][2].kind == "witness":
        hits = [hit for hit in hits if hit[0] <= voices[0][0]]
    if not hits:
        return None
    _, _, name = max(hits, key=lambda hit: hit[1] - hit[0])
    is_side = any(isinstance(voice, Voice) and voice.is_side for _, _, voice in voices)
    return _know(str(name), known, sentence.cut(first, last), is_side)


def _know(name: str, known: Known, evidence: str, is_side: bool) -> Speaker:
    assert known.event is not None
    each = known.event.speakers[name]
    return Speaker(
        name, each.name, each.kind, is_side or each.line == "state",
        evidence=evidence,
    )  # fmt: skip


def _find_synonym(name: str, known: Known) -> str | None:
    """The event's name for a speaker that it calls otherwise."""
    if known.event is None:
        return None
    for names in ((name,), *(each for each in SYNONYMS if name in each)):
        for other in names:
            if other in known.event.speakers:
                return other
    return None


def _name_person(sentence: Sentence, first: int, last: int, evidence: str) -> Speaker | None:
    """A person who is named and not described: by two names, or by one that is no other word."""
    # "Noll, a grocer": the name stands before what the comma adds.
    comma = next((at for at in range(first, last) if sentence.plain[at] == ","), last)
    last = comma if _list_names(sentence, first, comma) else last
    names = _list_names(sentence, first, last)
    is_one = len(names) == last - first == 1 and (first > 0 or _is_own_name(sentence.plain[first]))
    if (len(names) < 2 and not is_one) or sentence.is_capitals:
        return None
    label = " ".join(names)
    return Speaker(slug(label), label, "witness", False, evidence)


def _is_own_name(word: str) -> bool:
    """Whether the word that opens a sentence is a name: "Noll said", and not "Reports said"."""
    is_plural = word.endswith("s") and not word.endswith(("ss", "is", "us", "as", "os"))
    return len(word) > 2 and not (is_plural or is_person(word) or word in _OPENINGS)


_OPENINGS = word_set(
    "this that these those there here what who whoever some someone somebody many most several "
    "few both all each one two three four five six seven eight nine ten another other others "
    "nobody none everybody everyone neither either anyone now then later earlier yesterday today "
    "she they you his her their its our your reportedly officially having being evidence "
    "intelligence information data footage video news word"
)
"""Words that may open a sentence before "said" and name nobody."""


def _list_names(sentence: Sentence, first: int, last: int) -> list[str]:
    return [
        sentence.words[at].printed
        for at in range(first, last)
        if sentence.words[at].is_name and sentence.plain[at] not in _NO_NAMES
    ]


def _make_name(sentence: Sentence, first: int, last: int) -> str:
    """A person's own name behind the title, else what the words describe."""
    last = next((at for at in range(first, last) if sentence.plain[at] == ","), last)
    titles = [at for at, _, _ in find_phrases(sentence.plain, VOICES, first, last)]
    behind = _list_names(sentence, titles[-1] + 1, last) if titles else []
    names = behind if len(behind) > 1 else _list_names(sentence, first, last)
    is_person = len(names) in (2, 3) and not sentence.is_capitals
    return slug(" ".join(names) if is_person else _make_label(sentence, first, last))


def _make_label(sentence: Sentence, first: int, last: int) -> str:
    """A speaker's name: the words until what is said about it, without the article."""
    words: list[str] = []
    for at in range(first, min(last, first + 7)):
        word = sentence.plain[at]
        if words and word in (",", "who", "in", "at", "near", "on", "(", "from"):
            break
        if words or word not in _STARTS:
            words.append(sentence.words[at].printed)
    return re.sub(r"['’]s\b", "", " ".join(words))


def find_said(spot: Spot, heard: Iterable[tuple[Attribution, Speaker]]) -> Said:
    """Whose statement a number is: that of the nearest attribution that covers it."""
    best: tuple[float, Said] | None = None
    for attribution, speaker in heard:
        if attribution.first <= spot.first < attribution.last:
            # "Two residents said": that they are two is the outlet's.
            continue
        if attribution.end == 0:
            cost = 50.0
        elif spot.first >= attribution.end:
            cost = float(spot.first - attribution.end)
        elif attribution.covers_all:
            cost = float(attribution.at - spot.first)
        elif spot.last <= attribution.first:
            continue
        else:
            cost = 0.0
        if best is None or cost < best[0]:
            best = (cost, Said(speaker, attribution))
    return best[1] if best else Said(None, None)


def find_via(sentence: Sentence, said: Said, known: Known) -> Speaker | None:
    """Through whom it is told: the agency to which somebody "told" it."""
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


_ANY_OUTLET = (None, "local-media", "state-media")
_ENEMIES = ("militants", "suicide-bombers")
_DEEDS = ("deaths", "injuries", "detentions", "casualties", "buildings", "weapons",
          "attacks", "seized-sites", "freed", "hostages")  # fmt: skip


def tell_status(speaker: Speaker | None, group: str | None, measure: str | None) -> str:
    """How firm a statement is: the outlet states, sides claim, everybody else is attributed."""
    if speaker is None or speaker.name == OUTLET:
        return "stated"
    if speaker.kind == "party":
        return "claimed"
    is_enemy = group is not None and (
        group in _ENEMIES or group.endswith(("fighters", "militants"))
    )
    # How many the enemy has is an estimate, and what was done to it a claim.
    is_deed = measure == "weapons" or (is_enemy and measure in _DEEDS)
    if speaker.kind == "official" and speaker.is_side and is_deed:
        return "claimed"
    return "attributed"
