"""The key by which a client finds the parent that forks the kernel it needs."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import site
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .errors import NotPrivateError
from .preload import Preload

FOLDER_VARIABLE = "TOLLBOOK_RUNTIME_DIR"
IDLE_VARIABLE = "TOLLBOOK_KERNEL_IDLE"

READ_AT_IMPORT = (
    *("PYTHON", "LD_", "LC_", "LANG", "TZ", "HOME", "PATH", "TMPDIR", "XDG_C", "XDG_D"),
    *("MPL", "MATPLOTLIB", "IPYTHON", "IPYKERNEL", "JUPYTER", "PYDEVD", "DEBUGPY", "PYDANTIC"),
    *("OPENBLAS", "GOTO", "OMP", "MKL", "NUMPY", "NPY", "ARROW", "JE_ARROW", "PANDAS", "SEABORN"),
    *("MALLOC_", "GLIBC_", IDLE_VARIABLE),
)
"""Prefixes of the variables that an interpreter or a library reads only once."""


def find_folder(env: Mapping[str, str]) -> Path:
    """The folder of the sockets, private to the user; created if missing.

    Raises
    ------
    NotPrivateError : it belongs to another user, is open to others, or is no folder.
    OSError : it cannot be created.
    """
    named = env.get(FOLDER_VARIABLE)
    runtime = env.get("XDG_RUNTIME_DIR")
    if named:
        folder = Path(named)
    elif runtime:
        folder = Path(runtime) / "tollbook"
    else:
        folder = Path(tempfile.gettempdir()) / f"tollbook-{os.geteuid()}"
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise NotPrivateError(f"'{folder}' is not a folder")
    if found.st_uid != os.geteuid():
        raise NotPrivateError(f"'{folder}' belongs to another user")
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise NotPrivateError(f"'{folder}' is open to other users")
    return folder


def select_variables(env: Mapping[str, str]) -> dict[str, str]:
    """The variables that a parent starts with: those that are read only once."""
    return {name: env[name] for name in sorted(env) if name.startswith(READ_AT_IMPORT)}


def find_key(env: Mapping[str, str], preload: Preload) -> str:
    """A name for all parents that fork the same kernels: 16 hexadecimal digits.

    It covers the interpreter, the preload, the sources of this package and of those under
    development, the installed packages, the variables that are read only once, and what a process
    inherits, such as limits, groups and namespaces.
    """
    digest = hashlib.sha256()
    parts = (
        *(sys.executable, sys.prefix, sys.version, select_variables(env)),
        *(preload.to_json(), _list_sources(preload.sources)),
        *(_list_installed(), _list_inherited()),
    )
    digest.update(repr(parts).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:16]


def _list_sources(packages: Iterable[str]) -> list[tuple[str, int, int]]:
    """Every file of these packages and of this one; a change always moves its inode's time."""
    listed = []
    for top in (Path(__file__).parent, *map(Path, _find_folders(packages))):
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(set(folders) - {"__pycache__"})
            for name in sorted(names):
                path = Path(folder, name)
                found = path.stat()
                listed.append((str(path), found.st_ino, found.st_ctime_ns))
    return listed


def _find_folders(packages: Iterable[str]) -> Iterator[str]:
    """Where the packages are; the parent itself reports a missing one."""
    for name in packages:
        with contextlib.suppress(ImportError, ValueError):
            spec = importlib.util.find_spec(name)
            yield from (spec and spec.submodule_search_locations) or ()


def _list_installed() -> list[tuple[str, int]]:
    """The folders of packages; one changes when a package is added, removed or replaced."""
    folders = map(Path, [*site.getsitepackages(), site.getusersitepackages()])
    return [(str(path), path.stat().st_mtime_ns) for path in folders if path.is_dir()]


def _list_inherited() -> list[str]:
    process = Path("/proc/self")
    kept = ("Umask", "Uid", "Gid", "Groups", "Cap", "NoNew", "Seccomp", "Cpus_", "Mems_", "SigIgn")
    status = (process / "status").read_text().splitlines()
    spaces = [str(space.readlink()) for space in sorted((process / "ns").iterdir())]
    texts = [(process / name).read_text() for name in ("limits", "cgroup", "oom_score_adj")]
    turn = str((os.sched_getscheduler(0), os.getpriority(os.PRIO_PROCESS, 0)))
    return [*(line for line in status if line.startswith(kept)), *spaces, *texts, turn]
