"""An article as a strip from headline to last paragraph, each figure a mark where it stands."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from analysis.charts import palette, sizes, style
from analysis.charts.compose import Heading, print_block, print_head
from analysis.charts.layers import list_statuses, map_status
from analysis.charts.lettering import LEADING, clean, measure, set_block, shorten
from analysis.ledger.frame import Row, to_records
from analysis.telling.words import capitalise, drop_brackets

_GUTTER = 80.0
"""Px left of the figures, for the paragraphs."""

_LEADING = sizes.LABEL * LEADING
_LINE = _LEADING + 5
"""Px from one line of a figure's words to the next, and from one figure to the next."""

_OWN_SHARE = 0.44
"""How much of the width the outlet's own figures have beside those of others."""

_PAD = 6.0
"""Px above and below a paragraph's figures."""

_GAP = 20.0
"""Px between two figures on a line."""

_MARK = 19.0
"""Px for a mark before its words."""

_MOST_LINES = 3
"""Lines that the words of one figure may take; the rest is cut."""

CUT = "Words that end in … are in full in the table"

_BAR = MarkerStyle(Path([(-1, -0.5), (1, -0.5), (1, 0.5), (-1, 0.5), (-1, -0.5)]))
"""The mark of a moment: a bar, as on a line of days."""


@dataclass(frozen=True)
class Strip:
    """Figures by paragraph; `.on(figure).plot()` draws it, and a notebook's cell shows it.

    Parameters
    ----------
    figures : id, paragraph (0 for the headline), status, speaker_name, is_moment, role_told (none
        for a figure of the event), amount and counted, in the order in which they are drawn.
    paragraphs : how many the text has; none where that is not known.
    """

    figures: pd.DataFrame
    paragraphs: int | None = None
    target: Figure | None = None

    def on(self, target: Figure) -> Strip:
        """The same strip, to be drawn on a figure."""
        return replace(self, target=target)

    def plot(self) -> Strip:
        """Draw it as wide as a page."""
        self.set_width(style.WIDE, Heading())
        return self

    def set_width(self, width: int, heading: Heading) -> Figure:
        """The figure at `width` px: the heading, the key, the strip and the source."""
        if self.target is None:
            raise ValueError("a strip is drawn on a figure; name one: .on(figure)")
        figure = self.target
        figure.clear()
        head = heading.set(width)
        pen = _Pen(width, sum(block.height for block in head) + 6)
        pen.put_lane(list(_list_key(self.figures)), 0.0, pen.width)
        pen.top += 4
        has_lanes, tells_speakers = self._has_lanes(width), _tells_speakers(self.figures)
        for numbers, rows in _list_paragraphs(to_records(self.figures), self.paragraphs):
            own = [row for row in rows if row["status"] == "stated" or not has_lanes]
            others = [row for row in rows if row not in own]
            lanes = [list(_list_tokens(each, tells_speakers)) for each in (own, others)]
            pen.put_paragraph(numbers, lanes if has_lanes else lanes[:1])
        cut = f"{CUT}. " if pen.is_cut else ""
        foot = set_block(f"{cut}{heading.source}", sizes.SMALL, width - 2, color=palette.MUTED)
        total = round(pen.top + 12 + foot.height)
        figure.set_size_inches(width / 72, total / 72)
        pen.draw(figure.add_axes((0, 0, 1, 1)), total)
        print_head(figure, head)
        print_block(figure, 1, total - foot.height - 2, foot)
        return figure

    def _has_lanes(self, width: float) -> bool:
        """Whether the outlet's own figures stand apart on the left: where there is room for two."""
        voices = self.figures["status"].eq("stated")
        return width >= sizes.PHONE_BELOW and bool(voices.any()) and not voices.all()

    def _repr_png_(self) -> bytes:
        buffer = io.BytesIO()
        with style.shield():
            figure = Figure(dpi=72)
            self.on(figure).plot()
            figure.savefig(buffer, format="png", dpi=144)
        return buffer.getvalue()


# --- what is to be drawn -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Token:
    """A mark with its words, or words alone."""

    words: Sequence[tuple[str, str]]
    """Words and how they look: bold, plain or muted."""
    status: str = ""
    """Of a mark; none has none."""
    is_moment: bool = False
    is_apart: bool = False
    """Whether it is of another time or event."""
    id: str = "key"
    begins: bool = False
    """Whether a line begins with it."""


_NO_FIGURE = _Token([("no figure", "muted")], id="none")

_SAID = {
    "stated": ("{}, no source named", "the outlet, no source named"),
    "attributed": ("{}", "others, as named"),
    "claimed": ("claimed by {}", "claimed by a party"),
}
"""What the key says of a status: of one speaker, and of several."""


def _find_named(figures: pd.DataFrame) -> dict[str, str]:
    """Status → its speaker, where it has one alone: the key names it."""
    named = {}
    for status in list_statuses(figures):
        speakers = figures.loc[figures["status"].eq(status), "speaker_name"].unique()
        if len(speakers) == 1:
            named[status] = str(speakers[0])
    return named


def _tells_speakers(figures: pd.DataFrame) -> bool:
    """Whether paragraphs name who says their figures: where beside the outlet several do."""
    others = figures[figures["status"].ne("stated")]
    return len(others[["status", "speaker_name"]].drop_duplicates()) > 1


def _list_key(figures: pd.DataFrame) -> Iterator[_Token]:
    """What each mark means, of those that are drawn."""
    named = _find_named(figures)
    for status in list_statuses(figures):
        one, several = _SAID[status]
        words = one.format(drop_brackets(named[status])) if status in named else several
        yield _Token([(capitalise(words), "muted")], status)
    moments = figures["is_moment"]
    if moments.any() and not moments.all():
        status = list_statuses(figures[moments])[0]
        yield _Token([("A day or an hour", "muted")], status, is_moment=True)


def _list_paragraphs(
    rows: Sequence[Row], last: int | None
) -> Iterator[tuple[tuple[int, int], list[Row]]]:
    """First and last number of each paragraph with its figures; those without any together."""
    told: dict[int, list[Row]] = {}
    for row in rows:
        told.setdefault(int(row["paragraph"]), []).append(row)
    free = 1
    for number in sorted(told):
        if number > free:
            yield (free, number - 1), []
        yield (number, number), told[number]
        free = max(free, number + 1)
    if last is not None and last >= free:
        yield (free, last), []


def _list_tokens(rows: Sequence[Row], tells_speakers: bool) -> Iterator[_Token]:
    """The figures of a paragraph, speaker by speaker, each speaker's on a line of their own."""
    before = None
    for row in rows:
        voice = (row["status"], row["speaker_name"])
        is_new = voice != before
        before = voice
        if is_new and tells_speakers and row["status"] != "stated":
            one, _ = _SAID[row["status"]]
            words = capitalise(f"{one.format(drop_brackets(row['speaker_name']))}:")
            yield _Token([(words, "muted")], id=f"speaker:{row['id']}", begins=True)
            is_new = False
        role = [(f"{row['role_told']}: ", "muted")] if row["role_told"] else []
        look = "plain" if row["is_moment"] else "bold"
        words_of = [*role, (row["amount"], look), (row["counted"] or "", "plain")]
        yield _Token(
            words_of,
            row["status"],
            bool(row["is_moment"]),
            bool(row["role_told"]),
            row["id"],
            begins=is_new,
        )


# --- drawing -------------------------------------------------------------------------------------


class _Pen:
    """Puts marks and words beside and below each other, in px from left and top."""

    def __init__(self, width: float, top: float) -> None:
        self.width, self.top = width - 2.0, top
        self.x = 0.0
        self.words: list[tuple[float, float, str, str, str]] = []
        self.marks: list[tuple[float, float, _Token]] = []
        self.rules: list[float] = []
        self.is_cut = False

    def put_paragraph(self, numbers: tuple[int, int], lanes: Sequence[Sequence[_Token]]) -> None:
        """A paragraph's number and, beside it, its figures in lanes, under a rule."""
        first, last = numbers
        name = f"¶ {first}" if first == last else f"¶ {first}–{last}"
        has_figures = any(lanes)
        self.rules.append(self.top)
        self.top += _PAD
        look = "bold" if has_figures else "muted"
        self._write(1.0, name if first else "Headline", look, "paragraph")
        begin, middle = self.top, _GUTTER + _OWN_SHARE * (self.width - _GUTTER)
        bottoms = [begin + _LINE]
        edges = [(_GUTTER, middle - _GAP), (middle, self.width)]
        edges = edges if len(lanes) > 1 else [(_GUTTER, self.width)]
        for tokens, edge in zip(lanes if has_figures else [[_NO_FIGURE]], edges, strict=False):
            self.top = begin
            self.put_lane(tokens, *edge)
            bottoms.append(self.top)
        self.top = max(bottoms) + _PAD

    def put_lane(self, tokens: Sequence[_Token], left: float, right: float) -> None:
        """Marks and words beside each other, as far as a line has room, then below."""
        self.x = left
        for token in tokens:
            self._put(token, left, right)
        self.top += _LINE if tokens else 0.0

    def _put(self, token: _Token, left: float, right: float) -> None:
        before = _MARK if token.status else 0.0
        lines = self._break(token, right - left - before)
        wide = before + max(_measure(line) for line in lines)
        if self.x > left and (token.begins or len(lines) > 1 or self.x + wide > right):
            self.top += _LINE
            self.x = left
        if token.status:
            self.marks.append((self.x + 7, self.top + _LINE / 2 - 2, token))
        for number, line in enumerate(lines):
            self.top += _LEADING * (number > 0)
            x = self.x + before
            for words, look in line:
                self._write(x, words, look, f"words:{token.id}")
                x += _advance(f"{words} ", look)
        gap = _GAP if token.status else 2.0
        self.x = self.x + wide + gap if len(lines) == 1 else right + 1.0

    def _break(self, token: _Token, room: float) -> list[list[tuple[str, str]]]:
        """The words in lines that fit, words of one look together."""
        lines: list[list[tuple[str, str]]] = [[]]
        for words, look in token.words:
            for word in clean(words).split(" "):
                if not word:
                    continue
                last = lines[-1]
                joined = [*last, (word, look)]
                if last and last[-1][1] == look:
                    joined = [*last[:-1], (f"{last[-1][0]} {word}", look)]
                if last and _measure(joined) <= room:
                    lines[-1] = joined
                    continue
                lines += [[]] if last else []
                lines[-1] = [(self._shorten(word, look, room), look)]
        if len(lines) > _MOST_LINES:
            self.is_cut = True
            words, look = lines[_MOST_LINES - 1][-1]
            lines = lines[:_MOST_LINES]
            before = lines[-1][:-1]
            left = room - (_measure(before) + 6 if before else 0.0)
            lines[-1] = [*before, (self._shorten(f"{words} …", look, left), look)]
        return lines

    def _shorten(self, words: str, look: str, room: float) -> str:
        """The words, cut where they are wider than a line."""
        kept = shorten(words, sizes.LABEL, room - _advance(" ", look), is_bold=look == "bold")
        self.is_cut = self.is_cut or kept != words
        return kept

    def _write(self, x: float, words: str, look: str, gid: str) -> None:
        self.words.append((x, self.top, words, look, gid))

    def draw(self, ax: Axes, total: float) -> None:
        """All that was put, on axes over the whole figure."""
        ax.set_xlim(0, self.width + 2)
        ax.set_ylim(total, 0)
        ax.set_axis_off()
        for y in self.rules:
            ax.plot([0, self.width], [y, y], color=palette.LINE, linewidth=0.8, gid="rule")
        _draw_marks(ax, self.marks)
        for x, y, words, look, gid in self.words:
            ax.text(
                x,
                y + sizes.LABEL,
                words,
                fontsize=sizes.LABEL,
                fontweight="bold" if look == "bold" else "normal",
                color=palette.MUTED if look == "muted" else palette.INK,
                va="baseline",
                parse_math=False,
                gid=gid,
            )


def _advance(words: str, look: str) -> float:
    return measure(words, sizes.LABEL, is_bold=look == "bold")


def _measure(line: Sequence[tuple[str, str]]) -> float:
    """The width of a line in px, with a space between words of different looks."""
    return sum(_advance(f"{words} ", look) for words, look in line)


def _draw_marks(ax: Axes, marks: Sequence[tuple[float, float, _Token]]) -> None:
    """A layer a kind of mark: by status, moments as bars, what is not of the event in grey."""
    kinds: dict[tuple[str, bool, bool], list[tuple[float, float, _Token]]] = {}
    for mark in marks:
        token = mark[2]
        kinds.setdefault((token.status, token.is_moment, token.is_apart), []).append(mark)
    properties = ("marker", "pointsize", "color", "fill", "edgestyle")
    for (status, is_moment, is_apart), told in kinds.items():
        frame = pd.DataFrame([(x, y) for x, y, _ in told], columns=["x", "y"])
        _, look = map_status(pd.DataFrame({"status": pd.Categorical([status])}), *properties)
        color = palette.MUTED if is_apart else look["color"]
        dashes = look["edgestyle"]
        dots = sns.scatterplot(
            frame,
            x="x",
            y="y",
            ax=ax,
            marker=_BAR if is_moment else MarkerStyle(look["marker"]),
            s=(12.0 if is_moment else look["pointsize"]) ** 2,
            facecolor=color if look["fill"] else to_rgba(palette.PAPER, 0.0),
            edgecolor=color,
            linewidth=1.5,
            linestyle=dashes if isinstance(dashes, str) else (0, dashes),
            legend=False,
            clip_on=False,
            zorder=3,
            gid=" ".join(token.id for *_, token in told),
        )
        dots.set(xlabel="", ylabel="")
