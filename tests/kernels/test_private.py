"""What a kernel says is heard by its user alone: sockets in a private folder, and no TCP port."""

import asyncio
import contextlib
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from jupyter_core.utils import ensure_event_loop
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from own_kernels import (
    COMMANDS,
    QUIET,
    await_that,
    find_parent,
    find_socket,
    is_gone,
    kernel,
    own_folder,
    own_spec,
    tell,
)
from projects import PATIENCE, find_processes, wait_until, write_notebook

from analysis.kernels.client import PromptManager
from analysis.kernels.errors import NoFolderError

pytestmark = [
    pytest.mark.xdist_group("kernels"),
    pytest.mark.skipif(sys.platform != "linux", reason="sockets are looked up as Linux has them"),
]
if sys.platform == "linux":
    from analysis.kernels import sockets
    from analysis.kernels.sockets import PREFIX, Sockets

NOBODY = 65534
REPORT = {"tollbook report": "tollbook report"}
PLAIN = {"papermill": "papermill -k python3 --no-progress-bar in.ipynb out.ipynb"}


@pytest.fixture(scope="module")
def spec(tmp_path_factory):
    """The kernelspec of this checkout, where Jupyter finds it first."""
    with own_spec(tmp_path_factory.mktemp("prefix")) as folder:
        yield folder


@pytest.fixture(scope="module")
def folder(spec):
    """The folder of the parent that most tests share."""
    with own_folder() as folder:
        yield folder
    ensure_event_loop().close()


@pytest.fixture
def unsafe_folder(spec, tmp_path, monkeypatch):
    """A folder that others may write, so that no parent listens there and kernels start cold."""
    folder = tmp_path / "unsafe"
    folder.mkdir()
    folder.chmod(0o777)
    monkeypatch.setenv("TOLLBOOK_RUNTIME_DIR", str(folder))
    return folder


def list_ports(pid):
    """The TCP sockets that a process has, as the system lists them; none if it has ended."""
    listed = {}
    for name in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]:
            listed[f"socket:[{line.split()[9]}]"] = line
    found = []
    with contextlib.suppress(FileNotFoundError):
        for path in list(Path(f"/proc/{pid}/fd").iterdir()):
            with contextlib.suppress(FileNotFoundError):
                found.append(str(path.readlink()))
    return [listed[name] for name in found if name in listed]


@contextlib.contextmanager
def at_work(home, words):
    """The processes of a command while a cell of its notebook runs: its own, and the kernel's."""
    cell = f"""
import os, pathlib, time
home = pathlib.Path({str(home)!r})
(home / "begun").write_text(f"{{os.getpid()}} ")
while not (home / "enough").exists():
    time.sleep(0.02)
"""
    for path in (home / "in.ipynb", *(home / "notebooks").glob("*.ipynb")):
        write_notebook(path, cell)
    program, *words = words.split()
    process = subprocess.Popen(
        [Path(sys.executable).parent / program, *words],
        cwd=home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    begun = home / "begun"
    wait_until(lambda: (begun.exists() and begun.read_text().endswith(" ")) or process.poll())
    try:
        yield process.pid, int(begun.read_text())
    finally:
        (home / "enough").touch()
        assert process.wait(PATIENCE) == 0


@pytest.mark.parametrize("words", [*COMMANDS.values(), *REPORT.values()], ids=[*COMMANDS, *REPORT])
def test_nothing_at_work_on_a_notebook_has_a_tcp_port(folder, small_project, words):
    """Neither command nor kernel nor what they started, be it to listen or to connect."""
    with at_work(small_project, words) as (command, kernel):
        processes = {*find_processes(str(folder)), find_parent(find_socket(folder))}
        assert {command, kernel} <= processes
        assert [port for pid in processes for port in list_ports(pid)] == []


@pytest.mark.parametrize("words", [*COMMANDS.values(), *REPORT.values()], ids=[*COMMANDS, *REPORT])
def test_nothing_at_work_has_a_tcp_port_where_kernels_start_cold(
    unsafe_folder, small_project, words
):
    """As with warm kernels."""
    with at_work(small_project, words) as (command, kernel):
        processes = set(find_processes(str(unsafe_folder)))
        assert {command, kernel} <= processes
        assert b"ipykernel_launcher" in Path(f"/proc/{kernel}/cmdline").read_bytes()
        assert [port for pid in processes for port in list_ports(pid)] == []


def test_the_ports_of_a_plain_kernel_are_found(folder, small_project):
    """What finds none with ours finds those that stock Jupyter opens, at both ends."""
    with at_work(small_project, PLAIN["papermill"]) as (command, kernel):
        assert (list_ports(command) == [], list_ports(kernel) == []) == (False, False)


def run_promptly(use, name="python3"):
    """What `use` says of a kernel, by its manager, that our own runs start."""

    async def run():
        manager = PromptManager(kernel_name=name)
        await manager.start_kernel(extra_arguments=QUIET)
        client = manager.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=60)
            return use(manager)
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(now=True)

    return asyncio.run(run())


def test_a_run_without_our_kernelspec_opens_no_port_either(folder):
    """The notebook's own kernel is started then."""
    assert run_promptly(lambda manager: list_ports(manager.provisioner.pid)) == []


def test_a_jupyter_server_follows(folder):
    """What JupyterLab starts, and starts anew, has no port."""

    async def run():
        manager = AsyncMappingKernelManager()
        kernel_id = await manager.start_kernel(kernel_name="tollbook")
        try:
            await manager.restart_kernel(kernel_id, now=True)
            return list_ports(manager.get_kernel(kernel_id).provisioner.pid)
        finally:
            await manager.shutdown_kernel(kernel_id, now=True)

    assert asyncio.run(run()) == []


FORK = """
import os
if os.fork() == 0:
    print("from a child", flush=True)
    os._exit(0)
os.wait()
"""


@pytest.mark.parametrize("place", ["folder", "unsafe_folder"])
def test_what_a_process_prints_that_a_cell_forked_arrives(request, place):
    """Ipykernel has a port for it; ours a socket."""
    request.getfixturevalue(place)
    with kernel() as (_, client):
        assert await_that(lambda: tell(client, FORK)) == "from a child"


def test_jupyterlab_offers_no_debugger(folder):
    """It listens on TCP, and who connects can run code."""
    with kernel() as (manager, _):
        assert manager.kernel_spec.metadata["debugger"] is False


def list_sockets(manager):
    """The sockets of a kernel's channels and of what it forks."""
    return list(Path(manager.ip).parent.iterdir())


def test_the_sockets_are_in_a_folder_that_is_the_users_alone(folder):
    """Not a link, the user's own, closed to others."""
    with kernel() as (manager, _):
        found = Path(manager.ip).parent.lstat()
    assert (stat.filemode(found.st_mode), found.st_uid) == ("drwx------", os.geteuid())


@pytest.mark.parametrize("place", ["folder", "unsafe_folder"])
def test_another_user_cannot_connect(request, place):
    """Neither to what a kernel prints nor to any other channel."""
    request.getfixturevalue(place)
    if os.geteuid() != 0:
        pytest.skip("only root can be another user")
    code = """
import os, socket, sys
os.setgroups([])
os.setgid(int(sys.argv[1]))
os.setuid(int(sys.argv[1]))
for path in sys.argv[2:]:
    try:
        socket.socket(socket.AF_UNIX).connect(path)
        print("connected")
    except OSError as error:
        print(type(error).__name__)
"""
    with kernel() as (manager, _):
        paths = [str(path) for path in list_sockets(manager)]
        told = [
            subprocess.run(
                [sys.executable, "-I", "-c", code, str(user), *paths],
                check=True,
                capture_output=True,
                text=True,
            ).stdout.split()
            for user in (NOBODY, os.geteuid())
        ]
    assert told == [["PermissionError"] * 6, ["connected"] * 6]


def test_nothing_is_left_of_a_kernel_that_has_ended(folder):
    """No socket and no folder."""
    with kernel() as (manager, _):
        sockets = Path(manager.ip).parent
    assert not sockets.exists()


def test_nothing_is_left_of_a_kernel_that_was_killed(folder):
    """Its client clears it away."""
    with kernel() as (manager, _):
        sockets = Path(manager.ip).parent
        os.kill(manager.provisioner.pid, signal.SIGKILL)
        assert await_that(lambda: is_gone(manager.provisioner.pid))
        assert len(list(sockets.iterdir())) == 6
    assert not sockets.exists()


def leave():
    """The folder that a client leaves which is killed with its kernel."""
    code = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from own_kernels import kernel
with kernel() as (manager, client):
    print(manager.provisioner.pid, manager.ip, flush=True)
    os.kill(manager.provisioner.pid, 9)
    os.kill(os.getpid(), 9)
"""
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    pid, prefix = done.stdout.split()
    assert await_that(lambda: is_gone(int(pid)))
    return Path(prefix).parent


def test_what_a_killed_client_left_is_cleared_away_by_the_next(folder):
    """As soon as it starts a kernel."""
    left = leave()
    assert (left / "s-1").exists()
    with kernel():
        assert not left.exists()


def test_what_a_killed_client_left_is_cleared_away_by_an_idle_parent(spec):
    """No other client may ever come."""
    with own_folder(idle="1") as folder:
        leave()
        assert await_that(lambda: not folder.exists())


def test_the_sockets_of_a_kernel_at_work_are_not_cleared_away(folder):
    """The lock on the folder tells that it is not left behind."""
    first, second = Sockets(), Sockets()
    found = [first.folder.exists(), second.folder.exists()]
    first.remove()
    second.remove()
    assert (found, first.folder.exists()) == ([True, True], False)


def test_the_folders_of_other_users_are_let_be(folder, monkeypatch):
    """Also where their names are ours."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=folder) as other:
        Path(other, "s-1").touch()
        monkeypatch.setattr(os, "geteuid", lambda: Path(other).stat().st_uid + 1)
        sockets.clear(folder)
        assert Path(other, "s-1").exists()


def test_a_link_is_not_followed_when_folders_are_cleared_away(folder, tmp_path):
    """Its name may be ours, what it leads to is not."""
    (tmp_path / "s-1").touch()
    link = folder / f"{PREFIX}link"
    link.symlink_to(tmp_path)
    sockets.clear(folder)
    link.unlink()
    assert (tmp_path / "s-1").exists()


LONG = "x" * 100


def test_a_folder_whose_path_is_too_long_is_passed_over(spec, tmp_path, monkeypatch):
    """The path of a socket has few bytes; a shorter place is as private."""
    folder = tmp_path / LONG
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("TOLLBOOK_RUNTIME_DIR", str(folder))
    found = Sockets()
    found.remove()
    assert found.folder.parent == Path(tempfile.gettempdir())


def test_the_longest_socket_in_the_longest_folder_can_be_bound(monkeypatch, tmp_path):
    """What is allowed is what the system takes, to the byte."""
    with tempfile.TemporaryDirectory(dir="/tmp") as short:
        folder = Path(short) / ("y" * (sockets.MOST_BYTES - len(short) - 1))
        folder.mkdir(mode=0o700)
        monkeypatch.setenv("TOLLBOOK_RUNTIME_DIR", str(folder))
        found = Sockets()
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(f"{found.prefix}-12345-pipe")
        found.remove()
    assert found.folder.parent == folder


def test_where_no_place_is_short_enough_one_sentence_says_so(tmp_path, monkeypatch):
    """With each place that was tried."""
    folder = tmp_path / LONG
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("TOLLBOOK_RUNTIME_DIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "tmp"))
    monkeypatch.setattr(sockets, "_LAST_RESORT", Path("/nowhere"))
    with pytest.raises(NoFolderError) as error:
        Sockets()
    assert str(error.value) == (
        f"no folder for the sockets of a kernel: "
        f"'{folder}' is {len(str(folder))} bytes long, {sockets.MOST_BYTES} at most; "
        f"'{folder / 'tmp'}' is {len(str(folder)) + 4} bytes long, {sockets.MOST_BYTES} at most; "
        "'/nowhere': No such file or directory"
    )
