"""Who is said to have done what, and how: only as reported, and always with who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest
from readings import change, read
from rich_seed import EVENT, make_article
from test_kinds import with_figures
from told import list_told

from analysis.ledger.frame import to_records
from analysis.ledger.means import MEANS
from analysis.ledger.model import Article
from analysis.output.show import make_table
from analysis.reading.reading import Reading
from analysis.telling.sentences import Sentence, plain
from analysis.views.actors import say_actors, tabulate_actors
from analysis.views.briefing import say_briefing
from analysis.views.claims import say_claims, tabulate_claims
from analysis.views.figures import tabulate_figures
from analysis.views.toll import say_toll, tabulate_toll

OWN = {"speaker": "hill-band", "status": "claimed"}
SAID = {"speaker": "police", "status": "attributed"}
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


@pytest.mark.parametrize("name", ["residents-killed", "guards-killed"])
def test_each_sentence_names_who_says_so(name: str) -> None:
    """At its end, after what was done and by whom."""
    actors = tabulate_actors(read(make_article(name))).assign(is_headed=False)
    [head] = map(plain, say_actors(actors).sentences)

    assert head.endswith(f", according to {actors['speaker_name'].iloc[0]}")


def test_what_a_party_says_that_it_did_itself_is_told_as_its_claim() -> None:
    """In the answer, without itself as the doer; the table has it all the same."""
    reading = read(make_article("guards-claimed"))
    actors = tabulate_actors(reading)
    answer = " ".join(map(plain, (*say_toll(tabulate_toll(reading)).sentences, *_answer(reading))))

    assert actors["id"].tolist() == ["guards-claimed"]
    assert not say_actors(actors).sentences
    assert answer.count("the Hill Band") + answer.count("The Hill Band") == 1
    assert "by the Hill Band" not in answer


def test_what_another_says_that_a_party_did_is_told_before_what_a_party_claims_of_others() -> None:
    """A claim on somebody else's deed is no deed of its own."""
    blamed = {"wording": "3 men", "group": "guards", "by": "raiders", "place": "dale", **OWN}
    said = {"wording": "2 men", "group": "residents", "by": "hill-band", "place": "dale", **SAID}
    actors = tabulate_actors(read(with_figures(blamed, said))).assign(is_headed=False)
    told = [*map(plain, say_actors(actors).sentences)]

    assert [each.rsplit(", ", 1)[1] for each in told] == [
        "according to police",
        "as claimed by the Hill Band.",
    ]


@pytest.mark.parametrize("name", ["residents-killed", "guards-killed"])
def test_what_the_headline_tells_whole_is_not_told_again(name: str) -> None:
    """One figure alone leads its report, with who is said to have done it."""
    reading = read(make_article(name))
    actors = tabulate_actors(reading)
    headline = plain(say_toll(tabulate_toll(reading)).sentences[0])

    assert f"by {actors['doer'].iloc[0]}" in headline
    assert actors["is_headed"].all()
    assert not say_actors(actors).sentences


def _answer(reading: Reading) -> Sequence[Sentence]:
    return say_briefing(reading).sentences


@pytest.mark.parametrize("means", sorted(MEANS))
def test_every_means_is_told(means: str) -> None:
    """In the sentence, as a part of it or behind it in brackets."""
    actors = tabulate_actors(read(with_(how=(means,)))).assign(is_headed=False)
    [head] = map(plain, say_actors(actors).sentences)

    assert MEANS[means] in head
    assert "raiders" in head
    assert head.endswith(", according to police")


def test_four_deeds_that_a_party_claims_are_told_once() -> None:
    """All of them as its claims, and the party at their beginning."""
    figures = [
        {"wording": f"{n} men", "group": "guards", "by": "hill-band", "place": place, **OWN}
        for n, place in enumerate(("dale", "fernhill", "mossbridge", "farhaven"), 2)
    ]
    reading = read(with_figures(*figures))
    head, *others = map(plain, say_claims(tabulate_claims(reading)).sentences)

    assert not say_actors(tabulate_actors(reading)).sentences
    assert head.startswith("The Hill Band claims ")
    assert re.findall(r"\d guards", " ".join([head, *others])) == [
        f"{n} guards" for n in range(2, 6)
    ]


def test_nothing_is_shown_where_nothing_is_told() -> None:
    """No row, no heading, no explanation, no column in another table: only a section's end."""
    reading = read(make_article("toll-noon", "share-guards"))
    actors = tabulate_actors(reading)

    assert actors.empty
    data, metadata = say_actors(actors)._repr_mimebundle_()
    assert not any(data.values())
    assert metadata == {"tollbook": {"kind": "finding"}}
    for name, table in (("toll", tabulate_toll(reading)), ("ledger", tabulate_figures(reading))):
        assert "as reported" not in make_table(table, name=name).markup


def test_the_tables_of_figures_tell_it_where_any_figure_does() -> None:
    """In the toll in a column of its own, in the ledger beneath what is counted."""
    reading = read(make_article())
    tables = {"toll": tabulate_toll(reading), "ledger": tabulate_figures(reading)}

    for name, table in tables.items():
        markup = make_table(table, name=name).markup
        assert ("Done by and by what means, as reported" in markup) == (name == "toll")
        assert "he Hill Band; means: a car bombing and grenades" in markup


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
    told = [plain(each.sentence) for each in list_told(reading) if each.by in ("toll", "briefing")]

    assert len(told) > 1
    for sentence in told:
        if "30 people" in sentence and "in ways that the ledger names" not in sentence:
            assert all(MEANS[means] in sentence for means in how), sentence
