"""What goes with what in one figure: measure, change, voice, part and hour."""

from __future__ import annotations

import pytest
from homes import Home

from analysis.errors import SeedError
from analysis.ledger.frame import Row
from analysis.ledger.measures import MEASURES

AGENCY = "  wire:\n    name: Wire\n    kind: outlet\n"
ARMY = "  army:\n    name: army\n    kind: official\n    line: state\n"
MINISTRY = "  ministry:\n    name: ministry\n    kind: official\n    line: state\n"
ANALYSTS = "  analysts:\n    name: analysts\n    kind: think-tank\n"
RELIEF = "  relief:\n    name: relief\n    kind: aid\n"
VOICES = AGENCY + ARMY + MINISTRY + ANALYSTS + RELIEF

SHARE: Row = {"wording": "12%", "measure": "share", "unit": "percent"}
OTHER: Row = {"wording": "7", "measure": "other", "unit": "targets", "label": "targets named"}
DISTANCE: Row = {"wording": "2 km", "measure": "distance", "unit": "km"}
OFFICIAL: Row = {"speaker": "county-office", "status": "attributed"}

REFUSED = [
    ({**OTHER, "label": None}, "'label' is missing: a figure of measure 'other' says what it"),
    ({"label": "dead"}, "'label' is for the measure 'other' only, not for deaths"),
    ({"of": "deaths"}, "'of' is for the measure 'share' only, not for deaths"),
    ({**SHARE, "of": "killed"}, "measure 'killed' is not in the list of measures; did you mean 'd"),
    ({**SHARE, "of": "age"}, "a share is of what is counted, or of money, but age counts nothing"),
    (
        {**SHARE, "of": "other"},
        "a share is of what is counted, or of money, but other counts nothing",
    ),
    ({"to": "testford"}, "'to' is for the measure 'distance' only, not for deaths"),
    ({**DISTANCE, "to": "testfort"}, "place 'testfort' is not in event.yaml; did you mean 'testf"),
    ({**DISTANCE, "to": "sample-county"}, "'sample-county' is the figure's own place"),
    ({"by": "outlet"}, "'by' is a group or a speaker of the event, and not the outlet"),
    ({"by": "red-sid"}, "group or speaker 'red-sid' is not in event.yaml; did you mean 'red-side'"),
    ({**OFFICIAL, "via": "outlet"}, "'via' is another outlet"),
    ({**OFFICIAL, "via": "wiree"}, "speaker 'wiree' is not in event.yaml; did you mean 'wire'?"),
    ({**OFFICIAL, "via": "red-side"}, "'via' is a speaker of kind 'outlet', but 'red-side' is one"),
    ({"speaker": "wire", "status": "attributed", "via": "wire"}, "'wire' is the speaker itself"),
    ({"change": "multiple"}, "a change of kind 'multiple' has the unit 'percent', not 'persons'"),
    ({"unit": "percent"}, "unit 'percent' is not a unit of deaths; allowed: 'persons'"),
    ({**OTHER, "unit": "percent"}, "unit 'percent' is for a share or a change, not for other"),
    ({"paragraph": None}, "'paragraph' is missing; only a figure of the headline has none"),
    ({"place": None}, "'place' is missing, and event.yaml has no 'toll' with a place"),
    ({"speaker": "wire", "status": "claimed"}, "is for a side in the fight"),
    ({"speaker": "analysts", "status": "claimed"}, "is for a side in the fight"),
    ({"speaker": "relief", "status": "claimed"}, "is for a side in the fight"),
    ({"speaker": "passer-by", "status": "claimed"}, "is for a side in the fight"),
    ({"speaker": "wire", "status": "stated"}, "'stated' is for what the outlet says in its own"),
    ({"status": "attributed"}, "'stated' is for what the outlet says in its own"),
]

TAKEN = [
    OTHER,
    SHARE,
    {**SHARE, "of": "deaths"},
    {**SHARE, "of": "buildings"},
    {**SHARE, "of": "deaths", "by": "red-side", "how": "mine"},
    {**DISTANCE, "to": "testford"},
    {"by": "red-side", "how": ["gunfire", "drone"]},
    {"by": "people"},
    {**OTHER, "by": "red-side", "how": "arson"},
    {"change": "increment"},
    {"change": "fall"},
    {"change": "multiple", "unit": "percent", "wording": "50%"},
    {"change": "increment", "unit": "percent", "wording": "50%"},
    {**OFFICIAL, "via": "wire"},
    {"part": "headline", "paragraph": None},
    {"part": "headline"},
    {"speaker": "army", "status": "claimed"},
    {"speaker": "red-side", "status": "claimed"},
    {"speaker": "wire", "status": "attributed"},
    {"speaker": "analysts", "status": "attributed"},
    {"speaker": "relief", "status": "attributed"},
]


@pytest.fixture
def voices(home: Home) -> Home:
    """A home whose event has speakers of every kind."""
    return home.change("event", "speakers:\n", f"speakers:\n{VOICES}")


@pytest.mark.parametrize(("figure", "message"), REFUSED)
def test_what_does_not_go_together_is_one_sentence(voices: Home, figure: Row, message: str) -> None:
    """Each misfit is told once, and nothing else with it."""
    with pytest.raises(SeedError) as caught:
        voices.tell({"wording": "7", **figure})

    [fault] = caught.value.faults
    assert f"figure 'figure-1': {message}" in fault or message in fault


@pytest.mark.parametrize("figure", TAKEN)
def test_what_goes_together_is_read(voices: Home, figure: Row) -> None:
    """Whatever a report may say of a figure finds its fields."""
    assert voices.tell({"wording": "7", **figure})


def test_names_are_a_count_and_no_change(home: Home) -> None:
    """Towns that are named are as many as they are."""
    with pytest.raises(SeedError, match="named places are a count, and no change"):
        home.tell(
            {
                "named": ["testford"],
                "measure": "attack-sites",
                "unit": "sites",
                "change": "increment",
            }
        )


@pytest.mark.parametrize("measure", sorted(set(MEASURES) - {"time"}))
def test_only_counts_change(home: Home, measure: str) -> None:
    """Whole things become more or fewer; an age or a price that rose is another figure."""
    row = {
        "wording": "7",
        "measure": measure,
        "unit": (*MEASURES[measure].units, "litres")[0],
        "label": "things" if measure == "other" else None,
        "change": "increment",
    }
    if MEASURES[measure].is_count:
        assert home.tell(row)
        return
    with pytest.raises(SeedError, match=f"'change' is for what is counted, but {measure} counts"):
        home.tell(row)


UNDONE = {"population", "fighters", "share", "money", "rate", "frequency", "age", "duration"}


@pytest.mark.parametrize("key", [{"by": "red-side"}, {"how": "gunfire"}])
@pytest.mark.parametrize("measure", sorted(set(MEASURES) - {"time"}))
def test_only_what_was_done_was_done_by_somebody(home: Home, measure: str, key: Row) -> None:
    """Nobody shoots a population or an age; people and things that came to harm have a who."""
    row = {
        "wording": "7",
        "measure": measure,
        "unit": (*MEASURES[measure].units, "litres")[0],
        "label": "things" if measure == "other" else None,
        **key,
    }
    if measure not in UNDONE | {"distance"}:
        assert home.tell(row)
        return
    [name] = key
    with pytest.raises(SeedError, match=f"'{name}' is for what was done to people or things"):
        home.tell(row)


def test_an_event_counts_what_it_names(home: Home) -> None:
    """A measure of the event's own is told with by, how and change like any count."""
    own = "measures:\n  tents-burned: {label: tents burned, singular: tent burned, unit: tents}\n"
    home.change("event", "speakers:\n", f"{own}speakers:\n")
    row = {"wording": "7", "measure": "tents-burned", "unit": "tents", "by": "red-side"}
    assert home.tell({**row, "how": "arson", "change": "increment"})


@pytest.mark.parametrize(
    ("added", "message"),
    [
        ("deaths: {label: a, singular: b, unit: c}", "the list of measures has 'deaths' already"),
        ("x: {label: People killed, singular: b, unit: c}", "label 'People killed' is that of"),
        ("x: {label: a, singular: b, unit: Big Tents}", "must be in lower-case letters, digits"),
        (
            "x: {label: a, singular: b, unit: c}\n  y: {label: A, singular: b, unit: c}",
            "label 'A' is that of 'x'; a reader must tell them apart",
        ),
    ],
)
def test_an_events_own_measure_is_told_apart(home: Home, added: str, message: str) -> None:
    """Neither its name nor its label is another's, and its unit is a short name."""
    home.change("event", "speakers:\n", f"measures:\n  {added}\nspeakers:\n")
    assert message in home.refuse()
    assert len(home.refuse().splitlines()) == 1


def test_an_own_measure_may_have_a_unit_of_the_list(home: Home) -> None:
    """People counted for a reason of the event's own are still people."""
    own = "measures:\n  stranded: {label: stranded, singular: stranded, unit: persons}\n"
    home.change("event", "speakers:\n", f"{own}speakers:\n")
    assert home.tell({"wording": "7", "measure": "stranded"})


@pytest.mark.parametrize(
    ("toll", "message"),
    [
        ("{place: testfort}", "toll: place 'testfort' is not in event.yaml; did you mean 'testf"),
        ("{place: testford, period: mondays}", "toll: period 'mondays' is not in event.yaml; did"),
        ("{period: monday}", "toll: 'place' is missing"),
    ],
)
def test_the_tolls_scope_is_one_of_the_event(home: Home, toll: str, message: str) -> None:
    """An unknown name is told once, and no figure is blamed for it."""
    home.change("event", "speakers:\n", f"toll: {toll}\nspeakers:\n")
    home.change("article", "    place: sample-county\n", "")
    told = home.refuse()
    assert message in told
    assert len(told.splitlines()) == 1


def test_a_figure_of_the_past_needs_a_place_of_its_own(home: Home) -> None:
    """The place of the toll is not that of another event."""
    home.change("event", "speakers:\n", "toll: {place: testford}\nspeakers:\n")
    told = "'place' is missing, and the place of the event's toll stands only .* 'role'; give the"
    with pytest.raises(SeedError, match=told):
        home.tell({"wording": "7", "place": None, "role": "background"})


@pytest.mark.parametrize("role", ["background", "other-event"])
def test_the_past_may_be_older_than_the_event(home: Home, role: str) -> None:
    """A figure of earlier years has a period of earlier years."""
    decade = "  decade:\n    label: ten years\n    start: 2010-01-01\n    end: 2019-12-31\n"
    home.change("event", "periods:\n", f"periods:\n{decade}")
    assert home.tell({"wording": "7", "period": "decade", "role": role})


@pytest.mark.parametrize(
    ("reported", "message"),
    [
        ("2020-03-04T17", ""),
        ("2020-03-04T17:30", ""),
        ("2020-03-03T23:59", ""),
        ("2020-03-04", ""),
        ("2020-03-04T17:31", "reported at 17:31, after the article's time, 17:30"),
        ("2020-03-05T01", "reported on 2020-03-05, after the article's day, 2020-03-04"),
    ],
)
def test_nothing_is_said_after_the_article(home: Home, reported: str, message: str) -> None:
    """Where the article gives the hour at which it was published, hours are compared."""
    home.change("article", "  paragraphs: 9", '  time: "17:30"\n  paragraphs: 9')
    home.change("article", "says: Twelve", f"reported: {reported}\n    says: Twelve")
    if message:
        assert home.refuse().endswith(message)
    else:
        assert home.read()


def test_without_an_hour_of_publication_days_are_compared(home: Home) -> None:
    """Late that day may be before the article."""
    assert home.tell({"wording": "7", "reported": "2020-03-04T23:59"})


SAID = [
    ("2020-03-04T10", "2020-03-04T12", False),
    ("2020-03-04T12", "2020-03-04T10", True),
    ("2020-03-04T12", "2020-03-04", True),
    ("2020-03-04", "2020-03-04T12", True),
    ("2020-03-03T12", "2020-03-04T10", False),
    ("2020-03-04T10", "2020-03-03T12", True),
]


@pytest.mark.parametrize(("said", "withdrawn", "is_fine"), SAID)
def test_withdrawals_compare_hours_where_both_are_told(
    home: Home, said: str, withdrawn: str, is_fine: bool
) -> None:
    """Nobody takes back at ten what is said at noon."""
    figures: tuple[Row, Row] = (
        {"wording": "7", "reported": said, "corrects": "figure-2"},
        {"wording": "8", "reported": withdrawn, "place": "testford"},
    )
    if is_fine:
        assert home.tell(*figures)
        return
    with pytest.raises(SeedError, match="after the one that withdraws it, said"):
        home.tell(*figures)


def test_speakers_of_one_line_are_one_party(voices: Home) -> None:
    """What the army claimed the ministry may take back."""
    claim = {"status": "claimed", "wording": "7"}
    assert voices.tell(
        {**claim, "speaker": "ministry", "corrects": "figure-2"},
        {**claim, "speaker": "army", "wording": "8", "place": "testford"},
    )
    with pytest.raises(SeedError, match="a claim can withdraw only a claim of the same party"):
        voices.tell(
            {**claim, "speaker": "red-side", "corrects": "figure-2"},
            {**claim, "speaker": "army", "wording": "8", "place": "testford"},
        )


def test_a_change_withdraws_only_a_change(home: Home) -> None:
    """'Seven more' takes no total back."""
    change = {"wording": "7", "change": "increment", "corrects": "figure-2"}
    assert home.tell(change, {"wording": "8", "change": "increment"})
    with pytest.raises(SeedError, match="figure 'figure-2' is no change, and a change withdraws"):
        home.tell(change, {"wording": "8"})


def test_a_share_may_be_one_of_a_sum(home: Home) -> None:
    """Of the money demanded, a part was paid."""
    home.tell({**SHARE, "of": "money"})
    assert home.read().figures[0].of == "money"


TOLL = "toll: {place: testford, period: monday}\nspeakers:\n"
NTH: Row = {"wording": "the third attack", "measure": "attacks", "unit": "attacks"}


@pytest.mark.parametrize(
    "words",
    [
        {"wording": "the third attack"},
        {"wording": "the 21st attack"},
        {"wording": "third such attack", "readings": ["the third attack"]},
    ],
)
def test_what_counts_up_to_an_attack_has_a_period_of_its_own(home: Home, words: Row) -> None:
    """Two of the three may be older than the toll's period."""
    home.change("event", "speakers:\n", TOLL)
    with pytest.raises(SeedError, match=r"'period' is missing: '.*' counts from a day of its own"):
        home.tell({**NTH, **words})


@pytest.mark.parametrize("told", [{"period": "monday"}, {"role": "background"}])
def test_a_place_in_a_row_stands_with_its_period_or_as_background(home: Home, told: Row) -> None:
    """With its own period, or added to nothing, it is no count of the toll's period."""
    home.change("event", "speakers:\n", TOLL)
    home.tell({**NTH, **told})
    assert home.read().figures[0].period == told.get("period")


def test_a_plain_count_takes_the_period_of_the_toll(home: Home) -> None:
    """Three attacks are those of the toll's period."""
    home.change("event", "speakers:\n", TOLL)
    home.tell({**NTH, "wording": "three attacks"})
    assert home.read().figures[0].period == "monday"


@pytest.mark.parametrize(
    ("hour", "is_refused"),
    [("2020-03-03T00:00", True), ("2020-03-03T11:59", True), ("2020-03-03T12:00", False)],
)
def test_nobody_counts_before_the_hour_at_which_a_period_begins(
    home: Home, hour: str, is_refused: bool
) -> None:
    """Where both hours are known; on the day alone, the count may be of later in it."""
    period = "periods:\n  since-noon:\n    label: since noon\n    start: 2020-03-03T12\n"
    home.change("event", "periods:\n", period)
    figure = {"wording": "5", "period": "since-noon"}
    home.tell({**figure, "reported": "2020-03-03"})
    if not is_refused:
        assert home.tell({**figure, "reported": hour}).records
        return
    with pytest.raises(SeedError, match=r"before its period 'since-noon' begins, at 12:00"):
        home.tell({**figure, "reported": hour})
