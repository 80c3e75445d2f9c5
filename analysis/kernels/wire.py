"""Messages between the processes: length-prefixed JSON, with file descriptors beside it."""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Mapping, Sequence
from typing import Any


def send(line: socket.socket, message: Mapping[str, Any], fds: Sequence[int] = ()) -> None:
    """Send one message, with file descriptors of which the other side gets copies."""
    data = json.dumps(message).encode()
    socket.send_fds(line, [struct.pack("!I", len(data))], list(fds))
    line.sendall(data)


def receive(line: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Receive the next message and its file descriptors.

    Raises
    ------
    EOFError : the other side has hung up.
    """
    header, fds, _, _ = socket.recv_fds(line, 4, 8)
    for fd in fds:
        os.set_inheritable(fd, False)
    (size,) = struct.unpack("!I", header + _read(line, 4 - len(header)))
    return json.loads(_read(line, size)), fds


def _read(line: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        piece = line.recv(min(size - len(data), 1 << 20))
        if not piece:
            raise EOFError("the other side has hung up")
        data += piece
    return data
