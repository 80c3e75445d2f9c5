"""Kernels of our own for tests: warm parents, their folders, and notebooks that anyone runs."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import struct
import sys
import tempfile
import time
from pathlib import Path

import pytest
from jupyter_client.manager import KernelManager

from analysis.kernels.preload import Preload
from analysis.run.spec import install_kernelspec

QUIET = ["--IPKernelApp.log_level=50", "--HistoryManager.hist_file=:memory:"]

COMMANDS = {
    "papermill": "papermill -k tollbook --no-progress-bar in.ipynb out.ipynb",
    "jupyter execute": "jupyter-execute --kernel_name=tollbook in.ipynb --output out.ipynb",
    "nbconvert": "jupyter-nbconvert --execute --to notebook --output out.ipynb in.ipynb "
    "--ExecutePreprocessor.kernel_name=tollbook",
}


def read_preload(spec):
    """What an installed kernelspec has its kernels' parent import."""
    told = json.loads((spec / "kernel.json").read_text())
    config = told["metadata"]["kernel_provisioner"]["config"]
    return Preload(tuple(config["imports"]), tuple(config["sources"]))


@contextlib.contextmanager
def own_spec(prefix):
    """The kernelspec of this checkout, installed where Jupyter finds it first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "prefix", str(prefix))
        folder = install_kernelspec()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(prefix / "share" / "jupyter"))
        yield folder


@contextlib.contextmanager
def own_folder(idle="60"):
    """A folder for sockets that no user's parent listens in; its parents end with it."""
    folder = Path(tempfile.mkdtemp(prefix="tollbook-"))
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("TOLLBOOK_RUNTIME_DIR", str(folder))
            patch.setenv("TOLLBOOK_KERNEL_IDLE", idle)
            yield folder
    finally:
        for path in folder.glob("*.sock"):
            with contextlib.suppress(OSError):
                os.kill(find_parent(path), signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)


def find_parent(path):
    """The process that listens on a socket."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(path))
        credentials = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    return struct.unpack("3i", credentials)[0]


def find_socket(folder):
    """The latest socket in a folder; whoever edits the package meanwhile has another one."""
    return max(folder.glob("*.sock"), key=lambda path: path.stat().st_mtime_ns)


@contextlib.contextmanager
def kernel(name="tollbook", **launch):
    """A manager and a client of a kernel that is ready."""
    manager = KernelManager(kernel_name=name)
    manager.start_kernel(extra_arguments=QUIET, **launch)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def tell(client, code):
    """What a cell prints; it must not fail."""
    printed = []
    reply = client.execute_interactive(
        code, timeout=60, output_hook=lambda m: printed.append(m["content"].get("text", ""))
    )
    assert reply["content"]["status"] == "ok", reply["content"]
    return "".join(printed).strip()


def await_that(condition):
    """Wait for what another process does; a test that waits in vain fails at its assertion."""
    deadline = time.monotonic() + 30
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def is_gone(pid):
    """Whether the process has ended, reaped or not."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
