"""What has a seed: each event with how many articles it has, and below it the articles."""

from __future__ import annotations

from collections.abc import Iterator

from analysis import paths
from analysis.errors import SeedError
from analysis.ledger.model import Article
from analysis.ledger.reader import read_article
from analysis.ledger.subject import Subject, list_events
from analysis.telling.drafts import mark_draft
from analysis.telling.words import say_count


def list_seeds() -> Iterator[str]:
    """One line an event, then one an article of it; of a seed that cannot be read, why."""
    for event in list_events():
        read = {name: _read(name) for name in event.articles}
        named = next((each.event.name for each in read.values() if isinstance(each, Article)), "")
        told = [*filter(None, [named]), say_count(len(read), "article"), _tell_state(event)]
        yield f"{event.name}  {', '.join(told)}"
        for name, article in read.items():
            yield f"{name}  {_tell(name, article)}"


def _read(name: str) -> Article | SeedError:
    try:
        return read_article(name)
    except SeedError as error:
        return error


def _tell(name: str, article: Article | SeedError) -> str:
    if isinstance(article, SeedError):
        return f"unfinished: {article.summary}"
    figures = len(article.figures)
    told = mark_draft(article.transcript.unreviewed, figures) or say_count(figures, "figure")
    return f"{article.source.outlet}, {told}, {_tell_state(Subject(*name.split('/')))}"


def _tell_state(subject: Subject) -> str:
    is_published = (paths.reports() / subject.folder / "index.html").is_file()
    return "published" if is_published else "not published"
