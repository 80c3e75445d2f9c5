"""What changed last in an event: the day, the number now, the number before, and who says it."""

from __future__ import annotations

import datetime as dt

import feedparser
from events import CLAIM, RISE, say, tell_event
from executed import make_notebook
from homes import Home
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.ledger.site import Site
from analysis.output.show import make_table
from analysis.render.folder import write_folder
from analysis.render.site import list_entries, render_site
from analysis.telling.sentences import plain
from analysis.telling.words import say_date
from analysis.views.event_changed import MOST, list_changes
from analysis.views.event_headline import say_event_briefing
from analysis.views.event_source import say_event_source
from analysis.views.event_statements import tabulate_event_statements

RISING = st.lists(st.integers(2, 900), min_size=1, max_size=5, unique=True).map(sorted)
START = dt.date(2020, 3, 3)
SAYS = "officials say"


def tell(home: Home, *reports, **parameters):
    return [plain(each) for each in list_changes(tell_event(home, *reports, **parameters))]


def list_days(numbers):
    return [(START + dt.timedelta(days=day)).isoformat() for day in range(len(numbers))]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8)
@given(RISING)
def test_the_last_step_of_a_rise_is_told_with_its_day(home: Home, numbers):
    """And of a number that stood still nothing."""
    for file in (home.folder / "seeds" / "example-2020").glob("2020-*.yaml"):
        file.unlink()
    days = list_days(numbers)
    told = tell(
        home, *((day, "Gazette", [say(str(n))]) for day, n in zip(days, numbers, strict=True))
    )

    if len(numbers) == 1:
        assert told == []
    else:
        day = say_date(dt.date.fromisoformat(days[-1]))
        before, after = numbers[-2:]
        assert told == [f"On {day}: {after} people killed, before {before}, {SAYS}."]


def test_a_whole_is_told_before_its_parts_and_a_claim_last(home: Home):
    """Who reads one line reads of all; a claim says that it is one."""
    groups = {"group": "residents"}, {"group": "responders", **CLAIM}
    first, last = (
        ("2020-03-03", "Gazette", [say("4", **groups[0]), say("9"), say("3", **groups[1])]),
        ("2020-03-04", "Herald", [say("30", **groups[1]), say("5", **groups[0]), say("12")]),
    )
    told = tell(home, first, last)

    assert told[:2] == [
        f"On 4 March 2020: 12 people killed, before 9, {SAYS}.",
        f"5 residents killed, before 4, {SAYS}.",
    ]
    assert "30 responders killed, before 3, claimed by" in told[2]
    assert told[2].endswith("without independent evidence.")
    assert len(told) <= MOST
    assert len(tell(home, first, last, include_claims=False)) == 2


def test_only_the_last_day_is_told(home: Home):
    """What changed before is in the page's chart."""
    assert tell(home, *RISE) == [f"On 6 March 2020: 15 people killed, before at least 12, {SAYS}."]


def test_what_changed_travels_to_the_feed(home: Home, tmp_path):
    """Through the notebook and the data package, word by word."""
    reading = tell_event(home, *RISE)
    statements = make_table(tabulate_event_statements(reading), name="event-statements")
    notebook = make_notebook(
        "# How?", say_event_briefing(reading), say_event_source(reading), statements
    )
    folder = tmp_path / "out" / reading.subject.folder
    folder.mkdir(parents=True)
    write_folder(folder, {"event-00-report": notebook})
    told = [plain(each) for each in list_changes(reading)]
    feed = render_site(list_entries(tmp_path / "out"), Site.model_validate({}))["feed.xml"]
    (entry,) = feedparser.parse(feed).entries

    assert told
    assert entry.summary.split("\n")[:-1] == told
