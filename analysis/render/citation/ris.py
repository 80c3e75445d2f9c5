"""The citation in RIS, which most reference managers import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.render.citation.record import Cited


def to_ris(cited: Sequence[Cited]) -> str:
    """A report as a data set (DATA) and its articles as those of a newspaper (NEWS).

    Each line is a tag and its value. RIS has no mark for the name of a body: a program may take
    what stands behind a comma for a first name.
    """
    return "\n".join(_write(each) for each in cited)


def _write(cited: Cited) -> str:
    lines = [f"{tag}  - {value}\n" for tag, value in _list_lines(cited) if value]
    return "".join(lines) + "ER  - \n"


def _list_lines(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "TY", "DATA" if cited.version else "NEWS"
    yield "ID", cited.key
    yield "TI", _line(cited.title)
    yield "AU", _line(cited.author)
    if not cited.version:
        yield "T2", _line(cited.author)
    yield "PB", _line(cited.publisher)
    yield "DA", cited.published.replace("-", "/")
    yield "PY", cited.published[:4]
    yield "ET", cited.version
    yield "UR", cited.url
    yield "LA", cited.language
    yield "AB", _line(cited.abstract)
    yield "N1", _line(cited.remark)


def _line(text: str) -> str:
    return " ".join(text.split())
