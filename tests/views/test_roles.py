"""What is not of the event bears on nothing: neither a table nor a sentence changes by it."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from readings import change, named_articles, read
from rich_seed import BACKGROUND, FIGURES, make_article
from told import list_told

from analysis.ledger.frame import to_records
from analysis.ledger.model import Article
from analysis.reading.reading import Reading
from analysis.telling.sentences import plain
from analysis.views.figures import tabulate_figures
from analysis.views.places import tabulate_places
from analysis.views.timeline import tabulate_timeline

OF_ALL_FIGURES = ("source", "limits", "voices", "paragraphs", "others")
"""What tells how many figures there are, and lists those that are not of the event."""

ROLES = ("background", "other-event")


def add(article: Article, *, seed: int) -> Article:
    """The article with its figures once more, as background or of another attack."""
    chance = random.Random(seed)
    others = [
        change(
            figure,
            id=f"{figure.id}-other",
            role=chance.choice(ROLES),
            corrects=(),
            place=figure.place or "country",
            reviewed=True,
        )
        for figure in article.transcript.figures
    ]
    figures = (*keep_own(article).transcript.figures, *others)
    transcript = change(article.transcript, figures=figures)
    return change(article, transcript=transcript, sha256="1" * 64)


def keep_own(article: Article) -> Article:
    """The article without what is not of the event."""
    own = tuple(f for f in article.transcript.figures if f.role == "toll")
    return change(article, transcript=change(article.transcript, figures=own))


def tell(reading: Reading) -> list[tuple[str, str]]:
    """Every sentence and title but for those on all figures."""
    told = [(each.by, plain(each.sentence)) for each in list_told(reading)]
    told = [(by, sentence) for by, sentence in told if "This is a draft" not in sentence]
    return [(by, sentence) for by, sentence in told if by not in OF_ALL_FIGURES]


def tabulate(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Every table but the ledger, and without the rows of what is not of the event."""
    tables = {name: t for name, t in reading.tables().items() if name != "ledger"}
    tables["others"] = tables["others"][tables["others"]["role"].eq("toll")]
    return {name: to_records(table) for name, table in tables.items()}


@settings(max_examples=6)
@given(article=named_articles(size=3), seed=st.integers(0, 99))
def test_background_changes_no_other_table_and_no_sentence(article: Article, seed: int) -> None:
    """Whatever the figures, once more as background or of another attack they bear on nothing."""
    if not keep_own(article).figures:
        return
    alone, beside = read(keep_own(article)), read(add(article, seed=seed))

    assert tabulate(beside) == tabulate(alone)
    assert tell(beside) == tell(alone)


@settings(max_examples=6)
@given(article=named_articles(size=3), seed=st.integers(0, 99))
def test_background_changes_no_row_of_the_ledger(article: Article, seed: int) -> None:
    """The figures of the event stand in the same order and say the same as without the others."""
    if not keep_own(article).figures:
        return
    alone = to_records(tabulate_figures(read(keep_own(article))))
    beside = to_records(tabulate_figures(read(add(article, seed=seed))))

    assert [row for row in beside if row["role"] == "toll"] == alone
    assert {row["role"] for row in beside} <= {"toll", *ROLES}


def test_times_and_places_of_background_stand_in_the_ledger_alone() -> None:
    """Neither on the timeline nor on the map."""
    reading = read(make_article())
    told = [*to_records(tabulate_timeline(reading)), *to_records(tabulate_places(reading))]

    assert {row.get("id") for row in told}.isdisjoint(BACKGROUND)
    assert "Farhaven" not in {row.get("name") for row in told}


def test_what_is_not_of_the_event_is_named_among_the_limits() -> None:
    """Each in one sentence, which says that it is added to nothing."""
    told = [plain(each.sentence) for each in list_told(read(make_article())) if each.by == "limits"]

    assert (
        "Told as background, and added to nothing: 900 people killed (2030) and 70 attacks (2030)."
        in told
    )
    assert (
        "Told of another event, and added to nothing: at least 11 people killed in Farhaven "
        "(April 2031)." in told
    )
    own = read(make_article(*(name for name in FIGURES if name not in BACKGROUND)))
    assert not [t for t in list_told(own) if "added to nothing" in plain(t.sentence)]
