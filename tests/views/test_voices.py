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
from analysis.views.briefing import say_briefing
from analysis.views.checks import say_outcome
from analysis.views.figures import say_voices, tabulate_figures
from analysis.views.limits import say_limits
from analysis.views.record import describe_run
from analysis.views.source import say_source
from analysis.views.toll import say_toll, tabulate_toll


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
        ({"excerpt": True}, "Only an excerpt of the article was transcribed."),
        ({"time": "18:30"}, "Source: Dale Courier, 6 May 2031, 18:30, transcribed by hand."),
    ],
)
def test_the_source_line_tells_what_the_text_is(source: dict[str, Any], told: str) -> None:
    """Its language, its agency, that it is a part, its hour."""
    plain_source = {"language": "en", "agency": None, "excerpt": False, "time": None}

    assert told in tell(say_source(read(make_article("toll-noon", **plain_source | source))))
    assert told not in tell(say_source(read(make_article("toll-noon", **plain_source))))


def test_the_record_tells_of_each_figure_when_it_was_said() -> None:
    """The day of publication, where the seed has no other; a row of the ledger needs it."""
    notes = describe_run(read(make_article("toll-noon", "residents-killed")))["notes"]
    told = {figure: (each["reported"], each.get("reported_time")) for figure, each in notes.items()}
    assert told["toll-noon"] == ("2031-05-06", "12:00")
    assert told["residents-killed"] == ("2031-05-06", None)


def test_an_excerpt_is_a_limit() -> None:
    """On each page, since a figure further down may be missing."""
    assert "come from an excerpt of one article" in tell(
        say_limits(read(make_article("toll-noon")))
    )
    whole = make_article("toll-noon", excerpt=False)
    assert "excerpt" not in tell(say_limits(read(whole)))


def test_who_is_quoted_through_another_outlet_is_named_with_it() -> None:
    """In tables, in sentences and in the terminal."""
    reading = read(make_article("toll-noon"))

    assert tabulate_toll(reading)["speaker_name"].tolist() == ["police, via Example Wire"]
    assert "police say" in tell(say_toll(tabulate_toll(reading)))
    assert "police, via Example Wire" in print_ledger(reading, "table")


def test_a_figure_of_the_headline_stands_there() -> None:
    """No paragraph 0 is printed, in the ledger, in the terminal or in a sentence."""
    reading = read(make_article("headline-toll", "ransom"))
    markup = Reader(make_table(tabulate_figures(reading), name="ledger").markup)
    terminal = print_ledger(reading, "table")

    assert "headline" in markup.text
    assert "¶\xa00" not in markup.text
    assert [line.split()[1] for line in terminal.splitlines()[1:]] == ["headline", "5"]


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
        ("share-residents", "aid or human-rights bodies"),
        ("attacks-up", "research institutes"),
        ("guards-killed", "witnesses"),
        ("guards-claimed", "one-sided claims"),
        ("ransom", "stated by the outlet"),
    ],
)
def test_voices_are_told_apart_by_their_kind(name: str, voice: str) -> None:
    """An institute is no witness, and an aid body no official."""
    figures = tabulate_figures(read(make_article(name)))

    assert list(figures["voice"]) == [voice]
    assert "only figure" in tell(say_voices(figures))


def test_what_is_our_reading_says_so() -> None:
    """In the scope of the figure, and once among the limits, with the figure."""
    reading = read(make_article("headline-toll", "toll-noon"))
    ours, printed = to_records(tabulate_figures(reading))

    assert ours["scope"].endswith("place and period: our reading")
    assert "our reading" not in printed["scope"]
    [limit] = [s for s in map(plain, say_limits(reading).sentences) if ": we read " in s]
    assert limit == (
        "The article gives neither place nor period for “plus de 40 morts”: we read them as "
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
        (
            ("toll-noon", "killed-in-farhaven"),
            "This is a draft: a program drafted 1 of its 2 figures, and no",
        ),
        (("toll-noon",), ""),
    ],
)
def test_what_nobody_confirmed_stands_at_the_top(names: tuple[str, ...], told: str) -> None:
    """The first sentence of the first page, a mark in the ledger, and a number for the site."""
    reading = read(make_article(*names))
    first = next(map(plain, say_briefing(reading).sentences), "")
    markup = make_table(tabulate_figures(reading), name="ledger").markup

    assert first.startswith(told)
    assert ("drafted" in first) == bool(told)
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
    told = "Shown, and neither tested nor added: changes, shares, distances and targets "

    assert f"{told}named." in tell(say_outcome(reading))
    assert f"{told}named." in tell(say_limits(reading))
    for names in (("toll-noon",), ("toll-noon", "way"), ("toll-noon", "killed-in-2030")):
        assert "never tested" not in tell(say_outcome(read(make_article(*names))))


def test_other_programs_get_the_article_as_it_is() -> None:
    """Its language, headline, hour and agency, as schema.org has them."""
    described = describe_run(read(make_article("guards-claimed")))["described"]
    source = {key: each for key, each in described.items() if key not in _TOLD}

    assert described["about"]["name"] == "Raid on Fernhill, May 2031"
    assert source == {
        "@type": "NewsArticle",
        "url": "https://courier.example/2031/05/06/fernhill",
        "headline": "Raid on Fernhill",
        "datePublished": "2031-05-06T18:30",
        "inLanguage": "fr",
        "publisher": {"@type": "Organization", "name": "Dale Courier"},
        "sourceOrganization": {"@type": "Organization", "name": "Example Wire"},
    }


_TOLD = ("@context", "about", "interpretedAsClaim")
"""What of a described article is no field of its source."""


def test_no_figure_of_the_fixture_is_left_out() -> None:
    """The ledger as JSON has each, with its fields as the seed has them."""
    rows = {row["id"]: row for row in read(make_article()).records}

    assert rows.keys() == FIGURES.keys()
    for name, figure in FIGURES.items():
        for key in ("by", "via", "change", "of", "to", "role"):
            assert rows[name][key] == figure.get(key, "toll" if key == "role" else None)


def test_other_programs_get_every_statement_with_who_makes_it_and_how() -> None:
    """What one party claims is not all that they learn of the article."""
    reading = read(make_article("guards-claimed", "toll-noon", "killed-in-2030"))
    told = describe_run(reading)["described"]["interpretedAsClaim"]

    assert {(each["author"]["name"], each["keywords"]) for each in told} == {
        ("the Hill Band", "claimed"),
        ("police, via Example Wire", "attributed"),
        ("the Dale Institute", "attributed"),
    }
    assert len(told) == 3
    assert sum("about" in each for each in told) == 2


def test_other_programs_get_all_statements_or_none() -> None:
    """They see neither that a figure is a draft nor that some are left out."""
    article = make_article("guards-claimed", "toll-noon")
    draft, other = article.transcript.figures
    figures = (change(draft, reviewed=False), other)
    changed = change(article, transcript=change(article.transcript, figures=figures))

    assert "described" in describe_run(read(article))
    assert "described" not in describe_run(read(changed))
    assert "described" not in describe_run(read(article, include_claims=False))
