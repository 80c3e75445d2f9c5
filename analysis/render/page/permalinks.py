"""The link to one number: what its row tells at once, how it is copied, and where it is printed."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from analysis.telling.words import say_date

_ROW = re.compile(r'<tr\b(?:(?!</tr>).)*?id="figure-([a-z0-9-]+)".*?</tr>', re.DOTALL)
_END = "</td></tr>"
_NOT_AS_PRINTED = re.compile(r"\s&\s|…|\.\.\.|[\[\]]")
"""What joins or leaves out words: a browser finds no such text in the article."""


def find_in_article(url: str, printed: str) -> str:
    """The link that opens an article at the printed words; empty where they are not verbatim.

    A text directive (https://wicg.github.io/scroll-to-text-fragment, section "Syntax"): dash, comma
    and ampersand mean something in it, and so are encoded like all else. It has no words before or
    behind the number: those would be the article's. A browser marks the first place with the words.

    Parameters
    ----------
    url : of the article; empty where there is none.
    printed : as a note has it: a wording in quotes, or without them what was counted.
    """
    words = printed[1:-1] if printed[:1] == "“" and printed[-1:] == "”" else ""
    if not url or not words.strip() or _NOT_AS_PRINTED.search(words):
        return ""
    encoded = quote(" ".join(words.split()), safe="").replace("-", "%2D")
    address, has_fragment, fragment = url.partition("#")
    if ":~:" in fragment:
        return f"{url}&text={encoded}"
    return f"{address}#{fragment if has_fragment else ''}:~:text={encoded}"


def tell_day(told: Mapping[str, Any]) -> str:
    """As of when a figure was said, in words; empty where its note does not tell."""
    if not told.get("reported"):
        return ""
    hour = f", {told['reported_time']}" if told.get("reported_time") else ""
    return f"as of {say_date(dt.date.fromisoformat(told['reported']))}{hour}"


def complete_rows(
    markup: str, notes: Mapping[str, Mapping[str, Any]], url: str, name: Callable[[str], str]
) -> str:
    """The ledger whose rows tell all of a number: its status and day, too, and both its links.

    Parameters
    ----------
    markup : HTML of the table; each row has the id of its figure.
    notes : id of a figure → what is told of it. A row of another is left as it is.
    url : of the article; empty where there is none.
    name : from a figure to what tells it apart in a list of links.
    """

    def complete(row: re.Match[str]) -> str:
        told = notes.get(row[1])
        if told is None or not row[0].endswith(_END):
            return row[0]
        heard = html.escape(name(row[1]))
        source = find_in_article(url, str(told["printed"]))
        facts = " · ".join(filter(None, [str(told["status"]).capitalize(), tell_day(told)]))
        links = [_link(f"#figure-{row[1]}", "Link", f" to this number: {heard}")]
        links += [_link(source, "In the article", f": {heard}", is_away=True)] if source else []
        more = f'<small class="ways"><span>{html.escape(facts)}</span> {" ".join(links)}</small>'
        return row[0].removesuffix(_END) + more + _END

    return _ROW.sub(complete, markup)


def _link(address: str, words: str, heard: str, *, is_away: bool = False) -> str:
    own = ' rel="noreferrer"' if is_away else ""
    target = html.escape(address, quote=True)
    return f'<a href="{target}"{own}>{words}<span class="unseen">{heard}</span></a>'
