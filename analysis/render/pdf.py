"""One report as one PDF: all pages, bookmarks, page numbers, tags for screen readers, vectors.

WeasyPrint lays out and writes; it is loaded only where a PDF is asked for. It sees nothing but
the document that it is handed: no network, no file.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import unicodedata
import warnings
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from analysis.errors import ParameterError, RunError
from analysis.render.about import About
from analysis.render.naming import short_name
from analysis.render.page.blocks import Report
from analysis.render.page.paper import render_paper

NO_WEASYPRINT = (
    "a PDF needs WeasyPrint, which is not installed; install it with: pip install 'tollbook[pdf]', "
    "or take the PDF away with --no-pdf"
)
NO_PANGO = (
    "a PDF needs Pango, with which WeasyPrint draws text; install the Debian packages "
    "libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0, or Pango for your system, or take "
    "the PDF away with --no-pdf"
)
NAMED = 10
"""How many missing characters a warning names."""

_LOUD = ("weasyprint", "fontTools")


class Printer:
    """Prints reports as PDF.

    It is made before anything runs, since that shows whether something is not installed.

    Attributes
    ----------
    missing : the characters that no font on this machine has, of everything printed so far.

    Raises
    ------
    ParameterError : WeasyPrint is not installed, or the libraries that it draws with.
    """

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self._weasyprint = _load_weasyprint()
        _draw_svg_text_whole()

    def print_report(self, reports: Mapping[str, Report], about: About | None) -> bytes:
        """The PDF of one report; the same notebooks and fonts give the same bytes.

        Parameters
        ----------
        reports : stem → executed notebook, taken apart.
        about : what the report says about itself; nothing where no notebook tells.

        Raises
        ------
        RunError : WeasyPrint failed on this document.
        """
        named = {short_name(stem): report for stem, report in reports.items()}
        page = render_paper(named, about)
        try:
            with _without_clock(), self._listen():
                document = self._weasyprint.HTML(string=page, url_fetcher=_make_fetcher())
                printed: bytes = document.write_pdf(
                    pdf_variant="pdf/ua-1",
                    # Versions of one report share the first half of the id.
                    pdf_identifier=(about.seed if about else "tollbook").encode(),
                )
        except Exception as error:  # it asserts what an odd layout can break
            why = f"{type(error).__name__}: {error}".splitlines()[0].strip(": ")
            raise RunError(f"report.pdf could not be laid out by WeasyPrint: {why}") from error
        return printed

    @contextlib.contextmanager
    def _listen(self) -> Iterator[None]:
        """Hear which characters are missing, all in WeasyPrint's log that a user can act on."""
        log = logging.getLogger("weasyprint")
        handler = _Listener(self.missing)
        log.addHandler(handler)
        try:
            yield
        finally:
            log.removeHandler(handler)


def tell_missing(missing: Collection[str]) -> str:
    """One sentence on the characters that print as boxes; empty where there are none."""
    if not missing:
        return ""
    found = sorted(missing)
    names = ", ".join(_name_character(character) for character in found[:NAMED])
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return (
        f"report.pdf shows boxes for characters that no font here has: {names}{more}; install "
        "fonts that have them, such as the Debian packages fonts-noto-core and fonts-noto-cjk"
    )


class _Listener(logging.Handler):
    """Collects what WeasyPrint warns of as '.notdef': text, then code point."""

    def __init__(self, missing: set[str]) -> None:
        super().__init__(logging.WARNING)
        self._missing = missing

    def emit(self, record: logging.LogRecord) -> None:
        if ".notdef" in str(record.msg) and isinstance(record.args, tuple):
            self._missing.add(str(record.args[0]))


def _load_weasyprint() -> Any:
    for name in _LOUD:
        log = logging.getLogger(name)
        log.addHandler(logging.NullHandler())
        log.propagate = False  # its remarks on style sheets and fonts are of no use to a user
    try:
        # It prints advice of its own before it fails, and warns of old libraries.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint
    except ImportError:
        raise ParameterError(NO_WEASYPRINT) from None
    except OSError:
        raise ParameterError(NO_PANGO) from None
    return weasyprint


def _make_fetcher() -> Any:
    """A fetcher for what the document itself carries; everything else is refused."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("data",), allow_redirects=False)


class _OnePiece(str):
    """A text that iterates as one letter."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


def _draw_svg_text_whole() -> None:
    """Have WeasyPrint shape the texts of a chart whole.

    It draws them letter by letter (its issues 2249 and 2909), so that Urdu falls into single
    letters in the wrong order. None of our charts places single letters.
    """
    from weasyprint.svg import Node

    def text(node: Any) -> str | None:
        found: str | None = node._etree_node.text
        return None if found is None else _OnePiece(found)

    Node.text = property(text)


@contextlib.contextmanager
def _without_clock() -> Iterator[None]:
    """The moment is written into a subset of a variable font, unless it is given."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _name_character(character: str) -> str:
    shown = f"{character} " if unicodedata.category(character)[0] in "LNPS" else ""
    return f"{shown}(U+{ord(character):04X})"
