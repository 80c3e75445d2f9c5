"""An article as one run reads it: under a convention, with or without one-sided claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any

from analysis.errors import ParameterError, TollbookError
from analysis.ledger.conventions import LITERAL, Convention, find_convention
from analysis.ledger.frame import Row, build_frame, to_records
from analysis.ledger.injected import check_injected
from analysis.ledger.measures import Measure
from analysis.ledger.model import Article, Event
from analysis.ledger.reader import read_article
from analysis.ledger.subject import Kind, Subject, find_subject
from analysis.ledger.withdrawal import withdraw

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Reading", "open_article"]


@dataclass(frozen=True)
class Reading:
    """What a notebook passes on: the article, how it is read, and its figures as a frame.

    `figures` has the columns of `frame.COLUMNS`, without claims if `include_claims` is false. The
    views keep in `memo` what they compute once.
    """

    article: Article
    convention: Convention
    include_claims: bool
    figures: pd.DataFrame
    memo: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def records(self) -> list[Row]:
        """The rows of `figures` as plain Python values, by paragraph; do not change them."""
        return _sort_rows(self.figures)

    @cached_property
    def all_records(self) -> list[Row]:
        """The rows of all figures, including claims that are not shown."""
        if self.include_claims:
            return self.records
        return _sort_rows(build_frame(self.article, self.convention.name))

    @cached_property
    def told(self) -> list[Row]:
        """The rows of the event itself: without background and without other attacks."""
        return [row for row in self.records if row["role"] == "toll"]

    @cached_property
    def totals(self) -> list[Row]:
        """The rows of `told` that are no change."""
        return [row for row in self.told if row["change"] is None]

    @property
    def measures(self) -> Mapping[str, Measure]:
        """All measures that a figure may have: the list, and the event's own."""
        return self.event.all_measures

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every frame of the article.

        Returns
        -------
        Name, as downloads have it → the DataFrame that a `tabulate_x` gives.
        """
        from analysis.reading.rooms import find_captions

        captions = find_captions(Kind.ARTICLE).items()
        return {name: each.tabulate(self) for name, each in captions if each.tabulate}

    @property
    def subject(self) -> Subject:
        """What it is a reading of."""
        return find_subject(self.article.name)

    @property
    def event(self) -> Event:
        """The article's event."""
        return self.article.event


def kept(tabulate: Callable[[Reading], pd.DataFrame]) -> Callable[[Reading], pd.DataFrame]:
    """A `tabulate_x` on which others rest: made once a reading, each caller has a copy."""

    @wraps(tabulate)
    def find(reading: Reading) -> pd.DataFrame:
        if tabulate not in reading.memo:
            reading.memo[tabulate] = tabulate(reading)
        frame: pd.DataFrame = reading.memo[tabulate]
        return frame.copy()

    return find


def _sort_rows(figures: pd.DataFrame) -> list[Row]:
    """The rows in the order of the text, whatever the file's."""
    return sorted(to_records(figures), key=lambda row: (row["paragraph"], row["id"]))


def open_article(
    article: str, *, convention: str = LITERAL, include_claims: bool = True
) -> Reading:
    """Read a seed under a convention.

    Where this fails in a notebook that had opened another article, what it was bound to before,
    and all that was made of it, can no longer be used there.

    Parameters
    ----------
    article : EVENT/ARTICLE, a file in the seeds folder.
    convention : how vague words become numbers: a name from docs/conventions.md.
    include_claims : whether to keep the claims of parties to the fight.

    Returns
    -------
    A reading, which every `tabulate_x` takes. `reading.figures` has one row a statement;
    `reading.tables()` every frame of the article by the name of its download.

    Raises
    ------
    ParameterError : an unknown article or convention, a value of the wrong type, or a parameter
        that Papermill was given and the notebook does not have.
    SeedError : the seed cannot be read.
    """
    try:
        check_injected()
        return _open_article(article, convention, include_claims)
    except TollbookError as error:
        withdraw(error, lambda value: isinstance(value, Reading))
        raise


def _open_article(article: str, convention: str, include_claims: bool) -> Reading:
    if not isinstance(include_claims, bool):
        raise ParameterError(f"include_claims {include_claims!r} is not True or False")
    if not isinstance(article, str) or not isinstance(convention, str):
        raise ParameterError("article and convention are names in quotes")
    named = find_convention(convention)
    ledger = read_article(article)
    figures = build_frame(ledger, named.name)
    if not include_claims:
        figures = figures[figures["status"] != "claimed"].reset_index(drop=True)
    return Reading(ledger, named, include_claims, figures)
