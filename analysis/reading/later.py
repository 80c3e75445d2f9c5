"""What a page of an article tells of the event's other reports; made by `since`.

It is kept and compared by a run to which nothing changed, so this file imports no pandas.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Later:
    """A number of an article, and the newest of the same line in a later report.

    Attributes
    ----------
    id : the figure in the article.
    label : what it counts: 'militants killed'.
    wording : as the article prints it.
    newer, newer_id : the newest, as printed, and its figure.
    article, outlet, day : the report that has it, EVENT/ARTICLE, and its day, ISO 8601.
    line : who says it, as a sentence names them.
    period : the newest number's period; empty where it is the same.
    """

    id: str
    label: str
    wording: str
    newer: str
    newer_id: str
    article: str
    outlet: str
    day: str
    line: str
    period: str = ""


@dataclass(frozen=True, slots=True)
class Since:
    """What an article's page tells of the event's other reports.

    Attributes
    ----------
    has_event : whether the event's own report stands beside it.
    later : the numbers that have been overtaken since, in the order of the text.
    """

    has_event: bool = False
    later: tuple[Later, ...] = ()
