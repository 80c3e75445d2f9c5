"""Every kind of figure as a reader meets it: its label, its number, its sentence."""

from __future__ import annotations

from typing import Any

import pytest
from readings import change, read
from rich_seed import BACKGROUND, EVENT, FIGURES, GATES, make_article, make_figure

from analysis.ledger.model import Article, Event, Figure
from analysis.reading.labels import label_figure, label_panel, name_one
from analysis.reading.reading import Reading
from analysis.telling.sentences import plain
from analysis.telling.words import format_quantity
from analysis.views.briefing import cite_figure
from analysis.views.figures import tabulate_figures


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The article with every kind of figure."""
    return read(make_article())


def find(reading: Reading, name: str) -> dict[str, Any]:
    """The row of a figure."""
    return next(row for row in reading.records if row["id"] == name)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("headline-toll", "more than 40 people killed, as of 6 May 2031"),
        ("toll-evening", "41 people killed, as of 6 May 2031, 17:00"),
        ("residents-killed", "30 residents killed by raiders with gunfire"),
        (
            "guards-killed",
            "at least 8 guards killed by the Hill Band in a car bombing and with grenades",
        ),
        ("raiders-more", "22 more raiders killed in Fernhill"),
        ("claimed-more", "at least 4 more guards killed"),
        ("attacks-up", "a rise of 34 percent (attacks)"),
        ("attacks-triple", "3 times the earlier number (attacks)"),
        ("injured-fewer", "5 fewer residents injured"),
        ("share-guards", "guards, at least 50% of people killed"),
        ("ransom", "about 5,000 US dollars (money)"),
        ("youngest", "14 years (age)"),
        ("ration", "3 litres per person (rate: residents)"),
        ("raids-a-month", "2 to 3 times a month (how often)"),
        ("way", "12 kilometres (distance from Fernhill to Mossbridge)"),
        ("targets", "6 targets named"),
        ("crater", "about 2 metres (depth of a crater)"),
        ("water", "up to 900 litres (water lost)"),
        ("cars", "7 vehicles"),
        ("killed-in-2030", "900 people killed (2030)"),
        ("killed-in-farhaven", "at least 11 people killed in Farhaven (April 2031)"),
    ],
)
def test_a_sentence_says_what_a_figure_is(reading: Reading, name: str, sentence: str) -> None:
    """A count with its noun; what is measured with its unit; a change as a change."""
    assert plain(cite_figure(reading, find(reading, name))) == sentence


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("headline-toll", "≥ 41 (“plus de 40 morts”, read as more than 40)"),
        ("raiders-more", "22 more"),
        ("claimed-more", "≥ 4 more (“at least 4”)"),
        ("attacks-up", "34 percent more"),
        ("attacks-triple", "3 times the earlier number"),
        ("injured-fewer", "5 fewer"),
        ("share-guards", "≥ 50 percent (“at least 50%”)"),
        ("ransom", "“about 5,000” US dollars"),
        ("raids-a-month", "2–3 times a month (“2 to 3”)"),
        ("way", "12 kilometres"),
        ("targets", "6 targets"),
        ("cars", "7"),
    ],
)
def test_a_number_has_its_unit_and_says_that_it_is_a_change(
    reading: Reading, name: str, shown: str
) -> None:
    """A unit stands behind what is measured; counts need none."""
    assert format_quantity(find(reading, name)) == shown


@pytest.mark.parametrize(
    ("wording", "told"),
    [("1", "1 gate burnt"), ("4", "4 gates burnt"), ("at least 1", "at least 1 gate burnt")],
)
def test_a_count_of_an_events_own_has_its_singular(wording: str, told: str) -> None:
    """Its names are those that the event gives."""
    [row] = read(alone({**GATES, "wording": wording})).records
    reading = read(alone({**GATES, "wording": wording}))

    assert plain(cite_figure(reading, row)) == told
    assert label_panel(reading.event, row) == "Gates burnt"


@pytest.mark.parametrize("name", ["guards", "raiders"])
def test_what_of_its_own_is_of_a_group_names_it(name: str) -> None:
    """Behind its own label, since that begins with no 'people'."""
    own = {"label": "helpers harmed", "singular": "helper harmed", "unit": "persons"}
    figure = {"wording": "1", "measure": "helpers-harmed", "group": name}
    reading = read(alone(figure, measures={"helpers-harmed": own}))
    [row] = reading.records

    assert label_figure(reading, row) == f"helpers harmed: {name}"
    assert name_one(reading, row) == f"helper harmed: {name}"


def alone(figure: dict[str, Any], **event: Any) -> Article:
    """An article that gives one figure, of an event with these measures."""
    article = make_article("cars")
    figures = (Figure.model_validate(make_figure("only", **figure)),)
    told = Event.model_validate(EVENT | event)
    return change(article, event=told, transcript=change(article.transcript, figures=figures))


def test_what_two_parties_did_has_two_labels() -> None:
    """Where one count is of another's doing, both labels say whose."""
    named = {"wording": "3", "group": "residents"}
    reading = read(
        with_figures(
            {**named, "by": "raiders"}, {**named, "by": "guards"}, {**named, "group": "guards"}
        )
    )

    assert [label_figure(reading, row) for row in reading.records] == [
        "residents killed by raiders",
        "residents killed by guards",
        "guards killed",
    ]


def test_what_was_done_by_two_means_has_two_labels() -> None:
    """In the words of a sentence where there are some, else in brackets."""
    named = {"wording": "3", "group": "residents"}
    figures = ({**named, "how": "gunfire"}, {**named, "how": "beating"}, {**named, "place": "dale"})
    reading = read(with_figures(*figures))

    assert [label_figure(reading, row) for row in reading.records] == [
        "residents killed with gunfire",
        "residents killed (means: beating)",
        "residents killed",
    ]


def with_figures(*figures: dict[str, Any]) -> Article:
    """The article with figures of its own, f0, f1 and so on."""
    article = make_article("cars")
    told = [
        Figure.model_validate(make_figure(f"f{n}", **figure)) for n, figure in enumerate(figures)
    ]
    return change(article, transcript=change(article.transcript, figures=tuple(told)))


# --- marks ----------------------------------------------------------------------------------------


def test_every_figure_is_in_the_ledger(reading: Reading) -> None:
    """Nothing is lost, whatever its kind."""
    assert {*tabulate_figures(reading)["id"]} == {*FIGURES}
    assert BACKGROUND == ["killed-in-2030", "raids-in-2030", "killed-in-farhaven"]
