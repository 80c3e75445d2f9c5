"""The tidy frame: one row a statement, nothing lost, nothing normalised away."""

from __future__ import annotations

import json

import pytest
from homes import Home

from analysis.errors import ParameterError
from analysis.ledger.frame import COLUMNS, build_frame, quantify, to_records
from analysis.reading.reading import open_article

BOUNDS = [
    ("12", "deaths", "persons", (12, 12, 12, "exact")),
    ("more than 22", "deaths", "persons", (22, 23, None, "more-than")),
    ("up to 9", "deaths", "persons", (9, 0, 9, "at-most")),
    ("about 50", "deaths", "persons", (50, None, None, "about")),
    ("22 to 25", "deaths", "persons", (None, 22, 25, "range")),
    ("dozens", "deaths", "persons", (None, 24, None, "vague")),
    ("more than forty people", "other", "persons", (40, 41, None, "more-than")),
    ("fewer than ten people", "other", "persons", (10, 0, 9, "less-than")),
    ("2.5 km", "distance", "km", (2.5, 2.5, 2.5, "exact")),
]

TIMES = [
    ("Monday", "date", (None, None, None, "exact")),
    ("4 a.m. on Monday", "hour-of-day", (4, 4, 4, "exact")),
    ("around 4:30 p.m. Monday", "hour-of-day", (16.5, None, None, "about")),
]


def test_the_columns_are_those_of_the_dictionary(home: Home) -> None:
    """Each column is described, in the dictionary's order, and none is missing."""
    assert list(build_frame(home.read())) == list(COLUMNS)


def test_every_column_is_described() -> None:
    """No description is empty or told twice."""
    described = [column.description for column in COLUMNS.values()]

    assert all(described)
    assert len(set(described)) == len(described)


def test_each_statement_has_one_row(home: Home) -> None:
    """The ids of the rows are those of the file, in its order."""
    article = home.read()

    assert list(build_frame(article)["id"]) == [figure.id for figure in article.figures]


@pytest.mark.parametrize(("wording", "measure", "unit", "expected"), BOUNDS)
def test_bounds_follow_the_wording(
    home: Home, wording: str, measure: str, unit: str, expected: tuple[object, ...]
) -> None:
    """Nominal, low, high and hedge stand in the row as the wording gives them."""
    figure = {"wording": wording, "measure": measure, "unit": unit, "group": None}
    label = {"label": "people stopped"} if measure == "other" else {}
    (row,) = to_records(home.tell({**figure, **label}).figures)

    assert (row["nominal"], row["low"], row["high"], row["hedge"]) == expected


@pytest.mark.parametrize(("wording", "unit", "expected"), TIMES)
def test_an_hour_is_a_number_and_a_day_is_none(
    home: Home, wording: str, unit: str, expected: tuple[object, ...]
) -> None:
    """Only a clock time has a number; a hedged one has no bounds."""
    time = {"wording": wording, "measure": "time", "unit": unit, "period": "monday"}
    (row,) = to_records(home.tell(time).figures)

    assert (row["nominal"], row["low"], row["high"], row["hedge"]) == expected


def test_named_places_are_counted(home: Home) -> None:
    """Two names without a number are exactly two, and the names stand as the wording."""
    row = to_records(build_frame(home.read()))[5]

    assert (row["wording"], row["is_counted"], row["low"], row["high"]) == (
        "Exampleton and Testford",
        True,
        2,
        2,
    )


def test_what_is_open_is_null(home: Home) -> None:
    """An absent bound, group or note is null in JSON, never 0 or an empty text."""
    row = json.loads(json.dumps(to_records(build_frame(home.read()))))[6]

    assert [row[key] for key in ("low", "high", "group", "note", "start")] == [None] * 5


def test_whole_numbers_stay_whole(home: Home) -> None:
    """A count of 12 is written 12 and not 12.0."""
    assert json.dumps(to_records(build_frame(home.read()))[0]["low"]) == "12"


def test_the_outlet_speaks_under_its_own_name(home: Home) -> None:
    """The article's own voice is the outlet's; all others have the event's names."""
    assert list(build_frame(home.read())["speaker_name"][:2]) == [
        "county office",
        "Example Gazette",
    ]


def test_an_assumption_changes_how_a_figure_is_read_only(home: Home) -> None:
    """The group as printed stays beside the group as read, and names the assumption."""
    reading = home.tell(
        {"wording": "12", "group": "people"},
        assumptions=(
            {
                "id": "ours",
                "figure": "figure-1",
                "reads": {"group": "residents"},
                "because": "It is an example.",
            },
        ),
    )
    (row,) = to_records(reading.figures)

    assert (row["group"], row["read_group"], row["assumption"]) == ("people", "residents", "ours")


@pytest.mark.parametrize(
    ("reported", "end"), [(None, "2020-03-05T00:00:00"), ("2020-03-02", "2020-03-03T00:00:00")]
)
def test_an_open_period_ends_with_the_day_of_the_report(
    home: Home, reported: str | None, end: str
) -> None:
    """A period without end runs until the figure was reported, that day included."""
    home.change("event", "    end: 2020-03-03\n", "")
    figure = {"wording": "1", "group": "people", "period": "sunday-to-tuesday"}
    (row,) = to_records(home.tell({**figure, "reported": reported}).figures)

    assert (row["end"], row["start_precision"]) == (end, "day")


@pytest.mark.parametrize(
    ("convention", "bounds"),
    [("literal", (24, None)), ("acled", (12, 12)), ("gtd", (None, None)), ("ccc", (24, None))],
)
def test_a_convention_changes_vague_words_only(
    home: Home, convention: str, bounds: tuple[int | None, int | None]
) -> None:
    """'Dozens' reads as the convention says, and '12' as 12 under all."""
    dozens, twelve = {"wording": "dozens", "group": "people"}, {"wording": "12", "group": "people"}
    rows = to_records(home.tell(dozens, twelve, convention=convention).figures)

    assert [(row["low"], row["high"]) for row in rows] == [bounds, (12, 12)]


def test_claims_can_be_left_out(home: Home) -> None:
    """Without claims, just the rows of status claimed are gone."""
    assert list(open_article(home.name, include_claims=False).figures["id"]) == [
        "all-killed",
        "residents-killed",
        "responders-killed",
        "report-day",
        "burnt-towns",
        "distance-walked",
    ]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"convention": "acle"}, "convention 'acle' is unknown; did you mean 'acled'?"),
        ({"include_claims": "yes"}, "include_claims 'yes' is not True or False"),
        ({"convention": 3}, "article and convention are names in quotes"),
    ],
)
def test_a_wrong_parameter_is_refused(
    home: Home, parameters: dict[str, object], message: str
) -> None:
    """Unknown conventions and values of other types get one sentence."""
    with pytest.raises(ParameterError) as caught:
        open_article(home.name, **parameters)  # type: ignore[arg-type]

    assert str(caught.value) == message


def test_quantities_agree_with_rows(home: Home) -> None:
    """The figure's own quantity and its row tell the same bounds."""
    article = home.read()
    rows = to_records(build_frame(article))

    assert [(q.low, q.high) for q in map(quantify, article.figures)] == [
        (row["low"], row["high"]) for row in rows
    ]
