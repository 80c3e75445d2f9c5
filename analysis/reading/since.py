"""What later reports of the event say of an article's numbers: a newer number of the same line.

A page of an article shows what was known on its day. Its reader has to know which of the numbers
have been overtaken since, and where all reports are compared.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from analysis.accounts.accounts import read_accounts
from analysis.accounts.record import Accounts, Kind, Line, Saying, Topic, Voice
from analysis.ledger.frame import Row
from analysis.ledger.model import Article
from analysis.reading.labels import label_figure
from analysis.reading.later import Later
from analysis.reading.reading import Reading


def find_later(readings: Sequence[Reading]) -> dict[str, tuple[Later, ...]]:
    """What later reports say of each article's numbers.

    Parameters
    ----------
    readings : of all articles of one event, under one convention.

    Returns
    -------
    Name of the article → its numbers that have been overtaken since, in the order of the text.
    """
    articles = [reading.article for reading in readings]
    accounts = read_accounts(articles, readings[0].convention.name)
    return {reading.article.name: tuple(_list_later(reading, accounts)) for reading in readings}


def _list_later(reading: Reading, accounts: Accounts) -> list[Later]:
    rows = {row["id"]: row for row in reading.records}
    found = []
    for (topic, line), voice in _find_freshest(reading.article, accounts).items():
        newer = _find_newer(voice, topic, line, accounts)
        row = rows.get(voice.statement.figure.id)
        if newer is not None and row is not None:
            found.append((row["paragraph"] or 0, _tell(reading, row, newer, accounts)))
    return [later for _, later in sorted(found, key=lambda each: (each[0], each[1].id))]


def _find_freshest(article: Article, accounts: Accounts) -> dict[tuple[Topic, Line], Voice]:
    """The article's own newest number of each topic and line; of one day, the highest."""
    found: dict[tuple[Topic, Line], Voice] = {}
    for voice in accounts.voices.values():
        key = voice.topic, voice.line
        if voice.statement.article == article.name:
            found[key] = max(voice, found.get(key, voice), key=_rank)
    return found


def _rank(voice: Voice) -> tuple[object, ...]:
    return voice.spot.extent.known_by.rank, voice.statement.low or 0, voice.id


def _find_newer(voice: Voice, topic: Topic, line: Line, accounts: Accounts) -> Saying | None:
    """The newest saying of the line in a later report, if it has overtaken a number."""
    later = [
        saying
        for saying in accounts.sayings
        if (saying.topic, saying.line) == (topic, line)
        and saying.is_claim == voice.is_claim
        and saying.first.published > voice.published
        and saying.as_of > voice.as_of
        and not all(Kind.OVERTAKEN in accounts.states.get(each.id, ()) for each in saying.voices)
        and _covers(saying.first, voice)
    ]
    newest = max(later, key=lambda saying: _rank(saying.first), default=None)
    return newest if newest is not None and _has_overtaken(newest, voice) else None


def _covers(newer: Voice, voice: Voice) -> bool:
    """Whether what the newer number counts goes on from what the older one counted.

    A stretch of time that was over when it was counted is overtaken by a new count of it alone.
    """
    if newer.statement.period == voice.statement.period:
        return True
    mine, other = voice.spot.extent, newer.spot.extent
    if mine.start is None or mine.end is None or other.start is None:
        return mine.start is None and other.start is None
    was_over = mine.end.date() < voice.as_of or (
        mine.end.date() == voice.as_of and mine.end.time() == dt.time()
    )
    return not was_over and other.start <= mine.start


def _has_overtaken(newer: Saying, voice: Voice) -> bool:
    low, high = voice.statement.low or 0, voice.statement.high
    rises = (newer.low or 0) > low
    falls = newer.high is not None and newer.high < low
    return rises or falls or (newer.high is not None and high is not None and newer.high < high)


def _tell(reading: Reading, row: Row, newer: Saying, accounts: Accounts) -> Later:
    first = newer.first
    article = next(each for each in accounts.articles if each.name == first.statement.article)
    differs = newer.period is not None and newer.period != row["period"]
    return Later(
        id=row["id"],
        label=label_figure(reading, row),
        wording=row["wording"],
        newer=first.statement.wording or "",
        newer_id=first.statement.figure.id,
        article=article.name,
        outlet=article.source.outlet,
        day=first.as_of.isoformat(),
        # An outlet that prints a line's number in its own voice names nobody.
        line=newer.line.label + (", as we read it" if newer.is_adopted else ""),
        period=reading.event.periods[newer.period].label if differs and newer.period else "",
    )
