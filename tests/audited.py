"""Articles with a text of their own, made for the tests of the draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.draft.audit.texts import hash_text
from analysis.ledger.model import Article, Event, Transcript

EVENT = {
    "name": "Example event, March 2020",
    "timezone": "Etc/UTC",
    "groups": {"people": {"label": "people"}},
    "places": {
        "sampleton": {"name": "Sampleton", "kind": "town", "aliases": ["Sampletown"]},
        "oldmere": {"name": "Oldmere", "kind": "town"},
    },
    "periods": {"monday": {"label": "on Monday", "start": "2020-03-02", "end": "2020-03-02"}},
}

USUAL = {
    "measure": "deaths",
    "unit": "persons",
    "place": "sampleton",
    "speaker": "outlet",
    "status": "stated",
    "says": "So many people died.",
}


def make_article(
    text: str, *figures: Mapping[str, Any], left_out: Any = (), **source: Any
) -> Article:
    """An article whose seed has these figures, and the hash and the paragraphs of the text."""
    told = [{**USUAL, "id": f"figure-{n}", **figure} for n, figure in enumerate(figures, 1)]
    about = {
        "outlet": "Example Gazette",
        "url": "https://gazette.example/",
        "published": "2020-03-04",
        "paragraphs": max(1, len([line for line in text.splitlines() if line.strip()])),
        "sha256": hash_text(text),
        **source,
    }
    transcript = Transcript.model_validate(
        {
            "source": {name: value for name, value in about.items() if value is not None},
            # A seed has one at least; an audit takes any number.
            "figures": told or [{**USUAL, "id": "none", "wording": "0", "paragraph": 1}],
            "left_out": list(left_out),
        }
    )
    return Article(
        name="sampleton-2020/2020-03-04-gazette",
        event=Event.model_validate(EVENT),
        transcript=transcript if told else transcript.model_copy(update={"figures": ()}),
    )
