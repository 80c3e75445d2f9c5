"""Trees of names: who contains whom, among groups and among places.

A tree is a mapping from each name to its parent, or to None at a root. Loops are possible in
what a person typed, so `find_loop` comes before every other question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Tree = Mapping[str, str | None]


def find_loop(tree: Tree) -> tuple[str, ...]:
    """The names along one loop, from its first name in the alphabet on; empty without a loop."""
    settled: set[str] = set()
    for start in sorted(tree):
        path: dict[str, None] = {}
        name: str | None = start
        while name is not None and name not in settled and name not in path:
            path[name] = None
            name = tree.get(name)
        if name is not None and name in path:
            loop = list(path)[list(path).index(name) :]
            first = loop.index(min(loop))
            return (*loop[first:], *loop[: first + 1])
        settled.update(path)
    return ()


def ancestors(tree: Tree, name: str) -> Iterator[str]:
    """The wholes that `name` is in, nearest first, without `name` itself."""
    parent = tree.get(name)
    while parent is not None:
        yield parent
        parent = tree.get(parent)


def is_within(tree: Tree, name: str, whole: str) -> bool:
    """Whether `name` is `whole` or lies inside it."""
    return name == whole or whole in ancestors(tree, name)


def depth(tree: Tree, name: str) -> int:
    """How many wholes `name` is in; 0 at a root."""
    return sum(1 for _ in ancestors(tree, name))
