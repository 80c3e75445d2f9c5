"""Who speaks: speakers of one side are one line, and an outlet may carry a line's number."""

import pytest
from small_reports import EVENT, MONDAY, SATURDAY, SUNDAY, claim, report, tell

from analysis.accounts.accounts import read_accounts
from analysis.accounts.record import Default, Kind
from analysis.ledger.model import Speaker


def name_lines(*articles):
    """Id of each statement without its event -> the line that says it."""
    voices = read_accounts(articles).voices
    return {name.partition("/")[2]: voice.line.name for name, voice in voices.items()}


def test_speakers_of_one_side_are_one_line():
    """An army and a ministry; a hospital that is on no side is a line by itself."""
    told = report(SATURDAY, tell("10"), tell("10", "ministry"), tell("9", "hospital"))
    assert list(name_lines(told).values()) == ["state", "state", "hospital"]


@pytest.mark.parametrize(
    ("own", "line"),
    [
        ("10", "state"),
        ("at least 10", "state"),
        ("12", "outlet:Wire"),
        ("more than 10", "outlet:Wire"),
    ],
)
def test_an_outlet_carries_the_number_of_a_line_that_prints_the_same(own, line):
    """Unless its hedge shuts the number out."""
    first = report(SATURDAY, tell("10"))
    later = report(SUNDAY, tell(own, "outlet"), name="daily", agency="Wire")
    assert name_lines(first, later)["2020-01-05-daily#a"] == line


def test_no_outlet_carries_a_number_that_comes_after_it():
    """It cannot have heard it."""
    own = report(SATURDAY, tell("10", "outlet"))
    assert name_lines(own, report(SUNDAY, tell("10")))["2020-01-04-paper#a"] == "outlet:Paper"


def test_equal_numbers_of_one_line_and_day_are_one_saying_with_its_carriers():
    """And outlets that credit one agency are one witness."""
    articles = [
        report(MONDAY, tell("10"), name=name, **({"agency": "Wire"} if name != "own" else {}))
        for name in ("daily", "evening", "own")
    ]
    (saying,) = read_accounts(articles).sayings
    assert [len(saying.voices), saying.witnesses] == [3, ("Wire", "Own")]


def test_claims_and_reports_of_one_line_are_two_series():
    """What an army claims of its enemies is no report."""
    told = report(SATURDAY, tell("10", group="rebels"), claim("30", "rebels", "army"))
    assert [each.is_claim for each in read_accounts([told]).sayings] == [False, True]


def test_the_freshest_number_of_a_line_is_not_that_of_a_shorter_time():
    """Nor an old one that somebody reprints."""
    articles = [
        report(SATURDAY, tell("10")),
        report(SUNDAY, tell("22")),
        report(MONDAY, tell("3", period="sunday"), tell("10", "outlet")),
    ]
    (latest,) = read_accounts(articles).latest.values()
    assert latest.first.statement.wording == "22"


def test_officials_are_one_line_where_the_event_tells_no_sides():
    """Their findings rest on this default; whoever is no official speaks alone."""
    speakers = {
        "mayor": {"name": "the mayor", "kind": "official"},
        "police": {"name": "police", "kind": "official"},
        "resident": {"name": "a resident", "kind": "witness"},
    }
    event = EVENT.model_copy(
        update={"speakers": {name: Speaker.model_validate(s) for name, s in speakers.items()}}
    )
    articles = [
        report(SATURDAY, tell("10", "mayor"), tell("9", "resident"), event=event),
        report(SUNDAY, tell("15", "police"), event=event),
    ]
    assert set(name_lines(*articles).values()) == {"officials", "resident"}
    findings = read_accounts(articles).findings
    (revision,) = [each for each in findings if each.kind is Kind.REVISION]
    assert Default.LINE in revision.rests_on
