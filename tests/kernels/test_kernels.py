"""Warm kernels: as cold ones, but sooner; nothing goes from one notebook to the next."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import entry_points
from pathlib import Path

import nbformat
import own_kernels
import pytest
from jupyter_client.manager import KernelManager
from jupyter_core.utils import ensure_event_loop
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
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
    read_preload,
    tell,
)

from analysis import paths
from analysis.kernels import provisioner
from analysis.kernels.client import PromptClient, PromptManager
from analysis.kernels.errors import ColdStartError, NotPrivateError
from analysis.kernels.preload import Preload
from analysis.run.execute import normalise

pytestmark = [
    pytest.mark.xdist_group("kernels"),
    pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux only"),
]
if sys.platform == "linux":
    from analysis.kernels import keys, locks, wire

PARENT = "import os; print(open(f'/proc/{os.getppid()}/cmdline').read().replace(chr(0), ' '))"


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
def preload(spec):
    """What the parent that most tests share imports."""
    return read_preload(spec)


def write_notebook(path, *sources):
    notebook = nbformat.v4.new_notebook()
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "", "language": "python"}
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(notebook, path)
    return notebook


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_users_own_tool_runs_a_notebook_in_a_warm_kernel(folder, tmp_path, command):
    """Nothing needs to be changed but the kernel's name."""
    write_notebook(tmp_path / "in.ipynb", PARENT)
    program, *words = command.split()
    subprocess.run(
        [Path(sys.executable).parent / program, *words],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    (cell,) = nbformat.read(tmp_path / "out.ipynb", 4).cells
    assert "-m analysis.kernels.parent" in cell.outputs[0].text


def test_a_notebook_has_the_same_outputs_in_a_cold_and_in_a_warm_kernel(folder, tmp_path):
    """Every byte, with display metadata and execution counts."""
    import papermill

    executed = [
        papermill.execute_notebook(
            str(paths.notebooks() / "article-01-checks.ipynb"),
            str(tmp_path / "out.ipynb"),
            kernel_name=name,
            progress_bar=False,
            extra_arguments=QUIET,
        )
        for name in ("python3", "tollbook")
    ]
    cold, warm = ([cell.get("outputs") for cell in normalise(node).cells] for node in executed)
    assert json.dumps(warm, sort_keys=True) == json.dumps(cold, sort_keys=True)


PROBES = {
    "modules": "sorted(set(sys.modules) - {'runpy'})",
    "finders": "[type(f).__name__ for f in sys.meta_path if type(f).__name__ != 'WarmFinder']",
    "path": "sys.path",
    "arguments": "[sys.argv[0], len(sys.argv), sys.argv[3:], sys.orig_argv[:4]]",
    "flags": "[str(sys.flags), sys.warnoptions, sys._xoptions]",
    "variables": "{k: v for k, v in os.environ.items() if k != 'JPY_PARENT_PID'}",
    "client": "int(os.environ['JPY_PARENT_PID']) == get_ipython().parent.parent.parent_handle",
    "folder": "os.getcwd()",
    "session": "os.getsid(0) == os.getpgid(0) == os.getpid()",
    "inherited": "[x for x in open('/proc/self/status') if x[:5] in ('Umask', 'SigBl', 'SigIg')]",
    "limits": "open('/proc/self/limits').read()",
    "files": "sorted(k for n in os.listdir('/proc/self/fd') for k in [kind(n)] if k not in UNSURE)",
    "encodings": "[(s.encoding, s.errors, s.line_buffering) for s in STREAMS]",
    "input": "sys.__stdin__.read()",
    "handlers": "[str(signal.getsignal(n)) for n in (2, 13, 15, 17)]",
    "threads": "threading.active_count()",
    "logging": "[logging.root.level, len(logging.root.handlers), logging.raiseExceptions]",
    "warnings": "[str(f) for f in warnings.filters]",
    "collector": "[gc.isenabled(), gc.get_threshold()]",
    "app": "type(get_ipython().parent.parent).__module__",
    "names": "sorted(dir(builtins))",
    "settings": "{k: str(v) for k, v in dict.items(mpl.rcParams) if k != 'backend'}",
    "backend": "[plt.get_backend(), plt.get_fignums(), mpl.is_interactive()]",
    "options": "pd.describe_option('', _print_desc=False)",
    "spec": "[pd.__spec__.origin, type(pd.__spec__.loader).__name__, mpl.__loader__.name]",
}


KIND = """
STREAMS = sys.__stdout__, sys.__stderr__
# Gone is the folder itself; a loop's own polls are opened when its thread comes to it.
UNSURE = "gone", "anon_inode"
def kind(number):
    try:
        return os.readlink(f"/proc/self/fd/{number}").split(":[")[0].replace("/dev/null", "pipe")
    except OSError:
        return "gone"
"""


@pytest.fixture(scope="module")
def probed(folder):
    """What a cold and a warm kernel answer to each probe."""
    plain = "import builtins, gc, json, logging, os, signal, sys, threading, warnings"
    libraries = "import matplotlib as mpl, matplotlib.pyplot as plt, pandas as pd"
    lines = [f"answers[{name!r}] = repr({probe})" for name, probe in PROBES.items()]
    first = next(n for n, line in enumerate(lines) if "mpl" in line)
    cell = [plain, KIND, "answers = {}", *lines[:first], libraries, *lines[first:]]
    cell.append("print(json.dumps(answers))")
    answers = []
    for name in ("python3", "tollbook"):
        with kernel(name) as (_, client):
            answers.append(json.loads(tell(client, "\n".join(cell))))
    return answers


@pytest.mark.parametrize("name", PROBES)
def test_a_warm_kernel_is_as_a_cold_one(probed, name):
    """What a cell can see of its process and of its libraries is the same."""
    cold, warm = probed
    assert warm[name] == cold[name]


SPOIL = """
import builtins, colorsys, logging, os, random, signal, sys, warnings
import matplotlib as mpl, numpy as np, pandas as pd, seaborn as sns, analysis as tb
sns.set_theme()
mpl.rcParams["lines.linewidth"] = 9
mpl.pyplot.figure()
pd.options.display.max_rows = 3
os.environ["LEFT"] = "x"
os.chdir("/")
os.umask(0)
sys.path.insert(0, "/left")
sys.modules["left"] = sys
pd.DataFrame.head = tb.open_article = colorsys.rgb_to_hsv = None
builtins.left = 1
random.seed(1)
np.random.seed(1)
logging.root.setLevel(1)
warnings.simplefilter("error")
signal.signal(signal.SIGTERM, signal.SIG_IGN)
"""

LOOKS = {
    "settings": "import matplotlib as mpl, seaborn; mpl.rcParams['lines.linewidth'] == 1.5",
    "figures": "import matplotlib.pyplot as plt; plt.get_fignums() == []",
    "options": "import pandas as pd; pd.options.display.max_rows == 60",
    "environment": "import os; 'LEFT' not in os.environ",
    "folder": "import os; os.getcwd() != '/'",
    "umask": "import os; os.umask(0) != 0",
    "path": "import sys; '/left' not in sys.path and 'left' not in sys.modules",
    "patches": "import analysis as tb, colorsys as c, pandas as pd; "
    "None not in (pd.DataFrame.head, tb.open_article, c.rgb_to_hsv)",
    "builtins": "import builtins; not hasattr(builtins, 'left')",
    "logging": "import logging; logging.root.level == logging.WARNING",
    "warnings": "import warnings; warnings.filters[0][0] != 'error'",
    "signals": "import signal; signal.getsignal(signal.SIGTERM) == signal.SIG_DFL",
}


@pytest.fixture(scope="module")
def looked(folder):
    """What a notebook sees that runs after, and one that runs beside, one that leaves much."""
    with kernel() as (_, client):
        tell(client, SPOIL)
        with kernel() as (_, other):
            cell = ["import json", "seen = {}"]
            for name, look in LOOKS.items():
                *before, look = look.split("; ")
                cell += [*before, f"seen[{name!r}] = {look}"]
            return json.loads(tell(other, "\n".join([*cell, "print(json.dumps(seen))"])))


@pytest.mark.parametrize("name", LOOKS)
def test_nothing_goes_from_one_notebook_to_the_next(looked, name):
    """What a notebook changes is its own."""
    assert looked[name]


@pytest.fixture(scope="module")
def drawn(folder):
    """What two kernels of one parent draw by chance."""
    code = "import random, os, secrets, tempfile, uuid, numpy as np, multiprocessing as mp\n"
    code += "from tempfile import _get_candidate_names as names\n"
    code += "print(random.random(), np.random.rand(), next(names()), uuid.uuid4(),"
    code += " mp.current_process().authkey.hex())"
    answers = []
    for _ in range(2):
        with kernel() as (_, client):
            answers.append(tell(client, code).split())
    return list(zip(*answers, strict=True))


@pytest.mark.parametrize("source", range(5))
def test_no_two_notebooks_draw_the_same_by_chance(drawn, source):
    """Random numbers, names and keys are each kernel's own."""
    first, second = drawn[source]
    assert first != second


def test_an_error_reads_as_in_a_cold_kernel(folder):
    """Name, value and every line of the traceback."""
    found = []
    for name in ("python3", "tollbook"):
        with kernel(name) as (_, client):
            code = "def divide(x):\n    return 1 / x\n\ndivide(0)"
            content = client.execute_interactive(code, output_hook=print, timeout=60)["content"]
            found.append([content[key] for key in ("ename", "evalue", "traceback")])
    assert found[0] == found[1]


def test_an_interrupt_stops_the_cell_and_not_the_kernel(folder):
    """As with the stop button: KeyboardInterrupt, and the names are still there."""
    with kernel() as (manager, client):
        tell(client, "kept = 5")
        code = "import time\nprint('sleeping', flush=True)\ntime.sleep(600)"
        client.execute(code, stop_on_error=False)
        while client.get_iopub_msg(timeout=60)["content"].get("text", "") != "sleeping\n":
            pass
        manager.interrupt_kernel()
        while "ename" not in (reply := client.get_shell_msg(timeout=60)["content"]):
            pass
        assert (reply["ename"], tell(client, "print(kept)")) == ("KeyboardInterrupt", "5")


def run_cells(*sources, **options):
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in sources]
    NotebookClient(notebook, kernel_name="tollbook", extra_arguments=QUIET, **options).execute()


def test_a_cell_that_takes_too_long_ends_its_kernel(folder, tmp_path):
    """CellTimeoutError, and no process stays behind."""
    note = (
        f"import os, pathlib\npathlib.Path({str(tmp_path)!r}, 'pid').write_text(str(os.getpid()))"
    )
    with pytest.raises(CellTimeoutError):
        run_cells(note, "import time\ntime.sleep(600)", timeout=2)
    pid = (tmp_path / "pid").read_text()
    assert await_that(lambda: is_gone(pid))


def test_a_kernel_that_dies_is_reported_dead(folder):
    """As DeadKernelError, which Papermill and `tollbook` tell their users of."""
    with pytest.raises(DeadKernelError):
        run_cells("import os\nos._exit(7)")


@pytest.mark.parametrize(
    ("code", "expected"), [("os._exit(7)", 7), ("os.kill(os.getpid(), 9)", -9), ("exit()", 0)]
)
def test_the_exit_code_is_that_of_the_process(folder, code, expected):
    """Negative where a signal ended it, as `subprocess` has it."""
    with kernel() as (manager, client):
        client.execute(f"import os\n{code}")
        assert manager.provisioner.process.wait(timeout=60) == expected


LATE = """
def be_late(kernel, sleep):
    thread, publish = kernel.iopub_thread.thread, kernel._publish_status_and_flush
    join = thread.join

    def publish_late(status, channel, *words):
        if channel == "control":
            join(0.2)
            if not thread.is_alive():
                thread.is_alive = lambda: True
        publish(status, channel, *words)

    thread.join = lambda timeout: (join(timeout), sleep(0.3))
    kernel._publish_status_and_flush = publish_late

be_late(get_ipython().kernel, __import__("time").sleep)
"""
"""What seldom happens by chance: ipykernel's thread for outputs ends just when another one, which
takes it for alive, tells it something.
"""


def test_a_kernel_ends_by_itself_also_if_it_tells_late_that_it_is_idle(folder):
    """jupyter_client would end it by force, after seconds."""
    with kernel() as (manager, client):
        tell(client, LATE)
        process = manager.provisioner.process
        manager.shutdown_kernel()
        assert process.returncode == 0


def test_what_a_cell_holds_is_not_in_the_users_history(folder, tmp_path, monkeypatch):
    """A notebook's parameters may be secret; nbclient keeps those of plain kernels out, too."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    manager = KernelManager(kernel_name="tollbook")
    manager.start_kernel(extra_arguments=QUIET[:1])
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    told = "print(get_ipython().history_manager.hist_file)"
    assert tell(client, told) == ":memory:"
    client.stop_channels()
    manager.shutdown_kernel()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if b"history_manager" in path.read_bytes()] == []


def run_promptly(name, code):
    """What a kernel prints in its first cell, asked as soon as the client takes it for ready."""

    async def run():
        manager = PromptManager(kernel_name=name)
        await manager.start_kernel(extra_arguments=QUIET)
        client = manager.client()
        assert isinstance(client, PromptClient)
        client.start_channels()
        printed = []
        try:
            await client.wait_for_ready(timeout=60)
            await client.execute_interactive(
                code, timeout=60, output_hook=lambda m: printed.append(m["content"].get("text", ""))
            )
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(now=True)
        return "".join(printed)

    return asyncio.run(run())


@pytest.mark.parametrize("name", ["python3", "tollbook"])
def test_a_prompt_client_misses_no_output(folder, name):
    """It does not wait for silence, but for the channel of outputs to be open."""
    assert run_promptly(name, "print('first')") == "first\n"


@pytest.mark.parametrize(
    ("command", "seconds", "message"),
    [("exit(1)", 60, "Kernel died"), ("input()", 0.5, "didn't respond in 0.5 seconds")],
)
def test_a_prompt_client_does_not_wait_for_a_kernel_that_never_answers(command, seconds, message):
    """Dead, or alive without a word."""

    async def wait():
        manager = PromptManager(kernel_name="python3")
        manager.kernel_spec.argv = [sys.executable, "-c", command]
        await manager.start_kernel(stdin=subprocess.PIPE)
        client = manager.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=seconds)
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(now=True)

    with pytest.raises(RuntimeError, match=message):
        asyncio.run(wait())


def test_a_kernel_that_cannot_open_its_sockets_ends_at_once(folder, preload, tmp_path):
    """Half open it would wait for ever, and nobody would try again."""
    connection = tmp_path / "kernel.json"
    channels = ("shell", "iopub", "stdin", "control", "hb")
    ports = {f"{channel}_port": number for number, channel in enumerate(channels, 1)}
    told = {"transport": "ipc", "ip": str(tmp_path / "missing" / "s"), "key": "", **ports}
    connection.write_text(json.dumps(told))
    command = [*COMMAND[:-1], str(connection), *QUIET]
    launch = {"stderr": subprocess.DEVNULL}
    process = asyncio.run(provisioner.fork_kernel(command, launch, preload))
    assert process.wait(timeout=60) == 1


def test_a_restarted_kernel_is_another_one(folder):
    """Another process, without the names of the first."""
    with kernel() as (manager, client):
        first = tell(client, "name = 1\nimport os\nprint(os.getpid())")
        manager.restart_kernel(now=True)
        client.wait_for_ready(timeout=60)
        assert tell(client, "import os\nprint('name' in dir(), os.getpid() == " + first + ")") == (
            "False False"
        )


def test_what_a_kernel_started_ends_with_it(folder):
    """A kernel and its own children are one group of processes."""
    with kernel() as (_, client):
        child = tell(client, "import subprocess\nprint(subprocess.Popen(['sleep', '600']).pid)")
    assert await_that(lambda: is_gone(child))


def test_a_kernel_ends_when_its_client_is_killed(folder):
    """Its parent lives on, so something else must tell it."""
    code = f"""
import os, sys
sys.path.insert(0, {str(Path(own_kernels.__file__).parent)!r})
from own_kernels import kernel
with kernel() as (manager, client):
    print(manager.provisioner.pid, flush=True)
    os.kill(os.getpid(), 9)
"""
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert await_that(lambda: is_gone(int(done.stdout)))


def test_a_client_that_is_gone_does_not_end_the_others_kernel(folder):
    """Each kernel watches its own client."""
    with kernel() as (_, client):
        with kernel():
            pass
        assert tell(client, "print(1)") == "1"


def test_a_parent_that_was_killed_is_started_again(spec):
    """The next notebook does not notice."""
    with own_folder() as folder:
        with kernel():
            first = find_parent(find_socket(folder))
        os.kill(first, signal.SIGKILL)
        assert await_that(lambda: is_gone(first))
        with kernel() as (_, client):
            assert tell(client, "import os\nprint(os.getppid())") == str(
                find_parent(find_socket(folder))
            )


def test_a_notebook_runs_on_when_the_parent_is_killed(spec):
    """The kernel answers, can be interrupted, and its end is noticed."""
    with own_folder() as folder, kernel() as (manager, client):
        os.kill(find_parent(find_socket(folder)), signal.SIGKILL)
        assert tell(client, "print(1)") == "1"
        client.execute("import os\nos._exit(7)")
        assert manager.provisioner.process.wait(timeout=60) == provisioner.UNKNOWN_CODE


def test_an_idle_parent_leaves_nothing_behind(spec):
    """No process, no socket, no lock, no folder."""
    with own_folder(idle="1") as folder:
        with kernel():
            parent = find_parent(find_socket(folder))
        assert await_that(lambda: is_gone(parent) and not folder.exists())


def test_clients_that_start_at_once_get_one_parent(spec):
    """Whoever comes second waits for the parent of the first."""

    def find_own_parent(_):
        with kernel() as (_, client):
            answer = tell(client, "import os\nprint(os.getppid())")
        ensure_event_loop().close()
        return answer

    with own_folder(), ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(find_own_parent, range(3)))) == 1


def test_the_parent_has_one_thread(folder):
    """A lock that another thread holds would stay locked in every kernel."""
    with kernel():
        pass
    tasks = Path(f"/proc/{find_parent(find_socket(folder))}/task")
    assert len(list(tasks.iterdir())) == 1


def test_the_parent_keeps_nothing_of_the_kernels_that_ended(folder):
    """Neither file descriptors nor processes."""
    with kernel():
        pass
    files = Path(f"/proc/{find_parent(find_socket(folder))}/fd")
    before = len(list(files.iterdir()))
    for _ in range(3):
        with kernel():
            pass
    # The child that waits for the next client may be there or not: two descriptors.
    assert await_that(lambda: len(list(files.iterdir())) <= before + 2)


def test_only_the_user_can_reach_the_socket(folder):
    """The folder and the socket are the user's alone."""
    with kernel():
        pass
    modes = [path.stat().st_mode & 0o777 for path in (folder, find_socket(folder))]
    assert modes == [0o700, 0o600]


def make_link(path):
    (path.parent / "target").mkdir(mode=0o700)
    path.symlink_to(path.parent / "target")


def make_open(path):
    path.mkdir()
    path.chmod(0o777)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (make_link, "is not a folder"),
        (make_open, "is open to other users"),
        (Path.touch, "is not a folder"),
    ],
)
def test_a_folder_that_others_may_write_is_refused(tmp_path, make, message):
    """Whoever writes there could answer in the parent's place."""
    make(tmp_path / "folder")
    with pytest.raises(NotPrivateError, match=message):
        keys.find_folder({"TOLLBOOK_RUNTIME_DIR": str(tmp_path / "folder")})


def test_the_folder_of_another_user_is_refused(tmp_path, monkeypatch):
    """Also where its mode looks right."""
    tmp_path.chmod(0o700)
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(NotPrivateError, match="belongs to another user"):
        keys.find_folder({"TOLLBOOK_RUNTIME_DIR": str(tmp_path)})


def test_a_plain_kernel_is_started_instead_and_told_of_once(spec, tmp_path, monkeypatch, caplog):
    """Where no parent can be, notebooks run as ever."""
    make_open(tmp_path / "folder")
    monkeypatch.setenv("TOLLBOOK_RUNTIME_DIR", str(tmp_path / "folder"))
    monkeypatch.setattr(provisioner, "_told", [])
    for _ in range(2):
        with kernel() as (_, client):
            assert "ipykernel_launcher" in tell(client, PARENT.replace("getppid", "getpid"))
    assert caplog.messages == [
        f"kernels start cold: '{tmp_path / 'folder'}' is open to other users"
    ]


COMMAND = [sys.executable, "-m", "ipykernel_launcher", "-f", "none.json"]
ONE = Preload(("colorsys",))


def test_a_system_without_safe_forks_starts_plain_kernels(monkeypatch):
    """Forking after imports is not safe everywhere."""
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(ColdStartError, match="cannot fork"):
        asyncio.run(provisioner.fork_kernel(COMMAND, {}, ONE))


@pytest.mark.parametrize(
    ("command", "launch", "message"),
    [
        (["python", *COMMAND[1:]], {}, "is not how a plain kernel is started"),
        (COMMAND, {"preexec_fn": print}, "'preexec_fn' is asked for"),
        (COMMAND, {"stdout": subprocess.PIPE}, "a pipe is asked for as stdout"),
        (COMMAND, {"cwd": "/nowhere"}, "No such file or directory"),
    ],
)
def test_what_a_fork_cannot_give_is_left_to_a_plain_kernel(
    folder, preload, command, launch, message
):
    """Slower, but as asked."""
    with pytest.raises(ColdStartError, match=message):
        asyncio.run(provisioner.fork_kernel(command, launch, preload))


def test_settings_of_the_folder_are_left_to_a_plain_kernel(folder, preload, tmp_path):
    """Matplotlib reads a matplotlibrc beside the notebook when it is imported."""
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 3\n")
    with pytest.raises(ColdStartError, match="matplotlibrc"):
        asyncio.run(provisioner.fork_kernel(COMMAND, {"cwd": tmp_path}, preload))


def test_a_parent_that_cannot_start_is_told_of(spec, monkeypatch):
    """With its own last words."""
    monkeypatch.setattr(keys, "find_key", lambda *_: "0" * 16)
    with own_folder(), pytest.raises(ColdStartError, match="would import other code"):
        asyncio.run(provisioner.fork_kernel(COMMAND, {}, ONE))


@pytest.mark.parametrize("before", ["", "import pandas\n"])
def test_a_module_of_the_notebooks_own_comes_first(folder, tmp_path, before):
    """As in a cold kernel: what stands first on the path is imported."""
    (tmp_path / "other" / "analysis").mkdir(parents=True)
    (tmp_path / "other" / "analysis" / "__init__.py").write_text("own = 1\n")
    code = "import sys\nsys.path.insert(0, 'other')\n" + before + "import analysis"
    with kernel(cwd=str(tmp_path)) as (_, client):
        assert tell(client, f"{code}\nprint(analysis.own)") == "1"


def test_a_kernels_output_goes_where_the_client_sends_it(folder, tmp_path):
    """What is written past Jupyter arrives in the file that the client opened."""
    with (
        (tmp_path / "log").open("w") as log,
        kernel(stdout=log, stderr=subprocess.STDOUT) as (_, client),
    ):
        tell(client, "import sys\nprint('past', file=sys.__stderr__, flush=True)")
    assert (tmp_path / "log").read_text() == "past\n"


def test_an_edited_package_gets_another_parent(tmp_path, monkeypatch):
    """Stale code is never served."""
    package = tmp_path / "edited"
    package.mkdir()
    (package / "__init__.py").write_text("a = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    preload = Preload(("edited",), ("edited",))
    before = keys.find_key({}, preload)
    (package / "__init__.py").write_text("a = 2\n")
    assert keys.find_key({}, preload) != before


def test_a_change_of_the_kernels_themselves_gets_another_parent(tmp_path, monkeypatch):
    """The parent runs their code, too."""
    (tmp_path / "keys.py").write_text("a = 1\n")
    monkeypatch.setattr(keys, "__file__", str(tmp_path / "keys.py"))
    before = keys.find_key({}, ONE)
    (tmp_path / "keys.py").write_text("a = 2\n")
    assert keys.find_key({}, ONE) != before


def test_our_own_package_is_among_the_sources(preload):
    """Who edits it while a parent is there has the new code in the next kernel."""
    assert preload.sources == ("analysis",)


def test_other_imports_choose_another_parent():
    """A kernel has what its own kernelspec names."""
    assert keys.find_key({}, ONE) != keys.find_key({}, Preload(("colorsys", "json")))


def test_a_kernelspec_without_imports_starts_plain_kernels(spec, monkeypatch, caplog):
    """As an earlier version installed it; whoever has it is told."""
    told = json.loads((spec / "kernel.json").read_text())
    del told["metadata"]["kernel_provisioner"]["config"]
    older = spec.parent / "older"
    older.mkdir()
    (older / "kernel.json").write_text(json.dumps(told))
    monkeypatch.setattr(provisioner, "_told", [])
    with kernel("older") as (_, client):
        assert "ipykernel_launcher" in tell(client, PARENT.replace("getppid", "getpid"))
    assert caplog.messages == [
        "kernels start cold: their kernelspec names nothing to import ahead; install it anew"
    ]


@pytest.mark.parametrize(
    ("variable", "is_other"),
    [("MPLBACKEND", True), ("PYTHONPATH", True), ("JPY_SESSION_NAME", False), ("EDITOR", False)],
)
def test_variables_that_are_read_at_import_choose_the_parent(variable, is_other):
    """All others are each kernel's own."""
    assert (keys.find_key({variable: "x"}, ONE) != keys.find_key({}, ONE)) is is_other


def test_what_a_killed_parent_left_is_cleared_away(tmp_path):
    """The next parent does it, whatever its key."""
    for name in ("old.lock", "old.sock", "new.sock"):
        (tmp_path / name).touch()
    lock = locks.take_lock(tmp_path, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["new.lock"]
    os.close(lock)


def test_a_lock_is_held_by_one(tmp_path):
    """Whoever comes second is told so."""
    lock = locks.take_lock(tmp_path, "key")
    assert locks.take_lock(tmp_path, "key") is None
    os.close(lock)


def test_a_client_that_hangs_up_gets_no_traceback(folder):
    """The kernel that it asked for has its standard error, and nobody to talk to."""
    with kernel():
        pass
    read, write = os.pipe()
    request = {"arguments": ["-f", "/nowhere/kernel.json"], "cwd": "/", "env": dict(os.environ)}
    own = os.pidfd_open(os.getpid())
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(find_socket(folder)))
        line.shutdown(socket.SHUT_RD)
        wire.send(line, request, [write, write, write, own])
    os.close(write)
    os.close(own)
    with os.fdopen(read, "rb") as stream:
        assert stream.read() == b""


def test_jupyter_finds_the_provisioner_by_its_name():
    """As the environment was installed; who updates the code need not install it anew."""
    (found,) = entry_points(group="jupyter_client.kernel_provisioners", name="tollbook-warm")
    assert found.load() is provisioner.WarmProvisioner
