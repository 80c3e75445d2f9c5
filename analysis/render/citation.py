"""How a report wants to be cited, for programs: a CITATION.cff (Citation File Format 1.2.0)."""

from __future__ import annotations

import io

from analysis.render.about import About


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
            # A seed does not hold the headline; brackets mark a description in its place.
            "title": Quoted(f"[News report: {about.event}]"),
            "authors": [{"name": Quoted(source.outlet)}],
            "date-published": Quoted(source.published),
            "url": Quoted(source.url),
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
    if about.outcome:
        citation["abstract"] = Quoted(about.outcome)
    yaml = YAML()
    yaml.width = 4096  # one line a value
    text = io.StringIO()
    yaml.dump(citation, text)
    return text.getvalue()
