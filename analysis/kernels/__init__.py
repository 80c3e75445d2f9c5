"""Warm kernels: real ipykernels, forked from a parent that has imported the libraries once.

A client asks through `provisioner` for a kernel. `parent`, another process, forks a child, in
which `child` is the kernel. What the parent imports is a `preload`, which the kernelspec names.
Which parent is the right one tells `keys`; `locks` lets each key have one, `wire` is how the
processes talk, and `warm` is what the parent has for its kernels. `client` is for notebooks that
nobody watches.

No kernel has a TCP port, where every user of the machine could listen: `private` has its manager
and it meet in a folder of `sockets`, and `pipe` does the same for what a cell forks.

Its modules name each other by their place alone, so that the package can stand anywhere.
"""

from __future__ import annotations


def __getattr__(name: str) -> object:
    """The provisioner, by the name that `pyproject.toml` has it; the parent must not import it."""
    if name == "WarmProvisioner":
        from .provisioner import WarmProvisioner

        return WarmProvisioner
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
