"""Where seeds, notebooks and reports are; no other module knows.

The project's folder is the first of these that there is: the one that the environment variable
`TOLLBOOK_HOME` names, as a scheduler may; the nearest one at or above the current folder that holds
`seeds/` and notebooks; the one that holds this package, where it is a checkout.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

HOME_VARIABLE = "TOLLBOOK_HOME"


def home() -> Path:
    """The folder that holds `seeds/`, `notebooks/` and `reports/`; it need not exist.

    `ledger.names.check_home` refuses one that does not, that is no project, or that is another
    user's.
    """
    named = os.environ.get(HOME_VARIABLE)
    if not named:
        return _find_project() or checkout()
    try:
        return Path(named).expanduser().resolve()
    except (OSError, RuntimeError):  # a link to itself, an unknown user
        return Path(named)


def checkout() -> Path:
    """The folder that holds this package: a project, unless the package was installed."""
    return Path(__file__).resolve().parents[1]


def is_project(folder: Path) -> bool:
    """Whether a folder has what a project needs: `seeds/`, and a notebook in `notebooks/`."""
    try:
        return (folder / "seeds").is_dir() and any((folder / "notebooks").glob("*.ipynb"))
    except OSError:  # it may not be looked into
        return False


def _find_project() -> Path | None:
    """The nearest project at or above the current folder."""
    try:
        here = Path.cwd()
    except OSError:  # somebody removed it
        return None
    return next((folder for folder in (here, *here.parents) if is_project(folder)), None)


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


def previews() -> Path:
    """Where `tollbook watch` publishes: one folder for each watch, gone when it ends."""
    return state() / "watch"


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
    if isinstance(error, shutil.Error) and error.args:  # several, each with its file
        file, _, why = error.args[0][0]
        return f"{show(Path(file))}: {why}"
    why = error.strerror or str(error)
    return f"{show(Path(error.filename))}: {why}" if error.filename else why
