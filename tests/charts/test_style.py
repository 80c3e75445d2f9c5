"""How charts look, and the shield: whatever a user has set changes no byte of a published chart."""

import hashlib
import locale
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

import matplotlib as mpl
import pandas as pd
import pytest
import seaborn as sns
import seaborn.objects as so
from cycler import cycler
from drawn import figure_row, tabulate
from matplotlib import pyplot as plt
from projects import ARTICLE

from analysis.charts.layers import plot_rows
from analysis.charts.palette import (
    CLAIMED,
    CSS_VARIABLES,
    DARK,
    DERIVED,
    INK,
    LIGHT,
    MUTED,
    PAPER,
    STATED,
)
from analysis.charts.style import shield
from analysis.output.show import make_chart

ROWS = tabulate(
    figure_row("all", 70, 70) | {"tight_low": 60, "tight_high": 80, "tight_shown": "60 to 80"},
    figure_row("guards", 31, None),
    figure_row("police", 9, 9, status="attributed"),
    figure_row("few", None, None, shown="“$few$”"),
    figure_row("wounded", 12_000, 15_000, status="attributed"),
    figure_row("soldiers", 310, 310, status="claimed"),
)


def publish() -> str:
    """A chart with marks, a key, a band and panels, plotted and published now."""
    chart = make_chart(plot_rows(ROWS, "panel"), ROWS, name="rows")
    return chart.wide + chart.narrow


@pytest.fixture(scope="module")
def plain() -> str:
    return publish()


# --- palette ------------------------------------------------------------------------------------


def _lightness(color):
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in mpl.colors.to_rgb(color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    dark, light = sorted(map(_lightness, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("color", "least"), [(STATED, 3), (CLAIMED, 3), (INK, 7), (MUTED, 4.5)])
def test_marks_and_texts_stand_out_from_paper(color, least):
    """As the accessibility guidelines ask of graphics and of type."""
    assert _contrast(color, PAPER) >= least


@pytest.mark.parametrize("name", ["--stated", "--claimed"])
def test_marks_stand_out_from_a_dark_page(name):
    """The page's own values for dark, against its own paper."""
    assert _contrast(DARK[name], DARK["--paper"]) >= 3


def test_a_band_is_weaker_than_its_marks():
    """What follows weighs less than what is said, and is seen: on paper and on a dark page."""
    assert _contrast(STATED, PAPER) > 1.5 * _contrast(DERIVED, PAPER)
    assert _contrast(DERIVED, PAPER) >= 3
    paper, band, marks = (DARK[name] for name in ("--paper", "--derived", "--stated"))
    assert _contrast(band, paper) >= 3
    assert _contrast(marks, band) > 2


def test_each_colour_has_one_css_variable():
    """A page can change each without changing another."""
    assert len(set(CSS_VARIABLES.values())) == len(CSS_VARIABLES)


# --- what a user may have set -------------------------------------------------------------------

CANNOT = {"backend", "backend_fallback", "macosx.window_mode"}
"""Settings that are left alone: the first two choose a window, the third is for one system."""

BY_NAME = {
    "animation.html": "jshtml",
    "animation.frame_format": "jpeg",
    "axes.autolimit_mode": "round_numbers",
    "axes.prop_cycle": cycler(color=["#ff0000"]),
    "axes3d.mouserotationstyle": "trackball",
    "date.converter": "concise",
    "date.epoch": "2000-01-01T00:00:00",
    "image.origin": "lower",
    "path.sketch": (5, 50, 5),
    "pdf.fonttype": 42,
    "ps.fonttype": 42,
    "pgf.texsystem": "lualatex",
    "ps.usedistiller": "xpdf",
    "savefig.orientation": "landscape",
    "text.latex.engine": "latex+dvipng",
    "xtick.direction": "in",
    "ytick.direction": "in",
}
OTHERS = [
    *("#ff0000", "none", "dashed", "bold", "italic", "serif", "left", "top", "both", "minor"),
    *("tight", "pdf", "data", "constrained", "round", "miter", "full", "cm", "serial", "a4"),
    *(7, 3.5, 0.5, ["serif"], [1.0, 2.0], (3.0, 2.0), True, False, "gouraud", "default", "x"),
]


def list_changes() -> dict[str, object]:
    """Every setting of Matplotlib → another value that it takes."""
    found = {}
    for name, default in mpl.rcParamsDefault.items():
        if name in BY_NAME:
            tried = [BY_NAME[name]]
        elif isinstance(default, bool):
            tried = [not default]
        else:
            is_number = isinstance(default, (int, float))
            tried = [default * 1.7 + 1, int(default) + 2, 0.3, *OTHERS] if is_number else OTHERS
        if name not in CANNOT and (value := _find_other(name, default, tried)) is not None:
            found[name] = value
    return found


def _find_other(name, default, tried):
    for value in tried:
        with mpl.rc_context(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                mpl.rcParams[name] = value
            except (ValueError, TypeError, AttributeError, RuntimeError):
                continue
            if repr(mpl.rcParams[name]) != repr(default):
                return value
    return None


@contextmanager
def change(settings: dict[str, object]) -> Iterator[None]:
    with mpl.rc_context():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            mpl.rcParams.update(settings)
        yield


@pytest.fixture(scope="module")
def changes():
    return list_changes()


def test_every_setting_is_tried(changes):
    """But those that cannot be changed here."""
    known = set(mpl.rcParamsDefault)
    assert known - set(changes) <= CANNOT


def test_no_setting_of_matplotlib_reaches_a_chart(plain, changes):
    """All are changed at once; where that changes a byte, each alone tells which it was."""
    with change(changes):
        same = publish() == plain
    reaching = [] if same else [name for name in changes if _reaches(name, changes, plain)]
    assert (same, reaching) == (True, [])


def _reaches(name, changes, plain):
    with change({name: changes[name]}):
        return publish() != plain


@pytest.mark.parametrize("group", ["axes", "lines", "font", "text", "svg", "savefig", "xtick"])
def test_no_group_of_settings_reaches_a_chart(plain, changes, group):
    """What one setting hides when all are changed, such as an axis that is not drawn."""
    with change({name: value for name, value in changes.items() if name.startswith(group)}):
        assert publish() == plain


CASE = {
    "markers.fillstyle": "none",
    "savefig.bbox": "tight",
    "savefig.facecolor": "#ff0000",
    "savefig.transparent": True,
    "path.sketch": (5, 50, 5),
    "lines.marker": "x",
    "lines.scale_dashes": False,
    "scatter.marker": "x",
    "axes.autolimit_mode": "round_numbers",
    "lines.solid_capstyle": "round",
}
"""Settings that once erased a status or moved a mark."""

PRINT = """
import hashlib
from test_style import publish
print(hashlib.sha256(publish().encode()).hexdigest())
"""


def test_no_settings_file_reaches_a_chart(tmp_path, plain):
    """Also what is read before any of our modules, in a German locale and another time zone."""
    lines = [f"{name}: {_write(value)}" for name, value in CASE.items()]
    settings = tmp_path / "matplotlibrc"
    settings.write_text("\n".join(lines), "utf-8")
    env = os.environ | {"TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"}
    env |= {"MATPLOTLIBRC": str(settings), "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run([sys.executable, "-c", PRINT], env=env, capture_output=True, check=True)
    assert told.stdout.decode().strip() == hashlib.sha256(plain.encode()).hexdigest()


def _write(value):
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value).lstrip("#")


@contextmanager
def _themed() -> Iterator[None]:
    with mpl.rc_context():
        sns.set_theme(context="talk", style="darkgrid", palette="pastel", font="serif")
        yield


@contextmanager
def _plot_themed() -> Iterator[None]:
    before = dict(so.Plot.config.theme)
    so.Plot.config.theme.update({"axes.facecolor": "#ff0000", "font.size": 30.0})
    try:
        yield
    finally:
        so.Plot.config.theme.update(before)


@contextmanager
def _palette() -> Iterator[None]:
    with mpl.rc_context():
        sns.set_palette("husl")
        sns.set_context("poster")
        yield


@contextmanager
def _frames() -> Iterator[None]:
    with pd.option_context(
        *("display.precision", 1, "display.max_rows", 2, "display.max_colwidth", 5),
        *("display.float_format", "{:.0f}!".format, "display.max_columns", 1),
        *("mode.string_storage", "python", "compute.use_numexpr", False),
    ):
        yield


@contextmanager
def _located() -> Iterator[None]:
    before = locale.setlocale(locale.LC_ALL)
    for name in ("de_DE.UTF-8", "de_DE.utf8", "C"):
        try:
            locale.setlocale(locale.LC_ALL, name)
            break
        except locale.Error:
            continue
    try:
        with mpl.rc_context({"axes.formatter.use_locale": True}):
            yield
    finally:
        locale.setlocale(locale.LC_ALL, before)


@contextmanager
def _elsewhere() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    "setting",
    [
        *(_themed, _plot_themed, _palette, _frames, _located, _elsewhere),
        *(lambda: plt.style.context("dark_background"), lambda: plt.style.context("ggplot")),
        *(lambda: plt.xkcd(), lambda: plt.style.context("classic")),
    ],
    ids=[
        *("set_theme", "plot-theme", "palette", "pandas", "locale", "time-zone"),
        *("dark", "ggplot", "xkcd", "classic"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_no_style_of_a_user_reaches_a_chart(plain, setting):
    """Seaborn's themes, Matplotlib's styles, pandas' options, the locale, the time zone."""
    with setting():
        assert publish() == plain


def test_a_plots_own_theme_reaches_its_chart(plain):
    """It belongs to the plot."""
    plot = plot_rows(ROWS, "panel").theme({"axes.facecolor": "#ff00ff"})
    assert "#ff00ff" in make_chart(plot, ROWS, name="rows").wide


def test_a_chart_changes_no_settings():
    """The notebook's own charts look as before, and pandas prints as before."""
    with mpl.rc_context({"lines.linewidth": 7.0, "font.size": 3.0}):
        before = dict(mpl.rcParams), dict(so.Plot.config.theme), warnings.filters[:]
        publish()
        assert (dict(mpl.rcParams), dict(so.Plot.config.theme), warnings.filters[:]) == before


def test_the_settings_come_back_after_an_error():
    """In any case."""
    before = dict(mpl.rcParams), dict(so.Plot.config.theme)
    with pytest.raises(RuntimeError, match="broken"), shield():
        raise RuntimeError("broken")
    assert (dict(mpl.rcParams), dict(so.Plot.config.theme)) == before


def test_no_figure_is_left_with_pyplot():
    """Charts are objects; nothing piles up in a long run."""
    publish()
    assert plt.get_fignums() == []


def test_a_chart_of_times_is_the_same_in_every_zone_and_locale():
    """Days are named by us."""
    from analysis.reading.reading import open_article
    from analysis.views.timeline import plot_timeline, tabulate_timeline

    timeline = tabulate_timeline(open_article(ARTICLE))
    first = make_chart(plot_timeline(timeline), timeline, name="timeline").wide
    with _located(), _elsewhere(), mpl.rc_context({"timezone": "Asia/Tokyo"}):
        assert make_chart(plot_timeline(timeline), timeline, name="timeline").wide == first


def test_the_blue_is_seaborns_own_for_the_colour_blind():
    """The palette names it by itself, so that pages are made without a chart library."""
    assert sns.color_palette("colorblind").as_hex()[0] == STATED


def test_a_dark_page_has_each_colour_of_a_page_by_day():
    """None keeps its light one, or is drawn by nothing."""
    assert set(DARK) == set(LIGHT)


def test_a_pages_style_names_no_colour_of_a_chart():
    """Each stands in the palette alone."""
    css = files("analysis.render.page").joinpath("page.css").read_text("utf-8")
    assert [color for color in CSS_VARIABLES if color in css] == []
