"""Sayings: what a line says of a count as of one moment, however many reports carry it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from analysis.accounts.record import Saying, Series, Voice
from analysis.accounts.stretches import covers


def gather_sayings(voices: Iterable[Voice]) -> tuple[Saying, ...]:
    """Each saying once, by topic and line, in the order of their moments; none is taken back."""
    found: dict[tuple[object, ...], list[Voice]] = {}
    for voice in voices:
        if voice.withdrawn_by is None:
            found.setdefault(_find_key(voice), []).append(voice)
    return tuple(sorted(map(say, found.values()), key=order_saying))


def say(voices: Iterable[Voice]) -> Saying:
    """One saying of equal voices."""
    carriers = tuple(sorted(voices, key=lambda each: (each.published, each.id)))
    first = carriers[0]
    return Saying(
        topic=first.topic,
        line=first.line,
        as_of=first.as_of,
        period=first.statement.period,
        low=first.statement.low,
        high=first.statement.high,
        voices=carriers,
        witnesses=tuple(dict.fromkeys(each.witness for each in carriers)),
        is_claim=first.is_claim,
        hour=first.hour,
    )


def order_saying(saying: Saying) -> tuple[object, ...]:
    """What sorts sayings: topic, line, moment, then the lower number first.

    Within one day a line's number is taken to rise, unless hours are told.
    """
    return (
        saying.topic.name,
        saying.line.name,
        saying.as_of,
        saying.extent.known_by.rank,
        saying.low or 0,
        saying.high is not None,
        saying.high or 0,
        saying.period or "",
        saying.is_claim,
        saying.first.id,
    )


def split_series(sayings: Iterable[Saying]) -> dict[Series, list[Saying]]:
    """The sayings of each series, in their order."""
    found: dict[Series, list[Saying]] = {}
    for saying in sayings:
        series = Series(saying.topic, saying.line, saying.is_claim)
        found.setdefault(series, []).append(saying)
    return found


def find_latest(
    sayings: Iterable[Saying], is_stale: Callable[[Saying], bool]
) -> Mapping[Series, Saying]:
    """Topic and line -> its freshest saying; of one day, the one whose number is highest.

    A claim and a report of one line do not hide each other.

    A number of a shorter time ("41 on Friday") is no news of a longer one, a vague one no news of
    any, and neither is an old one that is reprinted.
    """
    latest: dict[Series, Saying] = {}
    for saying in sayings:
        series = Series(saying.topic, saying.line, saying.is_claim)
        last = latest.get(series)
        if last is None or (not is_stale(saying) and _tells_more(saying, last)):
            latest[series] = saying
    return latest


def _tells_more(saying: Saying, last: Saying) -> bool:
    if saying.first.statement.quantity.nominal is None:
        return last.first.statement.quantity.nominal is None
    if (saying.low or 0) >= (last.low or 0):
        return True
    # "At least 10" after 37 is no news; 20 after 37 is, whatever it means.
    is_lower = saying.high is not None and saying.high < (last.low or 0)
    return is_lower and covers(saying.extent, last.extent)


def _find_key(voice: Voice) -> tuple[object, ...]:
    said = voice.statement
    # What no bounds tell apart, such as "some forty" and "about fifty", the number does.
    number = said.quantity.nominal if not said.has_bounds else None
    return (
        *(voice.topic, voice.line, voice.as_of, voice.hour, said.period),
        *(said.low, said.high, number, voice.is_claim),
    )
