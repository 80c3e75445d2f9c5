"""A folder that any web server can serve as it is: the published reports and what lists them.

It is put in place whole or not at all, and made only of what the lists name. What stands in it is
no project: it has no seeds, no history and nothing hidden but the sign by which it is known again.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.site import Site, open_site
from analysis.ledger.subject import Subject, find_subject_of
from analysis.render.place import check_place, check_replaceable
from analysis.render.site import FILES, SITEMAP, Entry, list_entries, render_not_found, render_site
from analysis.render.versions import FOLDER as VERSIONS
from analysis.render.versions import is_of_versions
from analysis.run.behind import list_behind
from analysis.run.lock import hold_lock
from analysis.run.plan import digest_folder
from analysis.run.publish import is_of_report, list_foreign
from analysis.run.staging import clear, exchange, stage
from analysis.telling.words import join, say_count

SIGN, SAYS = ".nojekyll", "A site made by Tollbook.\n"
"""A file that tells GitHub Pages to serve all files as they are, and by which ours is known."""

ROBOTS, NOT_FOUND = "robots.txt", "404.html"

_OWN = {*FILES, SITEMAP, ROBOTS, NOT_FOUND, SIGN}
_WAIT_SECONDS = 600
_MOST_NAMED = 3


@dataclass(frozen=True)
class Made:
    """What became of a site.

    Attributes
    ----------
    reports, drafts : how many reports it has, and how many drafts beside them.
    has_changed : whether it is another one than before.
    has_address : whether its pages know where they are.
    behind : reports in it that tell other seeds than there are now.
    """

    reports: int
    drafts: int
    has_changed: bool
    has_address: bool
    behind: tuple[Subject, ...] = ()

    def tell(self, folder: str) -> str:
        """One line on what there is now."""
        told = say_count(self.reports, "report")
        told += f" and {say_count(self.drafts, 'draft')} that no list names" if self.drafts else ""
        return f"{'made' if self.has_changed else 'current'} {folder}: {told}"

    @property
    def hints(self) -> list[str]:
        """What its maker may not have meant: pages that are behind, or without their address."""
        told = []
        if self.behind:
            names = join([str(subject) for subject in self.behind[:_MOST_NAMED]])
            more = len(self.behind) - _MOST_NAMED
            names += f" and {more} more" if more > 0 else ""
            told.append(f"not as the seeds are now: {names}; 'tollbook report' makes them anew")
        if not self.has_address:
            told.append(
                "site.yaml gives no base_address: links to these pages show no picture, the feed "
                "has no whole links, and there is no sitemap"
            )
        return told


def make_site(target: Path, *, has_drafts: bool = False) -> Made:
    """Write the folder; the same reports give the same bytes.

    Parameters
    ----------
    target : the folder, which is not there, is empty or was made by this.
    has_drafts : whether drafts are in it too, for whoever has a link; no list names them.

    Raises
    ------
    ParameterError : the folder is somebody else's, or nothing is published.
    SeedError : `site.yaml` cannot be read.
    """
    (site, logo), reports = open_site(), paths.reports()
    check_folder(target)
    if not reports.is_dir():
        raise ParameterError("nothing is published yet; 'tollbook report' publishes")
    with hold_lock(reports, _WAIT_SECONDS, lambda _: None):
        entries = list_entries(reports)
        chosen = [entry for entry in entries if has_drafts or not entry.is_draft]
        if not chosen:
            raise ParameterError("nothing is published yet; 'tollbook report' publishes")
        with _take_turns(target.parent), stage(target.parent) as staging:
            folder = staging / "site"
            _fill(folder, reports, chosen, render_site(entries, site, logo), site)
            has_changed = digest_folder(folder) != digest_folder(target)
            if has_changed:
                _put_in_place(folder, target, staging)
    drafts = sum(entry.is_draft for entry in chosen)
    behind = tuple(list_behind(chosen))
    return Made(len(chosen) - drafts, drafts, has_changed, bool(site.base_address), behind)


@contextmanager
def _take_turns(above: Path) -> Iterator[None]:
    """Have the folder around a site to oneself; what a killed run left there goes."""
    with hold_lock(above, _WAIT_SECONDS, lambda _: None):
        clear(above)
        try:
            yield
        finally:
            clear(above)


def check_folder(target: Path) -> None:
    """Check that a site can be put there without losing anybody's files.

    Raises
    ------
    ParameterError : nothing can be made there, it is a link, or holds what is not of a site.
    """
    shown = paths.show(target)
    if target.is_symlink():
        raise ParameterError(f"{shown} is in the way: it is a link")
    check_place(target)
    check_replaceable(target)
    if not target.exists():
        return
    found = sorted(target.iterdir())
    sign = target / SIGN
    is_ours = sign.is_file() and not sign.is_symlink() and sign.read_bytes() == SAYS.encode()
    if found and not is_ours:
        raise ParameterError(f"{shown} is not a site made by Tollbook and would be lost")
    if foreign := next(_list_foreign(found), None):
        name = foreign.relative_to(target).as_posix()
        raise ParameterError(
            f"{shown} holds '{name}', which is not part of a site and would be lost; move it away"
        )


def _list_foreign(found: Iterable[Path]) -> Iterator[Path]:
    """What of a folder is no site's: neither a list nor a report in its event's folder."""
    for path in found:
        if path.name in _OWN and path.is_file():
            continue
        if path.is_symlink() or not path.is_dir():
            yield path
            continue
        for report in sorted(path.iterdir()):
            if report.is_symlink() or not report.is_dir() or not _is_subject(report):
                yield report
            else:
                yield from (report / name for name in sorted(list_foreign(report)))


def _is_subject(report: Path) -> bool:
    try:
        find_subject_of(f"{report.parent.name}/{report.name}")
    except ParameterError:
        return False
    return True


def _fill(
    folder: Path, reports: Path, chosen: Sequence[Entry], lists: Mapping[str, str], site: Site
) -> None:
    """Write a site: these reports, their lists, and what a server looks for."""
    for entry in chosen:
        own = reports / entry.subject.folder
        for file in _list_files(own):
            copy = folder / entry.subject.folder / file.relative_to(own)
            copy.parent.mkdir(parents=True, exist_ok=True)
            _copy(file, copy)
    texts = {
        **lists,
        NOT_FOUND: render_not_found(site),
        ROBOTS: _write_robots(site),
        SIGN: SAYS,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _copy(file: Path, copy: Path) -> None:
    try:
        shutil.copyfile(file, copy)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            error.filename, error.filename2 = str(copy), None  # nothing is wrong with the report
        raise


def _list_files(own: Path) -> Iterator[Path]:
    """The files of a report and of its versions, without what is no part of it, and without links.

    A link in `own` itself is nobody's: what is behind it was never published.
    """
    for path in sorted(own.iterdir()):
        if path.is_symlink() or not is_of_report(path):
            continue
        if path.name == VERSIONS:
            for version in filter(is_of_versions, sorted(path.iterdir())):
                yield from _list_files(version) if version.is_dir() else _list_plain(version)
        else:
            yield from _list_plain(*(sorted(path.iterdir()) if path.is_dir() else [path]))


def _list_plain(*found: Path) -> Iterator[Path]:
    return (path for path in found if path.is_file() and not path.is_symlink())


def _write_robots(site: Site) -> str:
    lines = ["User-agent: *", "Allow: /"]
    lines += [f"Sitemap: {site.base_address}{SITEMAP}"] if site.base_address else []
    return "\n".join(lines) + "\n"


def _put_in_place(folder: Path, target: Path, staging: Path) -> None:
    """Let the folder be the target in one step; what was there goes with `staging`."""
    if not target.exists():
        folder.rename(target)
    elif not exchange(folder, target):
        before = staging / "before"
        target.rename(before)
        try:
            folder.rename(target)
        except BaseException:  # even Ctrl-C: what was there comes back
            before.rename(target)
            raise
