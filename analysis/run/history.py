"""What runs remember: when, what, with which inputs, how it ended, what changed in the figures.

One SQLite file in the project's hidden folder, for its owner's eyes alone. Only the process that
runs a batch writes to it.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from analysis import paths
from analysis.errors import RunError
from analysis.ledger.names import check_home
from analysis.ledger.subject import Subject
from analysis.run.private import check_file, make_file, open_state

PUBLISHED, FAILED, WITHDRAWN = "published", "failed", "withdrawn"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    out TEXT NOT NULL,
    article TEXT NOT NULL, -- the subject's name, which may be an event's
    outcome TEXT NOT NULL,
    told TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS by_article ON runs (out, article, id);
CREATE TABLE IF NOT EXISTS sites (
    out TEXT PRIMARY KEY,
    digest TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS later (
    event TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    told TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS salts (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    salt TEXT NOT NULL
);
"""
_BESIDE = ("-journal", "-wal", "-shm")
"""Endings of the files that SQLite keeps beside the history."""
_BUSY_SECONDS = 30.0

T = TypeVar("T")


@dataclass(frozen=True)
class Run:
    """One run of the notebooks of one subject.

    Attributes
    ----------
    started : moment, UTC, ISO 8601.
    subject, out : the name of what was published, and where.
    outcome : published, failed or withdrawn.
    parameters : of each notebook that ran, secrets masked.
    keys : notebook → hash of its inputs, of all notebooks in the folder.
    seconds : notebook → how long it ran.
    versions : of Python and the libraries.
    digest : of the published folder.
    has_pdf : whether the report was also printed.
    figures : id → what the ledger says of it.
    changes : what is different from the run before; nothing for a first run.
    why : of a failed run.
    edition : hash of what its pages tell beside their notebooks.
    """

    started: str
    subject: str
    out: str
    outcome: str
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    has_pdf: bool = False
    figures: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    changes: Sequence[str] = ()
    why: str = ""
    edition: str = ""


def history_file() -> Path:
    """Where runs are remembered."""
    return paths.state() / "history.sqlite"


def prepare() -> None:
    """Make the history where there is none yet.

    Raises
    ------
    RunError : it cannot be written; better to know before anything runs.
    """
    with _write() as database:
        database.execute("BEGIN IMMEDIATE")


def remember(run: Run) -> None:
    """Add a run.

    Raises
    ------
    RunError : the history cannot be written; what was published stays published.
    """
    told = {
        name: value
        for name, value in asdict(run).items()
        if name not in ("started", "out", "subject", "outcome")
    }
    row = (run.started, run.out, run.subject, run.outcome, json.dumps(told, sort_keys=True))
    with _write() as database:
        database.execute(
            "INSERT INTO runs (started, out, article, outcome, told) VALUES (?, ?, ?, ?, ?)", row
        )


def find_last(out: Path, subjects: Iterable[Subject]) -> dict[Subject, Run]:
    """Subject → its last run that was published into a folder."""
    named = {subject.name: subject for subject in subjects}
    runs = _select(
        "SELECT started, article, out, outcome, told FROM runs WHERE id IN "
        "(SELECT MAX(id) FROM runs WHERE out = ? AND outcome = ? GROUP BY article)",
        (str(out), PUBLISHED),
        _read,
    )
    return {named[run.subject]: run for run in runs if run.subject in named}


def list_published(out: Path) -> list[str]:
    """The names of all subjects that were ever published into a folder, sorted."""
    query = "SELECT DISTINCT article FROM runs WHERE out = ? AND outcome = ? ORDER BY article"
    return _select(query, (str(out), PUBLISHED), lambda row: str(row[0]))


def remember_site(out: Path, digest: str) -> None:
    """Note what the list of reports in a folder was when it was written."""
    with _write() as database:
        database.execute("REPLACE INTO sites (out, digest) VALUES (?, ?)", (str(out), digest))


def find_site(out: Path) -> str:
    """The digest of the list last written into a folder; empty if there was none."""
    found = _select("SELECT digest FROM sites WHERE out = ?", (str(out),), lambda row: str(row[0]))
    return next(iter(found), "")


def forget(out: Path) -> None:
    """Remember nothing any more of a folder that is gone."""
    if history_file().exists():
        with _write() as database:
            for table in ("runs", "sites"):
                database.execute(f"DELETE FROM {table} WHERE out = ?", (str(out),))


def keep_later(event: str, key: str, told: str) -> None:
    """Keep what the reports of an event say of each other, under a hash of what it rests on."""
    with _write() as database:
        database.execute(
            "REPLACE INTO later (event, key, told) VALUES (?, ?, ?)", (event, key, told)
        )


def find_kept_later(event: str, key: str) -> str:
    """What was kept under that hash; empty where there is nothing."""
    query = "SELECT told FROM later WHERE event = ? AND key = ?"
    return next(iter(_select(query, (event, key), lambda row: str(row[0]))), "")


def find_salt() -> str:
    """What is mixed into hashes of secrets: random, made once, the same from run to run.

    Raises
    ------
    RunError : the history cannot be read, or not written where there is no salt yet.
    """
    query = "SELECT salt FROM salts"
    if not (found := _select(query, (), lambda row: str(row[0]))):
        row = (1, secrets.token_hex(32))
        with _write() as database:
            database.execute("INSERT OR IGNORE INTO salts (id, salt) VALUES (?, ?)", row)
        found = _select(query, (), lambda row: str(row[0]))
    return found[0]


def list_runs(subject: Subject | None, most: int) -> list[Run]:
    """The last runs, the newest first; of one article, or of an event and all its articles.

    Raises
    ------
    ParameterError : there is no project.
    """
    check_home()
    return _select(
        "SELECT started, article, out, outcome, told FROM runs "
        # The end of the first part is where the slash is; an event's name has none.
        "WHERE ? IN ('', article, substr(article, 1, instr(article, '/') - 1)) "
        # What a watch shows while it lasts is no publication.
        "AND instr(out, ?) <> 1 "
        "ORDER BY id DESC LIMIT ?",
        (subject.name if subject else "", f"{paths.previews()}/", most),
        _read,
    )


_SHOWN = ("printed", "bound")
"""What `shown` tells at once: a wording that changed is one change."""


def tell_changes(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]
) -> list[str]:
    """What has changed in the figures, or in an event's counts: one line each, names sorted.

    What only one of two versions of this program tells of a figure is no change of the figure.
    """
    lines = []
    for figure in sorted(before.keys() | after.keys()):
        if figure not in before:
            lines.append(f"{figure} is new: {after[figure]['shown']}")
        elif figure not in after:
            lines.append(f"{figure} is gone: {before[figure]['shown']}")
        else:
            old, new = before[figure], after[figure]
            told = [
                f"{name} {old[name]} is now {new[name]}"
                for name in new
                if name in old and name not in _SHOWN and old[name] != new[name]
            ]
            lines += [f"{figure}: {', '.join(told)}"] if told else []
    return lines


def print_runs(runs: Sequence[Run], form: str) -> str:
    """Past runs as text.

    Parameters
    ----------
    form : table (what a person reads) or json (all that is remembered, a list).
    """
    if form == "json":
        return json.dumps([asdict(run) for run in runs], indent=2, ensure_ascii=False) + "\n"
    return "".join(f"{line}\n" for run in runs for line in _tell_run(run)) or "no run yet\n"


def _tell_run(run: Run) -> Iterator[str]:
    names = ", ".join(run.parameters) or "pages only"
    took = [f"{sum(run.seconds.values()):.1f} s of kernels"] if run.seconds else []
    yield "  ".join([run.started, run.subject, run.outcome, names, *took])
    if run.why:
        yield f"    {run.why}"
    yield from (f"    {change}" for change in run.changes)


def now() -> str:
    """The present moment, UTC, ISO 8601."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _select(query: str, values: Sequence[object], read: Callable[[Any], T]) -> list[T]:
    """What is found; nothing where nothing was remembered yet. It writes nothing."""
    with _explain():
        if not _find(makes=False):
            return []
        with _connect() as database:
            try:
                rows = database.execute(query, values).fetchall()
            except sqlite3.OperationalError as error:
                if "no such table" not in str(error):
                    raise
                return []
            return [read(row) for row in rows]


def _read(row: tuple[str, str, str, str, str]) -> Run:
    started, subject, out, outcome, told = row
    values = {**json.loads(told)}
    values.pop("since", None)  # what `edition` has now
    return Run(started=started, subject=subject, out=out, outcome=outcome, **values)


@contextmanager
def _write() -> Iterator[sqlite3.Connection]:
    """The history, made where there is none yet; what was written is kept at the end."""
    with _explain():
        _find(makes=True)
        with _connect() as database:
            database.executescript(_SCHEMA)
            yield database
            database.commit()


def _connect() -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(history_file(), timeout=_BUSY_SECONDS))


def _find(*, makes: bool) -> bool:
    """Whether the history is there; checked before SQLite opens it, since SQLite follows links.

    Parameters
    ----------
    makes : it is made if it is missing.
    """
    name = history_file().name
    try:
        with open_state(makes=makes) as folder:
            if makes:
                make_file(folder, name)
            for end in _BESIDE:
                check_file(folder, name + end, paths.state() / (name + end))
            return check_file(folder, name, history_file())
    except FileNotFoundError:
        return False


@contextmanager
def _explain() -> Iterator[None]:
    shown = paths.show(history_file())
    try:
        yield
    except sqlite3.OperationalError as error:  # locked, read-only, a full disk
        raise RunError(f"{shown} cannot be used: {error}") from None
    except OSError as error:
        raise RunError(f"{shown} cannot be used: {error.strerror}") from None
    except (sqlite3.Error, ValueError, TypeError) as error:
        raise RunError(f"{shown} is damaged: {error}; move it away to start afresh") from None
