"""What must hold between the fields and the files of a seed."""

from __future__ import annotations

import pytest
from homes import Home
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import SeedError
from analysis.ledger.measures import MEASURES

ARTICLE = "2020-03-04-gazette.yaml"

ARTICLE_FAULTS = [
    (
        "speaker: county-office",
        "speaker: county-ofice",
        "16: figure 'all-killed': speaker 'county-ofice' is not in event.yaml; did you mean "
        "'county-office'?",
    ),
    (
        "group: people",
        "group: poeple",
        "13: figure 'all-killed': group 'poeple' is not in event.yaml; did you mean 'people'?",
    ),
    (
        "place: sample-county",
        "place: sample-country",
        "14: figure 'all-killed': place 'sample-country' is not in event.yaml; did you mean "
        "'sample-county'?",
    ),
    (
        "period: sunday-to-tuesday",
        "period: january",
        "15: figure 'all-killed': period 'january' is not in event.yaml; allowed: 'monday', "
        "'sunday-to-tuesday'",
    ),
    (
        "measure: deaths",
        "measure: death",
        "11: figure 'all-killed': measure 'death' is not in the list of measures; did you mean "
        "'deaths'?",
    ),
    (
        "unit: persons",
        "unit: person",
        "12: figure 'all-killed': unit 'person' is unknown, and not a unit of deaths; did you mean "
        "'persons'?",
    ),
    (
        "unit: persons",
        "unit: km",
        "12: figure 'all-killed': unit 'km' is not a unit of deaths; allowed: 'persons'",
    ),
    (
        'wording: "12"',
        "wording: quite a lot",
        "10: figure 'all-killed': wording 'quite a lot': cannot read 'quite a lot'",
    ),
    (
        'wording: "12"',
        "wording: 12 km",
        "10: figure 'all-killed': wording '12 km' is in km, but the unit is persons",
    ),
    (
        'wording: "12"',
        "wording: 2.5",
        "10: figure 'all-killed': wording '2.5': 2.5 is not whole, and the figure counts whole "
        "things",
    ),
    ('wording: "12"', 'wording: ""', "10: figure 'all-killed': 'wording' is empty"),
    (
        'wording: "12"',
        "note: none",
        "9: figure 'all-killed': either 'wording' or 'named' must be given, but not both",
    ),
    (
        'wording: "12"',
        'wording: "12"\n    named: [testford]',
        "10: figure 'all-killed': either 'wording' or 'named' must be given, but not both",
    ),
    (
        "[exampleton, testford]",
        "[exampelton]",
        "69: figure 'burnt-towns': place 'exampelton' is not in event.yaml; did you mean "
        "'exampleton'?",
    ),
    (
        "[exampleton, testford]",
        "[testford, testford]",
        "69: figure 'burnt-towns': place 'testford' is named twice",
    ),
    (
        'wording: "12"',
        "named: [testford]",
        "10: figure 'all-killed': named places are counted, but deaths counts no places",
    ),
    (
        "id: residents-killed",
        "id: all-killed",
        "21: figure 'all-killed': the id 'all-killed' is used twice",
    ),
    (
        "paragraph: 1",
        "paragraph: 10",
        "18: figure 'all-killed': paragraph 10 is beyond the article's last, 9",
    ),
    (
        "status: attributed",
        "status: stated",
        "17: figure 'all-killed': status 'stated' of speaker 'county-office': 'stated' is for "
        "what the outlet says in its own voice, and only for that",
    ),
    (
        "speaker: passer-by\n    status: attributed",
        "speaker: passer-by\n    status: claimed",
        "64: figure 'report-day': status 'claimed' is for a side in the fight, a speaker of kind "
        "'party' or 'official', but 'passer-by' is a speaker of kind 'witness'",
    ),
    (
        "says: Twelve",
        "reported: 2020-03-05\n    says: Twelve",
        "19: figure 'all-killed': reported on 2020-03-05, after the article's day, 2020-03-04",
    ),
    (
        "says: Twelve",
        "reported: 2020-02-29\n    says: Twelve",
        "19: figure 'all-killed': reported on 2020-02-29, before its period 'sunday-to-tuesday' "
        "begins, on 2020-03-01",
    ),
    (
        "says: A passer-by",
        "reported: 2020-03-01\n    says: A passer-by",
        "66: figure 'report-day': reported on 2020-03-01, before its period 'monday' begins, on "
        "2020-03-02",
    ),
    (
        "says: Exampleton",
        "reported: 2020-02-29\n    says: Exampleton",
        "77: figure 'burnt-towns': reported on 2020-02-29, before its period 'sunday-to-tuesday' "
        "begins, on 2020-03-01",
    ),
    (
        "wording: Monday",
        "wording: Tuesday",
        "62: figure 'report-day': wording 'Tuesday', but 2020-03-02 is a Monday, in the period "
        "'monday'",
    ),
    (
        "wording: Monday",
        "wording: some day",
        "58: figure 'report-day': wording 'some day': cannot read 'some day'",
    ),
    (
        "unit: date",
        "unit: hour-of-day",
        "60: figure 'report-day': wording 'Monday' names no hour, but the unit is hour-of-day; a "
        "day or a part of one has the unit 'date', a clock time 'hour-of-day': write 'date'",
    ),
    (
        "wording: Monday",
        "wording: 4 a.m. on Monday",
        "60: figure 'report-day': wording '4 a.m. on Monday' names an hour, but the unit is date; "
        "a day or a part of one has the unit 'date', a clock time 'hour-of-day': write "
        "'hour-of-day'",
    ),
    (
        "    period: monday\n",
        "",
        "57: figure 'report-day': a time needs a 'period' for its day or hour",
    ),
]

EVENT_FAULTS = [
    (
        "part_of: responders",
        "part_of: drivers",
        "13: group 'drivers': the groups form a loop: drivers in drivers",
    ),
    (
        "label: people",
        "label: people\n    part_of: drivers",
        "14: group 'drivers': the groups form a loop: drivers in responders in people in drivers",
    ),
    (
        "label: residents",
        "label: residents\n    parts: [people]",
        "6: group 'people': the groups form a loop: people in residents in people",
    ),
    (
        "kind: county",
        "kind: county\n    part_of: testford",
        "18: place 'sample-county': the places form a loop: sample-county in testford in "
        "sample-county",
    ),
    (
        "label: drivers",
        "label: drivers\n    disjoint: [nurses]",
        "15: group 'drivers': group 'nurses' is not in event.yaml; allowed: 'drivers', 'people', "
        "'residents', 'responders'",
    ),
    (
        "label: drivers\n    part_of: responders",
        "label: drivers\n    part_of: [responders, residents]",
        "8: group 'people': 'drivers' lies in 'residents' and in 'responders', which must not "
        "overlap",
    ),
    (
        "label: drivers\n    part_of: responders",
        "label: drivers\n    part_of: [responders, responders]",
        "15: group 'drivers': group 'responders' is named twice",
    ),
    (
        "kind: county",
        "kind: county\n    overlaps: moon",
        "21: place 'sample-county': place 'moon' is not in event.yaml; allowed: 'exampleton', "
        "'sample-county', 'testford'",
    ),
    (
        "label: drivers",
        "label: drivers\n    parts: [residents]",
        "8: group 'people': 'residents' lies in 'responders', and the two must not overlap",
    ),
    (
        "label: residents",
        "label: residents\n    part_of: drivers",
        "8: group 'people': 'residents' lies in 'responders', and the two must not overlap",
    ),
    (
        "parts: [residents, responders]",
        "parts: [residents, residents]",
        "8: group 'people': part 'residents' is named twice",
    ),
    (
        "parts: [residents, responders]",
        "parts: [residents, responder]",
        "8: group 'people': group 'responder' is not in event.yaml; did you mean 'responders'?",
    ),
    (
        "part_of: responders",
        "part_of: responder",
        "15: group 'drivers': group 'responder' is not in event.yaml; did you mean 'responders'?",
    ),
    (
        "part_of: sample-county",
        "part_of: sample",
        "24: place 'exampleton': place 'sample' is not in event.yaml; did you mean "
        "'sample-county'?",
    ),
    (
        "    latitude: 10.5\n",
        "",
        "21: place 'exampleton': 'latitude' is missing: a point needs both coordinates",
    ),
    (
        "    coordinates_from: invented for this example\n",
        "",
        "21: place 'exampleton': 'coordinates_from' is missing: coordinates need a source",
    ),
    (
        "Etc/UTC",
        "Asia/Karachee",
        "3: timezone 'Asia/Karachee' is not a time zone; did you mean 'Asia/Karachi'?",
    ),
    (
        "Etc/UTC",
        "../../etc/passwd",
        "3: timezone '../../etc/passwd' is not a time zone; an IANA name such as Asia/Karachi is "
        "needed",
    ),
    (
        "end: 2020-03-03",
        "end: 2020-02-28",
        "51: period 'sunday-to-tuesday': the end, 2020-02-28, is before the start, 2020-03-01",
    ),
    (
        "red-side:",
        "outlet:",
        "43: speaker 'outlet': 'outlet' is reserved for the article's own voice",
    ),
]

SUM = """\
relations:
  - id: all-of-them
    kind: sum
    parts: [residents-killed, responders-killed]
    whole: all-killed
    paragraph: 1
    says: The two make the whole.

figures:"""

RELATION_FAULTS = [
    (
        "[residents-killed, responders-killed]",
        "[residents-kiled]",
        "11: relation 'all-of-them': figure 'residents-kiled' is not in the article's figures; "
        "did you mean 'residents-killed'?",
    ),
    (
        "[residents-killed, responders-killed]",
        "[residents-killed, residents-killed]",
        "11: relation 'all-of-them': a figure is named twice among the parts",
    ),
    (
        "[residents-killed, responders-killed]",
        "[all-killed]",
        "12: relation 'all-of-them': figure 'all-killed' is its own part",
    ),
    (
        "[residents-killed, responders-killed]",
        "[residents-killed, burnt-towns]",
        "11: relation 'all-of-them': figure 'burnt-towns' is in sites, 'residents-killed' in "
        "persons",
    ),
    (
        "[residents-killed, responders-killed]",
        "[distance-walked]",
        "11: relation 'all-of-them': figure 'distance-walked' counts nothing: its measure is "
        "distance",
    ),
    ("[residents-killed, responders-killed]", "[]", "11: relation 'all-of-them': 'parts' is empty"),
    (
        "whole: all-killed",
        "whole: all-kiled",
        "12: relation 'all-of-them': figure 'all-kiled' is not in the article's figures; did you "
        "mean 'all-killed'?",
    ),
    (
        "whole: all-killed",
        "whole: {measure: deaths, place: sample}",
        "12: relation 'all-of-them': place 'sample' is not in event.yaml; did you mean "
        "'sample-county'?",
    ),
    (
        "whole: all-killed",
        "whole: {measure: deaths}",
        "12: relation 'all-of-them': 'place' is missing",
    ),
    (
        "whole: all-killed",
        "whole: {measure: deaths, place: testford, plaice: x}",
        "12: relation 'all-of-them': field 'plaice' is unknown; allowed: 'group', 'period'",
    ),
    (
        "whole: all-killed",
        "whole: []",
        "12: relation 'all-of-them': whole must be text, not a list",
    ),
    (
        "kind: sum",
        "kind: summ",
        "10: relation 'all-of-them': kind 'summ' is not allowed; did you mean 'sum'?",
    ),
    (
        "paragraph: 1",
        "paragraph: 77",
        "13: relation 'all-of-them': paragraph 77 is beyond the article's last, 9",
    ),
    (
        "id: all-of-them",
        "id: all-killed",
        "9: relation 'all-killed': the id 'all-killed' is used twice",
    ),
]

READING = """\
assumptions:
  - id: our-reading
    figure: all-killed
    reads: {group: residents}
    because: It is an example.

figures:"""

ASSUMPTION_FAULTS = [
    (
        "figure: all-killed",
        "figure: all-kiled",
        "10: assumption 'our-reading': figure 'all-kiled' is not in the article's figures; did "
        "you mean 'all-killed'?",
    ),
    (
        "{group: residents}",
        "{group: resident}",
        "11: assumption 'our-reading': group 'resident' is not in event.yaml; did you mean "
        "'residents'?",
    ),
    (
        "{group: residents}",
        "{}",
        "11: assumption 'our-reading': 'reads' changes nothing; give the field to read differently",
    ),
    (
        "{group: residents}",
        "{unit: km}",
        "11: assumption 'our-reading': field 'unit' is unknown; allowed: 'group', 'measure', "
        "'period', 'place'",
    ),
    (
        "{group: residents}",
        "{measure: distance}",
        "11: assumption 'our-reading': unit 'persons' is not a unit of distance; allowed: "
        "'blocks', 'ft', 'km', 'm', 'miles', 'nautical-miles', 'yards'",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), ARTICLE_FAULTS)
def test_a_fault_of_a_figure_names_line_figure_found_and_allowed(
    home: Home, old: str, new: str, message: str
) -> None:
    """A figure that does not fit its event or its article is refused in one sentence."""
    assert home.change("article", old, new).refuse() == f"{ARTICLE}:{message}"


@pytest.mark.parametrize(("old", "new", "message"), EVENT_FAULTS)
def test_a_fault_of_an_event_names_line_subject_found_and_allowed(
    home: Home, old: str, new: str, message: str
) -> None:
    """Loops, doubled wholes, unknown names, half points and backward periods are refused."""
    told = home.change("event", old, new).refuse().splitlines()

    assert [line for line in told if line.startswith("event.yaml")] == [f"event.yaml:{message}"]


def test_every_figure_told_before_its_period_is_named(home: Home) -> None:
    """An article of 29 February tells none of its counts of March."""
    told = home.change("article", "published: 2020-03-04", "published: 2020-02-29").refuse()

    assert [line.split(":")[1] for line in told.splitlines()] == [
        "15",
        "27",
        "39",
        "51",
        "73",
    ]
    assert told.splitlines()[0] == (
        f"{ARTICLE}:15: figure 'all-killed': the article's day, 2020-02-29, is before its period "
        "'sunday-to-tuesday' begins, on 2020-03-01"
    )


@pytest.mark.parametrize(("old", "new", "message"), RELATION_FAULTS)
def test_a_fault_of_a_relation_is_told(home: Home, old: str, new: str, message: str) -> None:
    """A tie between figures that cannot be is refused in one sentence."""
    home.change("article", "figures:", SUM).change("article", old, new)

    assert home.refuse() == f"{ARTICLE}:{message}"


@pytest.mark.parametrize(("old", "new", "message"), ASSUMPTION_FAULTS)
def test_a_fault_of_an_assumption_is_told(home: Home, old: str, new: str, message: str) -> None:
    """A reading of ours that cannot be is refused in one sentence."""
    home.change("article", "figures:", READING).change("article", old, new)

    assert home.refuse() == f"{ARTICLE}:{message}"


def test_one_figure_has_one_reading(home: Home) -> None:
    """Two assumptions on one figure would hide each other, and are refused."""
    home.change("article", "figures:", READING)
    second = READING.replace("our-reading", "other-reading").replace("assumptions:\n", "")
    home.change("article", "\nfigures:", f"\n{second}".replace("\n\n  -", "\n  -"))

    assert home.refuse() == (
        f"{ARTICLE}:15: assumption 'other-reading': figure 'all-killed' has two assumptions"
    )


@pytest.mark.parametrize(
    "figure",
    [
        {"reported": "2020-03-01"},
        {"reported": "2020-03-02"},
        {"reported": "2020-02-29", "period": None},
        {"reported": "2019-12-31", "period": None},
    ],
)
def test_a_figure_may_be_said_once_its_period_has_begun(
    home: Home, figure: dict[str, object]
) -> None:
    """From the first day on a count can be told; without a period any day will do."""
    assert home.tell({"wording": "2", "period": "sunday-to-tuesday", **figure})


@pytest.mark.parametrize("start", ["2020-03-01T23", "2020-03-01T23:59"])
def test_days_are_compared_and_not_hours(home: Home, start: str) -> None:
    """The seed tells no hour of a statement, so that of a period does not count."""
    home.change("event", "start: 2020-03-01", f"start: {start}")
    assert home.tell({"wording": "2", "period": "sunday-to-tuesday", "reported": "2020-03-01"})


@pytest.mark.parametrize("measure", sorted(MEASURES))
def test_no_measure_is_told_before_its_period_begins(home: Home, measure: str) -> None:
    """Counts, measurements and times alike: 1 March is before Monday, 2 March."""
    figure = {
        "wording": "Monday" if measure == "time" else "2",
        "measure": measure,
        "unit": "date" if measure == "time" else (*MEASURES[measure].units, "litres")[0],
        "period": "monday",
    }
    with pytest.raises(SeedError, match=r"reported on 2020-03-01, before its period 'monday'"):
        home.tell({**figure, "reported": "2020-03-01"})


def test_an_article_may_name_a_day_to_come(home: Home) -> None:
    """A day that was announced is a time, though it lies after the article's day."""
    home.change("event", "start: 2020-03-02\n    end: 2020-03-02", "start: 2020-03-09")
    assert home.tell({"wording": "Monday", "measure": "time", "unit": "date", "period": "monday"})


def test_a_relation_to_a_scope_that_has_not_begun_is_told(home: Home) -> None:
    """What an article counts together has begun by its day."""
    later = "periods:\n  later:\n    label: later\n    start: 2020-03-09"
    home.change("event", "periods:", later)
    home.change("article", "figures:", SUM)
    whole = "{measure: deaths, place: testford, period: later}"
    home.change("article", "whole: all-killed", f"whole: {whole}")
    assert home.refuse() == (
        f"{ARTICLE}:12: relation 'all-of-them': the article's day, 2020-03-04, is before the "
        "period 'later' begins, on 2020-03-09"
    )


def test_an_assumption_of_a_period_that_had_not_begun_is_told(home: Home) -> None:
    """A figure of Sunday is not read as one of Monday."""
    home.change("article", "says: Twelve", "reported: 2020-03-01\n    says: Twelve")
    home.change("article", "figures:", READING)
    home.change("article", "{group: residents}", "{period: monday}")
    assert home.refuse() == (
        f"{ARTICLE}:11: assumption 'our-reading': figure 'all-killed' was reported on "
        "2020-03-01, before the period 'monday' begins, on 2020-03-02"
    )


@pytest.mark.parametrize("text", [SUM, READING])
def test_a_fitting_tie_is_read(home: Home, text: str) -> None:
    """The relation and the assumption that the faults above are made from are themselves fine."""
    assert home.change("article", "figures:", text).read()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2020-03-01T04", "2020-03-01"),
        ("2020-03-01T04", "2020-03-01T04:30"),
        ("2020-03-01", "2020-03-01"),
        ("2020-03-01T04:30", "2020-03-01T04"),
    ],
)
def test_a_period_may_end_when_it_begins(home: Home, start: str, end: str) -> None:
    """Start and end are compared only as exactly as both are told."""
    home.change("event", "start: 2020-03-01", f"start: {start}")
    home.change("event", "end: 2020-03-03", f"end: {end}")

    assert home.read()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True).filter(lambda n: n < "z"))
def test_an_unknown_speaker_is_always_told_with_its_line(home: Home, name: str) -> None:
    """Whatever the name, a speaker that the event does not have is refused on its own line."""
    known = {"county-office", "passer-by", "red-side", "outlet"}
    original = home.article_file.read_text("utf-8")
    if name in known:
        return
    message = home.change("article", "speaker: county-office", f"speaker: '{name}'").refuse()
    home.article_file.write_text(original, "utf-8")

    assert message.startswith(f"{ARTICLE}:16: figure 'all-killed': speaker ")
