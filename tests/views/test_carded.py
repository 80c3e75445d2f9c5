"""What a report's picture draws: numbers that can be compared, and no party's claim."""

from __future__ import annotations

import pytest
from events import CLAIM, RISE, say, tell_event
from homes import Home
from hypothesis import given
from hypothesis import strategies as st

from analysis.reading.reading import open_article
from analysis.telling.sentences import Cited
from analysis.views.briefing import say_briefing
from analysis.views.carded import MOST, is_claimed, list_drawn
from analysis.views.event_headline import say_event_briefing

ROW = {"where": None, "wording": "12", "unit": "persons", "language": "", "hedge": None}
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "who": st.sampled_from(["drivers", "guards"]),
            "measure": st.sampled_from(["deaths", "injuries"]),
            "status": st.sampled_from(["stated", "attributed", "claimed"]),
            "low": st.none() | st.integers(0, 99),
            "high": st.none() | st.integers(99, 200),
            "is_told": st.booleans(),
        }
    ),
    max_size=5,
).map(lambda rows: [{**ROW, **row, "id": f"row-{n}"} for n, row in enumerate(rows)])


@given(ROWS)
def test_only_what_the_headline_tells_and_can_be_compared_is_drawn(rows):
    """All of it or none: of one measure, bound on a side, and claimed by nobody."""
    told = [row for row in rows if row["is_told"]]
    headline = tuple(Cited(row["wording"], row["id"]) for row in told)
    drawn = list_drawn(headline, rows)
    is_fit = (
        2 <= len(told) <= MOST
        and len({row["measure"] for row in told}) == 1
        and all(row["status"] != "claimed" for row in told)
        and all(not row["low"] is row["high"] is None for row in told)
    )

    assert len(drawn) == (len(told) if is_fit else 0)
    for row, each in zip(told, drawn, strict=False):
        assert (each["low"], each["high"]) == (row["low"], row["high"])
        assert each["status"] == row["status"]
    statuses = {row["status"] for row in told}
    assert is_claimed(headline, rows) == (statuses == {"claimed"})


@pytest.mark.parametrize("figures", [[say("9")], [say("9"), say("4", group="residents")]])
def test_a_headline_of_an_event_is_no_claim(home: Home, figures):
    """What an event's picture shows is what reports tell."""
    claim = say("300", group="responders", **CLAIM)
    event = tell_event(home, *RISE, ("2020-03-07", "Mail", [*figures, claim]))
    record = say_event_briefing(event).record
    assert "300" not in record["headline"]
    assert "claimed" not in {row["status"] for row in record["drawn"]}


def test_a_report_of_claims_alone_says_that_it_is_one(home: Home):
    """In its picture and in what a messenger prints of it."""
    tell_event(home, ("2020-03-03", "Gazette", [say("30", group="responders", **CLAIM)]))
    record = say_briefing(open_article("example-2020/2020-03-03-gazette")).record
    assert record["is_claimed"]
    assert record["drawn"] == []
