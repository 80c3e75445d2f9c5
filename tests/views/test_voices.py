"""Who speaks, through whom, when and in which language; what is ours, and what nobody confirmed."""

from __future__ import annotations

from typing import Any

import pytest
from hostile import Reader
from readings import change, read
from rich_seed import FIGURES, make_article
from test_kinds import with_figures

from analysis.charts.display import Prose
from analysis.ledger.frame import to_records
from analysis.output.ledger_text import print_ledger
from analysis.output.show import make_table
from analysis.reading.labels import find_home
from analysis.telling.sentences import plain
from analysis.views.briefing import say_briefing, say_limits, say_source
from analysis.views.checks import say_outcome
from analysis.views.figures import say_figures, say_voices, tabulate_figures
from analysis.views.record import describe_run
from analysis.views.toll import tabulate_toll


def tell(prose: Prose) -> str:
    """All sentences of it as one text."""
    return " ".join(map(plain, prose.sentences))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ({"language": "fr"}, "The article is in French: wordings are as printed, and read in"),
        ({"language": "pt-BR"}, "The article is in Portuguese (Brazil): wordings are as printed"),
        ({"language": "xx"}, "The article is in the language “xx”: wordings are as printed"),
        ({"agency": "Example Wire"}, "Agency credited: Example Wire."),
        ({"agency": "Example Wire Inc."}, "Agency credited: Example Wire Inc. "),
        ({"excerpt": True}, "Only an excerpt of the article was transcribed: a figure further"),
        ({"time": "18:30"}, "Source: Dale Courier, 6 May 2031, 18:30, transcribed by hand."),
    ],
)
def test_the_source_line_tells_what_the_text_is(source: dict[str, Any], told: str) -> None:
    """Its language, its agency, that it is a part, its hour."""
    plain_source = {"language": "en", "agency": None, "excerpt": False, "time": None}

    assert told in tell(say_source(read(make_article("toll-noon", **plain_source | source))))
    assert told not in tell(say_source(read(make_article("toll-noon", **plain_source))))


def test_an_excerpt_is_a_limit() -> None:
    """On each page, since a figure further down may be missing."""
    assert "Only an excerpt" in tell(say_limits(read(make_article("toll-noon"))))
    whole = make_article("toll-noon", excerpt=False)
    assert "excerpt" not in tell(say_limits(read(whole)))


def test_who_is_quoted_through_another_outlet_is_named_with_it() -> None:
    """In tables, in sentences and in the terminal."""
    reading = read(make_article("toll-noon"))

    assert tabulate_toll(reading)["speaker_name"].tolist() == ["police, via Example Wire"]
    assert "according to police, via Example Wire" in tell(say_briefing(reading))
    assert "police, via Example Wire" in print_ledger(reading, "table")


def test_a_figure_of_the_headline_stands_there() -> None:
    """No paragraph 0 is printed, in the ledger, in the terminal or in a sentence."""
    reading = read(make_article("headline-toll", "ransom"))
    markup = Reader(make_table(tabulate_figures(reading), name="ledger").markup)
    terminal = print_ledger(reading, "table")

    assert "headline" in markup.text
    assert "¶\xa00" not in markup.text
    assert [line.split()[1] for line in terminal.splitlines()[1:]] == ["headline", "5"]
    assert tell(say_figures(tabulate_figures(reading))).startswith(
        "2 statements in the headline and 1 paragraph carry"
    )


def test_two_hours_of_one_day_have_two_labels() -> None:
    """And each figure's scope says at which hour it was reported."""
    figures = to_records(tabulate_figures(read(make_article("toll-noon", "toll-evening"))))

    assert {row["label"] for row in figures} == {
        "people killed, as of 6 May 2031, 12:00",
        "people killed, as of 6 May 2031, 17:00",
    }
    assert all(f"reported at {row['reported_time']}" in row["scope"] for row in figures)


@pytest.mark.parametrize(
    ("name", "voice"),
    [
        ("share-residents", "all from an aid or human-rights body"),
        ("attacks-up", "all from a research institute"),
        ("guards-killed", "all from an official or a witness"),
        ("guards-claimed", "all claimed by a party to the fight"),
        ("ransom", "all in the outlet's own voice"),
    ],
)
def test_voices_are_told_apart_by_their_kind(name: str, voice: str) -> None:
    """An institute is no witness, and an aid body no official."""
    told = tell(say_voices(tabulate_figures(read(make_article(name)))))

    assert f"1 figure or time: {voice.removeprefix('all ')}" in told


def test_what_is_our_reading_says_so() -> None:
    """In the scope of the figure, and once among the limits, with the figure."""
    reading = read(make_article("headline-toll", "toll-noon"))
    ours, printed = to_records(tabulate_figures(reading))

    assert ours["scope"].endswith("place and period: our reading")
    assert "our reading" not in printed["scope"]
    [limit] = [s for s in map(plain, say_limits(reading).sentences) if "there we read" in s]
    assert limit == (
        "The article gives neither place nor period for “plus de 40 morts”: there we read them as "
        "Dale and “Monday, 5 May 2031”."
    )


def test_the_place_of_the_toll_is_named_only_where_a_figure_lies_outside() -> None:
    """Labels leave it out, and with it that it is our reading, which the limits say."""
    inside = read(make_article("headline-toll", "toll-noon"))
    assert find_home(inside) == "dale"
    assert tabulate_toll(inside)["where"].isna().all()
    assert "our reading" not in tell(say_briefing(inside))

    outside = {"wording": "3", "group": "people", "place": "farhaven"}
    named = {"wording": "5", "group": "guards", "place": "dale"}
    both = read(with_figures(outside, named))
    assert find_home(both) is None
    assert set(tabulate_toll(both)["where"]) == {"Dale", "Farhaven"}


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("toll-noon", "killed-in-farhaven"), "1 of 2 figures was drafted by a program; no person"),
        (("toll-noon",), ""),
    ],
)
def test_what_nobody_confirmed_stands_at_the_top(names: tuple[str, ...], told: str) -> None:
    """The first sentence of the first page, a mark in the ledger, and a number for the site."""
    reading = read(make_article(*names))
    first = plain(say_briefing(reading).sentences[0])
    markup = make_table(tabulate_figures(reading), name="ledger").markup

    assert first.startswith(told or "Dale Courier")
    assert ("drafted by a program" in markup) == bool(told)
    assert describe_run(reading)["about"].get("unreviewed", 0) == bool(told)


def test_a_wording_of_another_language_says_which_it_is() -> None:
    """To a voice that reads the page; the reading beside it is English."""
    reading = read(make_article("headline-toll"))
    table = make_table(tabulate_figures(reading), name="ledger").markup
    limits = say_limits(reading)._repr_mimebundle_()[0]["text/html"]

    for markup in (table, limits):
        assert ("span", {"lang": "fr"}) in Reader(markup).tags
        assert '<span lang="fr">“plus de 40 morts”</span>' in markup
    english = read(make_article("toll-noon", "guards-killed", language="en"))
    assert "lang=" not in say_limits(english)._repr_mimebundle_()[0]["text/html"]


def test_what_is_never_tested_is_said_where_the_outcome_is() -> None:
    """In one sentence, and only where there is such a figure."""
    reading = read(make_article("toll-noon", "share-guards", "attacks-up", "targets", "way"))
    told = "These are shown, and never tested or added: changes, shares, distances and targets "

    assert f"{told}named." in tell(say_outcome(reading))
    assert f"{told}named." in tell(say_briefing(reading))
    for names in (("toll-noon",), ("toll-noon", "way"), ("toll-noon", "killed-in-2030")):
        assert "never tested" not in tell(say_outcome(read(make_article(*names))))


def test_the_claim_of_another_program_has_the_article_as_it_is() -> None:
    """Its language, headline, hour and agency, as schema.org has them."""
    [claim] = describe_run(read(make_article("guards-claimed")))["claims"].values()

    assert claim["appearance"] == {
        "@type": "NewsArticle",
        "url": "https://courier.example/2031/05/06/fernhill",
        "headline": "Raid on Fernhill",
        "datePublished": "2031-05-06T18:30",
        "inLanguage": "fr",
        "publisher": {"@type": "Organization", "name": "Dale Courier"},
        "sourceOrganization": {"@type": "Organization", "name": "Example Wire"},
    }


def test_no_figure_of_the_fixture_is_left_out() -> None:
    """The ledger as JSON has each, with its fields as the seed has them."""
    rows = {row["id"]: row for row in read(make_article()).records}

    assert rows.keys() == FIGURES.keys()
    for name, figure in FIGURES.items():
        for key in ("by", "via", "change", "of", "to", "role"):
            assert rows[name][key] == figure.get(key, "toll" if key == "role" else None)


@pytest.mark.parametrize(
    "told", [{"role": "other-event"}, {"role": "background"}, {"reviewed": False}]
)
def test_other_programs_get_no_claim_that_they_could_not_tell_apart(told: dict[str, Any]) -> None:
    """A schema.org claim is about the event, and has no field for a draft."""
    article = make_article("guards-claimed", "claimed-more")
    figures = tuple(change(figure, **told) for figure in article.transcript.figures[:1])
    figures += article.transcript.figures[1:]
    changed = change(article, transcript=change(article.transcript, figures=figures))

    assert {*describe_run(read(article))["claims"]} == {"guards-claimed", "claimed-more"}
    assert {*describe_run(read(changed))["claims"]} == {"claimed-more"}
