"""The shape of an event and of an article: what a seed may say, field by field.

These types hold what one file says and refuse what a field cannot hold. `checks` has the rules
between fields and between files, `reader` reads from disk. Editors show the field descriptions
(JSON Schema, see `schema`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    model_validator,
)

from analysis.ledger.names import SLUG
from analysis.ledger.trees import Tree

URL = r"https?://[^\s\"'<>\\^`{|}]+"
SHA256 = r"[0-9a-f]{64}"
WITHDRAWN = rf"(?:(?:{SLUG}/)?{SLUG}#)?{SLUG}"

FORMS = {
    f"^{SLUG}$": "in lower-case letters, digits and single hyphens, such as security-killed",
    f"^{URL}$": "a link that begins with https:// or http:// and has no spaces or quotes",
    f"^{SHA256}$": "64 digits from 0-9 and a-f",
    f"^{WITHDRAWN}$": "the id of a figure, or ARTICLE#id for one of another article",
}
"""Pattern → what it allows, in a message's words."""

MOST_FIGURES = 500
MOST_NAMES = 200
MOST_READINGS = 6

Slug = Annotated[
    str,
    StringConstraints(pattern=f"^{SLUG}$", max_length=80),
    Field(description="a short name in lower case, digits and hyphens: security-killed"),
]
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    AfterValidator(lambda text: re.sub(r"[ \t\n]+", " ", text)),
]
Status = Literal["stated", "attributed", "claimed"]
Precision = Literal["minute", "hour", "part-of-day", "day", "weekend", "month"]
SpeakerKind = Literal["official", "witness", "party"]
RelationKind = Literal["sum", "part", "same", "at-most"]

OUTLET = "outlet"
"""The speaker of what the outlet says in its own voice."""

_ONE_DAY = dt.timedelta(days=1)
_YEARS = range(1900, 2101)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}(?::[0-9]{2})?)?")


def _check_moment(text: str) -> str:
    if not _MOMENT.fullmatch(text):
        raise ValueError("must be a day (2026-01-31), an hour (2026-01-31T04) or 2026-01-31T04:30")
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        what = "an hour" if "T" in text else "a day"
        raise ValueError(f"is not {what} of the calendar") from None
    if moment.year not in _YEARS:
        raise ValueError(f"must lie in the years {_YEARS[0]} to {_YEARS[-1]}")
    return text


def _read_day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("must be a day, such as 2026-01-31")
    return dt.date.fromisoformat(_check_moment(value))


def _read_count(value: object) -> object:
    """Digits only; pydantic would accept 1.0 and 1_0 as well."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,9}", value):
        raise ValueError("must be a whole number")
    return value


Withdrawn = Annotated[str, StringConstraints(pattern=f"^{WITHDRAWN}$", max_length=240)]
Moment = Annotated[str, AfterValidator(_check_moment)]
Day = Annotated[dt.date, BeforeValidator(_read_day)]
Paragraphs = Annotated[int, Field(ge=1, le=1000), BeforeValidator(_read_count)]


class Strict(BaseModel):
    """A record that refuses unknown fields and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: object) -> object:
        """A field without a value counts as left out."""
        if not isinstance(data, dict):
            return data
        return {name: value for name, value in data.items() if value is not None}


def _read_names(value: object) -> object:
    """One name counts as a list of one."""
    return (value,) if isinstance(value, str) else value


Names = Annotated[
    tuple[Slug, ...],
    BeforeValidator(_read_names, json_schema_input_type=Slug | tuple[Slug, ...]),
]


Withdrawals = Annotated[
    tuple[Withdrawn, ...],
    BeforeValidator(_read_names, json_schema_input_type=Withdrawn | tuple[Withdrawn, ...]),
]


class Group(Strict):
    """People who are counted together."""

    label: Text = Field(description="how a chart or a sentence names the group")
    parts: tuple[Slug, ...] = Field(
        (), description="groups that do not overlap and together leave nobody out"
    )
    disjoint: tuple[Slug, ...] = Field(
        (), description="groups inside this one that do not overlap, and may leave somebody out"
    )
    part_of: Names = Field((), description="the group, or the groups, that merely contain this one")


class Place(Strict):
    """A place that an article names."""

    name: Text
    kind: Text = Field(description="province, city, town, building …")
    part_of: Slug | None = Field(None, description="the place that contains this one")
    overlaps: Names = Field(
        (), description="places of the same kind beside this one that may overlap it"
    )
    latitude: float | None = Field(
        None, ge=-90, le=90, allow_inf_nan=False, description="degrees north, WGS 84"
    )
    longitude: float | None = Field(
        None, ge=-180, le=180, allow_inf_nan=False, description="degrees east, WGS 84"
    )
    coordinates_from: Text | None = Field(None, description="the source of the coordinates")


class Speaker(Strict):
    """Somebody whom an article quotes."""

    name: Text
    kind: SpeakerKind = Field(description="official, witness, or a party to the fight")


class Period(Strict):
    """A stretch of time, no more exact than it was told."""

    label: Text
    start: Moment
    end: Moment | None = Field(
        None, description="last day or hour; left out: until the figure was reported"
    )
    precision: Precision | None = Field(
        None, description="only where the start and end are told less exactly than written here"
    )

    def start_moment(self) -> dt.datetime:
        """The first moment, local time."""
        return dt.datetime.fromisoformat(self.start)

    def end_moment(self, until: dt.date | None = None) -> dt.datetime:
        """The moment at which the period is over, local time; `until` closes an open period."""
        if self.end is not None and "T" in self.end:
            return dt.datetime.fromisoformat(self.end)
        last = dt.date.fromisoformat(self.end) if self.end else until
        first = self.start_moment()
        return dt.datetime.combine(max(last or first.date(), first.date()), dt.time()) + _ONE_DAY


class Event(Strict):
    """What all articles on an event share: trees, speakers and periods."""

    name: Text
    timezone: Text = Field(description="an IANA name, such as Asia/Karachi")
    groups: Mapping[Slug, Group] = Field(min_length=1, max_length=MOST_NAMES)
    places: Mapping[Slug, Place] = Field(min_length=1, max_length=MOST_NAMES)
    speakers: Mapping[Slug, Speaker] = Field(default_factory=dict, max_length=MOST_NAMES)
    periods: Mapping[Slug, Period] = Field(default_factory=dict, max_length=MOST_NAMES)

    @cached_property
    def group_tree(self) -> Tree:
        """Each group with the groups that directly contain it."""
        wholes: dict[str, dict[str, None]] = {name: {} for name in self.groups}
        for name, group in self.groups.items():
            for part in (*group.parts, *group.disjoint):
                wholes.setdefault(part, {})[name] = None
        for name, group in self.groups.items():
            wholes[name].update(dict.fromkeys(group.part_of))
        return {name: tuple(found) for name, found in wholes.items()}

    @cached_property
    def place_tree(self) -> Tree:
        """Each place with the place that contains it; without one at a root."""
        return {
            name: () if place.part_of is None else (place.part_of,)
            for name, place in self.places.items()
        }


class Scope(Strict):
    """Which count is meant: what, whose, where and when."""

    measure: Slug
    group: Slug | None = None
    place: Slug
    period: Slug | None = None


class Reads(Strict):
    """The fields of a figure's scope that an assumption changes."""

    measure: Slug | None = None
    group: Slug | None = None
    place: Slug | None = None
    period: Slug | None = None


class Figure(Strict):
    """One statement of a figure in an article."""

    id: Slug
    wording: Text | None = Field(
        None, description="the number phrase as printed, six words at most, in quotes"
    )
    named: tuple[Slug, ...] = Field(
        (), description="instead of a wording: places that the article names without a number"
    )
    readings: tuple[Text, ...] = Field(
        (),
        max_length=MOST_READINGS,
        description="if it is unclear how far a hedge reaches: every way to read the wording, the "
        "wording itself first; if it is unclear what 'one to three hundred' means: 1 to 300, 100 "
        "to 300, or both, the one to use first",
    )
    measure: Slug = Field(description="what is counted or measured; see the README's list")
    unit: Slug
    group: Slug | None = Field(None, description="whose: a name from event.yaml's groups")
    place: Slug = Field(description="where: a name from event.yaml's places")
    period: Slug | None = Field(None, description="when: a name from event.yaml's periods")
    speaker: Slug = Field(description="who says it: a name from event.yaml, or outlet")
    status: Status = Field(
        description="stated: the outlet's own voice; attributed: an official or a witness; "
        "claimed: a party to the fight, no independent evidence"
    )
    paragraph: Paragraphs = Field(description="paragraph of the article, counted from 1")
    reported: Day | None = Field(
        None, description="the day on which it was said, if not the day of publication"
    )
    corrects: Withdrawals = Field(
        (),
        description="the statement, or the statements, that this one withdraws: an id of this "
        "article, or ARTICLE#id",
    )
    says: Text = Field(description="the statement in our own words, one line")
    note: Text | None = Field(None, description="what the next transcriber must know")

    @property
    def words(self) -> str | None:
        """The words to read: the first reading if there are readings, else the wording.

        None where names were counted.
        """
        return self.readings[0] if self.readings else self.wording


TAGS = ("<id>", "<scope>")
"""The marks of an id and of a scope in the location of an error."""


def _tell_whole(value: object) -> str:
    return "<scope>" if isinstance(value, dict | Scope) else "<id>"


class Relation(Strict):
    """A tie between figures that the trees do not imply."""

    id: Slug
    kind: RelationKind = Field(
        description="sum: the parts make the whole; part: each part lies in the whole; "
        "same: all count the same; at-most: each part is at most the whole"
    )
    parts: tuple[Slug, ...] = Field(min_length=1, description="ids of figures")
    whole: Annotated[Slug, Tag("<id>")] | Annotated[Scope, Tag("<scope>")] = Field(
        discriminator=Discriminator(_tell_whole),
        description="a figure's id, or a scope that no figure states",
    )
    paragraph: Paragraphs
    says: Text


class Assumption(Strict):
    """A reading of ours, not the article's: it changes the scope of a figure."""

    id: Slug
    figure: Slug
    reads: Reads
    because: Text


class Source(Strict):
    """Where the article is from."""

    outlet: Text
    url: Annotated[str, StringConstraints(pattern=f"^{URL}$", max_length=2000)]
    published: Day
    paragraphs: Paragraphs = Field(description="how many paragraphs the text has")
    sha256: Annotated[str, StringConstraints(pattern=f"^{SHA256}$")] | None = Field(
        None, description="hash of the text that was transcribed, to know it again"
    )
    note: Text | None = Field(None, description="what a reader should know about the outlet")


class Transcript(Strict):
    """One article's file: its source, figures, relations and assumptions."""

    source: Source
    figures: tuple[Figure, ...] = Field(min_length=1, max_length=MOST_FIGURES)
    relations: tuple[Relation, ...] = Field((), max_length=MOST_FIGURES)
    assumptions: tuple[Assumption, ...] = Field((), max_length=MOST_FIGURES)


class Article(Strict):
    """A transcript together with its event, under the name EVENT/ARTICLE."""

    name: str
    event: Event
    transcript: Transcript
    sha256: str = Field("", description="hash of the event's and the article's file as read")

    @property
    def source(self) -> Source:
        """Where the article is from."""
        return self.transcript.source

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures as printed, in the order of the file."""
        return self.transcript.figures

    @property
    def figures_as_read(self) -> tuple[Figure, ...]:
        """The figures with their scopes changed by the assumptions."""
        changes = {
            assumption.figure: assumption.reads.model_dump(exclude_none=True)
            for assumption in self.transcript.assumptions
        }
        return tuple(
            figure.model_copy(update=changes.get(figure.id, {})) for figure in self.figures
        )
