"""What a watch serves: the published files, and into each page the means to reload it.

Nothing is written into the published files. A page is served with one script of ours, which its
policy allows by a nonce: it hears when the page has become another, and loads it again.
"""

from __future__ import annotations

import hashlib
import html
import os
import secrets
import stat
from collections.abc import Sequence
from pathlib import Path

from analysis.errors import ParameterError
from analysis.run.private import open_folder

POLICY = "default-src 'none';"
"""How the policy of every published page begins."""

_NOT_YET = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
base-uri 'none'; form-action 'none'">
<title>Not there yet</title>
</head>
<body>
<main style="font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 40rem">
<h1>This page is not there yet</h1>
<p>It shows by itself as soon as it is made.</p>
</main>
</body>
</html>
"""

_NOTE = """\
<div role="alert" style="position: sticky; top: 0; z-index: 9; padding: .75rem 1rem; \
font: 1rem/1.5 system-ui, sans-serif; background: #fff3cd; color: #3d2f00; \
border-bottom: 3px solid #b36b00">
{lines}
</div>
"""

_AS_BEFORE = "The page below is as it was before."

_SCRIPT = """\
<style>body[aria-busy="true"]::after {{ content: "being made again"; position: fixed; right: 0; \
bottom: 0; z-index: 9; padding: .25rem .75rem; font: .875rem/1.5 system-ui, sans-serif; \
background: #3d2f00; color: #fff }}</style>
<script nonce="{nonce}">
new EventSource(location.pathname + "?changes").onmessage = (told) => {{
  const [tag, isBusy] = told.data.split(" ");
  document.body.setAttribute("aria-busy", isBusy);
  if (tag !== "{tag}") location.reload();
}};
</script>
"""


def read_published(out: Path, path: str) -> bytes | None:
    """A published file; nothing where there is none.

    Parameters
    ----------
    path : from `out` on, with slashes. No link is followed, at any level, and nothing but a plain
        file is read.
    """
    *above, name = path.split("/")
    if any(part in ("", ".", "..") or "\0" in part for part in (*above, name)):
        return None
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        with (
            open_folder(out.joinpath(*above)) as folder,
            os.fdopen(os.open(name, flags, dir_fd=folder), "rb") as file,
        ):
            return file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
    except (OSError, ParameterError):
        return None


def compose_page(published: bytes | None, sentences: Sequence[str]) -> str:
    """A page as it is served, but for the script: with what is wrong now told at its top.

    Parameters
    ----------
    published : nothing where it is not made yet.
    sentences : what the command would print.
    """
    page = _NOT_YET if published is None else published.decode("utf-8", errors="replace")
    if not sentences:
        return page
    told = sentences if published is None else [*sentences, _AS_BEFORE]
    lines = "\n".join(f'<p style="margin: 0">{html.escape(line)}</p>' for line in told)
    before, body, after = page.partition("<body>\n")
    return before + body + _NOTE.format(lines=lines) + after


def tag_page(page: str) -> str:
    """What tells one state of a page from another."""
    return hashlib.sha256(page.encode()).hexdigest()[:24]


def add_reload(page: str) -> str:
    """A composed page with the script that loads it again, and a policy that lets it."""
    nonce = secrets.token_urlsafe(16)
    allowed = f"{POLICY} script-src 'nonce-{nonce}'; connect-src 'self';"
    script = _SCRIPT.format(nonce=nonce, tag=tag_page(page))
    # The first is the page's own, whatever words an article has.
    page = page.replace(POLICY, allowed, 1)
    before, end, after = page.rpartition("</body>")
    return before + script + end + after
