"""A text with each of its numbers marked by where it went: for a notebook's cell, or a page.

Colour, line and words each tell the state by themselves, so that it survives greyscale, forced
colours and a voice. The text is escaped, and nothing of it is ever published: `is_private` keeps
the cell's output out of every report.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.charts.display import Bundle
from analysis.draft.audit.audit import Audit, Audited, State
from analysis.draft.audit.entries import read_field
from analysis.draft.audit.texts import tell_no_text
from analysis.draft.audit.transcription import Transcription
from analysis.draft.paragraphs import split_paragraphs
from analysis.ledger.faults import UnreadError
from analysis.ledger.model import Figure
from analysis.ledger.partial import number as list_numbered
from analysis.telling.words import capitalise

if TYPE_CHECKING:
    from analysis.reading.reading import Reading

__all__ = ["show_text"]

STATES: Mapping[State, str] = MappingProxyType(
    {
        "figure": "figure",
        "unreviewed": "figure, not reviewed",
        "left-out": "left out",
        "missing": "missing",
    }
)
"""State → the words that a voice reads and the legend has."""

_SECTIONS = (
    ("missing", "Missing", "In no figure, and not left out"),
    ("figures", "Figures", "As the seed has them"),
    ("left-out", "Left out", "Numbers of the text that are no figures, and why"),
)

STYLE = """
.text-audit { --figure: #0173b2; --unreviewed: #b8480b; --left: #737b86; --missing: #c8322f; max-width: 44em; line-height: 1.75; overflow-wrap: anywhere; }
.text-audit.text-audit .unseen { position: absolute; width: 1px; height: 1px; clip-path: inset(50%); overflow: hidden; white-space: nowrap; }
.text-audit.text-audit h2 { margin: 1.6em 0 .4em; font-size: 1.25em; line-height: 1.3; }
.text-audit.text-audit .key { display: flex; flex-wrap: wrap; gap: 4px 22px; margin: 12px 0 0; padding: 0; list-style: none; }
.text-audit.text-audit .key li { margin: 0; }
.text-audit.text-audit .words > * { position: relative; margin: 0 0 .8em; padding-left: 2.4em; white-space: pre-line; font-weight: 400; unicode-bidi: isolate; }
.text-audit.text-audit .words > h3 { margin: .4em 0 .8em; font-size: 1.1em; line-height: 1.6; }
.text-audit.text-audit .at { position: absolute; left: 0; font-size: .8em; opacity: .8; unicode-bidi: isolate; }
.text-audit.text-audit mark, .text-audit.text-audit a.number { padding: 1px 2px; border-radius: 2px; color: inherit; background: none; text-decoration: none; border-bottom: 3px solid var(--figure); background: color-mix(in srgb, var(--figure) 12%, transparent); }
.text-audit.text-audit a.number:hover { border-bottom-color: currentColor; }
.text-audit.text-audit .unreviewed.unreviewed { border-bottom: 3px dashed var(--unreviewed); background: color-mix(in srgb, var(--unreviewed) 14%, transparent); }
.text-audit.text-audit .left-out.left-out { border-bottom: 3px dotted var(--left); background: none; }
.text-audit.text-audit .missing.missing { border: 2px solid var(--missing); font-weight: 700; background: color-mix(in srgb, var(--missing) 16%, transparent); }
.text-audit.text-audit a.also { margin-left: 2px; padding: 0 3px; font-size: .75em; vertical-align: super; color: inherit; }
.text-audit.text-audit ol, .text-audit.text-audit .faults { padding-left: 0; list-style: none; margin: 0; }
.text-audit.text-audit ol > li, .text-audit.text-audit .faults li { margin: 0; padding: 8px 0; border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
.text-audit.text-audit li:target, .text-audit.text-audit a:target { outline: 3px solid var(--figure); outline-offset: 2px; }
.text-audit.text-audit dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 14px; margin: 4px 0 0; font-size: .9em; line-height: 1.5; }
.text-audit.text-audit dt { width: auto; float: none; font-weight: 400; opacity: .85; overflow-wrap: normal; }
.text-audit.text-audit dd { margin: 0; }
@media (max-width: 480px) { .text-audit.text-audit .words > * { padding-left: 0; } .text-audit.text-audit .at { position: static; margin-right: 6px; } }
@media (min-width: 760px) { .text-audit.text-audit dl { grid-template-columns: max-content minmax(0, 1fr) max-content minmax(0, 1fr); } }
@media print { .text-audit.text-audit a.number { break-inside: avoid; } }
"""  # noqa: E501 - one rule a line
"""Lines, boxes and weights, not colours alone; what colour there is can be read on any ground. The
name stands twice so that JupyterLab's own rules for lists and headings do not win.
"""


@dataclass(frozen=True)
class MarkedText:
    """A text with its numbers marked, and the entries to which they lead."""

    markup: str
    told: str
    style: str = STYLE

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        data = {"text/html": f"<style>{self.style}</style>{self.markup}", "text/plain": self.told}
        return data, {"tollbook": {"kind": "marked-text", "is_private": True}}


def show_text(reading: Reading | Transcription) -> None:
    """Show the text with every number marked by where it went, and linked to its entry.

    It shows in the notebook alone: no report and no exported page has it. Without a text on this
    machine it says where one is looked for.

    Parameters
    ----------
    reading : as `open_article` or `open_text` gives it.
    """
    from IPython.display import display

    from analysis.views.text import find_transcription

    display(mark_text(find_transcription(reading)))  # type: ignore[no-untyped-call]


def mark_text(transcription: Transcription) -> MarkedText:
    """What `show_text` shows."""
    audit, text = transcription.audit, transcription.text
    if audit is None or text is None:
        told = f"{tell_no_text(transcription.article.name)}."
        return MarkedText(f"<p>{html.escape(told)}</p>", told, style="")
    parts = [
        _show_key(audit),
        _show_faults("unread", "What keeps the seed from being read", transcription.faults),
        _show_faults("faults", "What is not as the seed says", [*map(capitalise, audit.faults)]),
        _show_words(transcription, text, audit),
        *(_show_section(*each, transcription, audit) for each in _SECTIONS),
    ]
    return MarkedText(f'<div class="text-audit">{"".join(parts)}</div>', audit.told)


def _show_key(audit: Audit) -> str:
    """How many numbers are in each state, each with its mark."""
    rows = "".join(
        f'<li><mark class="{state}">{capitalise(words)}</mark> {audit.count(state)}</li>'
        for state, words in STATES.items()
    )
    return (
        '<section aria-labelledby="text-key"><h2 id="text-key">Where the numbers are</h2>'
        f'<p>{capitalise(audit.told)}.</p><ul class="key">{rows}</ul></section>'
    )


def _show_faults(name: str, title: str, faults: Sequence[str]) -> str:
    if not faults:
        return ""
    rows = "".join(f'<li dir="auto">{escape(fault)}.</li>' for fault in faults)
    return (
        f'<section aria-labelledby="text-{name}"><h2 id="text-{name}">{title}</h2>'
        f'<ul class="faults">{rows}</ul></section>'
    )


def _show_words(transcription: Transcription, text: str, audit: Audit) -> str:
    """The headline and the paragraphs, their numbers marked."""
    placed = list(enumerate(audit.numbers))
    title = [each for each in placed if not each[1].number.paragraph]
    body = iter([each for each in placed if each[1].number.paragraph])
    pieces = []
    if transcription.headline:
        words = _mark(transcription.headline, 0, len(transcription.headline), title)
        pieces.append(
            f'<h3 dir="auto"><span class="unseen" dir="ltr">Headline: </span>{words}</h3>'
        )
    waiting = next(body, None)
    for paragraph, (start, end) in enumerate(split_paragraphs(text), 1):
        inside = []
        while waiting is not None and waiting[1].number.start < end:
            inside.append(waiting)
            waiting = next(body, None)
        at = f'<span class="at" dir="ltr"><span class="unseen">Paragraph </span>{paragraph}</span>'
        pieces.append(f'<p dir="auto">{at}{_mark(text, start, end, inside)}</p>')
    language = html.escape(transcription.language, quote=True)
    return (
        '<section aria-labelledby="text-words"><h2 id="text-words">The text</h2>'
        f'<div class="words" lang="{language}">{"".join(pieces)}</div></section>'
    )


def _mark(text: str, start: int, end: int, numbers: list[tuple[int, Audited]]) -> str:
    """A stretch of a text with the numbers in it marked."""
    pieces = []
    for place, each in numbers:
        pieces.append(escape(text[start : each.number.start]))
        pieces.append(_link(place, each, text[each.number.start : each.number.end]))
        start = each.number.end
    return "".join([*pieces, escape(text[start:end])])


def _link(place: int, each: Audited, words: str) -> str:
    """A number as a link to its entry; a second figure of the same number has a small link."""
    first, *others = each.entries or (f"{each.state}-{place}",)
    name = f"figure-{first}" if each.entries else first
    more = "".join(
        f'<a class="also" href="#text-figure-{entry}" lang="en" dir="ltr">{count}'
        f'<span class="unseen">, figure {entry} of the same number</span></a>'
        for count, entry in enumerate(others, 2)
    )
    return (
        f'<a class="number {each.state}" id="text-number-{place}" href="#text-{name}">'
        f'{escape(words)}<span class="unseen" lang="en" dir="ltr"> ({STATES[each.state]})</span>'
        f"</a>{more}"
    )


def _show_section(
    name: str, title: str, lead: str, transcription: Transcription, audit: Audit
) -> str:
    rows = "".join(
        _list_figures(transcription, audit) if name == "figures" else _list_others(audit, name)
    )
    if not rows:
        return ""
    return (
        f'<section aria-labelledby="text-of-{name}"><h2 id="text-of-{name}">{title}</h2>'
        f"<p>{lead}.</p><ol>{rows}</ol></section>"
    )


def _list_figures(transcription: Transcription, audit: Audit) -> Iterator[str]:
    """Each figure of the seed with its fields, and the way back to its number."""
    first = {entry: place for place, each in reversed([*enumerate(audit.numbers)])
             for entry in each.entries}  # fmt: skip
    for _, figure in list_numbered(transcription.article.transcript, "figures"):
        try:
            name = figure.id
        except UnreadError:
            continue
        fields = "".join(
            f'<dt>{field}</dt><dd dir="auto">{escape(value)}</dd>'
            for field, value in _list_fields(figure)
        )
        back = _link_back(first[name], name) if name in first else escape(name)
        yield f'<li id="text-figure-{name}"><strong>{back}</strong><dl>{fields}</dl></li>'


def _list_fields(figure: Figure) -> Iterator[tuple[str, str]]:
    """The fields of a figure that say something, as a seed writes them; and those still asked."""
    for name, field in Figure.model_fields.items():
        value = read_field(figure, name)
        if value is None and field.is_required():
            yield name, "still asked"
        elif name == "id" or value is None or value == field.default:
            continue
        elif isinstance(value, tuple):
            yield name, ", ".join(map(str, value))
        else:
            yield name, str(value).lower() if isinstance(value, bool) else str(value)


def _list_others(audit: Audit, state: str) -> Iterator[str]:
    """Each number that is missing or left out, with the reason that is known."""
    for place, each in enumerate(audit.numbers):
        if each.state != state:
            continue
        paragraph = each.number.paragraph
        where = f"paragraph {paragraph}" if paragraph else "headline"
        taken = "taken for: " if state == "missing" else ""
        why = f"; {taken}{escape(each.reason)}" if each.reason else ""
        words = _link_back(place, each.number.text)
        yield f'<li id="text-{state}-{place}"><strong>{words}</strong>, {where}{why}</li>'


def _link_back(place: int, words: str) -> str:
    return f'<a href="#text-number-{place}"><bdi>{escape(words)}</bdi></a>'


def escape(text: str) -> str:
    """Text as HTML; a character that would steer the page instead of being read shows as one."""
    if text.isascii() and text.isprintable():
        return html.escape(text)
    return html.escape("".join("\ufffd" if _steers(char) else char for char in text))


def _steers(char: str) -> bool:
    """Whether it is a control character, or one that turns the direction of what follows."""
    if unicodedata.category(char) == "Cc":
        return char not in "\t\r\n"
    return "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069" or char == "\u2028"
