"""Who contains whom, among groups and among places.

A tree is a mapping from each name to the names that directly contain it: none at a root, one for a
place, and several for a group that lies in several (women officers in the women and in the
officers). Loops are possible in what a person typed, so `find_loop` comes before every other
question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Tree = Mapping[str, tuple[str, ...]]


def find_loop(tree: Tree) -> tuple[str, ...]:
    """The names along one loop, from its first name in the alphabet on; empty without a loop."""
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
    """The wholes that `name` is in, each once and nearest first, without `name` itself."""
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
    """How many wholes `name` is in; 0 at a root."""
    return sum(1 for _ in ancestors(tree, name))
