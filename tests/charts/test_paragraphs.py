"""The strip by itself: where it can be drawn, and what an analyst sees in a cell."""

from __future__ import annotations

import pandas as pd
import pytest
from drawn import HOSTILE, LONG, find_faults
from matplotlib.figure import Figure

from analysis.charts.compose import Heading
from analysis.charts.paragraphs import CUT, Strip
from analysis.charts.style import shield

ROW = {
    "id": "a",
    "paragraph": 1,
    "status": "stated",
    "speaker_name": "Gazette",
    "is_moment": False,
    "role_told": None,
    "amount": "12",
    "counted": "people killed",
}


def make(*changes: dict[str, object]) -> Strip:
    """A strip of such figures."""
    rows = [{**ROW, "id": f"f{n}", **change} for n, change in enumerate(changes)]
    frame = pd.DataFrame(rows)
    frame["status"] = pd.Categorical(frame["status"])
    return Strip(frame)


def draw(strip: Strip, width: int) -> Figure:
    """It as a page has it."""
    with shield():
        return strip.on(Figure(dpi=72)).set_width(width, Heading("A title", "", "Source: Gazette."))


@pytest.mark.parametrize("width", [720, 340])
def test_long_and_hostile_words_stay_in_their_place(width: int) -> None:
    """Nothing is over anything, out of the figure, or too small."""
    drawn = draw(
        make(
            {"amount": LONG},
            {"counted": HOSTILE, "speaker_name": HOSTILE, "status": "attributed"},
            {"counted": "W" * 300, "speaker_name": LONG, "status": "claimed"},
            {"counted": None, "amount": "Monday", "is_moment": True},
            {"role_told": "Background", "paragraph": 2},
        ),
        width,
    )
    assert find_faults(drawn) == {}


@pytest.mark.parametrize("width", [720, 340])
@pytest.mark.parametrize("is_moment", [True, False])
def test_an_endless_first_word_is_cut(width: int, is_moment: bool) -> None:
    """Also where nothing stands before it on its line, in bold as in plain letters."""
    drawn = draw(make({"amount": "W" * 500, "is_moment": is_moment}), width)
    assert find_faults(drawn) == {}
    assert any(CUT in text.get_text().replace("\n", " ") for text in drawn.texts)


@pytest.mark.parametrize(("counted", "is_cut"), [("people killed", False), (LONG, True)])
def test_words_that_are_cut_are_said_to_be(counted: str, is_cut: bool) -> None:
    """Once, below the strip."""
    drawn = draw(make({"counted": counted}), 720)
    foot = " ".join(text.get_text() for text in drawn.texts)

    assert (CUT in foot) == is_cut


def test_it_is_drawn_on_a_figure_that_is_named() -> None:
    """Without one it says how."""
    with pytest.raises(ValueError, match=r"name one: \.on\(figure\)"):
        make({}).plot()


def test_a_cell_shows_it_as_a_picture() -> None:
    """In JupyterLab, without a call."""
    assert make({})._repr_png_().startswith(b"\x89PNG")
