"""The kernelspec `tollbook`; `python -m analysis.run.spec` installs it.

Its kernels are warm. `kernelspec/kernel.json` lists what their parent imports ahead:
the libraries of notebooks, and the rooms of this package that a notebook calls.
"""

from __future__ import annotations

import logging
import sys
from importlib.metadata import entry_points
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager

NAME = "tollbook"
_PROVISIONER = "tollbook-warm"


def install_kernelspec() -> Path:
    """Install the kernelspec into this environment.

    Returns
    -------
    The folder that was written.
    """
    source = Path(__file__).parent / "kernelspec"
    return Path(KernelSpecManager().install_kernel_spec(str(source), NAME, prefix=sys.prefix))


def find_kernel() -> str | None:
    """The name of the warm kernel if its kernelspec is installed.

    None means that a notebook runs in its own kernel.
    """
    if NAME not in KernelSpecManager().find_kernel_specs():
        return None
    if not _has_provisioner():
        logging.getLogger(__name__).warning(
            "kernels start cold: this environment was made for an earlier version; "
            "install it again with make, or with pip install -e ."
        )
        return None
    return NAME


def _has_provisioner() -> bool:
    """Whether the environment knows our provisioner and can import it."""
    found = entry_points(group="jupyter_client.kernel_provisioners", name=_PROVISIONER)
    try:
        return bool([entry.load() for entry in found])
    except ImportError:
        return False


if __name__ == "__main__":
    install_kernelspec()
