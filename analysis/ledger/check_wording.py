"""What must hold of a figure's words: readable, in its unit, and read as printed.

Only English is read. Of an article in another language the digits are, and its `readings` say in
English what the other words mean. They do the same for a wording without a number, or with several.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from analysis.errors import WordingError
from analysis.ledger.faults import not_in
from analysis.ledger.frame import is_whole_count
from analysis.ledger.measures import MEASURES
from analysis.ledger.model import Event, Figure, list_ours
from analysis.ledger.moments import check_moment, read_moment
from analysis.ledger.nouns import find_group_word
from analysis.ledger.numerals import list_numbers, split_words
from analysis.ledger.phrases import makes_other_unit
from analysis.ledger.spelling import find_foreign_letter, normalise, quote
from analysis.ledger.trees import ancestors, is_within
from analysis.ledger.wording import (
    Phrase,
    check_length,
    list_phrases,
    naming,
    read_phrase,
    read_quantity,
)

ENGLISH = "en"

_BARE = re.compile(r"[0-9]+(?:(?:[ ,.:]| ?- ?)[0-9]+)* ?%?")
DIGITS_WITH_SEPARATORS = re.compile(r"[0-9]+(?:[ ,.'][0-9]+)*")
"""A number in digits, with whatever may group or part them."""
_CHANGES = {"increment": "an increase", "fall": "a fall", "multiple": "a multiple"}


def check_wording(figure: Figure, event: Event, language: str) -> Iterator[tuple[str, str]]:
    """Every fault of a figure's wording, or of the names counted instead.

    `language` is that of the article.
    """
    if (figure.wording is None) == (not figure.named):
        yield "wording", "either 'wording' or 'named' must be given, but not both"
    elif figure.wording is None:
        yield from _check_named(figure, event)
    elif figure.measure in event.all_measures:
        try:
            _check_spelling(figure.wording, language)
        except WordingError as error:
            yield "wording", str(error)
            return
        # The readings of a wording that is ambiguous, or that nobody can read without them,
        # replace it and are checked instead.
        if figure.readings and len(list_ways(figure, event, language)) != 1:
            return
        try:
            _check_language(figure, event, language)
            yield from check_words(figure, figure.wording, event)
        except WordingError as error:
            yield "wording", f"{error}{_advise(figure, str(error))}"


def _advise(figure: Figure, error: str) -> str:
    """What to do with words that cannot be read; nothing where the error says it."""
    if figure.measure == "time" or ": cannot read" not in error or "'readings'" in error:
        return ""
    count = len(list_numbers(split_words(normalise(str(figure.wording)))))
    if count > 1:
        return "; of several numbers, 'readings' say which is meant, in an entry for each"
    if count == 1:
        return "; leave out what is no part of the number, or say in 'readings' what it means"
    return ""


def _check_spelling(wording: str, language: str) -> None:
    """Refuse what no wording may hold, however its readings explain it."""
    with naming(wording):
        check_length(wording)
        foreign = find_foreign_letter(wording) if is_english(language) else None
        if foreign:
            raise WordingError(
                f"{quote(foreign)} is no letter of English, but the source's 'language' is "
                f"'{language}'; say there which language it is"
            )


def _check_language(figure: Figure, event: Event, language: str) -> None:
    """Refuse the words of a language that is not read, and separators that it may use otherwise."""
    if is_english(language):
        return
    is_count = is_whole_count(figure, event.all_measures)
    with naming(str(figure.wording)):
        text = normalise(str(figure.wording))
        if not _BARE.fullmatch(text):
            raise WordingError(
                f"the source's 'language' is '{language}', of which only bare digits are read; say "
                "in 'readings', in English, what it means, such as [nearly 200], or [one] where no "
                "number is printed"
            )
        is_open = "." in text or ("," in text and not is_count)
        if is_open and figure.measure != "time":
            raise WordingError(
                f"a point or a comma may part or group digits, since the source's 'language' is "
                f"'{language}'; say in 'readings' which number it is, such as [1.5] or [1500]"
            )


def is_english(language: str) -> bool:
    """Whether a language's words are read."""
    return language.partition("-")[0] == ENGLISH


def list_ways(figure: Figure, event: Event, language: str) -> tuple[Phrase | str, ...]:
    """Every way to read a figure's wording; none where only its readings say what it means."""
    if figure.wording is None or figure.measure not in event.all_measures:
        return ()
    try:
        _check_language(figure, event, language)
        if figure.measure == "time":
            return (read_moment(figure.wording).wording,)
        ways = list_phrases(figure.wording, is_count=is_whole_count(figure, event.all_measures))
    except WordingError:
        return ()
    is_other = _find_misfit(figure, ways[0], event) or _is_told_of_noun(figure, ways[0], event)
    return () if is_other else ways


def _check_named(figure: Figure, event: Event) -> Iterator[tuple[str, str]]:
    for index, name in enumerate(figure.named):
        if name not in event.places:
            yield "named", not_in("place", name, event.places, "event.yaml")
        elif name in figure.named[:index]:
            yield "named", f"place '{name}' is named twice"
        elif not is_within(event.place_tree, name, figure.place) and figure.place in event.places:
            yield "named", f"place '{name}' does not lie in '{figure.place}', the figure's place"
        elif around := {*ancestors(event.place_tree, name)} & {*figure.named}:
            yield "named", f"place '{name}' lies in '{min(around)}', so it would be counted twice"
    if (
        figure.measure in event.all_measures
        and "sites" not in event.all_measures[figure.measure].units
    ):
        yield "named", f"named places are counted, but {figure.measure} counts no places"


def check_words(figure: Figure, words: str, event: Event) -> Iterator[tuple[str, str]]:
    """Every fault of words that are read: the wording itself, or a reading of it."""
    if figure.measure == "time":
        yield from _check_time(figure, words, event)
        return
    is_count = is_whole_count(figure, event.all_measures)
    quantity = read_quantity(words, is_count=is_count)
    yield from check_said(figure, words, read_phrase(words, is_count=is_count), event)
    numbers = (quantity.nominal, quantity.low, quantity.high)
    greatest = max((number for number in numbers if number is not None), default=0)
    is_part = event.all_measures[figure.measure].units == ("percent",)
    if is_part and figure.change is None and greatest > 100:
        yield "wording", f"wording '{words}': {greatest:g} percent is more than the whole"


def check_said(figure: Figure, words: str, said: Phrase, event: Event) -> Iterator[tuple[str, str]]:
    """The words name the figure's unit, and its change."""
    # What is counted or measured by a unit of its own may be called by any words but a share.
    is_named = said.unit == "percent" or not _has_own_unit(figure, event)
    if said.units and figure.unit not in said.units and is_named:
        told = " or ".join(said.units[:3])
        yield "wording", f"wording '{words}' is in {told}, but the unit is {figure.unit}"
    elif misfit := _find_misfit(figure, said, event):
        yield (
            "wording",
            f"wording '{words}' has '{misfit}' behind the number, but the unit is {figure.unit}; "
            "'readings' may say which number is meant",
        )
    yield from _check_change(figure, words, said)


def _find_misfit(figure: Figure, said: Phrase, event: Event) -> str | None:
    """The word of a noun that gives the number another unit than the figure's; None for none."""
    if _has_own_unit(figure, event):
        return None
    noun = tuple((said.noun or "").split())
    groups = find_group_word(noun) if figure.unit == "persons" else None
    return next((word for word in noun if makes_other_unit(word)), groups)


def _is_told_of_noun(figure: Figure, said: Phrase, event: Event) -> bool:
    """Whether the number measures what is counted: "a 12-year-old boy" has an age, and is one."""
    is_count = is_whole_count(figure, event.all_measures)
    is_measured = bool(said.units) and figure.unit not in said.units and said.noun is not None
    return is_count and is_measured and not _has_own_unit(figure, event)


def _has_own_unit(figure: Figure, event: Event) -> bool:
    """Whether a figure's unit is in no table, so that any words may name it."""
    measure = event.all_measures[figure.measure]
    return figure.unit != "percent" and (measure.has_any_unit or figure.measure not in MEASURES)


def _check_change(figure: Figure, words: str, said: Phrase) -> Iterator[tuple[str, str]]:
    """A change is one where the words say so, and a total where they say that."""
    is_other = figure.change is not None and said.change not in (None, figure.change)
    if said.change is None:
        if said.is_settled and figure.change is not None:
            yield "change", f"wording '{words}' gives a total; leave 'change' out"
    elif is_other or (said.is_settled and figure.change is None):
        yield (
            "change",
            f"wording '{words}' tells of {_CHANGES[said.change]}; the figure needs "
            f"'change: {said.change}'",
        )


def _check_time(figure: Figure, wording: str, event: Event) -> Iterator[tuple[str, str]]:
    moment = read_moment(wording)
    if (moment.hour is None) == (figure.unit == "hour-of-day"):
        names, unit = ("no hour", "date") if moment.hour is None else ("an hour", "hour-of-day")
        yield (
            "unit",
            f"wording '{wording}' names {names}, but the unit is {figure.unit}; a day or a part of "
            f"one has the unit 'date', a clock time 'hour-of-day': write '{unit}'",
        )
    if figure.period is None:
        yield "period", "a time needs a 'period' for its day or hour"
    elif figure.period in event.periods:
        period = event.periods[figure.period]
        start, end = (_read_end(each) for each in (period.start, period.end or period.start))
        if fault := check_moment(moment, start, end):
            yield "period", f"wording {fault}, in the period '{figure.period}'"


def _read_end(written: str) -> dt.date:
    """One end of a period: a day, or an hour as a datetime."""
    read = dt.datetime.fromisoformat if "T" in written else dt.date.fromisoformat
    return read(written)


def check_nth(figure: Figure, event: Event) -> Iterator[tuple[str, str]]:
    """What is told by its place in a row counts from a day of its own on, and not the toll's.

    `figure` is as printed: the event's toll scope is not filled in.
    """
    if figure.measure not in event.all_measures or "period" not in list_ours(figure, event):
        return
    words = figure.readings[0] if figure.readings else figure.wording
    try:
        said = read_phrase(str(words), is_count=is_whole_count(figure, event.all_measures))
    except WordingError:
        return
    if said.is_nth:
        yield (
            "period",
            f"'period' is missing: '{words}' counts from a day of its own on, and the period of "
            "the event's toll may begin later; give the period in which it counts, or the 'role' "
            "'background'",
        )
