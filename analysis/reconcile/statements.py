"""What each article says about counts: its figures with their bounds, as printed and as read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from analysis.errors import ParameterError, suggest
from analysis.ledger.frame import quantify
from analysis.ledger.measures import MEASURES
from analysis.ledger.model import Article, Assumption, Figure, Scope
from analysis.ledger.wording import Quantity, read_quantity
from analysis.reconcile.extents import Calendar, Extent


class Spot(NamedTuple):
    """Which count a statement is about: its scope and unit, with comparable time."""

    measure: str
    unit: str
    group: str | None
    place: str
    extent: Extent

    @property
    def name(self) -> str:
        """A unique name."""
        group = self.group or "-"
        return " | ".join((self.measure, self.unit, group, self.place, self.extent.name))


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of one article that counts something.

    Attributes
    ----------
    id : the figure's id; with several articles the article's name, #, and the figure's id.
    article : EVENT/ARTICLE.
    figure : as printed.
    wording : the words read, the printed ones unless others were asked for; None where names were
        counted.
    quantity : the bounds that the words give.
    spot : the count it is about, under its assumption if it has one.
    period : the name of that count's period.
    assumption : id of the assumption that changes how it is read; None without one.
    """

    id: str
    article: str
    figure: Figure
    wording: str | None
    quantity: Quantity
    spot: Spot
    period: str | None
    assumption: str | None

    @property
    def is_claim(self) -> bool:
        """Whether it is a claim by a party to the fight, which is never asserted."""
        return self.figure.status == "claimed"

    @property
    def words(self) -> str | None:
        """The words read, written out where the print is ambiguous."""
        return self.figure.words if self.wording == self.figure.wording else self.wording

    @property
    def low(self) -> int | None:
        """The least count that the words admit."""
        return None if self.quantity.low is None else int(self.quantity.low)

    @property
    def high(self) -> int | None:
        """The greatest count that the words admit."""
        return None if self.quantity.high is None else int(self.quantity.high)

    @property
    def has_bounds(self) -> bool:
        """Whether the words exclude any number."""
        return bool(self.low) or self.high is not None


def name_source(article: Article, entry: str, articles: Sequence[Article]) -> str:
    """The id of a figure, relation or assumption, unique among the articles."""
    return entry if len(articles) == 1 else f"{article.name}#{entry}"


def read_statements(
    articles: Sequence[Article],
    convention: str,
    readings: Mapping[str, str],
    without: Collection[str] = (),
) -> dict[str, Statement]:
    """Every figure that counts something, by id, sorted.

    Parameters
    ----------
    articles : all of one event.
    convention : name of the convention under which vague words become numbers.
    readings : figure id -> words to read instead of its wording.
    without : ids to leave out, among them assumptions.

    Raises
    ------
    ParameterError : a reading of an unknown figure, or of one that counts nothing.
    WordingError : a reading that is no number phrase.
    """
    found: dict[str, Statement] = {}
    for article in articles:
        calendar = Calendar(article.event)
        assumptions = {
            assumption.figure: assumption
            for assumption in article.transcript.assumptions
            if name_source(article, assumption.id, articles) not in without
        }
        for figure in article.figures:
            assumption = assumptions.get(figure.id)
            read = _read_anew(figure, assumption)
            if MEASURES[figure.measure].is_count and MEASURES[read.measure].is_count:
                name = name_source(article, figure.id, articles)
                wording = readings.get(name, figure.wording)
                found[name] = Statement(
                    id=name,
                    article=article.name,
                    figure=figure,
                    wording=wording,
                    quantity=_read_wording(figure, wording, convention),
                    spot=find_spot(calendar, read, figure.unit, day_of(figure, article)),
                    period=read.period,
                    assumption=None
                    if assumption is None
                    else name_source(article, assumption.id, articles),
                )
    _refuse_unknown(readings, found)
    return dict(sorted(found.items()))


def find_spot(calendar: Calendar, scope: Figure | Scope, unit: str, reported: dt.date) -> Spot:
    """The count that a scope means in a statement made on that day."""
    extent = calendar.find_extent(scope.measure, scope.period, reported)
    return Spot(scope.measure, unit, scope.group, scope.place, extent)


def day_of(figure: Figure, article: Article) -> dt.date:
    """The day on which a figure was said."""
    return figure.reported or article.source.published


def _read_anew(figure: Figure, assumption: Assumption | None) -> Figure:
    if assumption is None:
        return figure
    return figure.model_copy(update=assumption.reads.model_dump(exclude_none=True))


def _read_wording(figure: Figure, wording: str | None, convention: str) -> Quantity:
    words = figure.words if wording == figure.wording else wording
    return quantify(figure, convention) if words is None else _read_count(words, convention)


@lru_cache(maxsize=4096)
def _read_count(wording: str, convention: str) -> Quantity:
    return read_quantity(wording, convention)


def _refuse_unknown(readings: Mapping[str, str], found: Mapping[str, Statement]) -> None:
    for name in readings:
        if name not in found:
            raise ParameterError(f"figure '{name}' has no count to read{suggest(name, found)}")
