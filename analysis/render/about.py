"""What a report says about itself, and the line that cites it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.ledger.conventions import LITERAL
from analysis.ledger.coverage import Coverage
from analysis.ledger.site import NOBODY, Site
from analysis.ledger.subject import Kind, Subject, find_subject
from analysis.telling.corrections import say_correction, say_reviews
from analysis.telling.drafts import mark_draft, say_coverage, say_draft, say_made, say_review
from analysis.telling.words import capitalise, keep_order, say_date, say_language

_MOST_URLS = 3
"""Articles that a citation names; the data package has them all."""

_DIGITS = 10
"""Digits of the seed's hash in the name of a version; the data package has them all."""
_ALONE = "1 article"
"""What an event of one article has."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong in the report of an article and was put right.

    Attributes
    ----------
    article : EVENT/ARTICLE.
    day : on which it was put right, ISO 8601.
    what, why : a sentence each.
    figures : ids of those that changed.
    """

    article: str
    day: str
    what: str
    why: str
    figures: Sequence[str] = ()

    @property
    def name(self) -> str:
        """The article without its event: the folder of its report beside that of its event."""
        return self.article.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Source:
    """One article that a report rests on.

    Attributes
    ----------
    outlet, url : who published it, and where it is.
    published : the day, ISO 8601.
    time : the time of day of publication; empty where it is not told.
    language : the code of its language.
    agency, headline : the agency that it credits, and its headline; empty where there is none.
    is_excerpt : whether only a part of its text was transcribed.
    reviewed_by, reviewed_on : who read its figures beside it, and on which day, ISO 8601; empty
        where the seed does not say.
    numbers : where the numbers of its text went; None where the seed does not say.
    archive : a copy of it that was kept; empty where the seed has none.
    corrections : of its report, in the order of the seed.
    """

    outlet: str
    url: str
    published: str
    time: str = ""
    language: str = "en"
    agency: str = ""
    headline: str = ""
    is_excerpt: bool = False
    reviewed_by: str = ""
    reviewed_on: str = ""
    numbers: Coverage | None = None
    archive: str = ""
    corrections: Sequence[Correction] = ()

    @property
    def changed(self) -> dt.date:
        """The day of its publication, of its review or of its last correction: the latest."""
        days = [self.published, self.reviewed_on, *(each.day for each in self.corrections)]
        return max(dt.date.fromisoformat(day) for day in days if day)

    @property
    def title(self) -> str:
        """Outlet and day."""
        return f"{keep_order(self.outlet)}, {say_date(dt.date.fromisoformat(self.published))}"

    @property
    def review(self) -> str:
        """Who read its figures beside it, and when; empty where the seed does not say."""
        if not self.reviewed_by:
            return ""
        return say_review(self.reviewed_by, dt.date.fromisoformat(self.reviewed_on))

    @property
    def remarks(self) -> list[str]:
        """What a reader of its figures must know of its text: language, agency, part, review, and
        how many of its numbers are figures.
        """
        language = say_language(self.language)
        told = [f"Article in {language}"] if language != "English" else []
        told += [f"Agency credited: {self.agency}"] if self.agency else []
        told += ["Only an excerpt was transcribed"] if self.is_excerpt else []
        covered = say_coverage(self.numbers) if self.numbers else ""
        return [*told, *map(capitalise, filter(None, (self.review, covered)))]


@dataclass(frozen=True, slots=True)
class About:
    """What the pages and downloads of one report say about themselves."""

    subject: Subject
    """The article, or the event with all its articles."""
    event: str
    """Name of the event, in words."""
    timezone: str
    """Time zone of every moment, by its IANA name."""
    sources: Sequence[Source]
    """The articles; one for a report on an article."""
    seed: str
    """SHA-256 of the seed, 64 digits."""
    version: str
    """Version of Tollbook."""
    verdict: str
    """agree, consistent, conflict or undecided; empty where nothing was checked."""
    outcome: str
    """The verdict as one sentence; empty where nothing was checked."""
    unreviewed: int = 0
    """How many figures no person has confirmed."""
    figures: int = 0
    """How many figures there are, of a draft; else it is not told."""
    headline: str = ""
    """The finding of the report; empty where no notebook tells one."""
    reading: str = ""
    """How its words were read, where not as usual: a convention, `no-claims`, the last day."""
    site: Site = NOBODY
    """Who publishes it, and on which terms."""
    changed: Sequence[str] = ()
    """What changed last in the counts of an event, one sentence each."""
    is_claimed: bool = False
    """Whether the finding is a party's claim, beside which nothing is reported."""
    drawn: Sequence[Mapping[str, Any]] = ()
    """The numbers of the finding that its picture draws, as `views.carded` lists them."""

    @property
    def corrections(self) -> list[Correction]:
        """Of the report, or of those of the event's articles; the newest first."""
        every = (each for source in self.sources for each in source.corrections)
        return sorted(every, key=lambda each: each.day, reverse=True)

    @property
    def corrected(self) -> str:
        """The last correction as a sentence; empty where there is none."""
        if not self.corrections:
            return ""
        last = self.corrections[0]
        titles = name_corrected(self.sources) if self.subject.kind is Kind.EVENT else {}
        return say_correction(
            dt.date.fromisoformat(last.day), last.what, titles.get(last.article, "")
        )

    @property
    def last_change(self) -> dt.date:
        """The day of the last change, as the seeds tell it."""
        return max(source.changed for source in self.sources)

    @property
    def state(self) -> str:
        """Whether, by whom and when the figures were read beside the text."""
        if self.draft:
            return capitalise(self.draft_mark)
        reviews = [
            (source.reviewed_by, dt.date.fromisoformat(source.reviewed_on))
            for source in self.sources
            if source.reviewed_by
        ]
        return say_reviews(reviews, len(self.sources))

    @property
    def figures_version(self) -> str:
        """The version of its figures: what the seed's hash begins with, and how it was read."""
        return "-".join(filter(None, (self.seed[:_DIGITS], self.reading)))

    @property
    def address(self) -> str:
        """Where it is on the web; empty where that is not told."""
        base = self.site.base_address
        return f"{base}{self.subject.folder}/" if base else ""

    @property
    def draft(self) -> str:
        """That it is a draft, as it stands at the top of a page; empty for one that is none."""
        return say_draft(self.unreviewed, self.figures)

    @property
    def draft_mark(self) -> str:
        """The same in a cell of a table."""
        return mark_draft(self.unreviewed, self.figures)

    @property
    def abstract(self) -> str:
        """What whoever has nothing else must know: whether it is a draft, the verdict, and the
        last correction.
        """
        return " ".join(filter(None, [self.draft, self.outcome, self.corrected]))

    @property
    def outlet(self) -> str:
        """The outlet of an article; how many articles an event has."""
        counted = _ALONE if len(self.sources) == 1 else f"{len(self.sources)} articles"
        return {Kind.ARTICLE: self.sources[0].outlet, Kind.EVENT: counted}[self.subject.kind]

    @property
    def published(self) -> str:
        """The day of the newest article, ISO 8601."""
        return max(source.published for source in self.sources)

    @property
    def day(self) -> dt.date:
        """The day of the newest article."""
        return dt.date.fromisoformat(self.published)

    @property
    def source(self) -> str:
        """The sources as a reader names them: an outlet and a day, or how many articles."""
        return name_source(self.subject, self.outlet, self.day)

    @property
    def url(self) -> str:
        """Where the article is; empty for an event, which rests on many."""
        return self.sources[0].url if self.subject.kind is Kind.ARTICLE else ""

    @property
    def transcribed(self) -> str:
        """What a reader must know at once of how the figures came here."""
        made = say_made(self.unreviewed)
        if self.subject.kind is Kind.EVENT:
            return made
        (source,) = self.sources
        language = say_language(source.language)
        told = "one article" + (f" in {language}" if language != "English" else "")
        excerpt = ", of which an excerpt was" if source.is_excerpt else ","
        return "; ".join(filter(None, (f"{told}{excerpt} {made}", source.review)))

    @property
    def origin(self) -> str:
        """How the seed came to be, as a sentence begins."""
        if self.subject.kind is Kind.EVENT:
            return "The articles were transcribed into seed files, and each number read beside them"
        if self.unreviewed:
            return "A program drafted a seed file from the article"
        return "The article was transcribed by hand into a seed file"

    @property
    def title(self) -> str:
        """What the tables are about and whose figures they hold."""
        draft = f" ({self.draft_mark})" if self.draft else ""
        return f"{self.event}: the figures of {self.source}{draft}"


def read_about(told: Mapping[str, Any], outcome: Mapping[str, Any], site: Site = NOBODY) -> About:
    """What a notebook's record tells.

    Parameters
    ----------
    told : as `views.record` made it; without `sources`, the record itself is its one source.
    outcome : verdict, outcome and headline, as far as the notebook has them.
    site : who publishes the report.
    """
    sources = told.get("sources", [told])
    return About(
        subject=read_subject(told),
        event=told["event"],
        timezone=told["timezone"],
        sources=[read_source(each) for each in sources],
        seed=told["seed"],
        version=dict(told["versions"])["tollbook"],
        verdict=outcome.get("verdict", ""),
        outcome=outcome.get("outcome", ""),
        unreviewed=told.get("unreviewed", 0),
        figures=told.get("figures", 0),
        headline=outcome.get("headline", ""),
        reading=name_reading(told),
        changed=outcome.get("changed", ()),
        is_claimed=outcome.get("is_claimed", False),
        drawn=outcome.get("drawn", ()),
        site=site,
    )


def name_reading(told: Mapping[str, Any]) -> str:
    """How the words of a seed were read, where not as usual; a part of a file's name."""
    convention = told.get("convention", LITERAL)
    return "-".join(
        [
            *([convention] if convention != LITERAL else []),
            *([] if told.get("include_claims", True) else ["no-claims"]),
            *([str(told["until"])[:10]] if told.get("until") else []),
        ]
    )


def read_source(told: Mapping[str, Any]) -> Source:
    """One article, as `views.record.describe_source` tells it."""
    names = ("outlet", "url", "published", "time", "language", "agency", "headline", "archive")
    given = {name: told[name] for name in names if name in told}
    review, numbers = told.get("review"), told.get("numbers")
    return Source(
        **given,
        is_excerpt=told.get("excerpt", False),
        reviewed_by=review["by"] if review else "",
        reviewed_on=review["day"] if review else "",
        numbers=Coverage(**numbers) if numbers else None,
        corrections=tuple(Correction(**each) for each in told.get("corrections", ())),
    )


def read_subject(told: Mapping[str, Any]) -> Subject:
    """What a notebook's record, or a data package of ours, is about.

    Raises
    ------
    KeyError : it does not tell.
    ParameterError : it tells a name that no subject has.
    """
    # Records of articles may have no other name for it.
    return find_subject(told["subject"] if "subject" in told else told["article"])


def describe_method(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a notebook's record tells, with subject, kind, outlet, day and corrections as a page
    prints them.
    """
    about = read_about(told, {})
    return {
        **told,
        "subject": about.subject.name,
        "kind": about.subject.kind.capitalize(),
        "outlet": about.outlet,
        "published": about.published,
        "source": about.source,
        "url": about.url,
        "transcribed": about.transcribed,
        "origin": about.origin,
        "corrections": about.corrections,
        "titles": name_corrected(about.sources),
    }


def name_corrected(sources: Sequence[Source]) -> dict[str, str]:
    """EVENT/ARTICLE of each article whose report was corrected → outlet and day."""
    return {each.article: source.title for source in sources for each in source.corrections}


def name_source(subject: Subject, outlet: str, day: dt.date) -> str:
    """The source of a report as a reader names it."""
    told = say_date(day) if outlet == _ALONE else say_day(subject, day)
    return f"{keep_order(outlet)}, {told}"


def say_day(subject: Subject, day: dt.date) -> str:
    """The day of an article; of an event, that of its newest article."""
    return {Kind.ARTICLE: "", Kind.EVENT: "the last of "}[subject.kind] + say_date(day)


def cite(about: About) -> str:
    """One line of plain text that cites a report; the same whenever it is made."""
    word = "Article" if len(about.sources) == 1 else "Articles"
    urls = ", ".join(source.url for source in about.sources[:_MOST_URLS])
    more = len(about.sources) - _MOST_URLS
    urls += f" and {more} more in the data package" if more > 0 else ""
    draft = f" ({about.draft_mark})" if about.draft else ""
    maker = f"Tollbook {about.version}"
    maker = f"{about.site.publisher}, with {maker}" if about.site.publisher else maker
    at = f" {about.address}" if about.address else ""
    return (
        f"{maker}: {about.event}, the figures of {about.source}{draft}. "
        f"Version {about.figures_version}.{at} {word}: {urls}."
    )
