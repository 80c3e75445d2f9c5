"""How a report wants to be cited, for programs: a CITATION.cff (Citation File Format 1.2.0)."""

from __future__ import annotations

import io
from typing import Any

from analysis.render.about import About, Source


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
    if about.abstract:
        citation["abstract"] = Quoted(about.abstract)
    yaml = YAML()
    yaml.width = 4096  # one line a value
    text = io.StringIO()
    yaml.dump(citation, text)
    return text.getvalue()


def _describe_more(source: Source) -> dict[str, Any]:
    """Language and remarks of an article, where it has some."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted

    language = source.language.partition("-")[0]
    told: dict[str, Any] = {} if language == "en" else {"languages": [Quoted(language)]}
    return {**told, "notes": Quoted("; ".join(source.remarks))} if source.remarks else told
