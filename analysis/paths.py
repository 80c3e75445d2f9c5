"""Where seeds, notebooks and reports are; no other module knows.

The project's folder is the one that holds this package, or the one that the environment
variable `TOLLBOOK_HOME` names: a scheduler may keep its seeds and reports elsewhere.
"""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "TOLLBOOK_HOME"


def home() -> Path:
    """The folder that holds `seeds/`, `notebooks/` and `reports/`; it need not exist.

    `ledger.names.check_home` refuses one that does not.
    """
    named = os.environ.get(HOME_VARIABLE)
    if not named:
        return Path(__file__).resolve().parents[1]
    try:
        return Path(named).expanduser().resolve()
    except (OSError, RuntimeError):  # a link to itself, an unknown user
        return Path(named)


def seeds() -> Path:
    """One folder per event, one file per article."""
    return home() / "seeds"


def site() -> Path:
    """The file that says who publishes the reports; it may be missing."""
    return home() / "site.yaml"


def notebooks() -> Path:
    """The notebooks, in their order."""
    return home() / "notebooks"


def reports() -> Path:
    """What is published: one folder per event, and in it one per report."""
    return home() / "reports"


def texts() -> Path:
    """The texts of articles, kept on this machine alone; git ignores them."""
    return home() / "texts"


def state() -> Path:
    """What runs remember and set aside; never inside what is published."""
    return home() / ".tollbook"


def failures() -> Path:
    """Where failed notebooks are kept for reading."""
    return state() / "failed"


def show(path: Path) -> str:
    """A path as a message prints it: from the project's folder on where it lies inside."""
    try:
        return path.resolve().relative_to(home()).as_posix()
    except ValueError:
        return path.as_posix()


def tell_os_error(error: OSError) -> str:
    """The system's own words, after the name of the file they are about."""
    why = error.strerror or str(error)
    return f"{show(Path(error.filename))}: {why}" if error.filename else why
