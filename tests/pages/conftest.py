"""A real browser for the page tests, without a network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import find_chromium, run_chromium

PATIENCE = 10_000
"""Milliseconds until a test gives up what does not come; a page of ours is there at once."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; a machine without it skips the test and says so."""
    program = find_chromium()
    if program is None:
        if os.environ.get("TOLLBOOK_NEEDS_BROWSER"):
            pytest.fail("no browser: install the Debian package chromium")
        pytest.skip("no browser: install chromium to run the page tests")
    with run_chromium(program) as chromium:
        yield chromium


@pytest.fixture(scope="module")
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Open a file at a width and in a colour scheme; who only looks shares one page with others.

    The page has two more attributes: `requests`, each address that it asked for, and `complaints`,
    what stood in the console.
    """
    context = browser.new_context(offline=True)
    context.set_default_timeout(PATIENCE)
    opened: dict[Path, Any] = {}

    def open_anew(path: Path) -> Any:
        page = context.new_page()
        page.requests = []
        page.complaints = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(path.as_uri())
        return page

    def open_at(
        path: Path, width: int = 1440, scheme: str = "light", *, is_touched: bool = False
    ) -> Any:
        if is_touched:
            page = open_anew(path)
        else:
            page = opened.setdefault(path, None) or open_anew(path)
            opened[path] = page
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, media="screen")
        return page

    yield open_at
    context.close()
