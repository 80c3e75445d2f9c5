"""What a parent imports ahead, as the kernelspec names it."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

WITHIN = ".*"
"""After a package's name: with all its modules."""


@dataclass(frozen=True)
class Preload:
    """What the parent of kernels imports ahead.

    Attributes
    ----------
    imports : names of modules, in order; NAME.* is a package with all its modules.
    sources : names of packages under development, whose files change without a new installation;
        each change leads to another parent.
    """

    imports: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, text: str) -> Preload:
        """What `to_json` wrote."""
        told = json.loads(text)
        return cls(tuple(told["imports"]), tuple(told["sources"]))

    def to_json(self) -> str:
        """As one word of a command line."""
        return json.dumps(asdict(self))


def list_modules(imports: Iterable[str]) -> Iterator[str]:
    """The names of the modules meant; imports packages on the way."""
    for name in imports:
        package = name.removesuffix(WITHIN)
        yield package
        if package != name:
            found = pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}.")
            yield from (module.name for module in found)
