"""The citation for LaTeX: entries for biblatex, in UTF-8."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.render.citation.record import Cited
from analysis.telling.words import say_language

_ESCAPES = str.maketrans(
    {
        # Braces and backslashes by name: readers count braces, also those behind a backslash.
        **{"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"},
        **{"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"},
        **{letter: f"\\{letter}" for letter in "#$%&_"},
    }
)
"""What means something to TeX; all other letters stay as they are, whatever their script."""


def to_bibtex(cited: Sequence[Cited]) -> str:
    """A report as `@dataset` and its articles as `@online`, the types that biblatex has for them.

    Every name is a body's, and every title is printed as it stands: both have braces of their own.
    """
    return "\n".join(_write(each) for each in cited)


def _write(cited: Cited) -> str:
    kind = "dataset" if cited.version else "online"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _list_fields(cited))
    return f"@{kind}{{{cited.key},\n{lines}}}\n"


def _list_fields(cited: Cited) -> Iterator[tuple[str, str]]:
    """Name and value of each field that is told."""
    yield "title", f"{{{_escape(cited.title)}}}"
    yield "author", f"{{{_escape(cited.author)}}}"
    is_foreign = cited.language.partition("-")[0] not in ("", "en")
    told = {
        "publisher": f"{{{_escape(cited.publisher)}}}" if cited.publisher else "",
        "date": cited.published,
        "version": _escape(cited.version),
        # An address is printed letter by letter; a seed has no braces in one.
        "url": cited.url,
        "language": _escape(say_language(cited.language)) if is_foreign else "",
        "abstract": _escape(cited.abstract),
        "note": _escape(cited.remark),
    }
    yield from ((name, value) for name, value in told.items() if value)


def _escape(text: str) -> str:
    return " ".join(text.translate(_ESCAPES).split())
