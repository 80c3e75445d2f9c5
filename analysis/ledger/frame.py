"""From an `Article` to one tidy DataFrame: one row per statement, nothing normalised away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from analysis.ledger.conventions import LITERAL
from analysis.ledger.measures import MEASURES
from analysis.ledger.model import OUTLET, Article, Event, Figure
from analysis.ledger.moments import read_moment
from analysis.ledger.wording import Quantity, read_quantity

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
"""One row of a frame as plain Python values; None for no value."""

Kind = Literal["string", "integer", "number", "boolean", "date", "datetime"]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: its kind, as Frictionless Table Schema names it, and its meaning."""

    kind: Kind
    description: str
    unit: str = ""
    """Unit of every value; empty where there is none or where rows differ."""


COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "id": Column("string", "short name of the statement, unique in the article"),
        "wording": Column("string", "number phrase as printed, or the names that were counted"),
        "is_counted": Column("boolean", "true where no number is printed and names were counted"),
        "measure": Column("string", "what is counted or measured"),
        "unit": Column("string", "unit of nominal, low and high"),
        "group": Column("string", "whose, as printed: a name from the event's groups"),
        "place": Column("string", "where, as printed: a name from the event's places"),
        "period": Column("string", "when, as printed: a name from the event's periods"),
        "read_measure": Column("string", "measure under the article's assumptions"),
        "read_group": Column("string", "group under the article's assumptions"),
        "read_place": Column("string", "place under the article's assumptions"),
        "read_period": Column("string", "period under the article's assumptions"),
        "assumption": Column("string", "id of the assumption that changes how it is read"),
        "start": Column("datetime", "first moment of the period, local time"),
        "end": Column("datetime", "moment at which the period is over, local time"),
        "start_precision": Column("string", "how exactly the start is told"),
        "end_precision": Column("string", "how exactly the end is told"),
        "speaker": Column("string", "who says it: a name from the event, or outlet"),
        "speaker_name": Column("string", "who says it, as a sentence names them"),
        "status": Column("string", "stated, attributed or claimed"),
        "nominal": Column("number", "number as printed; empty where none is"),
        "low": Column("number", "least number that the wording admits; empty where open"),
        "high": Column("number", "greatest number that the wording admits; empty where open"),
        "hedge": Column("string", "kind of hedge that the wording carries"),
        "paragraph": Column("integer", "paragraph of the article, counted from 1"),
        "reported": Column("date", "day on which it was said"),
        "corrects": Column("string", "ids of the statements that this one withdraws"),
        "withdrawn_by": Column("string", "id of the statement that withdraws this one"),
        "says": Column("string", "the statement in our own words"),
        "note": Column("string", "what a transcriber tells the next one"),
    }
)
"""The column dictionary: column → kind and description, in the order of the frame."""

_PANDAS = {
    # Small frames are read value by value, and Arrow's strings make that slow.
    "string": "string[python]",
    "integer": "int64",
    "number": "Float64",
    "boolean": "bool",
    "date": "object",
    "datetime": "datetime64[s]",
}


def build_frame(article: Article, convention: str = LITERAL) -> pd.DataFrame:
    """One row per statement, in the article's order, with the columns of `COLUMNS`.

    Parameters
    ----------
    article : as read from its seed.
    convention : name of the convention under which vague words become numbers.

    Raises
    ------
    ParameterError : the convention is unknown.
    """
    import pandas as pd

    read = {figure.id: figure for figure in article.figures_as_read}
    assumed = {a.figure: a.id for a in article.transcript.assumptions}
    by_id = sorted(article.figures, key=lambda figure: figure.id, reverse=True)
    withdrawn = {other: figure.id for figure in by_id for other in figure.corrects}
    rows = [
        {
            **_describe(figure, read[figure.id], assumed.get(figure.id), article, convention),
            "corrects": " ".join(figure.corrects) or None,
            "withdrawn_by": withdrawn.get(figure.id),
        }
        for figure in article.figures
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype({name: _PANDAS[column.kind] for name, column in COLUMNS.items()})


def quantify(figure: Figure, convention: str = LITERAL) -> Quantity:
    """A figure's number with its bounds; a count of names is exact."""
    if figure.words is None:
        count = len(figure.named)
        return Quantity(count, count, count, "exact")
    if figure.measure == "time":
        moment = read_moment(figure.words)
        bound = None if moment.is_about else moment.hour
        return Quantity(moment.hour, bound, bound, "about" if moment.is_about else "exact")
    return read_quantity(figure.words, convention, is_count=MEASURES[figure.measure].is_count)


def speaker_name(figure: Figure, article: Article) -> str:
    """Who says it, as a sentence names them; the outlet by its own name."""
    if figure.speaker == OUTLET:
        return article.source.outlet
    return article.event.speakers[figure.speaker].name


def to_records(frame: pd.DataFrame) -> list[Row]:
    """Rows as plain Python values for JSON and CSV: int for whole numbers, None for no value."""
    return [
        {str(name): _plain(value) for name, value in row.items()}
        for row in frame.to_dict(orient="records")
    ]


def _describe(
    figure: Figure, read: Figure, assumption: str | None, article: Article, convention: str
) -> Row:
    quantity = quantify(figure, convention)
    reported = figure.reported or article.source.published
    return {
        **figure.model_dump(include=set(COLUMNS)),
        "wording": figure.wording or _join_names(figure, article.event),
        "is_counted": figure.wording is None,
        "read_measure": read.measure,
        "read_group": read.group,
        "read_place": read.place,
        "read_period": read.period,
        "assumption": assumption,
        **_describe_period(figure, article.event, reported),
        "speaker_name": speaker_name(figure, article),
        "nominal": quantity.nominal,
        "low": quantity.low,
        "high": quantity.high,
        "hedge": quantity.hedge,
        "reported": reported,
    }


def _describe_period(figure: Figure, event: Event, reported: dt.date) -> Row:
    if figure.period is None:
        return {"start": None, "end": None, "start_precision": None, "end_precision": None}
    period = event.periods[figure.period]
    return {
        "start": period.start_moment(),
        "end": period.end_moment(reported),
        "start_precision": period.precision or _precision_of(period.start),
        "end_precision": period.precision or _precision_of(period.end or reported.isoformat()),
    }


def _precision_of(moment: str) -> str:
    if "T" not in moment:
        return "day"
    return "minute" if ":" in moment else "hour"


def _join_names(figure: Figure, event: Event) -> str:
    *most, last = (event.places[name].name for name in figure.named)
    return f"{', '.join(most)} and {last}" if most else last


def _plain(value: object) -> object:
    import pandas as pd

    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, pd.Timestamp | dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.item() if hasattr(value, "item") else value
