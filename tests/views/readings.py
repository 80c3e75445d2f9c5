"""Small random articles as one run reads them, with names that try what a sentence can bear."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import strategies as st
from small_articles import GROUPS, PERIODS, PLACES, WITHIN, articles

from analysis.ledger.conventions import find_convention
from analysis.ledger.coverage import count_numbers
from analysis.ledger.frame import build_frame
from analysis.ledger.means import MEANS
from analysis.ledger.model import Article, Event, LeftOut, Review
from analysis.reading.reading import Reading

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


def change(record: Any, **update: Any) -> Any:
    """A record like another one; what was worked out for that one is not kept."""
    kept = {name: getattr(record, name) for name in type(record).model_fields}
    return type(record).model_construct(**kept | update)


def shuffle(article: Article, seed: int) -> Article:
    """The same article with its figures, ties, groups, places and periods in another order."""
    chance = random.Random(seed)

    def mix(items: Any) -> Any:
        mixed = list(items.items() if hasattr(items, "items") else items)
        chance.shuffle(mixed)
        return dict(mixed) if hasattr(items, "items") else tuple(mixed)

    trees = ("groups", "places", "periods", "speakers")
    event = change(article.event, **{n: mix(getattr(article.event, n)) for n in trees})
    lists = ("figures", "relations", "assumptions")
    told = {n: mix(getattr(article.transcript, n)) for n in lists}
    return change(article, event=event, transcript=change(article.transcript, **told))


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
                "office": {"name": speakers[1], "kind": draw(st.sampled_from(_KINDS))},
                "wire": {"name": speakers[2], "kind": "outlet"},
            },
            "toll": {"place": "country", "period": "week"},
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
        if measure not in _OF_PEOPLE:
            told["group"] = None
        more = draw(new_fields(measure, is_tied=bool(article.transcript.relations)))
        figures.append(change(figure, **told | more))
    told = {"outlet": draw(st.sampled_from(SPEAKERS)), **draw(_SOURCES)}
    source = change(article.source, **told)
    told = {"figures": tuple(figures), "source": source, "left_out": draw(_LEFT_OUT)}
    transcript = change(article.transcript, **told)
    if draw(st.booleans()):
        found = count_numbers(transcript)
        numbers = found.told + found.left_out + draw(st.integers(0, 2))
        transcript = change(transcript, source=change(source, numbers=numbers))
    if not transcript.unreviewed and draw(st.booleans()):
        review = Review(by=draw(st.sampled_from(SPEAKERS)), day=source.published)
        transcript = change(transcript, review=review)
    return change(article, event=event, transcript=transcript)


@st.composite
def new_fields(draw: st.DrawFn, measure: str, *, is_tied: bool) -> dict[str, Any]:
    """What few figures have: a change, a role, who did it and how, and through whom it is told.

    A figure of a tie stays a total of the event.
    """
    told: dict[str, Any] = dict(_KINDS_OF.get(measure, {}))
    if measure == "distance" and draw(st.booleans()):
        told["to"] = draw(st.sampled_from(tuple(PLACES)))
    if measure in ("deaths", "injuries", "attack-sites"):
        told["by"] = draw(_rarely(st.sampled_from(("rebels", *GROUPS))))
        told["how"] = tuple(draw(st.lists(st.sampled_from(tuple(MEANS)), max_size=3, unique=True)))
    if not is_tied:
        told["role"] = draw(st.sampled_from(("toll", "toll", "toll", "background", "other-event")))
        told["change"] = draw(_rarely(st.sampled_from(("increment", "fall", "multiple"))))
        if told["change"] and draw(st.booleans()):
            told["unit"] = "percent"
        if draw(st.integers(0, 3)) == 0:
            told |= {"place": "", "period": None, "role": "toll"}
    if draw(st.integers(0, 3)) == 0:
        told |= {"part": "headline", "paragraph": None}
    told["reported"] = draw(_rarely(st.sampled_from(("2020-01-08", "2020-01-10T09:30"))))
    told["via"] = draw(_rarely(st.just("wire")))
    return {**told, "reviewed": draw(st.integers(0, 4)) > 0}


def _rarely(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """None as often as not."""
    return st.one_of(st.none(), values)


_LEFT_OUT = st.lists(
    st.builds(
        LeftOut,
        wording=st.sampled_from(("2019", "aged 12", "one of")),
        paragraph=_rarely(st.integers(1, 9)),
        reason=st.sampled_from(("It is a year.", "an age", "it counts nothing")),
    ),
    max_size=3,
).map(tuple)
_SOURCES = st.fixed_dictionaries(
    {
        "language": st.sampled_from(("en", "en", "fr", "pt-BR", "xx")),
        "agency": _rarely(st.sampled_from(SPEAKERS)),
        "excerpt": st.booleans(),
        "time": _rarely(st.just("06:05")),
    }
)
_KINDS = ("official", "witness", "think-tank", "aid", "outlet", "party")
_OF_PEOPLE = ("deaths", "injuries", "share", "age", "rate", "other")
_KINDS_OF = {"share": {"of": "deaths"}, "other": {"label": "targets named"}}

_CLAIM = (("claimed", "rebels"), ("attributed", "office"))
_PERSONS = (*3 * (("deaths", "persons"),), ("injuries", "persons"))
_MEASURES = (
    *_PERSONS,
    ("attack-sites", "towns"),
    ("duration", "weeks"),
    ("distance", "km"),
    ("share", "percent"),
    ("money", "usd"),
    ("age", "years"),
    ("rate", "litres-per-person"),
    ("frequency", "per-week"),
    ("vehicles", "vehicles"),
    ("other", "targets"),
)
