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
from typing import Annotated, Literal, get_args

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

from analysis.ledger import means
from analysis.ledger.means import Mean
from analysis.ledger.measures import MEASURES, Measure
from analysis.ledger.names import SLUG
from analysis.ledger.trees import Tree

URL = r"https?://[^\s\"'<>\\^`{|}]+"
SHA256 = r"[0-9a-f]{64}"
WITHDRAWN = rf"(?:(?:{SLUG}/)?{SLUG}#)?{SLUG}"

LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
TIME_OF_DAY = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"

FORMS = {
    f"^{SLUG}$": "in lower-case letters, digits and single hyphens, such as security-killed",
    f"^{URL}$": "a link that begins with https:// or http:// and has no spaces or quotes",
    f"^{SHA256}$": "64 digits from 0-9 and a-f",
    f"^{WITHDRAWN}$": "the id of a figure, or ARTICLE#id for one of another article",
    f"^{LANGUAGE}$": "a language code, such as en, fr or pt-BR",
    f"^{TIME_OF_DAY}$": "a time of day, such as 17:30",
}
"""Pattern → what it allows, in a message's words."""

MOST_FIGURES = 500
MOST_PARAGRAPHS = 1000
MOST_LEFT_OUT = 2000
MOST_NAMES = 200
MOST_READINGS = 6
MOST_CORRECTIONS = 200

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
STATUSES: tuple[str, ...] = get_args(Status)
"""From the firmest voice to a party's own."""
Precision = Literal["minute", "hour", "part-of-day", "day", "weekend", "month"]
SpeakerKind = Literal["official", "witness", "party", "outlet", "think-tank", "aid"]
Change = Literal["increment", "fall", "multiple"]
Part = Literal["body", "headline"]
Role = Literal["toll", "background", "other-event"]
RelationKind = Literal["sum", "part", "same", "at-most"]

MEANINGS: Mapping[str, tuple[str, ...]] = {
    **means.MEANINGS,
    "stated": ("own-voice", "outlet", "states", "narrated"),
    "attributed": ("reported", "said", "alleged", "according-to", "quoted", "official"),
    "claimed": ("reported", "said", "alleged", "claim", "claims", "claim-of-a-party"),
    "official": ("police", "army", "military", "government", "ministry", "hospital", "authority"),
    "witness": ("eyewitness", "resident", "survivor", "relative"),
    "party": ("armed-group", "rebels", "militants", "insurgents", "side", "belligerent"),
    "outlet": ("newspaper", "agency", "news-agency", "media", "broadcaster", "paper"),
    "think-tank": ("analyst", "institute", "expert", "researcher", "university", "monitor"),
    "aid": ("ngo", "charity", "un", "red-cross", "human-rights", "humanitarian"),
    "increment": ("increase", "rise", "more", "additional", "added", "up", "new"),
    "fall": ("decrease", "decline", "drop", "fewer", "less", "down"),
    "multiple": ("times", "factor", "fold", "ratio", "doubled", "tripled"),
    "body": ("text", "article", "main"),
    "headline": ("title", "heading", "head"),
    "toll": ("main", "event", "this-event"),
    "background": ("context", "history", "earlier", "past"),
    "other-event": ("another-event", "other-attack", "elsewhere"),
    "sum": ("total", "adds-up", "add", "all"),
    "part": ("subset", "part-of", "among", "within", "includes"),
    "same": ("equal", "equals", "identical", "same-as"),
    "at-most": ("less-than", "max", "maximum", "up-to", "bound"),
}
"""Allowed word of a field with a list → what else a transcriber may write."""

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


def _read_flag(value: object) -> object:
    """`true` or `false`; pydantic would accept "on" and "1" as well."""
    if value not in (True, False, "true", "false"):
        raise ValueError("must be true or false")
    return value


def _read_count(value: object) -> object:
    """Digits only; pydantic would accept 1.0 and 1_0 as well."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,9}", value):
        raise ValueError("must be a whole number")
    return value


Withdrawn = Annotated[str, StringConstraints(pattern=f"^{WITHDRAWN}$", max_length=240)]
Link = Annotated[str, StringConstraints(pattern=f"^{URL}$", max_length=2000)]
Moment = Annotated[str, AfterValidator(_check_moment)]
Count = Annotated[int, Field(ge=0, le=1_000_000_000), BeforeValidator(_read_count)]
Span = tuple[Count, Count]
Day = Annotated[dt.date, BeforeValidator(_read_day)]
Flag = Annotated[bool, BeforeValidator(_read_flag)]
Language = Annotated[str, StringConstraints(pattern=f"^{LANGUAGE}$", max_length=35)]
TimeOfDay = Annotated[str, StringConstraints(pattern=f"^{TIME_OF_DAY}$")]
Paragraphs = Annotated[int, Field(ge=1, le=MOST_PARAGRAPHS), BeforeValidator(_read_count)]


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


Means = Annotated[
    tuple[Mean, ...],
    BeforeValidator(_read_names, json_schema_input_type=Mean | tuple[Mean, ...]),
]


Withdrawals = Annotated[
    tuple[Withdrawn, ...],
    BeforeValidator(_read_names, json_schema_input_type=Withdrawn | tuple[Withdrawn, ...]),
]


def _read_texts(value: object) -> object:
    """One text counts as a list of one."""
    return (value,) if isinstance(value, str) else value


Aliases = Annotated[
    tuple[Text, ...],
    BeforeValidator(_read_texts, json_schema_input_type=Text | tuple[Text, ...]),
]


class Group(Strict):
    """People who are counted together."""

    label: Text = Field(description="how a chart or a sentence names the group")
    aliases: Aliases = Field((), description="other names by which a text may call it")
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
    aliases: Aliases = Field((), description="other names by which a text may call it")
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
    kind: SpeakerKind = Field(
        description="official, witness, a party to the fight, outlet, think-tank, or aid (aid "
        "and human-rights bodies)"
    )
    line: Slug | None = Field(
        None,
        description="the side for which it speaks; speakers of one line speak for one side",
    )
    aliases: Aliases = Field((), description="other names by which a text may call it")


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


class OwnMeasure(Strict):
    """What an event counts or measures beside the list of measures."""

    label: Text = Field(description="how a chart or a sentence names several: checkpoints burned")
    singular: Text = Field(description="how it names one: checkpoint burned")
    unit: Slug = Field(description="what is counted, or the unit of measurement: checkpoints")
    counted: Flag = Field(True, description="whether it counts whole things; else it measures")

    @property
    def as_measure(self) -> Measure:
        """The measure as those of the list are."""
        # Of what else an event counts nobody knows whether it may end again.
        return Measure(self.label, self.singular, (self.unit,), is_count=self.counted, kind="state")


class TollScope(Strict):
    """Where and when a figure of the event counts if an article says neither."""

    place: Slug
    period: Slug | None = None


class Event(Strict):
    """What all articles on an event share: trees, speakers, periods and measures of its own."""

    name: Text
    timezone: Text = Field(description="an IANA name, such as Asia/Karachi")
    groups: Mapping[Slug, Group] = Field(min_length=1, max_length=MOST_NAMES)
    places: Mapping[Slug, Place] = Field(min_length=1, max_length=MOST_NAMES)
    speakers: Mapping[Slug, Speaker] = Field(default_factory=dict, max_length=MOST_NAMES)
    periods: Mapping[Slug, Period] = Field(default_factory=dict, max_length=MOST_NAMES)
    measures: Mapping[Slug, OwnMeasure] = Field(
        default_factory=dict, max_length=MOST_NAMES, description="measures that only this event has"
    )
    toll: TollScope | None = Field(
        None,
        description="the place and the period of figures that give none; printed as our reading",
    )

    @cached_property
    def all_measures(self) -> Mapping[str, Measure]:
        """The list of measures, and the event's own."""
        return {**MEASURES, **{name: own.as_measure for name, own in self.measures.items()}}

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
        "to 300, or both, the one to use first; if the wording is in another language or has no "
        "number: what it says, in English",
    )
    measure: Slug = Field(description="what is counted or measured; see the README's list")
    label: Text | None = Field(
        None, description="what a figure of the measure 'other' counts: targets named"
    )
    of: Slug | None = Field(
        None, description="the measure of which a share is told: deaths in 'a third of the dead'"
    )
    unit: Slug
    change: Change | None = Field(
        None,
        description="for a change, never a total. increment: so many more; fall: so many fewer; "
        "multiple: so many times, or such a share of, what it was",
    )
    group: Slug | None = Field(None, description="whose: a name from event.yaml's groups")
    place: Slug = Field(
        "",
        description="where: a name from event.yaml's places; left out: the place of the event's "
        "toll",
    )
    to: Slug | None = Field(
        None, description="the other end of a distance: a name from event.yaml's places"
    )
    period: Slug | None = Field(
        None,
        description="when: a name from event.yaml's periods; left out: the period of the event's "
        "toll, if the event has one",
    )
    by: Slug | None = Field(
        None,
        description="who is said to have done it: a name from event.yaml's groups or speakers; "
        "only as reported",
    )
    how: Means = Field(
        (), description="by what means, only as reported; see the README's list of means"
    )
    speaker: Slug = Field(description="who says it: a name from event.yaml, or outlet")
    via: Slug | None = Field(
        None, description="through whom, where an outlet quotes an outlet: a speaker of that kind"
    )
    status: Status = Field(
        description="stated: the outlet's own voice; attributed: somebody whom it names; claimed: "
        "a side in the fight, no independent evidence"
    )
    part: Part = Field("body", description="headline or body; body if left out")
    role: Role = Field(
        "toll",
        description="toll; background (earlier years, other days); other-event: a figure of "
        "another attack. Only a toll leads and is added up",
    )
    paragraph: Paragraphs | None = Field(
        None, description="paragraph of the article, counted from 1; left out for the headline"
    )
    span: Span | None = Field(
        None, description="where its number stands in the text: first character, and first behind"
    )
    reported: Moment | None = Field(
        None, description="the day or hour at which it was said, if not the day of publication"
    )
    corrects: Withdrawals = Field(
        (),
        description="the statement, or the statements, that this one withdraws: an id of this "
        "article, or ARTICLE#id",
    )
    says: Text = Field(description="the statement in our own words, one line")
    note: Text | None = Field(None, description="what the next transcriber must know")
    reviewed: Flag = Field(
        True, description="false on what a program drafted and no person has confirmed"
    )

    @property
    def words(self) -> str | None:
        """The words to read: the first reading if there are readings, else the wording.

        None where names were counted.
        """
        return self.readings[0] if self.readings else self.wording

    @property
    def reported_day(self) -> dt.date | None:
        """The day on which it was said; None if that is the day of publication."""
        return dt.date.fromisoformat(self.reported[:10]) if self.reported else None

    @property
    def reported_time(self) -> dt.time | None:
        """The hour at which it was said, local time; None where the article gives none."""
        if self.reported is None or "T" not in self.reported:
            return None
        return dt.datetime.fromisoformat(self.reported).time()


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
    url: Link
    archive: Link | None = Field(None, description="a link to a copy of the page that was kept")
    published: Day
    time: TimeOfDay | None = Field(None, description="the time of day of publication, local time")
    language: Language = Field("en", description="the language of the text, such as fr or pt-BR")
    agency: Text | None = Field(None, description="the agency that the outlet credits")
    headline: Text | None = Field(None, description="the headline; optional")
    excerpt: Flag = Field(False, description="true where only a part of the text was transcribed")
    paragraphs: Paragraphs = Field(description="how many paragraphs the text has")
    sha256: Annotated[str, StringConstraints(pattern=f"^{SHA256}$")] | None = Field(
        None, description="hash of the text that was transcribed, to know it again"
    )
    numbers: Count | None = Field(
        None, description="how many numbers the text has; 'tollbook audit' counts them"
    )
    note: Text | None = Field(None, description="what a reader should know about the outlet")


class LeftOut(Strict):
    """A number of the text that is no figure."""

    wording: Text = Field(description="the number phrase as printed, six words at most")
    paragraph: Paragraphs | None = Field(
        None, description="paragraph of the article, counted from 1; left out for the headline"
    )
    span: Span | None = Field(
        None, description="where it stands in the text: first character, and first behind"
    )
    reason: Text = Field(description="why it is no figure: year, date, ordinal, score …")


class Review(Strict):
    """Who read the figures beside the article, and when."""

    by: Text = Field(description="the reviewer's name, as a page prints it")
    day: Day = Field(description="the day of the review")


class Correction(Strict):
    """What was wrong in this seed, and so in its report, and was put right."""

    day: Day = Field(description="the day on which it was put right")
    what: Text = Field(description="what changed, as a page tells it: a whole sentence")
    why: Text = Field(description="why: a whole sentence")
    figures: Names = Field((), description="ids of the figures that changed, of those still here")


class Transcript(Strict):
    """One article's file: its source, figures, relations and assumptions."""

    source: Source
    figures: tuple[Figure, ...] = Field(min_length=1, max_length=MOST_FIGURES)
    relations: tuple[Relation, ...] = Field((), max_length=MOST_FIGURES)
    assumptions: tuple[Assumption, ...] = Field((), max_length=MOST_FIGURES)
    left_out: tuple[LeftOut, ...] = Field(
        (), max_length=MOST_LEFT_OUT, description="numbers of the text that are no figures"
    )
    review: Review | None = Field(None, description="who read the figures beside the article")
    corrections: tuple[Correction, ...] = Field(
        (),
        max_length=MOST_CORRECTIONS,
        description="what was wrong in the report and was put right",
    )

    @property
    def unreviewed(self) -> int:
        """How many figures no person has confirmed."""
        return sum(not figure.reviewed for figure in self.figures)


def list_ours(figure: Figure, event: Event) -> tuple[str, ...]:
    """The fields of a printed figure's scope for which the event's toll scope stands: ours."""
    if event.toll is None or figure.role != "toll":
        return ()
    measure = event.all_measures.get(figure.measure)
    # A stock is there at one moment: no stretch of time adds to it.
    is_timed = measure is not None and measure.is_count and measure.kind != "stock"
    lacks_period = figure.period is None and event.toll.period is not None
    return (
        *(("place",) if not figure.place else ()),
        *(("period",) if is_timed and lacks_period else ()),
    )


def scope_figure(figure: Figure, event: Event) -> Figure:
    """A printed figure with the event's toll scope where the print gives no place or period."""
    ours = list_ours(figure, event)
    return figure.model_copy(update={key: getattr(event.toll, key) for key in ours})


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

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures as printed, in the order of the file.

        What the print leaves out of a figure's place and period is the event's toll scope; see
        `list_ours`.
        """
        return tuple(scope_figure(figure, self.event) for figure in self.transcript.figures)

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
