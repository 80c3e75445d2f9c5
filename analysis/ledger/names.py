"""The names and files of the articles; reads none of them.

Separate from the reader, so that asking for names loads no library.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import stat
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError, suggest

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_NAME = 160
EVENT_FILE = "event.yaml"
EVENT_FOLDER = "event"
"""The folder of an event's own report, which therefore no article's report can have."""

_ARTICLE = re.compile(rf"{SLUG}/(\d{{4}}-\d{{2}}-\d{{2}})-{SLUG}", re.ASCII)


def check_home() -> None:
    """Check that the project's folder is a project, and one whose notebooks may be run.

    A folder that the user names is trusted, as is the one that this code itself is in.

    Raises
    ------
    ParameterError : the environment variable names something else; there is no project at or
        above the current folder; or the project found there is not only the user's own.
    """
    home, named = paths.home(), os.environ.get(paths.HOME_VARIABLE)
    if named:
        if not home.is_dir():
            raise ParameterError(f"{paths.HOME_VARIABLE} names '{named}', which is not a folder")
        return
    if not paths.is_project(home):
        raise ParameterError(
            "there is no project here: neither this folder nor one above it has seeds/ and "
            "notebooks/; go to one, or make one with 'tollbook init FOLDER'"
        )
    if home != paths.checkout() and (why := _find_stranger(home)):
        raise ParameterError(
            f"{why}, and a project's notebooks are code; if you trust this one, set "
            f"{paths.HOME_VARIABLE} to '{home}'"
        )


def _find_stranger(home: Path) -> str:
    """Why others than the user may have put something into a project; empty if they cannot."""
    for folder in (home, paths.seeds(), paths.notebooks()):
        found = folder.stat()
        if found.st_uid != os.geteuid():
            return f"'{folder}' belongs to another user"
        if found.st_mode & stat.S_IWOTH:
            return f"every user may write to '{folder}'"
    return ""


def check_article_name(name: str) -> str:
    """The name itself, if it has the form EVENT/YYYY-MM-DD-OUTLET.

    Raises
    ------
    ParameterError : it has any other form, such as '..' or an absolute path.
    """
    event, _, article = name.partition("/")
    if article == EVENT_FOLDER:
        raise ParameterError(
            f"an article cannot be called '{EVENT_FOLDER}', as the report of its event is; "
            f"the event itself is '{event[:80]}'"
        )
    if not _is_article(name):
        raise ParameterError(
            f"article {name[:80]!r} is not of the form EVENT/YYYY-MM-DD-OUTLET, in lower case, "
            "digits and hyphens: balochistan-2026/2026-02-04-press-tv"
        )
    return name


def list_articles() -> list[str]:
    """The names of all articles that have a seed.

    Returns
    -------
    EVENT/ARTICLE each, sorted.

    Raises
    ------
    ParameterError : there is no project.
    """
    check_home()
    files = paths.seeds().glob("*/*.yaml")
    names = (f"{file.parent.name}/{file.stem}" for file in files if file.is_file())
    return sorted(name for name in names if _is_article(name))


def seed_files(name: str) -> tuple[Path, Path]:
    """The event's and the article's file.

    Raises
    ------
    ParameterError : there is no project, or no such seed.
    """
    check_home()
    event, _, article = check_article_name(name).partition("/")
    files = paths.seeds() / event / EVENT_FILE, paths.seeds() / event / f"{article}.yaml"
    if not files[1].exists():
        raise ParameterError(f"article '{name}' has no seed{suggest(name, list_articles())}")
    return files


def find_article(name: str, other: str) -> str:
    """The full name of an article that article `name` calls EVENT/ARTICLE or just ARTICLE."""
    return other if "/" in other else f"{name.partition('/')[0]}/{other}"


def _is_article(name: str) -> bool:
    found = _ARTICLE.fullmatch(name) if len(name) <= LONGEST_NAME else None
    return found is not None and _is_day(found[1])


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
