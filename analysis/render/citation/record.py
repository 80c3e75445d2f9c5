"""What is cited: a report, and the articles that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.render.about import About, Source
from analysis.render.imprint import find_licence_page

MAKER = "Tollbook"


@dataclass(frozen=True)
class Cited:
    """One thing that is cited; the first of a report's list is the report.

    Attributes
    ----------
    key : by which a reference manager knows it.
    title : of an article without a headline a description, in brackets.
    author : a body, not a person.
    published : the day, ISO 8601. Empty of a report: when it was made is not kept, and the day of
        its article is the article's; it has a version instead.
    version, seed : of a report, what tells one state of its figures from another: a short name and
        the SHA-256.
    maker : of a report, the version of Tollbook that made it.
    licence, contact : of a report, its terms as SPDX names them, and how to reach its publisher.
    """

    key: str
    title: str
    author: str
    url: str = ""
    published: str = ""
    publisher: str = ""
    language: str = ""
    abstract: str = ""
    notes: str = ""
    version: str = ""
    seed: str = ""
    maker: str = ""
    licence: str = ""
    contact: str = ""

    @property
    def remark(self) -> str:
        """What a reader must know of an article; of a report, its seed and what made it."""
        if not self.seed:
            return self.notes
        return f"Seed SHA-256 {self.seed}; made by {MAKER} {self.maker}"


def list_cited(about: About) -> list[Cited]:
    """The report, then its articles in their order."""
    licence = about.site.licence or ""
    key = "-".join([MAKER.lower(), *about.subject.folder.split("/")])
    report = Cited(
        key=key,
        title=about.title,
        author=about.site.publisher or MAKER,
        url=about.address,
        publisher=about.site.publisher or "",
        abstract=about.abstract,
        version=about.figures_version,
        seed=about.seed,
        maker=about.version,
        licence=licence if find_licence_page(licence) else "",
        contact=about.site.contact or "",
    )
    articles = [
        _describe(source, f"{key}-source-{number}", about)
        for number, source in enumerate(about.sources, 1)
    ]
    return [report, *articles]


def _describe(source: Source, key: str, about: About) -> Cited:
    return Cited(
        key=key,
        title=source.headline or f"[News report: {about.event}]",
        author=source.outlet,
        url=source.url,
        published=source.published,
        language=source.language,
        notes="; ".join(source.remarks),
    )
