"""What is no figure: each documented reason on examples, and what looks like it and is one."""

from __future__ import annotations

import re

import pytest

from analysis.draft import scan_text
from analysis.draft.skips import SKIPS

SKIPPED = {
    "year": "in [2015]|the [1990s]|the [2018] cup|[2019-20] season|from [1998]|in [FY2022]|'[04]",
    "date": "on [31 January]|[January 31, 2026]|[Jan. 5-7]|[9/11]|[2026-01-31]|[4 February 2026],"
    "|the [4th of July]|[12/05/2024]|on Tuesday [4],|[5 and 6 May]",
    "time": "at [4 a.m.]|[4am]|[17:30]|[1400 GMT]|[9 o'clock]|[half past nine]|at [nine] on Monday"
    "|at [0630 hours]|from [9 to 11 a.m.]|[12 noon]",
    "ordinal": "the [third] day|the [21st] man|the [twenty-first] day|the [first half] of May",
    "period": "last [quarter]|this [half] year|[Q3] sales",
    "age": "Ahmed Khan, [35], said|Lena Ortiz ([47]) won|The guard, [61], fled",
    "name": "[G20]|[F-16]|[AK-47]|[COVID-19]|on Highway [1]|Article [370]|Flight [370] is|[5G]"
    "|Channel [4] says|the S&P [500]|the Nikkei [225]|a Boeing [737]|the iPhone [15]|[9mm] rounds"
    "|Formula [One]|the Big [Four]|the Galaxy [S8]|Boko Haram [2] is|[MH370]|[H1N1]|the [49ers]",
    "address": "at [10] Downing Street|to [12] Long Mill Road",
    "phone": "call [+44 20 7946 0958]|call [555-0199]|dial [0300-1234567]",
    "link": "[www.example.org/2]|[http://a.b/c1]|[a1@b2.org]|[#10]|[@user1]",
    "list": "[1]. Stay in.|[2]) Call us.",
    "score": "won [3-2]|by [52 votes to 48]|a [78-74] win|beat them [6-4]|a record of [10-12]",
    "pronoun": "[one] of the largest|this [one]|[one] another|said a man, the tall [one]."
    '|"It burned", said [one] resident|each [one] of them|no[ one] came',
    "idiom": "[one day]|at [one point]|a [two]-way street|[24/7]|at [once]|[zero] in",
    "version": "[3.2.1]|[v2.0]|version [2]",
    "coordinate": "[29°22'N]|at [66.9°E]",
    "page": "on page [4]|p. [12] says|the area x[²]",
    "code": "agent [007]|the code [0x1F]|no [1234567890123456]",
}
"""Reason -> examples, parted by |, each with what is skipped in brackets."""

_FIGURES = (
    "[2000] people|[1500] soldiers|[2,021] shops|[2000 dollars]|a [35-year]-old man|[a third] of"
    "|[half] of it|[3 to 5] men|[one] man|[one] dead|[no] casualties|[twice a week]|[5-7] dead"
    "|[1,000] homes|in January [22] people died|[2-3] men|[5k]|[a dozen]|[two] of the dead"
    "|[one] of the men was shot|Police [4], army 5"
)
MARK = re.compile(r"\[([^\]]+)\]")


def list_examples() -> list[tuple[str, str, str]]:
    """Reason, text and the phrase that is skipped in it."""
    return [
        (reason, MARK.sub(r"\1", example), found[1].strip())
        for reason, examples in SKIPPED.items()
        for example in examples.split("|")
        if (found := MARK.search(example))
    ]


@pytest.mark.parametrize(("reason", "text", "phrase"), list_examples())
def test_what_is_no_figure_has_its_reason(reason, text, phrase):
    """The phrase in the brackets, whole."""
    assert [each.skip for each in scan_text(text) if each.text == phrase] == [reason]


def test_every_documented_reason_has_examples():
    """And there is no other."""
    assert set(SKIPPED) == set(SKIPS)


@pytest.mark.parametrize("example", _FIGURES.split("|"))
def test_what_only_looks_so_is_a_figure(example):
    """A year's digits before people, an age of its own, a part and not an order."""
    phrase = MARK.search(example)[1]
    found = {each.text: each.skip for each in scan_text(MARK.sub(r"\1", example))}
    assert found[phrase] is None


def test_no_one_is_none_only_where_harm_is_told():
    """Nobody came, and nobody was hurt."""
    (came,) = scan_text("no one came")
    (hurt,) = scan_text("no one was hurt")
    assert (came.text, came.skip) == ("one", "pronoun")
    assert (hurt.text, hurt.skip, hurt.nominal) == ("no one", None, 0)


@pytest.mark.parametrize(
    "text", ["no reports of casualties", "no official toll", "some of it", "no"]
)
def test_what_tells_no_number_is_no_entry(text):
    """How many there were stays open."""
    assert scan_text(text) == []
