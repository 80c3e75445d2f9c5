"""The kernels by themselves: moved elsewhere, without the rest, they start and run the same."""

import ast
import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from own_kernels import find_parent, find_socket, own_folder

from analysis import kernels
from analysis.kernels.preload import Preload, list_modules

HERE = Path(kernels.__file__).parent

pytestmark = pytest.mark.xdist_group("kernels")

RUN = """
import asyncio, subprocess, sys
from jupyter_client.blocking import BlockingKernelClient
from apart.preload import Preload
from apart.provisioner import fork_kernel
from apart.sockets import Sockets

sockets = Sockets()
client = BlockingKernelClient(transport="ipc", ip=sockets.prefix)
client.shell_port, client.iopub_port, client.stdin_port, client.control_port, client.hb_port = (
    range(1, 6)
)
client.connection_file = sockets.prefix + ".json"
client.write_connection_file()
command = [sys.executable, "-m", "ipykernel_launcher", "-f", client.connection_file]
command += ["--IPKernelApp.log_level=50", "--HistoryManager.hist_file=:memory:"]
launch = {"stderr": subprocess.DEVNULL}
kernel = asyncio.run(fork_kernel(command, launch, Preload(("colorsys", "own.*"), ("own",))))
client.start_channels()
client.wait_for_ready(timeout=60)
code = "import colorsys, own.inner, os; parent = open(f'/proc/{os.getppid()}/cmdline').read()"
code += "; print(own.inner.word, parent)"
show = lambda message: print(message["content"].get("text", ""), end="")
client.execute_interactive(code, timeout=60, output_hook=show)
client.stop_channels()
kernel.kill()
kernel.wait(60)
sockets.remove()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only")
def test_the_package_works_wherever_it_is_moved(tmp_path, monkeypatch):
    """Under another name, with what it is told to import, and where nothing of ours can be."""
    shutil.copytree(HERE, tmp_path / "apart", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "analysis.py").write_text("raise ImportError('this is not for kernels')\n")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "__init__.py").touch()
    (tmp_path / "own" / "inner.py").write_text("word = 'found'\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with own_folder() as folder:
        done = subprocess.run(
            [sys.executable, "-c", RUN], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("found ")
        assert "\0apart.parent\0" in done.stdout
        assert find_parent(find_socket(folder))


JUPYTER = {"IPython", "ipykernel", "jupyter_client", "traitlets", "zmq"}


@pytest.mark.parametrize("file", sorted(HERE.glob("*.py")), ids=lambda file: file.stem)
def test_a_module_imports_pythons_own_and_jupyters_alone(file):
    """Also inside functions: whoever has Jupyter can have these kernels."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(str(node.module).partition(".")[0])
    assert found <= JUPYTER | sys.stdlib_module_names


def test_the_package_is_imported_without_a_trace(tmp_path):
    """No process is started and no folder is made until a kernel is asked for."""
    code = "import analysis.kernels.client, analysis.kernels.provisioner"
    subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        env={**os.environ, "TOLLBOOK_RUNTIME_DIR": str(tmp_path / "runtime")},
    )
    assert list(tmp_path.iterdir()) == []


def test_a_package_is_listed_with_all_that_is_in_it(tmp_path, monkeypatch):
    """Its modules and those of packages in it; a module that stands alone is only itself."""
    for name in ("listed/__init__.py", "listed/one.py", "listed/two/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "listed" / "two" / "three.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    importlib.invalidate_caches()
    found = list(list_modules(["colorsys", "listed.*"]))
    for name in ("listed", "listed.two"):
        sys.modules.pop(name, None)
    assert found == ["colorsys", "listed", "listed.one", "listed.two", "listed.two.three"]


def test_a_preload_is_the_same_at_the_other_end():
    """It travels as one word of a command line."""
    preload = Preload(("one", "two.*"), ("two",))
    assert Preload.from_json(preload.to_json()) == preload
