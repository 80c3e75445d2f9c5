"""How a report wants to be cited, for programs: a CITATION.cff (Citation File Format 1.2.0)."""

from __future__ import annotations

import io
from typing import Any

from analysis.ledger.site import Site
from analysis.render.about import About, Source
from analysis.render.imprint import find_licence_page, is_email


def to_cff(about: About) -> str:
    """The citation of a report and of the articles that it rests on, as YAML.

    There is no `date-released`: when a report was made is not kept, and the day of an article is
    the article's.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted

    # What comes from a seed is quoted: every character is then written so that it comes back.
    articles = [
        {
            "type": "newspaper-article",
            # Brackets mark a description in place of a headline that the seed does not have.
            "title": Quoted(source.headline or f"[News report: {about.event}]"),
            "authors": [{"name": Quoted(source.outlet)}],
            "date-published": Quoted(source.published),
            "url": Quoted(source.url),
            **_describe_more(source),
        }
        for source in about.sources
    ]
    seed = {
        "type": "other",
        "value": f"sha256:{about.seed}",
        "description": "SHA-256 of the seed that the tables were computed from",
    }
    rests_on = "article that they rest" if len(articles) == 1 else "articles that they rest"
    citation = {
        "cff-version": "1.2.0",
        "message": f"Please cite these tables together with the {rests_on} on.",
        "type": "dataset",
        "title": Quoted(about.title),
        "authors": [{"name": "Tollbook"}],
        "version": about.version,
        "identifiers": [seed],
        "references": articles,
    }
    citation |= _describe_publisher(about.site)
    if about.abstract:
        citation["abstract"] = Quoted(about.abstract)
    yaml = YAML()
    yaml.width = 4096  # one line a value
    text = io.StringIO()
    yaml.dump(citation, text)
    return text.getvalue()


def _describe_publisher(site: Site) -> dict[str, Any]:
    """Licence and contact, where the format has room for them: a licence of the SPDX list, and a
    contact with a name.
    """
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted

    told: dict[str, Any] = {}
    if site.publisher and site.contact:
        key = "email" if is_email(site.contact) else "website"
        told["contact"] = [{"name": Quoted(site.publisher), key: Quoted(site.contact)}]
    if site.licence and find_licence_page(site.licence):
        told["license"] = site.licence
    return told


def _describe_more(source: Source) -> dict[str, Any]:
    """Language and remarks of an article, where it has some."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted

    language = source.language.partition("-")[0]
    told: dict[str, Any] = {} if language == "en" else {"languages": [Quoted(language)]}
    return {**told, "notes": Quoted("; ".join(source.remarks))} if source.remarks else told
