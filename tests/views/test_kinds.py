"""Every kind of figure as a reader meets it: its label, its number, its sentence, its panel."""

from __future__ import annotations

from typing import Any

import pytest
from pictures import lay_out, list_texts
from readings import change, read
from rich_seed import BACKGROUND, EVENT, FIGURES, GATES, make_article, make_figure

from analysis.ledger.frame import to_records
from analysis.ledger.model import Article, Event, Figure
from analysis.reading.labels import label_figure, label_panel, name_one
from analysis.reading.reading import Reading
from analysis.telling.sentences import plain
from analysis.telling.words import format_quantity
from analysis.views.briefing import cite_figure
from analysis.views.claims import plot_claims, tabulate_claims
from analysis.views.figures import plot_figures, tabulate_figures


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
        ("share-guards", "at least 50% (share of people killed: guards)"),
        ("ransom", "about 5,000 US dollars (money)"),
        ("youngest", "14 years (age: people)"),
        ("ration", "3 litres per person (rate: residents)"),
        ("raids-a-month", "2 to 3 times a month (how often)"),
        ("way", "12 kilometres (distance from Fernhill to Mossbridge)"),
        ("targets", "6 targets named"),
        ("crater", "about 2 metres (depth of a crater)"),
        ("water", "up to 900 litres (water lost)"),
        ("cars", "7 vehicles hit or seized"),
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
        ("way", "12 (“12 km”)"),
        ("targets", "6 targets"),
        ("cars", "7"),
    ],
)
def test_a_number_has_its_unit_and_says_that_it_is_a_change(
    reading: Reading, name: str, shown: str
) -> None:
    """A unit stands behind what is measured, unless its wording names it; counts need none."""
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


# --- panels and marks ----------------------------------------------------------------------------


def test_what_is_no_total_of_the_event_has_panels_behind_the_rest(reading: Reading) -> None:
    """Totals, then changes, then background, then other attacks."""
    figures = tabulate_figures(reading)
    panels = list(figures["panel"].cat.categories)
    told = {str(row["panel"]): (row["change"], row["role"]) for row in to_records(figures)}
    ranks = [(told[panel][1] != "toll", told[panel][0] is not None) for panel in panels]

    assert ranks == sorted(ranks)
    for row in to_records(figures):
        assert (": " in row["panel"]) == (row["role"] != "toll")
        assert ("no totals" in row["panel"]) == (row["change"] is not None)


@pytest.mark.parametrize("width", [720, 340])
def test_no_change_has_a_mark_or_a_scale(reading: Reading, width: int) -> None:
    """It is told in words, under no numbers of an axis."""
    figures = tabulate_figures(reading)
    changes = figures[figures["change"].notna()]
    drawn = lay_out(plot_figures(changes), changes, "figures", width)

    assert not any(ax.axison for ax in drawn.axes)
    assert not any(len(marks.get_offsets()) for ax in drawn.axes for marks in ax.collections)
    words = [
        text.get_text().replace("\u00a0", " ").replace("\n", " ") for text in list_texts(drawn)
    ]
    assert {"22 more", "34 percent more", "5 fewer", "≥ 4 more (“at least 4”)"} <= {*words}


def test_no_claimed_change_has_a_mark(reading: Reading) -> None:
    """Beside the claims of totals, which have one each."""
    claims = tabulate_claims(reading)
    drawn = lay_out(plot_claims(claims), claims, "claims")
    marks = [place for ax in drawn.axes for each in ax.collections for place in each.get_offsets()]

    assert len(claims) - len(marks) == claims["change"].notna().sum() == 1


@pytest.mark.parametrize("width", [720, 340])
def test_a_share_is_drawn_on_its_whole(reading: Reading, width: int) -> None:
    """From 0 to 100, also where it stands alone; 'at least' is open and ends nowhere."""
    figures = tabulate_figures(reading)
    share = figures[figures["id"].eq("share-guards")]
    [ax] = lay_out(plot_figures(share), share, "figures", width).axes
    [whole] = [line for line in ax.collections if line.get_gid() == "whole"]
    marked = [place for each in ax.collections for place in each.get_offsets()]
    first, last = whole.get_segments()[0]

    assert (first[0], last[0]) == (0, 100)
    assert [x for x, _ in marked if x] == [50]
    assert ax.get_xlim()[0] <= 0 < 100 <= ax.get_xlim()[1]


def test_a_panel_that_says_so_has_no_scale(reading: Reading) -> None:
    """No numbers stand over marks that measure nothing."""
    figures = tabulate_figures(reading)
    drawn = lay_out(plot_figures(figures), figures, "figures")
    scaled = [ax for ax in drawn.axes if ax.axison]
    tops = {text.get_text(): text.get_position()[1] for text in list_texts(drawn)}
    bare = [y for words, y in tops.items() if words.endswith("scale") and "each" not in words]

    assert len(bare) == 4
    # Of what stands below the first such title nothing has a scale: all of it is behind the rest.
    assert max(bare) < min(ax.get_position().y0 for ax in scaled)


def test_every_figure_is_in_the_chart_or_a_time(reading: Reading) -> None:
    """Nothing is lost, whatever its kind."""
    assert {*tabulate_figures(reading)["id"]} == {*FIGURES}
    assert BACKGROUND == ["killed-in-2030", "raids-in-2030", "killed-in-farhaven"]
