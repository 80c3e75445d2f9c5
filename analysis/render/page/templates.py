"""The templates of this folder; whatever they print is escaped unless it is HTML of ours."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import quote

from analysis.charts.card import HEIGHT, WIDTH
from analysis.charts.palette import DARK, INK, LIGHT, PAPER, declare
from analysis.telling.words import say_date, stop

if TYPE_CHECKING:
    import jinja2

ICON = "data:image/svg+xml," + quote(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    f'<rect width="32" height="32" rx="6" fill="{INK}"/>'
    f'<path d="M7 8h18v5h-6.5v12h-5V13H7z" fill="{PAPER}"/></svg>'
)
"""What a browser shows beside a page's title: a letter, drawn in the page's own colours."""


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};])\s*")


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("analysis.render", "page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals |= {"read_style": read_style, "declare": declare}
    environment.filters |= {"day": _say_day, "stop": stop}
    environment.globals |= {"LIGHT": LIGHT, "DARK": DARK, "ICON": ICON}
    environment.globals |= {"CARD_WIDTH": WIDTH, "CARD_HEIGHT": HEIGHT}
    return environment


def _say_day(day: str) -> str:
    """A day of the calendar, ISO 8601, as a sentence has it."""
    return say_date(dt.date.fromisoformat(day))


def render(template: str, **values: object) -> str:
    """A template of this folder, filled in."""
    return _environment().get_template(template).render(**values)


@cache
def read_style(name: str) -> str:
    """A style sheet of this folder without what only its writers read: each page carries it."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return _AROUND.sub(r"\1", _COMMENT.sub("", text)).replace(";}", "}").strip()
