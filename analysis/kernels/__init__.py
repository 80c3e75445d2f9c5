"""Warm kernels: real ipykernels, forked from a parent that has imported the libraries once.

A client asks `provisioner` for a kernel. `parent`, another process, forks a child, which becomes
the kernel in `child`. The kernelspec names a `preload`: what the parent imports. `keys` finds the
right parent, `locks` allows one per key, `wire` carries messages between the processes, and `warm`
prepares what the parent has for its kernels. `client` is for notebooks that run unwatched.

No kernel has a TCP port, on which every user of the machine could listen: in `private`, manager and
kernel meet in a folder of `sockets`, and `pipe` does the same for processes that a cell forks.

The modules import each other relatively, so the package can move anywhere.
"""

from __future__ import annotations


def __getattr__(name: str) -> object:
    """The provisioner under its name in `pyproject.toml`; the parent must not import it."""
    if name == "WarmProvisioner":
        from .provisioner import WarmProvisioner

        return WarmProvisioner
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
