"""Which group or place contains which.

A tree maps each name to the names that directly contain it: none at a root, one for a place inside
another, several for a group in several (women officers are women and officers). What a person typed
may have loops, so call `find_loop` first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Tree = Mapping[str, tuple[str, ...]]


def find_loop(tree: Tree) -> tuple[str, ...]:
    """The names along one loop, starting with the first in the alphabet; empty without a loop."""
    settled: set[str] = set()
    for start in sorted(tree):
        path: dict[str, Iterator[str]] = {start: iter(tree[start])} if start not in settled else {}
        while path:
            name = next(reversed(path))
            whole = next(path[name], None)
            if whole is None:
                settled.add(name)
                del path[name]
            elif whole in path:
                names = list(path)
                loop = names[names.index(whole) :]
                first = loop.index(min(loop))
                return (*loop[first:], *loop[: first + 1])
            elif whole not in settled:
                path[whole] = iter(tree.get(whole, ()))
    return ()


def ancestors(tree: Tree, name: str) -> Iterator[str]:
    """The wholes that contain `name`, each once, nearest first; not `name` itself."""
    seen = {name}
    level = [name]
    while level:
        wholes = dict.fromkeys(whole for inner in level for whole in tree.get(inner, ()))
        level = [whole for whole in wholes if whole not in seen]
        seen.update(level)
        yield from level


def is_within(tree: Tree, name: str, whole: str) -> bool:
    """Whether `name` is `whole` or lies inside it."""
    return name == whole or whole in ancestors(tree, name)


def depth(tree: Tree, name: str) -> int:
    """How many wholes contain `name`; 0 at a root."""
    return sum(1 for _ in ancestors(tree, name))
