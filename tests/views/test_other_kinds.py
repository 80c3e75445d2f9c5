"""Reports of other kinds: accounts that part, nobody harmed, parts that cannot be, long names."""

from __future__ import annotations

from typing import Any

import pytest
from homes import Home
from hypothesis import given, settings
from readings import named_articles, read
from rich_seed import EVENT, make_article, make_figure
from told_rows import OFFICE, WITNESS, deaths

from analysis.ledger.frame import Row
from analysis.ledger.model import Event, Figure
from analysis.reading.reading import Reading
from analysis.render.page.citations import Citations
from analysis.telling.sentences import Cited, plain
from analysis.views.actors import say_actors, tabulate_actors
from analysis.views.checks import say_agreement, say_outcome
from analysis.views.fields import list_lines, say_remarks
from analysis.views.headline import say_headline
from analysis.views.others import say_others, tabulate_others
from analysis.views.toll import tabulate_toll

NONE_HURT = deaths("people", "no one", measure="injuries", **OFFICE)


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            [deaths("people", "at least 20", **WITNESS), deaths("people", "3", paragraph=8)],
            "At least 20 people killed, passer-by says",
        ),
        (
            [
                deaths("people", "30", paragraph=2, **WITNESS),
                deaths("people", "33", paragraph=5, **OFFICE),
            ],
            "30 people killed, passer-by says",
        ),
        (
            [
                deaths("people", "12", **OFFICE),
                deaths("residents", "4", **OFFICE),
                deaths("people", "30", measure="injuries", paragraph=2, **OFFICE),
            ],
            "12 people killed, among them 4 residents, and 30 people injured, county office says",
        ),
        (
            [deaths("people", "10", **OFFICE), deaths("residents", "36", **OFFICE)],
            "10 people killed, county office says",
        ),
        (
            [deaths("people", "no one", **OFFICE), NONE_HURT],
            "No one killed and no one injured, county office says",
        ),
        (
            [deaths("residents", "none", **OFFICE), deaths("people", "3", measure="missing")],
            "No residents killed, county office says; 3 people missing, Example Gazette reports",
        ),
        ([deaths("people", "0", **OFFICE)], "0 people killed, county office says"),
    ],
    ids=["first told", "contradicted", "among", "too many", "no one", "none", "zero"],
)
def test_a_headline_says_what_is_true_of_its_counts(
    home: Home, figures: list[Row], told: str
) -> None:
    """The account told first where several part; parts behind their own whole, if they can be."""
    assert plain(say_headline(tabulate_toll(home.tell(*figures)))) == told


@settings(max_examples=40)
@given(article=named_articles(size=9))
def test_whoever_is_among_others_can_be(article: Any) -> None:
    """Behind a count of the same measure, and at least no more than it allows."""
    reading = read(article)
    rows = {row["id"]: row for row in reading.records}
    pieces = say_headline(tabulate_toll(reading))
    spots = [n for n, piece in enumerate(pieces) if piece == ", among them "]

    for spot in spots:
        lead = next(p for p in reversed(pieces[:spot]) if isinstance(p, Cited))
        part = next(p for p in pieces[spot:] if isinstance(p, Cited))
        whole, inner = rows[lead.figure], rows[part.figure]
        assert whole["read_measure"] == inner["read_measure"]
        assert (inner["low"] or 0) <= (whole["high"] if whole["high"] is not None else 10**9)


def test_no_name_is_cut_in_a_sentence() -> None:
    """A long name is cut in a heading alone, where no stop follows the cut."""
    name = "the spokeswoman of the council of the united villages of the upper dale"
    speakers = {**EVENT["speakers"], "long": {"name": name, "kind": "official"}}
    figures = [
        make_figure(f"f{n}", wording=str(n), speaker="long", status="attributed", how=["gunfire"])
        for n in (3, 4)
    ]
    actors = tabulate_actors(tell(speakers, figures)).assign(is_headed=False)
    head, second = map(plain, say_actors(actors).sentences)

    assert len(head) <= 110
    assert second.endswith(f"{name}.")


def tell(speakers: dict[str, Any], figures: list[dict[str, Any]]) -> Reading:
    """An article with these speakers and figures."""
    article = make_article("cars")
    told = tuple(map(Figure.model_validate, figures))
    event = Event.model_validate(EVENT | {"speakers": speakers})
    transcript = article.transcript.model_copy(update={"figures": told})
    return read(article.model_copy(update={"event": event, "transcript": transcript}))


def test_whoever_is_counted_by_a_measure_of_an_events_own_is_named_once() -> None:
    """'Injured people moved' says already that people are."""
    own = {"label": "injured people moved", "singular": "injured person moved", "unit": "persons"}
    article = make_article("cars")
    event = Event.model_validate(EVENT | {"measures": {"moved": own}})
    figure = Figure.model_validate(make_figure("f", wording="30", measure="moved"))
    transcript = article.transcript.model_copy(update={"figures": (figure,)})
    reading = read(article.model_copy(update={"event": event, "transcript": transcript}))

    told = plain(say_headline(tabulate_toll(reading)))
    assert told.startswith("30 injured people moved")
    assert told.count("people") == 1


def test_what_does_not_fit_has_a_sentence_that_mends_it(home: Home) -> None:
    """Also where no number is missed by one."""
    reading = home.tell(deaths("people", "10"), deaths("residents", "36", paragraph=2))

    _, *told = map(plain, say_agreement(reading).sentences)
    assert "every figure fits" in told[0]


def test_a_whole_is_split_by_the_parts_that_make_it_up(home: Home) -> None:
    """Not by another account of a part, which does not."""
    reading = home.tell(
        deaths("people", "12", **OFFICE),
        deaths("residents", "4", **OFFICE),
        deaths("responders", "8", **OFFICE),
        deaths("residents", "1", **WITNESS),
    )

    toll = tabulate_toll(reading).set_index("id")
    assert toll.loc["figure-1", "sum_told"] == "The groups make 12, the number in all"


def test_the_one_sum_of_an_article_is_told(home: Home) -> None:
    """Among figures that fit, by its numbers: it contradicts no other one."""
    reading = home.tell(deaths("people", "31", **OFFICE), deaths("residents", "at least 5"))

    told = (say_outcome(reading).record or {})["outcome"]
    assert told == "The figures fit: at least 5 residents killed can be among 31 people killed."


def test_what_two_speakers_give_is_one_thing_told(home: Home) -> None:
    """The heading has it once."""
    cars = {"wording": "4", "measure": "vehicles", "unit": "vehicles", "group": None}
    house = {"wording": "1", "measure": "buildings", "unit": "buildings", "group": None}
    told = say_others(tabulate_others(home.tell({**cars, **OFFICE}, {**cars, **WITNESS}, house)))

    head = plain(told.sentences[0])
    assert head.count("4 vehicles") == 1
    assert head.endswith("4 vehicles and 1 building hit or seized")


def test_a_place_makes_room_for_who_says_so(home: Home) -> None:
    """A speaker's name is whole where the headline has room for it without the place."""
    name = "the Association of Village Teachers of Sample County"
    home.change("event", "name: county office", f"name: {name}")
    told = plain(
        say_headline(
            tabulate_toll(
                home.tell(deaths("residents", "more than 300", place="exampleton", **OFFICE))
            )
        )
    )

    assert len(told) <= 110
    assert name in told


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("36", "More than can be among them: 36 residents"),
        ("several", None),
        (
            "about 4",
            "Among them, without marks of their own: about 4 residents",
        ),
    ],
)
def test_a_chart_puts_nobody_among_fewer(home: Home, part: str, told: str | None) -> None:
    """A part of more people than its whole is no part of its marks, in words neither."""
    toll = tabulate_toll(
        home.tell(
            deaths("people", "10", **OFFICE), deaths("residents", part, paragraph=2, **OFFICE)
        )
    )
    [line] = list_lines(toll)

    remarks = [each.partition(" (")[0] for each in say_remarks(line.segments[0])]
    assert remarks == ([told] if told else [])


def test_a_link_names_what_is_counted_once() -> None:
    """Where the number has its noun and the label begins with it."""
    note = {"label": "schools closed", "shown": "41", "printed": "41 schools", "paragraph": 1}
    link = '<a class="figure" href="#figure-f">some</a>'

    assert "(source of 41 schools closed)" in Citations({"f": note}).lead(link)
