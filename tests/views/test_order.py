"""The order of figures, groups, places and periods in a file changes nothing that is told."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import named_articles, read, shuffle
from told import list_told

from analysis.ledger.trees import is_within
from analysis.telling.sentences import Cited, plain
from analysis.views import assumptions, checks, claims, figures, follows, left_out, others, toll

FRAMES = {
    "toll": toll.tabulate_toll,
    "bounds": follows.tabulate_bounds,
    "checks": checks.tabulate_checks,
    "claims": claims.tabulate_claims,
    "figures": figures.tabulate_figures,
    "others": others.tabulate_others,
    "left-out": left_out.tabulate_left_out,
    "assumptions": assumptions.tabulate_assumptions,
}


@settings(max_examples=8)
@given(article=named_articles(), seed=st.integers(0, 99))
def test_sentences_do_not_depend_on_the_order_in_the_file(article: Any, seed: int) -> None:
    """Each sentence, heading and title is the same, and stands at the same place."""
    first, second = (read(each) for each in (article, shuffle(article, seed)))
    one, other = ([plain(each.sentence) for each in list_told(r)] for r in (first, second))
    assert one == other


@settings(max_examples=15)
@given(article=named_articles(), seed=st.integers(0, 99))
def test_frames_do_not_depend_on_the_order_in_the_file(article: Any, seed: int) -> None:
    """Each row is the same, and stands at the same place; so is the subtitle."""
    first, second = (read(each) for each in (article, shuffle(article, seed)))
    for tabulate in FRAMES.values():
        one, other = tabulate(first), tabulate(second)
        pd.testing.assert_frame_equal(one, other)
        assert one.attrs == other.attrs


@settings(max_examples=30)
@given(article=named_articles())
def test_a_part_stands_under_a_whole_that_contains_it(article: Any) -> None:
    """Its group, its place and its time lie in those of the whole, as they are read."""
    reading = read(article)
    rows = {row["id"]: row for row in reading.records}
    event = reading.event
    for part, whole in toll.tabulate_toll(reading)[["id", "whole"]].dropna().to_numpy():
        inner, outer = rows[part], rows[whole]
        assert is_within(event.group_tree, inner["read_group"], outer["read_group"])
        assert is_within(event.place_tree, inner["read_place"], outer["read_place"])
        assert outer["start"] <= inner["start"]
        assert inner["end"] <= outer["end"]


@settings(max_examples=30)
@given(article=named_articles())
def test_each_whole_stands_right_above_its_parts(article: Any) -> None:
    """Depth first: a reported row lies in the row before it, or in what that row lies in."""
    rows = toll.list_reported(toll.tabulate_toll(read(article)))
    line: list[str] = []
    for row in rows:
        assert row["whole"] is None or row["whole"] in line
        line = [*line[: row["depth"]], row["id"]]
        assert row["depth"] == len(line) - 1


@settings(max_examples=30)
@given(article=named_articles())
def test_no_part_leads_beside_its_whole(article: Any) -> None:
    """Of what the headline lists, nothing lies in anything else of it, but what it has among it."""
    frame = toll.tabulate_toll(read(article))
    wholes = dict(frame[["id", "whole"]].dropna().to_numpy())
    [told] = toll.say_toll(frame).sentences
    pieces = iter(told)
    listed = takewhile(lambda piece: piece != ", among them ", pieces)
    cited = {p.figure for p in listed if isinstance(p, Cited)}
    assert not {wholes.get(name) for name in cited} & cited
    among = {p.figure for p in pieces if isinstance(p, Cited)}
    assert {wholes.get(name) for name in among}.isdisjoint(among)
