"""From an `Article` to one tidy DataFrame: one row per statement, nothing normalised away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from analysis.errors import WordingError
from analysis.ledger.conventions import LITERAL
from analysis.ledger.measures import MEASURES, Measure
from analysis.ledger.model import OUTLET, Article, Event, Figure, list_ours
from analysis.ledger.moments import read_moment
from analysis.ledger.number_words import find_number_words
from analysis.ledger.wording import Quantity, list_phrases, read_quantity

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
        "language": Column("string", "language of the wording, where it is not English"),
        "words_read": Column("string", "what the wording says, where its own words are not read"),
        "number_words": Column(
            "string", "hedge and number as printed or read, without the noun; empty for a time"
        ),
        "is_counted": Column("boolean", "true where no number is printed and names were counted"),
        "measure": Column("string", "what is counted or measured"),
        "unit": Column("string", "unit of nominal, low and high"),
        "counts": Column("string", "what a figure of the measure other counts, in our words"),
        "of": Column("string", "measure of which a share is told"),
        "change": Column(
            "string", "increment, fall or multiple, where the figure is a change and no total"
        ),
        "group": Column("string", "whose, as printed: a name from the event's groups"),
        "place": Column("string", "where, as printed: a name from the event's places"),
        "to": Column("string", "other end of a distance: a name from the event's places"),
        "period": Column("string", "when, as printed: a name from the event's periods"),
        "ours": Column(
            "string", "place, period or both where the print gives none and the event's stands"
        ),
        "by": Column("string", "who is said to have done it: a group or a speaker of the event"),
        "how": Column("string", "by what means it is said to have been done"),
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
        "via": Column("string", "outlet through which it is quoted: a speaker of the event"),
        "status": Column("string", "stated, attributed or claimed"),
        "part": Column("string", "headline or body"),
        "role": Column("string", "toll, background or other-event; only a toll is added up"),
        "nominal": Column("number", "number as printed; empty where none is"),
        "low": Column("number", "least number that the wording admits; empty where open"),
        "high": Column("number", "greatest number that the wording admits; empty where open"),
        "hedge": Column("string", "kind of hedge that the wording carries"),
        "paragraph": Column("integer", "paragraph, counted from 1; 0 for the headline"),
        "reported": Column("date", "day on which it was said"),
        "reported_time": Column("string", "hour at which it was said, local time, if told"),
        "corrects": Column("string", "ids of the statements that this one withdraws"),
        "withdrawn_by": Column("string", "id of the statement that withdraws this one"),
        "says": Column("string", "the statement in our own words"),
        "note": Column("string", "what a transcriber tells the next one"),
        "reviewed": Column("boolean", "false where a program drafted it and nobody confirmed it"),
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

    frame = pd.DataFrame(build_rows(article, convention), columns=list(COLUMNS))
    return frame.astype({name: _PANDAS[column.kind] for name, column in COLUMNS.items()})


def build_rows(article: Article, convention: str = LITERAL) -> list[Row]:
    """The rows of `build_frame` before pandas makes its own types of their values."""
    read = {figure.id: figure for figure in article.figures_as_read}
    assumed = {a.figure: a.id for a in article.transcript.assumptions}
    by_id = sorted(article.figures, key=lambda figure: figure.id, reverse=True)
    withdrawn = {other: figure.id for figure in by_id for other in figure.corrects}
    return [
        {
            **_describe(figure, read[figure.id], assumed.get(figure.id), article, convention),
            "corrects": " ".join(figure.corrects) or None,
            "withdrawn_by": withdrawn.get(figure.id),
        }
        for figure in article.figures
    ]


def is_whole_count(figure: Figure, measures: Mapping[str, Measure] = MEASURES) -> bool:
    """Whether a figure counts whole things: people do, a change in percent does not."""
    measure = measures[figure.measure]
    # What a figure itself names, nobody knows to be a count, unless it is of people.
    is_people = "label" in measure.fields and figure.unit == "persons"
    return is_people or (measure.is_count and figure.unit != "percent")


def quantify(
    figure: Figure, convention: str = LITERAL, measures: Mapping[str, Measure] = MEASURES
) -> Quantity:
    """A figure's number with its bounds; a count of names is exact.

    `measures` are those of its event.
    """
    if figure.words is None:
        count = len(figure.named)
        return Quantity(count, count, count, "exact")
    if figure.measure == "time":
        moment = read_moment(figure.words)
        bound = None if moment.is_about else moment.hour
        return Quantity(moment.hour, bound, bound, "about" if moment.is_about else "exact")
    return read_quantity(figure.words, convention, is_count=is_whole_count(figure, measures))


def speaker_name(figure: Figure, article: Article) -> str:
    """Who says it, as a sentence names them; the outlet by its own name.

    Who is quoted through another outlet is named with it: "police, via Example Agency".
    """
    speakers = article.event.speakers
    name = article.source.outlet if figure.speaker == OUTLET else speakers[figure.speaker].name
    return name if figure.via is None else f"{name}, via {speakers[figure.via].name}"


def to_records(frame: pd.DataFrame) -> list[Row]:
    """Rows as plain Python values for JSON and CSV: int for whole numbers, None for no value."""
    return [
        {str(name): _plain(value) for name, value in row.items()}
        for row in frame.to_dict(orient="records")
    ]


def _describe(
    figure: Figure, read: Figure, assumption: str | None, article: Article, convention: str
) -> Row:
    quantity = quantify(figure, convention, article.event.all_measures)
    reported = figure.reported_day or article.source.published
    printed = {each.id: each for each in article.transcript.figures}[figure.id]
    return {
        **figure.model_dump(include=set(COLUMNS)),
        "wording": figure.wording or _join_names(figure, article.event),
        "language": None if _is_english(article) else article.source.language,
        "words_read": _find_words_read(figure, article),
        "number_words": _find_number_words(figure, article.event),
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
        "reported_time": figure.reported_time and f"{figure.reported_time:%H:%M}",
        "counts": figure.label,
        "how": " ".join(figure.how) or None,
        "ours": " ".join(list_ours(printed, article.event)) or None,
        "paragraph": figure.paragraph or 0,
    }


def _is_english(article: Article) -> bool:
    return article.source.language.partition("-")[0] == "en"


def _find_words_read(figure: Figure, article: Article) -> str | None:
    """The reading of a wording in another language, or of one without a number."""
    if figure.wording is None or figure.words == figure.wording or figure.measure == "time":
        return None
    if _is_english(article):
        try:
            list_phrases(figure.wording)
        except WordingError:
            return figure.words
        return None
    return figure.words


def _find_number_words(figure: Figure, event: Event) -> str | None:
    """The number phrase of a figure in words; none for counted names and for a time."""
    if figure.words is None or figure.measure == "time":
        return None
    is_count = is_whole_count(figure, event.all_measures)
    return find_number_words(figure.words, is_count=is_count)


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
