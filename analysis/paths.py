"""Where seeds, notebooks and reports are; no other module knows.

The project's folder is the one that holds this package, or the one that the environment
variable `TOLLBOOK_HOME` names: a scheduler may keep its seeds and reports elsewhere.
"""

from __future__ import annotations

import os
from pathlib import Path

from analysis.errors import ParameterError


def home() -> Path:
    """The folder that holds `seeds/`, `notebooks/` and `reports/`."""
    named = os.environ.get("TOLLBOOK_HOME")
    if not named:
        return Path(__file__).resolve().parents[1]
    try:
        folder = Path(named).expanduser().resolve()
    except (OSError, RuntimeError):  # a link to itself, a user that is not there
        folder = Path()
    if folder == Path() or not folder.is_dir():
        raise ParameterError(f"TOLLBOOK_HOME names '{named}', which is not a folder")
    return folder


def seeds() -> Path:
    """One folder per event, one file per article."""
    return home() / "seeds"


def notebooks() -> Path:
    """The notebooks, in their order."""
    return home() / "notebooks"


def reports() -> Path:
    """What is published, one folder per article."""
    return home() / "reports"


def state() -> Path:
    """What runs remember and leave aside; never inside what is published."""
    return home() / ".tollbook"


def failures() -> Path:
    """Where notebooks that failed are kept for reading."""
    return state() / "failed"


def show(path: Path) -> str:
    """A path as a message prints it: from the project's folder on where it lies inside."""
    try:
        return path.resolve().relative_to(home()).as_posix()
    except ValueError:
        return path.as_posix()
