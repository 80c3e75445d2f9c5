"""How far the answer depends on conventions and on readings."""

from small_articles import make_article, make_figure

from analysis.ledger.conventions import CONVENTIONS
from analysis.reconcile.sensitivity import sensitivity

LEFT = {**make_figure("left", "3", "fighters"), "readings": ("3", "up to 3")}
RIGHT = {**make_figure("right", "4", "civilians"), "readings": ("4", "more than 4")}


def list_rows(*figures):
    """Rows of an article with these figures, as plain tuples."""
    found = sensitivity([make_article(figures)])
    return [
        (row.convention, *row.readings.values(), row.feasible, row.low, row.high)
        for row in found.rows
    ]


def test_each_convention_has_each_reading():
    """Two figures with two readings each make four rows a convention, the printed one first."""
    rows = list_rows(make_figure("whole", "6", "people"), LEFT, RIGHT)
    assert len(rows) == 4 * len(CONVENTIONS)
    assert [row for row in rows if row[0] == "literal"] == [
        ("literal", "3", "4", False, None, None),
        ("literal", "3", "more than 4", False, None, None),
        ("literal", "up to 3", "4", True, 6, 6),
        ("literal", "up to 3", "more than 4", True, 6, 6),
    ]


def test_a_convention_can_decide():
    """Dozens and 20 contradict each other as worded, and agree where dozens are coded 12."""
    rows = list_rows(
        make_figure("whole", "20", "people"), make_figure("part", "dozens", "civilians")
    )
    assert {row[0]: row[1] for row in rows} == {
        "literal": False,
        "acled": True,
        "gtd": True,
        "pitf": False,
        "ccc": False,
    }


def test_the_toll_is_the_widest_reported_count_of_deaths():
    """Of nested counts of deaths the outermost that somebody reports is followed."""
    article = make_article(
        [
            make_figure("part", "3", "officers", "town"),
            make_figure("whole", "6", "fighters", "country"),
            make_figure("sites", "9", measure="attack-sites", unit="sites", group=None),
        ]
    )
    toll = sensitivity([article]).toll
    assert (toll.group, toll.place) == ("fighters", "country")


def test_without_deaths_there_is_no_toll():
    """An article that counts no deaths has rows and no toll."""
    found = sensitivity([make_article([make_figure("a", "9", "people", measure="injuries")])])
    assert (found.toll, found.rows[0].low, found.rows[0].feasible) == (None, None, True)


def test_too_many_readings_are_cut_and_it_is_said():
    """Six figures with two readings each are changed one at a time."""
    figures = [{**LEFT, "id": f"f{number}"} for number in range(6)]
    found = sensitivity([make_article(figures)])
    assert found.is_cut
    assert len(found.rows) == 7 * len(CONVENTIONS)
