"""Both readings of an ambiguous wording, and relations round a loop, as told from a seed."""

from __future__ import annotations

import pytest
from homes import Home

from analysis.errors import SeedError
from analysis.ledger.frame import quantify
from analysis.ledger.measures import MEASURES
from analysis.output.check_text import print_checks
from analysis.reconcile.sensitivity import sensitivity
from analysis.reconcile.verdicts import check
from analysis.views.sensitivity import tabulate_sensitivity

WORDING = 'wording: "12"'
BETWEEN = "between one and three hundred"
HEDGED = "more than one or two hundred"


def test_readings_are_kept_in_their_order(home: Home) -> None:
    """The printed words come first, and another way to take them follows."""
    home.change("article", WORDING, f'{WORDING}\n    readings: ["12", more than 12]')
    assert home.read().figures[0].readings == ("12", "more than 12")


@pytest.mark.parametrize(
    ("readings", "message"),
    [
        (
            "[more than 12]",
            "11: figure 'all-killed': the first reading must be the wording itself, '12', "
            "and others must follow",
        ),
        (
            '["12"]',
            "11: figure 'all-killed': the first reading must be the wording itself, '12', "
            "and others must follow",
        ),
        ('["12", "12"]', "11: figure 'all-killed': a reading is given twice"),
        (
            '["12", quite a lot]',
            "11: figure 'all-killed': wording 'quite a lot': cannot read 'quite a lot'",
        ),
        (
            '["12", 12 towns]',
            "11: figure 'all-killed': wording '12 towns' is in towns, but the unit is persons",
        ),
    ],
)
def test_readings_that_cannot_be_are_refused(home: Home, readings: str, message: str) -> None:
    """Each reading is a number phrase of its own, and the printed words are the first."""
    home.change("article", WORDING, f"{WORDING}\n    readings: {readings}")
    assert home.refuse() == f"2020-03-04-gazette.yaml:{message}"


def test_an_ambiguous_wording_is_told_with_its_line_and_both_ways_to_read_it(home: Home) -> None:
    """Without readings the seed is refused, and the sentence says what to choose from."""
    home.change("article", WORDING, f"wording: {BETWEEN}")
    assert home.refuse() == (
        f"2020-03-04-gazette.yaml:10: figure 'all-killed': wording '{BETWEEN}': it can be read "
        "as '1 to 300' or as '100 to 300'; choose one with 'readings'"
    )


@pytest.mark.parametrize(
    ("wording", "readings", "low", "high"),
    [
        (BETWEEN, ["100 to 300"], 100, 300),
        (BETWEEN, ["1 to 300"], 1, 300),
        (BETWEEN, ["between 100 and 300", "between 1 and 300"], 100, 300),
        (BETWEEN, ["between 1 and 300", "between 100 and 300"], 1, 300),
        (BETWEEN, ["one hundred to three hundred"], 100, 300),
        ("two or three thousand people", ["2,000 to 3,000"], 2_000, 3_000),
        ("five to six hundred thousand", ["500,000 to 600,000"], 500_000, 600_000),
        (HEDGED, ["more than 100"], 101, None),
        (HEDGED, ["more than 1", "more than 200"], 2, None),
        ("one or two hundred or so", ["about 100"], None, None),
    ],
)
def test_the_first_reading_of_an_ambiguous_wording_is_read(
    home: Home, wording: str, readings: list[str], low: int | None, high: int | None
) -> None:
    """The bounds are those of the way to read it that the seed names first."""
    reading = home.tell({"wording": wording, "readings": readings})
    quantity = quantify(reading.article.figures[0])
    assert (quantity.low, quantity.high) == (low, high)


def test_an_ambiguous_wording_is_printed_as_it_stands(home: Home) -> None:
    """The ledger has the printed words, whatever they are read as."""
    (row,) = home.tell({"wording": BETWEEN, "readings": ["100 to 300"]}).records
    assert (row["wording"], row["low"], row["high"]) == (BETWEEN, 100, 300)


@pytest.mark.parametrize(
    ("wording", "reading", "message"),
    [
        (BETWEEN, BETWEEN, f"wording '{BETWEEN}': it can be read as"),
        (BETWEEN, "200 to 300", f"'200 to 300' is not a way to read '{BETWEEN}'"),
        (BETWEEN, "100", f"'100' is not a way to read '{BETWEEN}'"),
        (BETWEEN, "more than 100", f"'more than 100' is not a way to read '{BETWEEN}'"),
        (BETWEEN, "dozens", f"'dozens' is not a way to read '{BETWEEN}'"),
        (BETWEEN, "100 to 300 towns", "is in towns, but the unit is persons"),
        (HEDGED, "100 to 200", f"'100 to 200' is not a way to read '{HEDGED}'"),
        (HEDGED, "at least 100", f"'at least 100' is not a way to read '{HEDGED}'"),
        (HEDGED, "more than 150", f"'more than 150' is not a way to read '{HEDGED}'"),
        (f"{BETWEEN} towns", "100 to 300", "is in towns, but the unit is persons"),
    ],
)
def test_what_an_ambiguous_wording_cannot_mean_is_no_reading(
    home: Home, wording: str, reading: str, message: str
) -> None:
    """A reading has the numbers of one way to read the wording, and its hedge."""
    with pytest.raises(SeedError) as refusal:
        home.tell({"wording": wording, "readings": [reading]})
    assert message in str(refusal.value)


def test_a_way_to_read_a_wording_is_named_once(home: Home) -> None:
    """Other words for the same range are no second reading."""
    with pytest.raises(SeedError, match="'between 1 and 300' repeats another reading"):
        home.tell({"wording": BETWEEN, "readings": ["1 to 300", "between 1 and 300"]})


def test_the_counts_have_the_first_reading_of_an_ambiguous_wording(home: Home) -> None:
    """What is reconciled is what the ledger shows."""
    reading = home.tell({"wording": BETWEEN, "readings": ["100 to 300", "1 to 300"]})
    (count,) = check([reading.article]).counts
    assert (count.low, count.high) == (100, 300)


def test_the_other_reading_of_an_ambiguous_wording_mends(home: Home) -> None:
    """With 50 in all, 100 to 300 of them cannot be; 1 to 300 can."""
    reading = home.tell(
        {"wording": "50", "group": "people"},
        {"wording": BETWEEN, "readings": ["100 to 300", "1 to 300"], "group": "residents"},
    )
    (conflict,) = check([reading.article]).conflicts
    (mend,) = (mend for mend in conflict.mends if mend.id == "figure-2")
    assert (mend.kind, mend.wording, mend.to, mend.also) == ("reading", BETWEEN, "1 to 300", ())


def test_a_mend_loosens_the_numbers_that_are_read(home: Home) -> None:
    """Where the seed allows one way only, the looser hedge is on its numbers."""
    reading = home.tell(
        {"wording": "50", "group": "people"},
        {"wording": BETWEEN, "readings": ["100 to 300"], "group": "residents"},
    )
    (conflict,) = check([reading.article]).conflicts
    (mend,) = (mend for mend in conflict.mends if mend.id == "figure-2")
    assert (mend.kind, mend.to) == ("loosen", "up to 300")


def test_each_reading_of_an_ambiguous_wording_has_its_row(home: Home) -> None:
    """The table of all ways to read begins with the one that is read."""
    reading = home.tell({"wording": BETWEEN, "readings": ["100 to 300", "1 to 300"]})
    rows = [row for row in sensitivity([reading.article]).rows if row.convention == "literal"]
    assert [(*row.readings.values(), row.low, row.high) for row in rows] == [
        ("100 to 300", 100, 300),
        ("1 to 300", 1, 300),
    ]


@pytest.mark.parametrize("measure", sorted(set(MEASURES) - {"time"}))
def test_readings_of_every_measure_are_checked_and_reported(home: Home, measure: str) -> None:
    """What the seed may say, every table can show; a row for each reading only of a count."""
    unit = next(iter(MEASURES[measure].units), "checkpoints")
    reading = home.tell(
        {
            **{"wording": "8", "readings": ["8", "more than 8"], "measure": measure, "unit": unit},
            **({"label": "things found"} if measure == "other" else {}),
        }
    )
    print_checks([reading], "table")
    rows = tabulate_sensitivity(reading)
    each = ["“8”", "“more than 8”"] if MEASURES[measure].is_checked else ["as printed"]
    assert list(rows[rows["convention"] == "literal"]["readings"]) == each


@pytest.mark.parametrize("measure", ["distance", "duration"])
def test_readings_of_a_measurement_leave_those_of_a_count(home: Home, measure: str) -> None:
    """The count beside it has a row for each of its own readings, and no more."""
    reading = home.tell(
        {"wording": "8", "readings": ["8", "more than 8"]},
        {
            "wording": "about 2",
            "readings": ["about 2", "at least 2"],
            "measure": measure,
            "unit": MEASURES[measure].units[0],
        },
    )
    rows = [row for row in sensitivity([reading.article]).rows if row.convention == "literal"]
    assert [dict(row.readings) for row in rows] == [{"figure-1": "8"}, {"figure-1": "more than 8"}]


def test_an_ambiguous_measurement_is_read_as_the_seed_says(home: Home) -> None:
    """A distance has its way to read, too."""
    reading = home.tell(
        {
            "wording": "1.5 to 2 thousand metres",
            "readings": ["1,500 to 2,000"],
            "measure": "distance",
            "unit": "m",
        }
    )
    assert quantify(reading.article.figures[0]).low == 1_500


@pytest.mark.parametrize("printed", ["named: [exampleton, testford]", "wording: Monday"])
def test_only_numbers_have_readings(home: Home, printed: str) -> None:
    """Names that are counted and times are read in one way."""
    home.change("article", printed, f"{printed}\n    readings: [Monday, Tuesday]")
    assert home.refuse().endswith("'readings' need a wording that gives a number")


def test_a_loop_of_relations_is_told_with_its_line(home: Home) -> None:
    """A whole in its own part by two relations is refused at the second."""
    figures = (
        {"wording": "5", "place": "exampleton"},
        {"wording": "5", "place": "testford"},
    )
    ties = tuple(
        {
            "id": f"tie-{part}",
            "kind": "part",
            "parts": [f"figure-{part}"],
            "whole": f"figure-{whole}",
            "paragraph": 1,
            "says": "so",
        }
        for part, whole in ((1, 2), (2, 1))
    )
    home.tell(*figures, relations=ties[:1])
    with pytest.raises(Exception, match=r"yaml:\d+: relation 'tie-2': the relations before this"):
        home.tell(*figures, relations=ties)
