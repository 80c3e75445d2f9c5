"""A page behind a link: http or https, whole, within ten seconds, and without a word to anybody.

No cookie is kept and nothing but the page itself is asked for.
"""

from __future__ import annotations

import http.client
import socket
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from concurrent.futures import Future
from http.client import HTTPMessage
from typing import IO

from analysis.draft.source.source import Raw, read_some
from analysis.errors import ParameterError

SECONDS = 10.0
"""Until a link counts as out of reach, from the first word to the last byte."""

_SCHEMES = ("http", "https")
_KINDS = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Tollbook)",
    "Accept": "text/html, application/xhtml+xml, text/plain",
}


def fetch_link(link: str) -> Raw:
    """The page behind a link.

    Raises
    ------
    ParameterError : it is no link, cannot be reached in time, or leads to what is no page. The
        message tells neither a password nor what stands behind a question mark.
    """
    shown = show_link(link)
    _check_link(link, shown)
    request = urllib.request.Request(_escape(link), headers=_HEADERS)
    try:
        return _finish(lambda: _ask(request, shown))
    except urllib.error.HTTPError as error:
        with error:
            raise ParameterError(f"{shown} cannot be read: {_explain_answer(error.code)}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ParameterError(f"{shown} cannot be reached: {_explain(error)}") from None


def _finish(work: Callable[[], Raw]) -> Raw:
    """What work gives in time: the search for a host knows no limit of its own.

    Raises
    ------
    TimeoutError : it takes longer; whatever the work raises.
    """
    outcome: Future[Raw] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:
            outcome.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return outcome.result(SECONDS)


def _ask(request: urllib.request.Request, shown: str) -> Raw:
    opener = urllib.request.build_opener(_Redirects(shown))
    with opener.open(request, timeout=SECONDS) as answer:
        kind = answer.headers.get_content_type()
        if kind not in _KINDS:
            raise ParameterError(f"{shown} is no page: it is {kind[:60]}")
        content = read_some(answer, shown)
        return Raw(shown, content, answer.headers.get_content_charset(), str(answer.geturl()))


def show_link(link: str) -> str:
    """A link as a message may print it: without name, password and what is asked."""
    scheme, _, rest = link.partition("://")
    place = rest.partition("?")[0].partition("#")[0]
    host, slash, path = place.partition("/")
    return f"'{scheme.lower()}://{host.rpartition('@')[2]}{slash}{path}'"[:160]


def _check_link(link: str, shown: str) -> None:
    try:
        parts = urllib.parse.urlsplit(link)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ParameterError(f"{shown} is not a link") from None
    if parts.scheme.lower() not in _SCHEMES:
        raise ParameterError(f"{shown} is not a link that begins with https:// or http://")
    if not host or any(char.isspace() for char in link):
        raise ParameterError(f"{shown} is not a link")
    if "@" in parts.netloc:
        raise ParameterError(
            f"{shown} has a name or a password in its link; save the page and name the file"
        )


def _escape(link: str) -> str:
    """The link in ASCII, as a server is asked for it; what is escaped already stays so."""
    parts = urllib.parse.urlsplit(link)
    try:
        host = parts.netloc.encode("idna").decode("ascii")
    except UnicodeError:
        raise ParameterError(f"{show_link(link)} is not a link") from None
    path, query = (
        urllib.parse.quote(part, safe="/%:=&?~+!$,;'@()*[]") for part in (parts.path, parts.query)
    )
    return urllib.parse.urlunsplit((parts.scheme.lower(), host, path, query, ""))


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a server's word to another page, and to nothing else."""

    def __init__(self, shown: str) -> None:
        self.shown = shown

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The next request; see `HTTPRedirectHandler`."""
        scheme = urllib.parse.urlsplit(newurl).scheme.lower()
        if scheme not in _SCHEMES:
            fp.close()
            raise ParameterError(f"{self.shown} leads to a link of another kind, {scheme[:20]}:")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _explain_answer(code: int) -> str:
    """What a server's answer means that is no page."""
    if code in range(300, 400):
        return "it leads in a circle, or to what is no page of the web"
    return f"the server answered {code} {http.client.responses.get(code, '')}".strip()


def _explain(error: Exception) -> str:
    """Why a link is out of reach, in a few words."""
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return f"no answer within {SECONDS:g} seconds"
    if isinstance(reason, socket.gaierror):
        return "its host is unknown"
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror.lower()
    return "the server's answer makes no sense"
