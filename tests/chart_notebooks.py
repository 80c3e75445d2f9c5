"""Executed notebooks with charts, on the invented article, made without a kernel."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
import seaborn.objects as so
from drawn import figure_row, tabulate
from executed import make_notebook
from readings import read
from rich_seed import make_article

from analysis.charts.display import Chart
from analysis.charts.layers import plot_rows
from analysis.output.show import make_chart, make_table
from analysis.views.figures import tabulate_figures
from analysis.views.source import say_source

SUBJECT = "fernhill-2031/2031-05-06-dale-courier"
OWN = pd.DataFrame({"x": [1, 2, 3], "y": [2, 1, 3]})


@cache
def draw_rows(title: str = "A wall holds", status: str = "stated") -> Chart:
    """A chart of two counts whose title is printed in the drawing."""
    rows = [figure_row("goats", 4, 4, status=status), figure_row("carts", 7, None, status=status)]
    frame = tabulate(*rows)
    frame.attrs = {"subtitle": "Things lost", "source": "Source: Gazette."}
    return make_chart(plot_rows(frame), frame, name="things", title=title)


@cache
def draw_own() -> Chart:
    """A plot of somebody's own, under the same name."""
    plot = so.Plot(OWN, x="x", y="y").add(so.Line()).label(title="A line of mine")
    return make_chart(plot, OWN, name="things")


def make_report(*charts: Chart) -> Any:
    """An executed notebook with a source line, the ledger and these charts."""
    reading = read(make_article("toll-noon"))
    table = make_table(tabulate_figures(reading), name="ledger")
    return make_notebook("# What?", say_source(reading), table, *charts)
