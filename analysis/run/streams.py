"""Standard input, output and error, which whoever starts the command may have closed.

A file that is opened takes the lowest number that is free. Where a stream is closed that is its
number, and what is meant for a terminal would be written into a report or a kernel's pipe.
"""

from __future__ import annotations

import os
import sys

_MODES = {"stdin": "r", "stdout": "w", "stderr": "w"}


def open_streams() -> None:
    """Open each closed standard stream on nothing, for this process and those that it starts."""
    for number, (name, mode) in enumerate(_MODES.items()):
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            os.set_inheritable(number, True)
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(number, mode, closefd=False))
