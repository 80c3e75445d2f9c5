"""Who is said to have done what, and how: only as reported, and always with who says so."""

from __future__ import annotations

from typing import Any

import pytest
from readings import change, read
from rich_seed import EVENT, make_article
from told import list_told

from analysis.ledger.frame import to_records
from analysis.ledger.means import MEANS
from analysis.ledger.model import Article
from analysis.output.show import make_table
from analysis.telling.sentences import plain
from analysis.views.actors import say_actors, say_reading_of_actors, tabulate_actors
from analysis.views.figures import tabulate_figures
from analysis.views.toll import tabulate_toll

TOLD = ("residents-killed", "guards-killed", "guards-claimed")


def test_a_row_is_a_figure_of_the_event_of_which_it_is_told() -> None:
    """Background is not among them."""
    rows = to_records(tabulate_actors(read(make_article())))

    assert {row["id"] for row in rows} == {*TOLD}
    assert {row["id"]: (row["victims"], row["doer"], row["means"]) for row in rows} == {
        "residents-killed": ("residents", "raiders", "gunfire"),
        "guards-killed": ("guards", "the Hill Band", "a car bombing and grenades"),
        "guards-claimed": ("guards", "the Hill Band", "a car bombing"),
    }


def test_an_hour_is_told_with_its_day() -> None:
    """Where the article gives one."""
    [row] = to_records(tabulate_actors(read(with_(reported="2031-05-06T09:05"))))

    assert row["said_on"] == "6 May 2031, 09:05"


def with_(name: str = "residents-killed", **update: Any) -> Article:
    """The article with one figure, changed."""
    article = make_article(name)
    figures = tuple(change(figure, **update) for figure in article.transcript.figures)
    return change(article, transcript=change(article.transcript, figures=figures))


@pytest.mark.parametrize("name", TOLD)
def test_each_sentence_names_who_says_so(name: str) -> None:
    """And stands under a heading that says that it is reported."""
    actors = tabulate_actors(read(make_article(name)))
    head, sentence = map(plain, say_actors(actors).sentences)

    assert head.endswith("as reported")
    assert actors["speaker_name"].iloc[0] in sentence
    assert any(said in sentence for said in (", according to ", ", as claimed by "))


@pytest.mark.parametrize("means", sorted(MEANS))
def test_every_means_is_told(means: str) -> None:
    """In the sentence, as a part of it or behind it in brackets."""
    actors = tabulate_actors(read(with_(how=(means,))))
    _, sentence = map(plain, say_actors(actors).sentences)

    assert MEANS[means] in sentence
    assert "raiders" in sentence
    assert sentence.endswith(", according to police.")


def test_nothing_is_shown_where_nothing_is_told() -> None:
    """No row, no heading, no explanation, and no column in another table."""
    reading = read(make_article("toll-noon", "share-guards"))
    actors = tabulate_actors(reading)

    assert actors.empty
    for prose in (say_actors(actors), say_reading_of_actors(actors)):
        data, metadata = prose._repr_mimebundle_()
        assert not any(data.values())
        assert metadata == {}
    for name, table in (("toll", tabulate_toll(reading)), ("ledger", tabulate_figures(reading))):
        assert "as reported" not in make_table(table, name=name).markup


def test_the_tables_of_figures_tell_it_where_any_figure_does() -> None:
    """In a column of their own, beside the speaker's."""
    reading = read(make_article())

    for name, table in (("toll", tabulate_toll(reading)), ("ledger", tabulate_figures(reading))):
        markup = make_table(table, name=name).markup
        assert "Done by and by what means, as reported" in markup
        assert "The Hill Band; means: a car bombing and grenades" in markup


def test_no_doer_is_told_who_is_not_reported() -> None:
    """No sentence has 'by' a party where no figure does."""
    names = [EVENT["groups"]["raiders"]["label"], EVENT["speakers"]["hill-band"]["name"]]
    article = with_(by=None, how=())
    told = [plain(each.sentence) for each in list_told(read(article))]

    assert not [s for s in told for name in names if f"by {name}" in s]


@pytest.mark.parametrize("how", [*[(means,) for means in sorted(MEANS)], tuple(MEANS)])
@pytest.mark.parametrize("by", [None, "hill-band"])
def test_no_toll_is_told_without_what_it_is_limited_to(how: tuple[str, ...], by: str) -> None:
    """Those killed by some means alone are not all who were killed, also in the headline."""
    article = make_article("residents-killed", "toll-noon")
    limited, whole = article.transcript.figures
    figures = (change(limited, how=how, by=by, group="people"), change(whole, by="raiders"))
    reading = read(change(article, transcript=change(article.transcript, figures=figures)))
    told = [plain(each.sentence) for each in list_told(reading) if each.by in ("toll", "deaths")]

    assert len(told) > 1
    for sentence in told:
        if "30 people" in sentence:
            assert all(MEANS[means] in sentence for means in how), sentence
