"""The server of a watch: to this machine alone, and only to who knows the address.

It listens on the loopback address and answers under a path that nobody can guess, to a request
that names that address as its host: another site's page, which a browser may be led to send here
under the site's own name, gets nothing. It reads published files and never writes.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from analysis.run.watch_pages import add_reload, compose_page, read_published, tag_page

LOOPBACK = "127.0.0.1"
STILL_THERE_SECONDS = 10.0
"""After so long without news a listening page is written to, to find out whether it is open."""

_TYPES = {
    **{".html": "text/html", ".csv": "text/csv", ".json": "application/json"},
    **{".svg": "image/svg+xml", ".png": "image/png", ".pdf": "application/pdf"},
    **{".ipynb": "application/json", ".xml": "text/xml", ".cff": "text/plain"},
}
_TEXTS = ("text/", "application/json", "image/svg")
_HEADERS = {
    "Cache-Control": "no-store",
    # A page links to its article, whose server must not learn the address.
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
}
_ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
"""The policy of a file that is no page."""


class State:
    """What is to be shown: the files of a folder, and what is wrong now."""

    def __init__(self, out: Path, front: str) -> None:
        self.out = out
        self.front = self.viewed = front
        """The page to begin with, and the one that was looked at last."""
        self.token = secrets.token_urlsafe(24)
        self.count = 0
        """How often something happened."""
        self._is_busy = False
        self._sentences: tuple[str, ...] = ()
        self._news = threading.Condition()

    def tell(self, sentences: Sequence[str]) -> None:
        """Let open pages know that they may have changed, and what is wrong now."""
        self._sentences = tuple(sentences)
        self.set_busy(False)

    def set_busy(self, is_busy: bool) -> None:
        """Let open pages know whether they are being made again."""
        with self._news:
            self._is_busy = is_busy
            self.count += 1
            self._news.notify_all()

    def compose(self, path: str) -> tuple[bool, str]:
        """Whether a page is there, and how it is served now, but for the script."""
        published = read_published(self.out, path)
        return published is not None, compose_page(published, self._sentences)

    def describe(self, path: str) -> str:
        """What an open page is told: its last state, and whether another is being made."""
        return f"{tag_page(self.compose(path)[1])} {str(self._is_busy).lower()}"

    def await_news(self, count: int) -> None:
        """Wait until something more happens, or for a while."""
        with self._news:
            self._news.wait_for(lambda: self.count > count, STILL_THERE_SECONDS)


class Server(ThreadingHTTPServer):
    """Answers requests for the pages of one watch.

    Parameters
    ----------
    port : 0 for any that is free.

    Raises
    ------
    OSError : the port is taken.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, state: State, port: int) -> None:
        self.state = state
        super().__init__((LOOPBACK, port), _Handler)
        self.hosts = {f"{host}:{self.server_port}" for host in (LOOPBACK, "localhost")}

    @property
    def address(self) -> str:
        """Where the first page is."""
        return f"http://{LOOPBACK}:{self.server_port}/{self.state.token}/{self.state.front}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is nothing to tell of."""


class _Handler(BaseHTTPRequestHandler):
    """One request; anything but GET and HEAD is refused by the base class."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Tollbook", ""
    timeout = 60

    def do_GET(self) -> None:
        """Serve a file, or tell an open page of changes."""
        state = self.server.state
        address, _, query = self.path.partition("?")
        path = self._find_path(address)
        if self.headers.get_all("Host", []) not in [[host] for host in self.server.hosts]:
            self._answer(HTTPStatus.MISDIRECTED_REQUEST)
        elif path is None:
            self._answer(HTTPStatus.NOT_FOUND)
        elif not path.endswith(".html"):
            self._send_file(path)
        elif query == "changes":
            self._send_changes(path)
        else:
            is_there, page = state.compose(path)
            state.viewed = path if is_there else state.viewed
            status = HTTPStatus.OK if is_there else HTTPStatus.NOT_FOUND
            self._answer(status, add_reload(page).encode(), ".html")

    do_HEAD = do_GET  # noqa: N815 - the base class looks for this name

    def _find_path(self, address: str) -> str | None:
        """What is asked for below the unguessable part; nothing without that part."""
        _, token, *rest = (*address.split("/", 2), "")
        if not secrets.compare_digest(token.encode(), self.server.state.token.encode()):
            return None
        return unquote(rest[0])

    def _send_file(self, path: str) -> None:
        content = read_published(self.server.state.out, path)
        if content is None:
            self._answer(HTTPStatus.NOT_FOUND)
        else:
            self._answer(HTTPStatus.OK, content, Path(path).suffix)

    def _answer(self, status: HTTPStatus, content: bytes | None = None, ending: str = "") -> None:
        """One whole answer; where there is no content, the words of its status."""
        if content is None:
            content, ending = f"{status.value} {status.phrase}\n".encode(), ".cff"
            self.close_connection = True
        kind = _TYPES.get(ending, "application/octet-stream")
        self.send_response(status)
        self.send_header(
            "Content-Type", f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind
        )
        self.send_header("Content-Length", str(len(content)))
        own = {} if ending == ".html" else {"Content-Security-Policy": _ALONE}
        for name, value in {**_HEADERS, **own}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def _send_changes(self, path: str) -> None:
        """Tell what the page is now, and again whenever it may have become another."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        state = self.server.state
        while self.command == "GET":
            count = state.count
            try:
                self.wfile.write(f"data: {state.describe(path)}\n\n".encode())
            except OSError:  # the page is closed
                return
            state.await_news(count)

    def log_message(self, *_: object) -> None:
        """Requests are nobody's news."""
