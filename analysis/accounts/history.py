"""How a line's number changed: what it withdrew, what was reprinted late, what nobody explains.

Persons killed do not come back: a line's number may only rise, and within one day any order that
makes it rise is admitted, unless hours are told. A number that is lower than before, of a period
that holds the earlier one's, is one of four things: a reprint of what had been said before, a
correction, another count of a period that was over, or unclear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from analysis.accounts.book import Book, is_more, is_over, is_same_number, write_finding
from analysis.accounts.record import Finding, Kind, Saying, Series, Voice
from analysis.accounts.sayings import say
from analysis.reconcile.extents import is_during


@dataclass(frozen=True)
class Fall:
    """A saying that is lower than an earlier one of its line."""

    kind: Kind
    before: Saying
    after: Saying


@dataclass
class History:
    """What became of a line's sayings.

    Attributes
    ----------
    falls : each saying that is lower than one before, with what it is.
    taken_back : sayings that a correction replaces, with the correction.
    passed : sayings of a day on which the line came down, above the least of that day.
    overtaken : statements that were below what their line had said when they were printed.
    """

    falls: list[Fall] = field(default_factory=list)
    taken_back: list[tuple[Saying, Saying]] = field(default_factory=list)
    passed: list[Saying] = field(default_factory=list)
    overtaken: dict[str, Voice] = field(default_factory=dict)

    def is_taken_back(self, saying: Saying, by: Saying) -> bool:
        """Whether a correction as of an earlier day than another saying's replaces one."""
        return any(old is saying and new.as_of <= by.as_of for old, new in self.taken_back)

    def is_stale(self, saying: Saying) -> bool:
        """Whether it is an older number that every report which carries it gives as of its own day.

        What is overtaken but has its own, earlier day still holds for that day.
        """
        return all(
            voice.id in self.overtaken and voice.as_of >= voice.published for voice in saying.voices
        )


def read_histories(book: Book) -> dict[Series, History]:
    """What became of the sayings of each line and topic."""
    return {series: _read_history(book, series, told) for series, told in book.series.items()}


def _read_history(book: Book, series: Series, sayings: Sequence[Saying]) -> History:
    history = History()
    if book.may_fall(series.topic):
        return history
    standing: list[Saying] = []
    for saying in sayings:
        if _is_of_falling_day(saying, history):
            history.passed.append(saying)
            continue
        is_old = _is_given_up(book, saying, history)
        higher = [each for each in standing if _is_fall(each, saying)]
        kind = None
        if higher:
            may_have_died = _may_have_died(book, series, saying, higher)
            kind = _find_kind(saying, higher, sayings, may_have_died=may_have_died)
        kind = Kind.OVERTAKEN if is_old else kind
        if kind is Kind.OVERTAKEN:
            history.overtaken |= {voice.id: voice for voice in saying.voices}
        elif kind in (Kind.CORRECTION, Kind.UNCLEAR):
            top = max(higher, key=lambda each: (each.low or 0, each.as_of))
            history.falls.append(Fall(kind, top, saying))
        if kind is Kind.CORRECTION:
            history.taken_back += [(each, saying) for each in higher]
            standing = [each for each in standing if each not in higher]
        if kind in (None, Kind.CORRECTION):
            standing.append(saying)
    for voice in _list_overtaken(book, series, sayings, history):
        history.overtaken[voice.id] = voice
    return history


def _is_of_falling_day(saying: Saying, history: History) -> bool:
    """Whether it lies between a number that was taken back and the lower one of its own day.

    On a day on which a line came down, the order in which it did is not known: what follows is
    lower only if it is lower than the least of that day.
    """
    for old, new in history.taken_back:
        if new.as_of == saying.as_of and is_more(saying, new):
            if is_more(old, saying):
                history.falls.append(Fall(Kind.CORRECTION, old, saying))
            return True
    return False


def is_later(one: Saying, other: Saying) -> bool:
    """Whether one is surely of a later moment: of a later day, or hour where both tell one."""
    if one.as_of != other.as_of:
        return one.as_of > other.as_of
    return one.hour is not None and other.hour is not None and one.hour > other.hour


def _is_fall(before: Saying, after: Saying) -> bool:
    """Whether a saying is lower than an earlier one that it should hold."""
    return (
        is_more(before, after)
        and is_later(after, before)
        and is_during(before.extent, after.extent)
    )


def _find_kind(
    saying: Saying, higher: Sequence[Saying], sayings: Sequence[Saying], *, may_have_died: bool
) -> Kind:
    """What a fall is; on a day on which one of its line's speakers corrects, all come down.

    Injured who die may leave the count of the injured: then nobody took a number back.
    """
    lower = [
        (each, before)
        for before in higher
        for each in sayings
        if each is saying or (each.as_of == saying.as_of and _is_fall(before, each))
    ]
    if any(_corrects(each, before) for each, before in lower):
        return Kind.CORRECTION
    if any(is_reprint(saying, each, sayings) for each in higher):
        return Kind.OVERTAKEN
    if all(_is_same_closed(saying, each) for each in higher):
        return Kind.PERIOD_MISMATCH
    if any(_says_anew(each, before) for each, before in lower) and not may_have_died:
        return Kind.CORRECTION
    return Kind.UNCLEAR


def _may_have_died(book: Book, series: Series, saying: Saying, higher: Sequence[Saying]) -> bool:
    """Whether those who are injured no longer may be dead: the line told of more dead since."""
    deaths = series._replace(topic=replace(series.topic, measure="deaths"))
    told = book.series.get(deaths, ()) if series.topic.measure == "injuries" else ()
    return any(
        is_more(later, earlier)
        for earlier in told
        for later in told
        if earlier.as_of <= later.as_of <= saying.as_of
        and any(earlier.as_of <= each.as_of <= later.as_of for each in higher)
    )


def _corrects(saying: Saying, before: Saying) -> bool:
    """Whether one of its statements withdraws the number, in whichever report."""
    named = {
        f"{name.rpartition('#')[0] or voice.statement.article}#{name.rpartition('#')[2]}"
        for voice in saying.voices
        for name in voice.statement.figure.corrects
    }
    event = saying.first.statement.article.partition("/")[0]
    return any(
        voice.id in named or voice.id.removeprefix(f"{event}/") in named for voice in before.voices
    )


def _is_given_up(book: Book, saying: Saying, history: History) -> bool:
    """Whether it is a number that the line took back before: whoever prints it has not heard."""
    if any(
        is_same_number(old, saying) and is_later(saying, new) for old, new in history.taken_back
    ):
        return True
    return any(
        is_same_number(say([old]), saying) and new.published < saying.published
        for old, new in book.given_up.get(Series(saying.topic, saying.line, saying.is_claim), ())
    )


def is_reprint(saying: Saying, higher: Saying, sayings: Sequence[Saying]) -> bool:
    """Whether its number is one that the line had said by the day of the higher one."""
    return any(
        is_same_number(each, saying) and each.as_of <= higher.as_of and is_later(saying, each)
        for each in sayings
    )


def _is_same_closed(saying: Saying, before: Saying) -> bool:
    """Whether both count one period that was over when each was said."""
    one, other = saying.extent, before.extent
    is_same = (one.start, one.end, one.label) == (other.start, other.end, other.label)
    return is_same and is_over(saying) and is_over(before)


def _says_anew(saying: Saying, before: Saying) -> bool:
    """Whether the same speaker says it of the same scope and period, in a voice of its own."""
    if saying.period != before.period:
        return False
    return bool(_list_speakers(saying) & _list_speakers(before))


def _list_speakers(saying: Saying) -> set[str]:
    return {voice.statement.figure.speaker for voice in saying.voices if not voice.is_adopted}


# --- printed too late ----------------------------------------------------------------------------


def _list_overtaken(
    book: Book, series: Series, sayings: Sequence[Saying], history: History
) -> Iterator[Voice]:
    """Statements that were below what their line had already said when their report was out."""
    inner = [
        saying
        for topic in book.inside[series.topic]
        for saying in book.series.get(series._replace(topic=topic), ())
    ]
    homes = {id(each): {voice.statement.article for voice in each.voices} for each in inner}
    for saying in sayings:
        higher = [
            each
            for each in inner
            if is_more(each, saying) and not history.is_taken_back(each, saying)
        ]
        equal = _list_equal(saying, sayings) if higher else []
        for voice in saying.voices if higher else ():
            home = voice.statement.article
            if any(
                # The report itself prints the higher number, or one of an earlier day does.
                (each.published < voice.published or home in homes[id(each)])
                and _is_stale(saying, voice, each, equal, is_beside=home in homes[id(each)])
                for each in higher
            ):
                yield voice


def _list_equal(saying: Saying, sayings: Sequence[Saying]) -> list[Saying]:
    """The number as the line said it on earlier days, where it was the most that it knew."""
    return [
        each
        for each in sayings
        if each.as_of < saying.as_of
        and is_same_number(each, saying)
        and not _is_below(each, sayings)
    ]


def _is_stale(
    saying: Saying, voice: Voice, higher: Saying, equal: Iterable[Saying], *, is_beside: bool
) -> bool:
    """Whether the higher number came after the one that is printed, and of no other stretch.

    A number said as of an earlier day is stale if its period was still running then: "41 on Friday"
    stays what it is. One without a day of its own is stale if the line said it before, as the most
    that it knew, and the higher one since.
    """
    if voice.as_of < voice.published and not is_over(saying):
        is_out = higher.as_of == saying.as_of and higher.published < voice.published
        is_same = is_out and is_during(higher.extent, saying.extent)
        return is_later(higher, saying) or is_same
    is_since = higher.as_of < saying.as_of or is_beside
    return is_since and any(is_later(higher, each) for each in equal)


def _is_below(saying: Saying, sayings: Sequence[Saying]) -> bool:
    """Whether the line had said more by that day, of whichever period."""
    return any(is_more(each, saying) and each.as_of <= saying.as_of for each in sayings)


def find_overtaken(series: Series, history: History) -> Iterator[Finding]:
    """One finding a topic and line: what was printed too late, by day of print."""
    members = sorted(history.overtaken.values(), key=lambda each: (each.published, each.id))
    if members:
        yield write_finding(Kind.OVERTAKEN, members, line=series.line)
