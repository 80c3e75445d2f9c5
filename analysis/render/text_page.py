"""A marked text as one offline page, for the machine on which it was made."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from analysis.errors import ParameterError
from analysis.output.show_text import MarkedText
from analysis.render.page.templates import render
from analysis.render.place import is_published

GENERATOR = "Tollbook audit"
"""By which such a page is known, so that it may be written again."""

_HEAD = 4096


def render_text_page(marked: MarkedText, title: str) -> str:
    """The page as text: no script, no request."""
    return render(
        "text.html.j2", title=title, markup=marked.markup, style=marked.style, generator=GENERATOR
    )


def write_text_page(marked: MarkedText, title: str, file: Path) -> None:
    """Write the page, whole or not at all, readable by its user alone.

    Raises
    ------
    ParameterError : the file is where reports are published, is no such page and would be lost, or
        cannot be written.
    """
    file = _check_file(file)
    page = render_text_page(marked, title).encode()
    try:
        handle, made = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name[:80]}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(page)
            Path(made).replace(file)
        except BaseException:
            with suppress(OSError):
                Path(made).unlink()
            raise
    except OSError as error:
        raise ParameterError(f"--html {file} cannot be written: {error.strerror}") from None


def _check_file(file: Path) -> Path:
    """The file, without a '~' at its beginning."""
    try:
        file = file.expanduser()
        if is_published(file.resolve()):
            raise ParameterError(
                f"--html {file} is where reports are published, and the text must not be; choose "
                "another folder"
            )
        if file.is_dir():
            raise ParameterError(f"--html {file} is a folder")
        if not file.parent.is_dir():
            raise ParameterError(f"--html {file}: there is no folder {file.parent}")
        if os.path.lexists(file) and not _is_ours(file):
            raise ParameterError(f"--html {file} exists and is no page of an audit; move it away")
    except (OSError, ValueError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise ParameterError(f"--html {str(file)[:200]!r} cannot be written: {why}") from None
    return file


def _is_ours(file: Path) -> bool:
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as stream:
        return f'<meta name="generator" content="{GENERATOR}">'.encode() in stream.read(_HEAD)
