"""Corrections of a report: figures that exist, days that can be, and a link to a kept copy."""

from __future__ import annotations

import datetime as dt

import pytest
from homes import Home

GOOD = """\
corrections:
  - day: 2020-03-06
    what: The number of residents was 4 and is now 5.
    why: A word of the fourth paragraph had been misread.
    figures: residents-killed
  - day: 2020-03-05
    what: The report had counted the drivers among the residents.
    why: Two groups had been taken for one.

figures:"""


def test_corrections_are_read(home: Home) -> None:
    """In the order of the file; the figures are optional, and one name is a list of one."""
    found = home.change("article", "figures:", GOOD).read().transcript.corrections
    assert [each.day for each in found] == [dt.date(2020, 3, 6), dt.date(2020, 3, 5)]
    assert [each.figures for each in found] == [("residents-killed",), ()]


def test_a_seed_needs_none(home: Home) -> None:
    assert home.read().transcript.corrections == ()
    assert home.read().source.archive is None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "figures: residents-killed",
            "figures: [residents-kiled]",
            "correction 1: figure 'residents-kiled' is not in the article's figures; did you mean "
            "'residents-killed'?",
        ),
        (
            "day: 2020-03-05",
            "day: 2020-03-03",
            "correction 2: the day, 2020-03-03, is before the article's day, 2020-03-04",
        ),
        ("day: 2020-03-06", "day: yesterday", "must be a day, such as 2026-01-31"),
        ("    why: Two groups had been taken for one.\n", "", "correction 2: 'why' is missing"),
        ("    why: Two", "    wy: Two", "field 'wy' is unknown; did you mean 'why'?"),
    ],
)
def test_a_fault_of_a_correction_is_one_sentence(
    home: Home, old: str, new: str, fault: str
) -> None:
    told = home.change("article", "figures:", GOOD.replace(old, new)).refuse()
    assert fault in told
    assert len(told.splitlines()) == 1


def test_a_source_has_a_link_to_a_kept_copy(home: Home) -> None:
    url = "https://archive.example/1"
    home.change("article", "  published:", f"  archive: {url}\n  published:")
    assert home.read().source.archive == url


def test_a_kept_copy_is_a_link(home: Home) -> None:
    home.change("article", "  published:", "  archive: in the cellar\n  published:")
    assert "must be a link that begins with https://" in home.refuse()
