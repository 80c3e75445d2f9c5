"""Put the list of all published reports in place without losing anybody's page.

Each of its files is put there whole or not at all.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.site import open_site, read_site
from analysis.render.site import FILES, SITEMAP, is_of_site, list_entries, render_site
from analysis.run.staging import put_file_in_place, stage


def check_site(out: Path) -> None:
    """Check that the list can be written without losing anybody's page.

    Raises
    ------
    ParameterError : an `index.html`, `feed.xml` or `sitemap.xml` is there that is not of ours.
    SeedError : `site.yaml` cannot be read.
    """
    names = (*FILES, SITEMAP) if read_site().base_address else FILES
    for name in names:
        path = out / name
        if path.is_symlink() or (path.exists() and not _is_ours(path)):
            raise ParameterError(
                f"{paths.show(path)} is not a list of reports and would be lost; move it away or "
                "publish into another folder"
            )


def digest_site(out: Path) -> str:
    """SHA-256 of what lists the reports and of who publishes them; empty if a file is gone."""
    site = read_site()
    names = (*FILES, SITEMAP) if site.base_address else FILES
    files = [out / name for name in names]
    if not all(file.is_file() for file in files):
        return ""
    told = [site.model_dump_json().encode()] if site.model_fields_set else []
    return hashlib.sha256(b"\0".join([*told, *(file.read_bytes() for file in files)])).hexdigest()


def write_site(out: Path) -> None:
    """Write what lists all reports in a folder, each file whole or not at all."""
    texts = render_site(list_entries(out), *open_site())
    with stage(out) as staging:
        for name, text in texts.items():
            (staging / name).write_text(text, encoding="utf-8", newline="\n")
            put_file_in_place(staging / name, out)
    sitemap = out / SITEMAP
    is_old = SITEMAP not in texts and sitemap.is_file() and not sitemap.is_symlink()
    if is_old and _is_ours(sitemap):
        sitemap.unlink()  # of an address that is no longer known


def _is_ours(path: Path) -> bool:
    """An empty file, as a full disk leaves one, is nobody's loss."""
    text = path.read_text("utf-8", errors="replace") if path.is_file() else None
    return text == "" or bool(text and is_of_site(text))
