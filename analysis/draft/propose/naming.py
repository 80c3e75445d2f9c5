"""Whom words name as a speaker: a body of the table, a person, or what the words describe."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.draft.propose.known_names import Known, slug
from analysis.draft.propose.papers import find_author
from analysis.draft.propose.persons import is_person
from analysis.draft.propose.sentences import Sentence
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.thing_words import NOUNS
from analysis.draft.propose.voices import RANKS, SYNONYMS, VOICES, Voice, show_voice


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something.

    Attributes
    ----------
    name, label, kind : as a seed's speakers have them.
    is_side : whether it is an official side in the fight.
    evidence : the words that name it.
    is_partisan : whether it speaks of its own side as "we" and of the other as the enemy.
    """

    name: str
    label: str
    kind: str
    is_side: bool
    evidence: str
    is_partisan: bool = False


STARTS = word_set("the a an one two three four five several another both of these those all some")
NO_NAMES = word_set(
    "maj gen lt col capt sgt cpl brig major general colonel captain lieutenant sergeant dr "
    "the a an police army state health ministry north south east west northern southern "
    "united nations new mr mrs ms monday tuesday wednesday thursday friday saturday sunday"
)


def name_speaker(sentence: Sentence, first: int, last: int, known: Known) -> Speaker | None:
    """Whom words name as a speaker; None where they name nobody that can speak."""
    if speaker := _find_known(sentence, first, last, known):
        return speaker
    if author := find_author(sentence, first, last):
        return _name_author(sentence, *author, known)
    evidence = sentence.cut(first, last)
    voices = [
        (at, end, voice)
        for at, end, voice in find_phrases(sentence.plain, VOICES, first, last)
        if isinstance(voice, Voice)
    ]
    if sentence.plain[first] in ("our", "we"):
        return None
    if not voices:
        return _name_unlisted(sentence, first, last, evidence)
    voice = _choose(sentence, voices)
    is_mouth = any(each.is_mouth and each.name is None for _, _, each in voices)
    own = _name_office(sentence, first, last) if is_mouth else None
    if voice.is_mouth and voice.name is None and _is_front(sentence, first, last):
        voice = _FRONT
    is_listed = voice.name is not None and not own
    if voice.name == _FIGHTERS and not _is_bare(sentence, first, last):
        # "The hill rebels" are no others than those; "rebels" may be any.
        is_listed = False
    described = _make_label if voice.kind == "party" else _make_name
    name = str(voice.name) if is_listed else slug(own or described(sentence, first, last))
    if not name:
        return None
    if known_name := _find_synonym(name, known):
        return _know(known_name, known, evidence, voice.is_side)
    label = show_voice(name) if is_listed else own or _make_label(sentence, first, last)
    return Speaker(name, label, voice.kind, voice.is_side, evidence)


def _name_author(sentence: Sentence, first: int, last: int, known: Known) -> Speaker | None:
    """Who made a paper: as who speaks; a body that has no name but its letters by these."""
    word = sentence.words[last - 1].printed
    is_alone = last - first == 1 + (sentence.plain[first] == "the")
    is_letters = len(word) > 1 and word.isupper() and not sentence.is_capitals
    if is_alone and is_letters and sentence.plain[last - 1] not in VOICES:
        return Speaker(slug(word), word, "official", False, sentence.cut(first, last))
    return name_speaker(sentence, first, last, known)


_FIGHTERS = "militants"
_FRONT = Voice("party")
_FRONTS = word_set("front brigade brigades resistance movement pdf battalions")
"""Words that end the name of an armed group where they are part of a name."""


def _is_front(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words name an armed group: "the Seld Eastern Front"."""
    return find_front(sentence, first, last) is not None


def find_front(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """The name of an armed group that no table has: "the Seld Eastern Front"."""
    for end in range(first, last):
        if sentence.plain[end] not in _FRONTS or not sentence.words[end].is_name:
            continue
        start = end
        while start > first and sentence.words[start - 1].is_name:
            if sentence.plain[start - 1] in _NO_FRONTS:
                break
            start -= 1
        if start < end:
            return start, end + 1
    return None


_NO_FRONTS = word_set("the of a an by from on against in and with to")


def _is_bare(sentence: Sentence, first: int, last: int) -> bool:
    """Whether words are phrases of the table and nothing else: "a spokesman for the rebels"."""
    taken = {
        at
        for start, end, _ in find_phrases(sentence.plain, VOICES, first, last)
        for at in range(start, end)
    }
    others = {sentence.plain[at] for at in range(first, last) if at not in taken}
    return others <= STARTS | {"for", "of"}


def _name_office(sentence: Sentence, first: int, last: int) -> str | None:
    """A person with an office of their own: "Governor Mara Seld", "Mara Seld, the mayor"."""
    if sentence.is_capitals:
        return None
    last = next((at for at in range(first + 1, last) if sentence.plain[at] in _ENDS), last)
    names = _list_names(sentence, first, last)
    titles = list(find_phrases(sentence.plain, VOICES, first, last))
    behind = _list_names(sentence, titles[-1][1] if titles else first, last)
    if len(behind if titles else names) not in (2, 3, 4) or last - first > _LONGEST_LABEL:
        return None
    return _make_label(sentence, first, last)


_ENDS = word_set(", who in at near on ( from working speaking based")
_LONGEST_LABEL = 8


def _choose(sentence: Sentence, voices: list[tuple[int, int, Voice]]) -> Voice:
    """The voice that counts: the first, or whom it speaks for."""
    first = voices[0]
    if len({each[2].kind for each in voices}) > 1 and _joins(sentence, voices):
        # "Rebel sources and officials" are no party.
        return _OFFICIAL
    if len(voices) > 1 and voices[1][0] == first[1] and _is_body(voices[1][2], first[2]):
        # The "Doctors Network" is a network.
        return voices[1][2]
    if not first[2].is_mouth:
        # "The charity Red Cross": what has a name of its own counts.
        named = (each[2] for each in voices if each[2].name and each[2].kind == first[2].kind)
        return first[2] if first[2].name else next(named, first[2])
    others = [each for each in voices[1:] if each[2].name or not each[2].is_mouth]
    if first[2].kind == "party":
        others = [each for each in others if each[2].kind == "party"]
    if not others:
        return first[2]
    return min(others, key=lambda each: (RANKS.index(each[2].kind), each[0]))[2]


def _is_body(voice: Voice, before: Voice) -> bool:
    return voice.name is None and before.kind != "party" and voice.kind in _BODIES


_BODIES = ("aid", "witness", "think-tank")


def _joins(sentence: Sentence, voices: list[tuple[int, int, Voice]]) -> bool:
    """Whether a party and somebody else speak together."""
    kinds = [voice.kind for _, _, voice in voices]
    last = voices[-1]
    return "party" in kinds and kinds[-1] != "party" and sentence.plain[last[0] - 1] == "and"


_OFFICIAL = Voice("official")


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


def _name_unlisted(sentence: Sentence, first: int, last: int, evidence: str) -> Speaker | None:
    """Somebody whom no word of the table names: a person, or who the words say it is."""
    if _is_front(sentence, first, last):
        label = _make_label(sentence, first, last)
        return Speaker(slug(label), label, "party", False, evidence)
    if person := _name_person(sentence, first, last, evidence):
        return person
    label = _make_label(sentence, first, last)
    words = label.casefold().split()
    if not 0 < len(words) <= _LONGEST_NAME or words[0] in _OPENINGS or not slug(label):
        return None
    is_one = sentence.plain[first] in ("a", "an", "one", "another") and words[-1] not in NOUNS
    is_someone = is_one or (is_person(words[-1]) and words[0] not in ("people", "others", "many"))
    is_body = sentence.plain[first] == "the" and _is_proper(sentence, first + 1, len(words))
    if not (is_someone or is_body or sentence.is_capitals) or words[0].isdigit():
        return None
    return Speaker(slug(label), label, "official" if is_body else "witness", False, evidence)


_LONGEST_NAME = 5


def _is_proper(sentence: Sentence, first: int, count: int) -> bool:
    """Whether all the words are part of a name: "the Veldt Palace"."""
    words = sentence.words[first : first + count]
    return not sentence.is_capitals and all(
        word.is_name and word.plain not in NO_NAMES for word in words
    )


_HONORIFICS = word_set("mr mrs ms miss dr sir")


def _name_person(sentence: Sentence, first: int, last: int, evidence: str) -> Speaker | None:
    """A person who is named and not described: by two names, or by one that is no other word."""
    # "Noll, a grocer": the name stands before what the comma adds.
    comma = next((at for at in range(first, last) if sentence.plain[at] == ","), last)
    last = comma if _list_names(sentence, first, comma) else last
    first += sentence.plain[first] in _HONORIFICS and last > first + 1
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
    "intelligence information data footage video news word our"
)
"""Words that may open a sentence before "said" and name nobody."""


def _list_names(sentence: Sentence, first: int, last: int) -> list[str]:
    return [
        sentence.words[at].printed
        for at in range(first, last)
        if sentence.words[at].is_name and sentence.plain[at] not in NO_NAMES
    ]


def _make_name(sentence: Sentence, first: int, last: int) -> str:
    """A person's own name behind the title, else what the words describe."""
    first = _pass_title(sentence, first, last)
    last = next((at for at in range(first + 1, last) if sentence.plain[at] in _ENDS), last)
    titles = [at for at, _, _ in find_phrases(sentence.plain, VOICES, first, last)]
    behind = _list_names(sentence, titles[-1] + 1, last) if titles else []
    names = behind if len(behind) > 1 else _list_names(sentence, first, last)
    is_person = len(names) in (2, 3) and not sentence.is_capitals
    return " ".join(names) if is_person else _make_label(sentence, first, last)


def _pass_title(sentence: Sentence, first: int, last: int) -> int:
    """Where the name begins that a comma adds to a bare title: "the commander, Col. Zeb Noll"."""
    if "," not in sentence.plain[first:last] or sentence.is_capitals:
        return first
    comma = sentence.plain.index(",", first)
    is_bare = not any(word.is_name for word in sentence.words[first + 1 : comma])
    is_named = len(_list_names(sentence, comma, last)) in (2, 3)
    return comma + 1 if is_bare and is_named else first


def _make_label(sentence: Sentence, first: int, last: int) -> str:
    """A speaker's name: the words until what is said about it, without the article."""
    words: list[str] = []
    for at in range(first, min(last, first + 7)):
        word = sentence.plain[at]
        if words and word in _ENDS:
            break
        if words or word not in STARTS:
            words.append(sentence.words[at].printed)
    return re.sub(r"['’]s\b", "", " ".join(words))
