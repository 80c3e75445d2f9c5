"""Where a command may write what a user names: never among what a project keeps or published."""

from __future__ import annotations

import os
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError
from analysis.render.site import is_of_site

_HEAD = 4096


def is_published(path: Path) -> bool:
    """Whether a path lies where reports are published, be it in a folder of another project.

    Parameters
    ----------
    path : with all its links followed.
    """
    return paths.reports().resolve() in (path, *path.parents) or any(map(_has_feed, path.parents))


def check_place(out: Path) -> None:
    """Check that a folder can be made there, and that it is not one that a project keeps.

    Raises
    ------
    ParameterError : it lies among reports, seeds, notebooks or texts, a file is in the way, or the
        folder around it cannot be written.
    """
    whole, shown = out.resolve(), paths.show(out)
    own = (paths.seeds(), paths.notebooks(), paths.texts(), paths.state())
    if is_published(whole):
        raise ParameterError(f"{shown} is among published reports; name a folder outside of them")
    if kept := next((each for each in own if whole.is_relative_to(each.resolve())), None):
        raise ParameterError(f"{shown} is in the project's {kept.name}/; name a folder outside")
    above = next(path for path in (out, *out.parents) if path.exists() or path.is_symlink())
    if not above.is_dir():
        raise ParameterError(f"{paths.show(above)} is in the way: it is not a folder")
    around = out.parent if above == out else above
    if not os.access(around, os.W_OK | os.X_OK):
        raise ParameterError(f"{paths.show(around)} cannot be written")


def check_replaceable(out: Path) -> None:
    """Check that a folder of another content can take the place of this one, if it is there.

    Raises
    ------
    ParameterError : a drive or a container's volume is mounted on it, which nothing can move.
    """
    if out.is_dir() and out.is_mount():
        raise ParameterError(
            f"{paths.show(out)} is a mounted drive or volume, which cannot be replaced as a whole; "
            "name a folder in it"
        )


def _has_feed(folder: Path) -> bool:
    """Whether reports are published in a folder: their feed says so."""
    try:
        with (folder / "feed.xml").open("rb") as file:
            return is_of_site(file.read(_HEAD).decode("utf-8", "replace"))
    except OSError:
        return False
