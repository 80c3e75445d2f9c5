"""Send what a cell's forked processes print through a socket in the kernel's own folder.

ipykernel opens a TCP port for them, whatever its own transport is. A warm kernel imports this
module; a cold one reads it as a configuration file, and needs nothing but ipykernel for that.
"""

from __future__ import annotations

import os
from typing import Any


def use_private_pipe() -> None:
    """Make ipykernel do so in this process."""
    from ipykernel.iostream import IOPubThread

    thread: Any = IOPubThread
    thread._setup_pipe_in = _open_inlet
    thread._setup_pipe_out = _open_outlet


def _find_address(thread: Any) -> str:
    """Beside the socket of the outputs."""
    import zmq

    endpoint = thread.socket.getsockopt(zmq.LAST_ENDPOINT).decode()
    return f"{endpoint}-pipe"


def _open_inlet(thread: Any) -> None:
    """As ipykernel's own, with our address."""
    import zmq
    from zmq.eventloop.zmqstream import ZMQStream

    thread._pipe_uuid = os.urandom(16)
    thread._pipe_address = _find_address(thread)
    inlet = thread.socket.context.socket(zmq.PULL)
    inlet.linger = 0
    inlet.bind(thread._pipe_address)
    thread._pipe_in = ZMQStream(inlet, thread.io_loop)
    thread._pipe_in.on_recv(thread._handle_pipe_msg)


def _open_outlet(thread: Any) -> tuple[Any, Any]:
    """As ipykernel's own, with our address; in a forked process."""
    import zmq

    context = zmq.Context()
    outlet = context.socket(zmq.PUSH)
    outlet.linger = 3000
    outlet.connect(thread._pipe_address)
    return context, outlet


if "get_config" in globals():  # as in every configuration file
    use_private_pipe()
