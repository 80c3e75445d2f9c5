"""The event's toll scope stands for what a figure leaves out, but never dates a stock."""

from __future__ import annotations

import pytest
from homes import Home

TOLL = "toll: {place: sample-county, period: PERIOD}\n"


@pytest.mark.parametrize(
    ("measure", "takes_period"),
    [("deaths", True), ("hostages", True), ("population", False)],
)
def test_a_stock_takes_no_period_from_the_toll(
    home: Home, measure: str, takes_period: bool
) -> None:
    """People die over days; people living in a town are there at one moment."""
    event = home.event_file.read_text("utf-8")
    name = next(iter(home.read().event.periods))
    home.event_file.write_text(TOLL.replace("PERIOD", name) + event, "utf-8")
    figure = home.tell({"wording": "5", "measure": measure, "place": None}).article.figures[0]
    assert figure.place == "sample-county"
    assert figure.period == (name if takes_period else None)
