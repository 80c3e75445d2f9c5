"""Small random articles as one run reads them, with names that try what a sentence can bear."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import strategies as st
from small_articles import GROUPS, PERIODS, PLACES, WITHIN, articles

from analysis.ledger.conventions import find_convention
from analysis.ledger.frame import build_frame
from analysis.ledger.model import Article, Event
from analysis.views.reading import Reading

NAMES = (
    "Majeed Brigade members",
    "French nationals",
    "iPhone sellers",
    "army auxiliaries (VDP)",
    "police, on patrol",
    "17th Brigade soldiers",
    "(some) drivers",
    "תושבים",
    "اخبار کے لوگ",
    "ßen members",
)
"""Capital letters, commas, brackets, digits, and scripts that run from right to left."""

SPEAKERS = ("the army, on its enemies", "Rebels", "Hamas (Gaza)", "3rd Front", "שלום", "party of A")


def read(article: Article, **options: Any) -> Reading:
    """A reading of an article that is in no file."""
    convention = options.get("convention", "literal")
    figures = build_frame(article, convention)
    if not options.get("include_claims", True):
        figures = figures[figures["status"] != "claimed"].reset_index(drop=True)
    return Reading(
        article, find_convention(convention), options.get("include_claims", True), figures
    )


def shuffle(article: Article, seed: int) -> Article:
    """The same article with its figures, ties, groups, places and periods in another order."""
    chance = random.Random(seed)

    def mix(items: Any) -> Any:
        mixed = list(items.items() if hasattr(items, "items") else items)
        chance.shuffle(mixed)
        return dict(mixed) if hasattr(items, "items") else tuple(mixed)

    trees = ("groups", "places", "periods", "speakers")
    event = article.event.model_copy(update={n: mix(getattr(article.event, n)) for n in trees})
    lists = ("figures", "relations", "assumptions")
    told = {n: mix(getattr(article.transcript, n)) for n in lists}
    transcript = article.transcript.model_copy(update=told)
    return article.model_copy(update={"event": event, "transcript": transcript})


@st.composite
def named_articles(draw: st.DrawFn, size: int = 6) -> Article:
    """Articles whose groups, places, speakers and outlet have such names; some are claims."""
    article = draw(articles(size=size, has_relations=draw(st.booleans())))
    names = draw(st.permutations(NAMES))
    speakers = draw(st.permutations(SPEAKERS))
    event = Event.model_validate(
        {
            "name": "Example",
            "timezone": "UTC",
            "groups": {
                name: {"label": label, "parts": GROUPS[name], "part_of": WITHIN.get(name)}
                for name, label in zip(GROUPS, names, strict=False)
            },
            "places": {
                name: {"name": label, "kind": "place", "part_of": whole}
                for (name, whole), label in zip(PLACES.items(), reversed(names), strict=False)
            },
            "speakers": {
                "rebels": {"name": speakers[0], "kind": "party"},
                "office": {"name": speakers[1], "kind": "official"},
            },
            "periods": {
                name: {"label": name, "start": start, "end": end}
                for name, (start, end) in PERIODS.items()
            },
        }
    )
    figures = []
    for figure in article.figures:
        how = draw(st.sampled_from((("stated", "outlet"), ("attributed", "office"), *_CLAIM)))
        measures = _MEASURES if not article.transcript.relations and figures else _PERSONS
        measure, unit = draw(st.sampled_from(measures))
        told = {"status": how[0], "speaker": how[1], "measure": measure, "unit": unit}
        if unit != "persons":
            told["group"] = None
        figures.append(figure.model_copy(update=told))
    source = article.source.model_copy(update={"outlet": draw(st.sampled_from(SPEAKERS))})
    told = {"figures": tuple(figures), "source": source}
    transcript = article.transcript.model_copy(update=told)
    return article.model_copy(update={"event": event, "transcript": transcript})


_CLAIM = (("claimed", "rebels"), ("attributed", "office"))
_PERSONS = (*3 * (("deaths", "persons"),), ("injuries", "persons"))
_MEASURES = (*_PERSONS, ("attack-sites", "towns"), ("duration", "weeks"), ("distance", "km"))
