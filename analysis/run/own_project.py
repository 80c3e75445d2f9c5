"""`tollbook init`: a folder of one's own with all that a project needs, and one article in it.

Notebooks and seeds are those of the checkout; a wheel brings them along as files of its
environment, in `share/tollbook/`. The example is a real article, so that nothing invented stands
in a report as a fact, and the notebooks' own default parameters name it.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError, RunError
from analysis.ledger.new_files import write_new
from analysis.ledger.schema import KINDS, schema_text
from analysis.render.place import check_place

EXAMPLE = ("balochistan-2026/event.yaml", "balochistan-2026/2026-02-04-press-tv.yaml")
"""The seeds of the first article."""

_STARTER = Path(__file__).parent / "starter"
_PLACES = {
    "README.md": "README.md",
    "site.yaml": "site.yaml",
    "gitignore": ".gitignore",
    "reports.yml": ".github/workflows/reports.yml",
}
"""Name in the package, where a hidden file would be lost, → name in a project."""
_SHIPPED = "share/tollbook/notebooks/article-00-report.ipynb"


def begin_project(named: str) -> Path:
    """Write a new project, all of it or nothing; return its folder.

    Parameters
    ----------
    named : a folder that is missing or empty.

    Raises
    ------
    ParameterError : there is something already; nothing is ever overwritten.
    RunError : this installation has no notebooks to give.
    """
    folder = Path(named).expanduser().absolute()
    _check_free(folder, named)
    write_new({folder / name: text for name, text in compose_project().items()})
    return folder


def compose_project() -> Mapping[str, str]:
    """The files of a new project: path from its folder on → text.

    Raises
    ------
    RunError : this installation has no notebooks to give.
    """
    shipped = _find_shipped()
    notebooks = sorted((shipped / "notebooks").glob("*.ipynb"))
    return {
        **{place: (_STARTER / name).read_text("utf-8") for name, place in _PLACES.items()},
        **{f"seeds/{kind}.schema.json": schema_text(kind) for kind in KINDS},
        **{f"seeds/{name}": (shipped / "seeds" / name).read_text("utf-8") for name in EXAMPLE},
        **{f"notebooks/{path.name}": path.read_text("utf-8") for path in notebooks},
    }


def _check_free(folder: Path, named: str) -> None:
    shown = f"'{named[:80]}'"
    if not named:
        raise ParameterError("no folder is named; nothing was written")
    try:
        if folder.is_dir():
            if found := sorted(path.name for path in folder.iterdir()):
                raise ParameterError(f"{shown} holds '{found[0]}' already; nothing was written")
        elif folder.exists() or folder.is_symlink():
            raise ParameterError(f"{shown} is not a folder; nothing was written")
    except OSError:  # it may not be looked into, or its name is too long
        raise ParameterError(f"{shown} cannot be used as a folder") from None
    check_place(folder)


def _find_shipped() -> Path:
    """The folder with the notebooks and seeds that this installation has to give."""
    if paths.is_project(paths.checkout()):
        return paths.checkout()
    for file in metadata.files("tollbook") or ():
        place = Path(str(file.locate())).resolve()
        if place.as_posix().endswith(_SHIPPED) and place.is_file():
            return place.parents[1]
    raise RunError("this installation came without notebooks; install Tollbook again, with pip")
