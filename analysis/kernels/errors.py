"""What keeps a kernel from being started; `str(error)` is one sentence for a user."""

from __future__ import annotations


class KernelError(Exception):
    """A kernel that cannot be had as it was asked for."""


class NotPrivateError(KernelError):
    """The folder for the sockets may be written by others."""


class NoFolderError(KernelError):
    """There is no place for a kernel's sockets; names each that was tried, and why not."""


class ColdStartError(KernelError):
    """Why a kernel cannot be forked, so that a plain one is started."""
