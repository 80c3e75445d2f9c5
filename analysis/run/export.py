"""One call of `tollbook export`: all tables in one folder, whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError
from analysis.export.book import read_book
from analysis.export.files import DESCRIPTOR, FORMS, Files, make_files
from analysis.export.package import MADE
from analysis.render.place import check_place, check_replaceable
from analysis.run import private
from analysis.run.lock import hold_lock
from analysis.run.staging import clear, exchange, stage
from analysis.telling.words import say_count

MOST_BYTES = 10_000_000
"""Bytes of a descriptor that is read to know an export again."""


def export(
    names: Sequence[str],
    form: str,
    out: Path,
    convention: str,
    wait_seconds: float,
    tell: Callable[[str], None],
) -> str:
    """Write all tables of these articles into a folder of their own.

    Parameters
    ----------
    names : EVENT/ARTICLE, one or more.
    form : csv, parquet, sqlite or xlsx.
    out : the folder, which no link is on the way to; made if it is missing, and an earlier export
        in it is replaced in one step.
    convention : name of the convention under which vague words become numbers.
    wait_seconds : how long to wait for another run beside that folder.
    tell : called with one sentence where there is something to wait for.

    Returns
    -------
    What was written, in one sentence.

    Raises
    ------
    SeedError : every fault of every seed; nothing is written.
    ParameterError : the folder holds what no export holds, or cannot be written; an unknown
        article or convention.
    RunError : another run did not let go of the folder.
    """
    check_folder(out)
    book = read_book(names, convention)
    files = make_files(book, form)
    with hold_lock(out.parent, wait_seconds, tell):
        clear(out.parent)
        _bring_back(out)
        check_folder(out)
        _put(files, out)
    return f"wrote {paths.show(out)}: {say_count(len(names), 'article')} as {form}"


def check_folder(out: Path) -> None:
    """Check that an export can be put there without endangering anybody's files.

    Raises
    ------
    ParameterError : nothing can be made there, or the folder holds what no export of ours does.
    """
    check_place(out)
    check_replaceable(out)
    if out.exists() and (foreign := _find_foreign(out)):
        raise ParameterError(
            f"{paths.show(out)} holds '{foreign}', which is not part of an export and would be "
            "lost; name an empty or a new folder"
        )


def _find_foreign(folder: Path) -> str:
    """The first name in a folder that no export of ours has put there; empty for none."""
    own = _list_own(folder / DESCRIPTOR)
    with os.scandir(folder) as entries:
        foreign = [e.name for e in entries if e.name not in own or not _is_plain(e)]
    return min(foreign, default="")


def _is_plain(entry: os.DirEntry[str]) -> bool:
    return entry.is_file(follow_symlinks=False)


def _list_own(descriptor: Path) -> set[str]:
    """The names of the files of an export, by its descriptor; none where it is not ours."""
    try:
        with descriptor.open("rb") as file:
            told = json.loads(file.read(MOST_BYTES))
        if told["tollbook"][MADE] not in FORMS:
            return set()
        return {descriptor.name, *(each["path"] for each in told["resources"])}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return set()


def _put(files: Files, out: Path) -> None:
    """Let a folder with these files be `out` in one step."""
    with ExitStack() as stack:
        staging = stack.enter_context(stage(out.parent))
        folder = staging / "export"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        aside = stack.enter_context(private.open_folder(staging))
        above = stack.enter_context(private.open_folder(out.parent))
        if not out.exists() or not any(out.iterdir()):
            # An empty folder is replaced by it in one step, too.
            os.rename(folder.name, out.name, src_dir_fd=aside, dst_dir_fd=above)
        elif not exchange(Path(folder.name), Path(out.name), aside, above):
            before = _find_before(out)
            os.rename(out.name, before.name, src_dir_fd=above, dst_dir_fd=above)
            os.rename(folder.name, out.name, src_dir_fd=aside, dst_dir_fd=above)
            shutil.rmtree(before)


def _find_before(out: Path) -> Path:
    """Where an earlier export waits while the new one takes its place in two steps."""
    return out.with_name(f".{out.name}.before")


def _bring_back(out: Path) -> None:
    """Put an earlier export in place again that a killed process had moved away."""
    before = _find_before(out)
    if before.is_symlink() or not before.is_dir() or _find_foreign(before):
        return
    if out.exists():
        shutil.rmtree(before)
    else:
        before.rename(out)
