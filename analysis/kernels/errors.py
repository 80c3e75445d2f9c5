"""Why a kernel cannot be started; `str(error)` is one sentence for a user."""

from __future__ import annotations


class KernelError(Exception):
    """A kernel that cannot be started as requested."""


class NotPrivateError(KernelError):
    """Other users may write to the folder for the sockets."""


class NoFolderError(KernelError):
    """There is no place for a kernel's sockets; names each place tried, and why it failed."""


class ColdStartError(KernelError):
    """A kernel cannot be forked, so a plain one starts instead."""
