"""What the parent prepares for its kernels: modules, hidden until a notebook imports one."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import io
import os
import sys
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any, cast

from .keys import find_key
from .preload import Preload, list_modules

ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}
"""Keeps the parent's libraries from starting threads; no kernel sees it."""

AS_COLD = (
    *("ipykernel.kernelapp", "ipykernel.debugger", "IPython.core.debugger"),
    *("IPython.extensions.storemagic", "sqlite3", "tornado.platform.asyncio", "tornado.queues"),
    *("encodings.ascii", "encodings.idna", "encodings.latin_1", "faulthandler", "psutil"),
    *("IPython.core.logger", "IPython.core.oinspect", "IPython.utils.wildcard"),
)
"""What a cold kernel has imported when its first cell runs."""

INLINE = "module://matplotlib_inline.backend_inline"


class ChangedError(Exception):
    """The code changed during import."""


@dataclass(frozen=True)
class Warm:
    """What the parent prepares for its kernels."""

    modules: Mapping[str, ModuleType]
    """Imported, and hidden from `sys.modules` until a notebook imports one."""
    settings: tuple[str, float] | None
    """Matplotlib's settings file and the time of its last change; None without Matplotlib."""
    variables: Mapping[str, str]
    """What a kernel's libraries add to its environment at import."""
    set_threads: Callable[[int], object] | None
    """Sets how many threads linear algebra uses."""


class WarmFinder(MetaPathFinder, Loader):
    """Finds what the parent has imported, unless a cold kernel would find another file.

    A kernel that imports nothing is like a cold one. Its first import brings back all modules,
    since they refer to each other, and what they added to Python's own lists.
    """

    def __init__(self) -> None:
        # A cold kernel has not imported this package or its parent packages either.
        own = __name__.partition(".")[0]
        self.cold = {name for name in sys.modules if name.partition(".")[0] != own}
        self.modules: dict[str, ModuleType] = {}
        self.specs: dict[str, ModuleSpec | None] = {}
        self.finders = list(sys.meta_path)
        self.filters = list(warnings.filters)

    def hide(self) -> None:
        """Hide everything imported since, and find it from now on."""
        names = set(sys.modules) - self.cold
        self.modules = {name: sys.modules.pop(name) for name in sorted(names)}
        self.specs = {n: getattr(module, "__spec__", None) for n, module in self.modules.items()}
        self.finders = _take_new(sys.meta_path, self.finders)
        self.filters = _take_new(cast("list[Any]", warnings.filters), self.filters)
        sys.meta_path.insert(0, self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, _: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec of a hidden module; None for all others."""
        if fullname not in self.modules or not self._is_same(fullname, path):
            return None
        own = self.specs[fullname]
        spec = ModuleSpec(fullname, self, origin=own.origin if own else None)
        spec.submodule_search_locations = own.submodule_search_locations if own else None
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The existing module instead of a new one."""
        return self.modules[spec.name]

    def exec_module(self, module: ModuleType) -> None:
        """Bring all modules back; the parent has executed them."""
        spec = module.__spec__
        assert spec is not None
        module.__spec__ = self.specs[spec.name]
        if self in sys.meta_path:
            sys.meta_path.remove(self)
            sys.meta_path.extend(self.finders)
            cast("list[Any]", warnings.filters)[:0] = self.filters
            roots = {name for name in self.modules if "." not in name}
            other = {name for name in roots - {spec.name} if not self._is_same(name, None)}
            for name, warm in self.modules.items():
                if name.partition(".")[0] not in other:
                    sys.modules.setdefault(name, warm)

    def _is_same(self, name: str, path: Sequence[str] | None) -> bool:
        found = PathFinder.find_spec(name, path)
        own = self.specs[name]
        return found is None or own is None or found.origin == own.origin


def _take_new(now: list[Any], before: Sequence[Any]) -> list[Any]:
    """Remove from a list what was not in it before; return that."""
    new = [item for item in now if item not in before]
    now[:] = before
    return new


def warm_up(key: str, preload: Preload) -> Warm:
    """Import everything that notebooks use.

    Parameters
    ----------
    key : the parent's key, as its client found it.
    preload : what to import.

    Raises
    ------
    ChangedError : the sources changed meanwhile.
    RuntimeError : the key does not match the sources, or a library started a thread.
    """
    if find_key(os.environ, preload) != key:
        raise RuntimeError("the parent would import other code than its client has")
    gc.disable()
    before = dict(os.environ)
    os.environ.update(ONE_THREAD)
    for name in AS_COLD:
        importlib.import_module(name)
    finder = WarmFinder()
    added = {n: value for n, value in os.environ.items() if n not in {*before, *ONE_THREAD}}
    os.environ.setdefault("MPLBACKEND", INLINE)
    if "pandas" in preload.imports:
        _import_pandas()
    for name in list_modules(preload.imports):
        importlib.import_module(name)
    set_environment(before)
    if find_key(os.environ, preload) != key:
        raise ChangedError
    if not is_alone():
        raise RuntimeError("a library has started a thread, so that forking is not safe")
    _rehearse()
    settings = find_settings(sys.modules)
    set_threads = _find_set_threads()
    finder.hide()
    gc.collect()
    gc.freeze()
    return Warm(finder.modules, settings, added, set_threads)


def _rehearse() -> None:
    """Parse a command line as kernels will, so that they find its expressions compiled."""
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp()  # type: ignore[no-untyped-call]
    app.parse_command_line(["-f", os.devnull])


def _import_pandas() -> None:
    """Import pandas as in a kernel: at import it looks where it prints."""
    import builtins

    builtins.get_ipython = lambda: SimpleNamespace(kernel=None)  # type: ignore[attr-defined]
    try:
        with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "UTF-8")):
            importlib.import_module("pandas")
    finally:
        del builtins.get_ipython  # type: ignore[attr-defined]


def find_settings(modules: Mapping[str, ModuleType]) -> tuple[str, float] | None:
    """Matplotlib's settings file for this folder, and the time of its last change."""
    if "matplotlib" not in modules:
        return None
    path = Path(modules["matplotlib"].matplotlib_fname()).absolute()
    return str(path), path.stat().st_mtime


def is_alone() -> bool:
    """Whether this process has one thread; Python itself does not see those of libraries."""
    return len(list(Path("/proc/self/task").iterdir())) == 1


def set_environment(env: Mapping[str, str]) -> None:
    """Set these environment variables and no others."""
    os.environ.clear()
    os.environ.update(env)


def _find_set_threads() -> Callable[[int], object] | None:
    """OpenBLAS's function for that; its name depends on who built the library."""
    maps = Path("/proc/self/maps").read_text().splitlines()
    for path in {line.split()[-1] for line in maps if "openblas" in line}:
        library = ctypes.CDLL(path)
        for prefix, suffix in (("scipy_", "64_"), ("scipy_", ""), ("", "64_"), ("", "")):
            change = getattr(library, f"{prefix}openblas_set_num_threads{suffix}", None)
            if change is not None:
                return cast(Callable[[int], object], change)
    return None
