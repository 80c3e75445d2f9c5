"""Numbers that slipped to another group: only one report has them for this one, others for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysis.accounts.book import Book, write_finding
from analysis.accounts.record import Finding, Kind, Topic, Voice

LEAST = 10
"""Smaller numbers agree by chance too often."""
TELLING = 30
"""Below it, numbers still agree by chance: of a dozen counts spread evenly over the scales up to
some hundreds, one is the same 26 in one event of eight. So a smaller one must also have been out
before for the other group, and stand beside others' numbers for its own.
"""
NEAR = 0.25
"""Another number for the group within this share of it bears it out."""
WITNESSES = 2
"""So many others must have it for the other group."""


def find_moved(book: Book) -> Iterator[Finding]:
    """One finding a topic for a number that others have for another group, and nobody for this.

    Members: the number that slipped, then where others have it, one a witness.
    """
    told: dict[Topic, Finding] = {}
    for number, topics in sorted(_gather_exact(book).items(), reverse=True):
        for topic, witnesses in sorted(topics.items(), key=lambda each: each[0].name):
            if len(witnesses) > 1 or topic in told:
                continue
            (voice,) = witnesses.values()
            others = _list_others(book, voice, topics)
            is_telling = number >= TELLING or _stands_apart(book, voice, others)
            if others and is_telling and not _is_borne_out(book, voice, number):
                finding = write_finding(Kind.MOVED, (voice, *others), line=voice.line, size=number)
                told[topic] = finding
    yield from told.values()


Witnesses = Mapping[Topic, Mapping[str, Voice]]
"""Topic -> witness -> its first voice that has the number for it."""


def _gather_exact(book: Book) -> Mapping[int, Witnesses]:
    """Number, as printed -> who has it for what."""
    found: dict[int, dict[Topic, dict[str, Voice]]] = {}
    for voice in sorted(book.voices.values(), key=lambda each: (each.published, each.id)):
        number = voice.statement.quantity.nominal
        if number is not None and number >= LEAST and voice.withdrawn_by is None:
            topics = found.setdefault(int(number), {})
            topics.setdefault(voice.topic, {}).setdefault(voice.witness, voice)
    return found


def _list_others(book: Book, voice: Voice, topics: Witnesses) -> list[Voice]:
    """One voice a witness that has the number for another group, all of one topic; or none."""
    most: list[Voice] = []
    for topic, witnesses in sorted(topics.items(), key=lambda each: each[0].name):
        if _is_elsewhere(book, voice.topic, topic):
            others = [each for name, each in witnesses.items() if name != voice.witness]
            if len(others) > len(most):
                most = others
    return most if len(most) >= WITNESSES else []


def _is_elsewhere(book: Book, one: Topic, two: Topic) -> bool:
    return (
        (one.measure, one.unit) == (two.measure, two.unit)
        and book.nesting.is_apart_in_group(one, two)
        and book.nesting.is_nested_in_place(one, two)
    )


def _stands_apart(book: Book, voice: Voice, others: Sequence[Voice]) -> bool:
    """Whether two or more had the number before for the other group, and others number its own."""
    before = [each for each in others if each.published < voice.published]
    own = {each.witness for each in book.voices.values() if each.topic == voice.topic}
    return len(before) >= WITNESSES and len(own - {voice.witness}) >= WITNESSES


def _is_borne_out(book: Book, voice: Voice, number: int) -> bool:
    """Whether somebody else has a number near it for the group, or for one in or around it.

    The same report may have it for the other group as well: then nothing slipped.
    """
    for topic, sayings in book.topics.items():
        for saying in sayings if book.nesting.is_nested(topic, voice.topic) else ():
            printed = saying.first.statement.quantity.nominal
            is_near = printed is not None and abs(printed - number) <= NEAR * number
            if is_near and any(each.witness != voice.witness for each in saying.voices):
                return True
    return any(
        each.statement.article == voice.statement.article
        and each.statement.quantity.nominal == number
        and book.nesting.is_apart_in_group(each.topic, voice.topic)
        for each in book.voices.values()
    )
