"""What must hold of readings: each a way to read the wording, or what it says in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from analysis.errors import WordingError
from analysis.ledger.check_wording import (
    DIGITS_WITH_SEPARATORS,
    check_said,
    check_words,
    is_english,
    list_ways,
)
from analysis.ledger.frame import is_whole_count
from analysis.ledger.model import Event, Figure
from analysis.ledger.numerals import ARTICLES, SCALES, list_numbers, split_words
from analysis.ledger.spelling import normalise
from analysis.ledger.wording import Phrase, is_way_to_read, read_phrase


def check_readings(figure: Figure, event: Event, language: str) -> Iterator[tuple[str, str]]:
    """Readings are ways to read the wording.

    The wording comes first itself, unless it is ambiguous, or cannot be read by itself: in another
    language, without a number, or with several.
    """
    if not figure.readings:
        return
    ways = list_ways(figure, event, language)
    phrases = tuple(way for way in ways if isinstance(way, Phrase))
    if figure.wording is None or (figure.measure == "time" and ways):
        yield "readings", "'readings' need a wording that gives a number"
    elif len(set(figure.readings)) < len(figure.readings):
        yield "readings", "a reading is given twice"
    elif figure.measure not in event.all_measures:
        return
    elif not ways:
        yield from _check_meanings(figure, event, language)
    elif len(phrases) > 1:
        yield from _check_choice(figure, phrases, event)
    elif len(figure.readings) < 2 or figure.readings[0] != figure.wording:
        yield (
            "readings",
            f"the first reading must be the wording itself, '{figure.wording}', and others must "
            "follow",
        )
    else:
        for reading in figure.readings[1:]:
            faults = list(_check_reading(figure, reading, event))
            yield from faults
            if not faults and not _has_same_numbers(figure, reading, event):
                yield "readings", f"'{reading}' has other numbers than '{figure.wording}'"


def _has_same_numbers(figure: Figure, reading: str, event: Event) -> bool:
    """Whether a reading only changes the hedge; an unreadable wording has a fault of its own."""
    try:
        is_count = is_whole_count(figure, event.all_measures)
        printed = read_phrase(str(figure.wording), is_count=is_count).numbers
        return set(read_phrase(reading, is_count=is_count).numbers) <= set(printed)
    except WordingError:
        return True


def _check_choice(
    figure: Figure, ways: tuple[Phrase, ...], event: Event
) -> Iterator[tuple[str, str]]:
    """Each reading of an ambiguous wording spells out one way to read it."""
    is_count = is_whole_count(figure, event.all_measures)
    yield from check_said(figure, str(figure.wording), ways[0], event)
    read_already = []
    for reading in figure.readings:
        faults = list(_check_reading(figure, reading, event))
        yield from faults
        if faults:
            continue
        said = read_phrase(reading, is_count=is_count)
        if not any(is_way_to_read(said, way) for way in ways):
            yield "readings", f"'{reading}' is not a way to read '{figure.wording}'"
        elif (said.hedge, said.numbers) in read_already:
            yield "readings", f"'{reading}' repeats another reading"
        read_already.append((said.hedge, said.numbers))


def _check_meanings(figure: Figure, event: Event, language: str) -> Iterator[tuple[str, str]]:
    """Readings of a wording that cannot be read have no numbers but those that stand in it.

    Besides, an article may be one: "a 12-year-old boy" is one person.
    """
    try:
        printed = _list_printed(str(figure.wording), language)
    except WordingError:
        # A fault of the wording, which is told as such.
        return
    if figure.measure == "time":
        printed |= {hour + shift for hour in printed if hour <= 24 for shift in (-12, 12)}
    elif printed and _may_be_one(figure, event, language):
        printed.add(Fraction(1))
    for reading in figure.readings:
        faults = list(_check_reading(figure, reading, event))
        yield from faults
        if faults or not printed:
            continue
        others = list_numbers(split_words(normalise(reading))) - printed
        if others:
            shown = ", ".join(f"{float(number):,g}" for number in sorted(others))
            yield (
                "readings",
                f"'{reading}' has the number {shown}, which does not stand in '{figure.wording}'",
            )


def _may_be_one(figure: Figure, event: Event, language: str) -> bool:
    """Whether words may count one thing without a number, beside the numbers that they have."""
    words = normalise(str(figure.wording)).split()
    is_article = not is_english(language) or not {*ARTICLES}.isdisjoint(words)
    return is_article and is_whole_count(figure, event.all_measures)


def _list_printed(wording: str, language: str) -> set[Fraction]:
    """The numbers that stand in a wording.

    In a language that is not read, a point or a comma may part or group digits, and a word behind
    them may be a thousand or a million.
    """
    text = normalise(wording)
    if is_english(language):
        return list_numbers(split_words(text))
    found: set[Fraction] = set()
    for run in DIGITS_WITH_SEPARATORS.findall(text):
        whole = re.sub("[^0-9]", "", run)
        *_, last = re.split("[^0-9]", run)
        # All separators group digits, or the last one parts them.
        either = {Fraction(int(whole)), Fraction(int(whole), 10 ** len(last))}
        each = {Fraction(int(part)) for part in re.split("[^0-9]", run)}
        found |= either | each if whole != last else {Fraction(int(whole))}
    return found | {number * size for number in found for size in SCALES.values()}


def _check_reading(figure: Figure, reading: str, event: Event) -> Iterator[tuple[str, str]]:
    try:
        faults = list(check_words(figure, reading, event))
    except WordingError as error:
        faults = [("readings", str(error))]
    yield from (
        (key if key in ("period", "unit", "change") else "readings", sentence)
        for key, sentence in faults
    )
