"""The article in a page: its text, headline, outlet, day and language; trafilatura finds them."""

from __future__ import annotations

import logging
import re

from analysis.draft.source.source import Source
from analysis.errors import ParameterError
from analysis.ledger.model import LANGUAGE, URL

_LANGUAGE = re.compile(r"(?i)<html[^>]*?\slang\s*=\s*[\"']?([a-z]{2,3}(?:[-_][a-z0-9]{2,8})*)")
_LOGGERS = ("trafilatura", "htmldate", "courlan", "charset_normalizer")
_LONGEST_URL = 2000


def read_page(page: str, shown: str, url: str | None) -> Source:
    """The article in a page.

    Its paragraphs are parted by blank lines; a headline that it repeats stands apart.

    Parameters
    ----------
    page : HTML.
    shown : how a message names it.
    url : where it was found; None for a saved page, which may say it itself.

    Raises
    ------
    ParameterError : no article is in it.
    """
    from trafilatura import bare_extraction

    for name in _LOGGERS:  # their warnings are for those who crawl
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        found = bare_extraction(page, url=url, with_metadata=True, include_comments=False)
    except (ValueError, LookupError, TypeError, RecursionError):
        found = None
    lines = [] if found is None or isinstance(found, dict) else (found.text or "").splitlines()
    headline = " ".join(str(getattr(found, "title", None) or "").split()) or None
    paragraphs = [line for line in lines if line.strip()]
    if paragraphs and headline and _is_same(paragraphs[0], headline):
        del paragraphs[0]
    if not paragraphs:
        raise ParameterError(f"{shown} is a page without an article's text in it")
    language = _LANGUAGE.search(page)
    return Source(
        shown,
        "\n\n".join(paragraphs),
        headline=headline,
        outlet=getattr(found, "sitename", None) or getattr(found, "hostname", None),
        # What a page says to be its own link, else the one under which it was found.
        url=choose_url(getattr(found, "url", None), url),
        published=getattr(found, "date", None),
        language=_spell(language[1]) if language else None,
    )


def _is_same(line: str, headline: str) -> bool:
    """Whether a line is the headline, which a page's title may shorten or lengthen."""
    told, title = (re.sub(r"\W+", " ", each).strip().casefold() for each in (line, headline))
    return told == title


def choose_url(*urls: str | None) -> str | None:
    """The first of several links that a seed can hold; None without one.

    One with a name or a password in it is nobody's business.
    """
    for url in urls:
        is_link = url and len(url) <= _LONGEST_URL and re.fullmatch(URL, url)
        if url and is_link and "@" not in url.split("/")[2]:
            return url
    return None


def _spell(language: str) -> str | None:
    code = language.replace("_", "-")
    first, dash, rest = code.partition("-")
    code = f"{first.lower()}{dash}{rest}"
    return code if re.fullmatch(LANGUAGE, code) else None
