"""What a reader must not take from a report: short, capped, and nothing that is not so."""

from __future__ import annotations

import re

from homes import Home
from told_rows import CLAIM, deaths

from analysis.reading.reading import Reading
from analysis.telling.sentences import plain
from analysis.views.limits import say_limits

CLAIMED = deaths("drivers", "30", **CLAIM)


def limits(reading: Reading) -> list[str]:
    """The limits as plain text."""
    return [*map(plain, say_limits(reading).sentences)]


def test_what_has_no_limit_and_what_has_no_bound_is_told(home: Home) -> None:
    """Open ends and rough numbers apart, in the article's words, each with what it counts."""
    figures = [("people", "around 50"), ("residents", "dozens"), ("responders", "many")]

    assert limits(home.tell(*(deaths(*figure) for figure in figures)))[1:] == [
        "No upper limit is reported for “dozens” (residents killed).",
        "A rounded or vague figure has no bounds: “around 50” (people killed) and “many” "
        "(responders killed).",
    ]


def test_more_than_three_are_told_by_their_number(home: Home) -> None:
    """Nobody reads ten open counts in a row; the ledger has them."""
    towns = ("exampleton", "testford")
    figures = [
        deaths(group, f"at least {n}{m}", place=town)
        for n, group in enumerate(("residents", "drivers", "responders", "people"), 1)
        for m, town in enumerate(towns, 1)
    ]
    [told] = [each for each in limits(home.tell(*figures)) if each.startswith("No upper limit")]

    assert len(re.findall("“", told)) == 3
    assert told.endswith(" and 5 more; the ledger marks each.")


def test_claims_are_never_added(home: Home) -> None:
    """How many there are; the answer tells which."""
    two = home.tell(deaths("people", "12"), CLAIMED, deaths("people", "40", **CLAIM))

    assert limits(home.tell(deaths("people", "12"), CLAIMED))[-1] == (
        "1 figure is only claimed by a party to the fight, and never added to what is reported."
    )
    assert limits(two)[-1].startswith("2 figures are only claimed")
    assert limits(home.tell(CLAIMED, deaths("people", "1"), include_claims=False))[-1].startswith(
        "One-sided claims are left out"
    )


def test_an_assumption_is_told_as_ours(home: Home) -> None:
    """That we read it so is a limit; how and why, the ledger tells."""
    reads = {"id": "a", "figure": "figure-1", "reads": {"group": "residents"}}
    made = {**reads, "because": "Nobody else was there"}

    assert limits(home.tell(deaths("people", "12"), assumptions=(made,)))[-1] == (
        "We read “12” beyond the article's words; the ledger says how, and why."
    )


def test_many_readings_of_ours_are_one_limit(home: Home) -> None:
    """Each figure once, three by their wording, and how many more."""
    reads = {"reads": {"group": "residents"}, "because": "Nobody else was there"}
    made = tuple({"id": f"a{n}", "figure": f"figure-{n}", **reads} for n in range(1, 6))
    figures = (deaths("people", str(n)) for n in range(11, 16))
    told = [each for each in limits(home.tell(*figures, assumptions=made)) if "We read" in each]

    assert len(told) == 1
    assert re.fullmatch(r"We read “\d+”, “\d+”, “\d+” and 2 more beyond .*", told[0])


def test_an_excerpt_may_lack_figures(home: Home) -> None:
    """Said in the first line, and only then."""
    assert limits(home.tell(deaths("people", "12")))[0] == (
        "All figures come from one article (Example Gazette, 4 March 2020). "
        "Nothing was checked elsewhere."
    )
