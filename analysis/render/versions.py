"""The earlier versions of a report: kept whole beside it, marked, and listed by none but itself.

A version is a state of the figures, not of the pages: it is known by what the seed's hash begins
with, and kept where its tables are others than those of now. They lie in the report's own folder,
so that they are published, moved and withdrawn with it, in the same one step.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

FOLDER = "versions"
"""In a report's folder: one folder a version, and a list of them for programs."""

LIST = "index.json"
KEEP = 3
"""Versions that a report has beside it, where nobody says how many."""

_NAME = re.compile(r"[0-9a-f]{10}(?:-[a-z0-9-]{1,60})?")
_LISTED = re.compile(r'<div class="versions">.*?</div>\n?', re.DOTALL)
_UP = re.compile(r'(\shref=")(\.\./)')
_HEAD, _MAIN = "<head>\n", '<main id="main">\n'
_NOINDEX = '<meta name="robots" content="noindex">\n'
_TOLD = (
    '<p class="superseded">This is version {} of the report, kept as it was. Its figures, or what '
    'is told of them, have changed since: <a href="../../index.html">the current version</a></p>\n'
)


@dataclass(frozen=True)
class Version:
    """A state of a report's figures.

    Attributes
    ----------
    name : what the seed's hash begins with, and how it was read.
    read : the day on which its figures were last read beside the article, ISO 8601; empty where
        no seed tells.
    same : names of versions that had the same figures, under another hash.
    """

    name: str
    read: str = ""
    same: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Its front page, from that of the report."""
        return f"{FOLDER}/{self.name}/index.html"


@dataclass(frozen=True)
class Versions:
    """What a report tells of its versions: those kept, and other names of the one of now."""

    earlier: tuple[Version, ...] = ()
    same: tuple[str, ...] = ()


NONE = Versions()


def is_of_versions(path: Path) -> bool:
    """Whether a file or folder in the folder of versions is one of ours; a link is not."""
    is_named = path.name == LIST or _NAME.fullmatch(path.name) is not None
    return is_named and not path.is_symlink()


def keep_versions(folder: Path, name: str, before: Path, keep: int) -> Versions:
    """Copy the earlier versions into a report that is not published yet.

    Parameters
    ----------
    folder : the report, with its tables.
    name : of its version.
    before : the report that was published last, with its versions; it may be missing.
    keep : how many versions are kept, the newest; 0 for none.

    Returns
    -------
    Those that lie in `folder` now, the newest first.
    """
    last, known = _read_version(before), _read_list(before / FOLDER)
    same = tuple(other for other in known.same if other != name)
    earlier = [(version, before / FOLDER / version.name) for version in known.earlier]
    if last is not None and last.name != name:
        if _read_tables(before) == _read_tables(folder):
            same = (last.name, *same)
        else:
            earlier.insert(0, (replace(last, same=known.same), before))
            same = ()
    found = [(version, path) for version, path in earlier if version.name != name][:keep]
    for version, path in found:
        _copy(version, path, folder / FOLDER / version.name)
    told = Versions(tuple(version for version, _ in found), same[:keep])
    if told != NONE:
        _write_list(folder / FOLDER, told)
    return told


def _copy(version: Version, path: Path, goal: Path) -> None:
    """A version as it was; one that was the report until now says so from now on."""
    is_marked = path.parent.name == FOLDER
    own = None if is_marked else shutil.ignore_patterns(FOLDER)
    shutil.copytree(path, goal, symlinks=True, ignore=own)
    for page in [] if is_marked else goal.glob("*.html"):
        # Whatever somebody wrote into a page stays as it is.
        text = page.read_bytes().decode("utf-8", "surrogateescape")
        page.write_bytes(mark_page(text, version.name).encode("utf-8", "surrogateescape"))


def mark_page(text: str, name: str) -> str:
    """A page of a report as it stands among the versions: it says that there is a newer one.

    Its links out of the report lead two folders further up; search engines are asked to leave it
    out; and it lists no versions, which may be gone before it.
    """
    text = _UP.sub(r"\1../../\2", _LISTED.sub("", text))
    text = text.replace(_MAIN, _MAIN + _TOLD.format(name), 1)
    return text if _NOINDEX in text else text.replace(_HEAD, _HEAD + _NOINDEX, 1)


def _read_version(report: Path) -> Version | None:
    """The version of a published report; None where none is told."""
    try:
        package = json.loads((report / "datapackage.json").read_text("utf-8"))
        told = package["tollbook"]
        name = str(told.get("version") or told["seed"][:10])
        days = [source.get("review", {}).get("day", "") for source in package["sources"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # no report, or a damaged one
    return Version(name, max(days, default="")) if _NAME.fullmatch(name) else None


def _read_list(folder: Path) -> Versions:
    """The versions that lie there, in their order; those that somebody removed are left out."""
    try:
        told = json.loads((folder / LIST).read_text("utf-8"))
        earlier = [_read_entry(each) for each in told["earlier"]]
        same = tuple(filter(_NAME.fullmatch, told["same"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return NONE
    there = (each for each in earlier if is_of_versions(folder / each.name))
    return Versions(tuple(each for each in there if (folder / each.name).is_dir()), same)


def _read_entry(told: Mapping[str, Any]) -> Version:
    same = tuple(filter(_NAME.fullmatch, told.get("same", ())))
    return Version(str(told["version"]), str(told.get("read", "")), same)


def _write_list(folder: Path, versions: Versions) -> None:
    earlier = [
        {
            "version": each.name,
            **({"read": each.read} if each.read else {}),
            **({"same": each.same} if each.same else {}),
        }
        for each in versions.earlier
    ]
    folder.mkdir(exist_ok=True)
    text = json.dumps({"earlier": earlier, "same": versions.same}, indent=2) + "\n"
    (folder / LIST).write_text(text, encoding="utf-8", newline="\n")


def _read_tables(report: Path) -> dict[str, bytes]:
    """Each table as text, which has all numbers and no version of a program."""
    return {file.name: file.read_bytes() for file in (report / "tables").glob("*.csv")}
