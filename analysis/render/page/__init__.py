"""From an executed notebook to one offline HTML page: no script, no network, code folded away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analysis.ledger.names import EVENT_FOLDER
from analysis.render.about import describe_method, read_about
from analysis.render.citation import FORMATS
from analysis.render.edition import PLAIN, Edition
from analysis.render.imprint import list_imprint
from analysis.render.naming import FRONT
from analysis.render.page.blocks import Block, Report, Section, strip_tags
from analysis.render.page.citations import Citations
from analysis.render.page.citations import has_ledger as lists_figures
from analysis.render.page.folding import (
    drop_told,
    drop_told_tables,
    is_folded,
    is_of_chart,
    split_answer,
)
from analysis.render.page.templates import render
from analysis.render.versions import NONE, Versions
from analysis.telling.drafts import say_draft

if TYPE_CHECKING:
    from analysis.reading.later import Later, Since
    from analysis.render.chart_files.files import Taken
    from analysis.render.link import Link

CHECKS = "checks"
"""The table of all sums."""


@dataclass(frozen=True)
class PageContext:
    """Where a page stands: what lies beside it.

    Attributes
    ----------
    page : its own file name.
    pages : file name → short name, of every page of the report, in their order.
    ledger : file name of the page that lists every figure; empty where there is none.
    checks : file name of the page that proves every sum; empty where there is none.
    downloads : path relative to the page → what it holds.
    site : path to the list of all reports; empty where there is none.
    citation : how the report is cited; empty where it is not published.
    versions : the earlier versions of the figures that are kept beside it.
    draft : that a figure of the report is unreviewed, as its pages say it; empty where none is.
    edition : what the report tells beside its notebooks.
    beside : file name of the page that lists every figure of an article's report, which stands in a
        folder beside that of its event; empty where nothing leads there.
    linked : what the report tells programs, as `linked` has it; of a page by itself, what its
        notebook tells.
    link : what it says of itself to whoever shows a link to it; None for a page by itself.
    charts : drawing → what the page offers of it; one without files is not there.
    """

    page: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    ledger: str = ""
    checks: str = ""
    downloads: Mapping[str, str] = field(default_factory=dict)
    site: str = ""
    citation: str = ""
    draft: str = ""
    versions: Versions = NONE
    beside: str = ""
    edition: Edition = PLAIN
    link: Link | None = None
    linked: Mapping[str, Any] = field(default_factory=dict)
    charts: Mapping[str, Taken] = field(default_factory=dict)

    @property
    def formats(self) -> Mapping[str, str]:
        """File with the citation → the name of its format."""
        return {name: form.name for name, form in FORMATS.items() if name in self.downloads}

    @property
    def event(self) -> str:
        """The path to the report of the event from a page of one of its articles."""
        return f"../{EVENT_FOLDER}/{FRONT}"

    @property
    def since(self) -> Since | None:
        """What later reports of the event say of an article's numbers; None where it is alone."""
        return self.edition.since

    def find_own_row(self, figure: str) -> str:
        """The path to a number of the report in its ledger; empty where it has none."""
        return self.ledger and f"{self.ledger}#figure-{figure}"

    def find_report(self, article: str) -> str:
        """The path from an event's page to a page of one of its articles; empty where nothing
        leads there.
        """
        return self.beside and f"../{article}/{self.beside}"

    def find_row(self, later: Later) -> str:
        """The path to the newer number in the ledger of its article; empty where it has none."""
        path = self.find_report(later.article.partition("/")[2])
        return path and f"{path}#figure-{later.newer_id}"

    @property
    def is_front(self) -> bool:
        """Whether it is the page that tells for all pages of its report how they were made."""
        return self.page == FRONT or FRONT not in self.pages

    @property
    def front(self) -> str:
        """The file name of that page."""
        return FRONT


@dataclass(frozen=True)
class Landmark:
    """A section as a page shows it.

    Attributes
    ----------
    name : of its permalink.
    heading : HTML; empty where nothing heads it.
    blocks : what stands under the heading.
    folded : names of its tables that are folded away → whether a chart tells the same.
    """

    name: str
    heading: str
    blocks: Sequence[Block]
    folded: Mapping[str, bool]


def has_ledger(report: Report) -> bool:
    """Whether a notebook's page lists every figure."""
    return lists_figures(report.blocks)


def has_checks(report: Report) -> bool:
    """Whether a notebook's page lists every sum."""
    return any(block.kind == "table" and block.name == CHECKS for block in report.blocks)


def render_page(report: Report, context: PageContext) -> str:
    """The page as text.

    Parameters
    ----------
    report : an executed notebook, taken apart.
    context : what the page belongs to; an empty one for a page by itself.
    """
    main = next((section for section in report.sections if section.has_finding), None)
    others = [section for section in report.sections if section is not main]
    # In the order of the page, for the first link to a figure is where its note leads back to.
    about = report.record.get("about", {})
    citations = Citations(report.record.get("notes", {}), context.beside, about.get("url", ""))
    headline = citations.lead(main.heading) if main else ""
    draft = context.draft or say_draft(about.get("unreviewed", 0), about.get("figures", 0))
    answer = [citations.lead_block(block) for block in drop_told(report.answer, draft)]
    landmarks = [_show(section, citations) for section in [main, *others] if section]
    method = list(map(citations.lead_block, report.method))
    above, below = split_answer(answer, headline) if main else (answer, [])
    shown = [block for landmark in landmarks for block in landmark.blocks]
    return render(
        "page.html.j2",
        report=report,
        about=describe_method(about) if about else {},
        imprint=list_imprint(read_about(about, {}, context.edition.site)) if about else [],
        draft=draft,
        headline=headline,
        title=strip_tags(main.heading) if main else report.title,
        answer=above,
        more=below,
        main=landmarks[0] if main else None,
        landmarks=landmarks[1:] if main else landmarks,
        method=method,
        tables={block.name for block in shown if block.kind == "table"},
        notes=[] if lists_figures(shown) else citations.notes,
        described=_tell_programs(report, context),
        context=context,
        **_find_neighbours(context),
    )


def _tell_programs(report: Report, context: PageContext) -> Mapping[str, Any] | None:
    """What the front page tells programs for the whole report."""
    return (context.linked or report.record.get("described")) if context.is_front else None


def _show(section: Section, citations: Citations) -> Landmark:
    tables = [block for block in section.blocks if block.kind == "table"]
    return Landmark(
        section.name,
        citations.lead(section.heading),
        [
            citations.complete_block(citations.lead_block(each))
            for each in drop_told_tables(section)
        ],
        {each.name: is_of_chart(each, section) for each in tables if is_folded(each, section)},
    )


def _find_neighbours(context: PageContext) -> dict[str, str]:
    """The pages before and after this one; empty where there is none."""
    files = list(context.pages)
    place = files.index(context.page) if context.page in files else 0
    return {
        "before": files[place - 1] if place else "",
        "after": files[place + 1] if place + 1 < len(files) else "",
    }
