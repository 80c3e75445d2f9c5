"""Put the list of all published reports in place without losing anybody's page.

Each of its files is put there whole or not at all.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError
from analysis.render.site import FILES, is_of_site, list_entries, render_site
from analysis.run.staging import put_file_in_place, stage


def check_site(out: Path) -> None:
    """Check that the list can be written without losing anybody's page.

    Raises
    ------
    ParameterError : an `index.html` or `feed.xml` is there that is not a list of ours.
    """
    for name in FILES:
        path = out / name
        if path.is_symlink() or (path.exists() and not _is_ours(path)):
            raise ParameterError(
                f"{paths.show(path)} is not a list of reports and would be lost; move it away or "
                "publish into another folder"
            )


def digest_site(out: Path) -> str:
    """SHA-256 of the list and the feed; empty where one is missing."""
    files = [out / name for name in FILES]
    if not all(file.is_file() for file in files):
        return ""
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def write_site(out: Path) -> None:
    """Write the list and the feed of all reports in a folder, each whole or not at all."""
    texts = render_site(list_entries(out))
    with stage(out) as staging:
        for name, text in texts.items():
            (staging / name).write_text(text, encoding="utf-8", newline="\n")
            put_file_in_place(staging / name, out)


def _is_ours(path: Path) -> bool:
    """An empty file, as a full disk leaves one, is nobody's loss."""
    text = path.read_text("utf-8", errors="replace") if path.is_file() else None
    return text == "" or bool(text and is_of_site(text))
