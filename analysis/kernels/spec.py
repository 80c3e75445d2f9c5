"""The kernelspec `tollbook`; `python -m analysis.kernels.spec` installs it."""

from __future__ import annotations

import sys
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager

NAME = "tollbook"


def install_kernelspec() -> Path:
    """Install the kernelspec into this environment.

    Returns
    -------
    The folder that was written.
    """
    source = Path(__file__).parent / "kernelspec"
    return Path(KernelSpecManager().install_kernel_spec(str(source), NAME, prefix=sys.prefix))


def find_kernel() -> str | None:
    """The name of the warm kernel, where its kernelspec is installed; else nothing, which leaves
    a notebook its own kernel.
    """
    return NAME if NAME in KernelSpecManager().find_kernel_specs() else None


if __name__ == "__main__":
    install_kernelspec()
