"""The citation as a CITATION.cff (Citation File Format 1.2.0)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from analysis.render.citation.record import MAKER, Cited
from analysis.render.imprint import is_email


def to_cff(cited: Sequence[Cited]) -> str:
    """The citation of a report and of the articles that it rests on, as YAML.

    There is no `date-released`: when a report was made is not kept, and the day of an article is
    the article's.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted

    report, *articles = cited
    seed = {
        "type": "other",
        "value": f"sha256:{report.seed}",
        "description": "SHA-256 of the seed that the tables were computed from",
    }
    software = {
        "type": "software",
        "title": MAKER,
        "authors": [{"name": MAKER}],
        "version": report.maker,
    }
    rests_on = "article that they rest" if len(articles) == 1 else "articles that they rest"
    citation: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": f"Please cite these tables together with the {rests_on} on.",
        "type": "dataset",
        # What comes from a seed is quoted: every character is then written so that it comes back.
        "title": Quoted(report.title),
        "authors": [{"name": Quoted(report.author)}],
        "version": Quoted(report.version),
        "identifiers": [seed],
        "references": [*map(_describe, articles), software],
    }
    citation |= _describe_publisher(report)
    if report.url:
        citation["url"] = Quoted(report.url)
    if report.abstract:
        citation["abstract"] = Quoted(report.abstract)
    yaml = YAML()
    yaml.width = 4096  # one line a value
    text = io.StringIO()
    yaml.dump(citation, text)
    return text.getvalue()


def _describe_publisher(report: Cited) -> dict[str, Any]:
    """Licence and contact, where the format has room for them: a licence of the SPDX list, and a
    contact with a name.
    """
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted

    told: dict[str, Any] = {}
    if report.publisher and report.contact:
        key = "email" if is_email(report.contact) else "website"
        told["contact"] = [{"name": Quoted(report.publisher), key: Quoted(report.contact)}]
    if report.licence:
        told["license"] = report.licence
    return told


def _describe(article: Cited) -> dict[str, Any]:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted

    told: dict[str, Any] = {
        "type": "newspaper-article",
        "title": Quoted(article.title),
        "authors": [{"name": Quoted(article.author)}],
        "date-published": Quoted(article.published),
        "url": Quoted(article.url),
    }
    language = article.language.partition("-")[0]
    if language != "en":
        told["languages"] = [Quoted(language)]
    if article.notes:
        told["notes"] = Quoted(article.notes)
    return told
