"""A watched page in a real browser: it loads itself again, and runs no script but that one's."""

from __future__ import annotations

import threading

import pytest

from analysis import paths
from analysis.run.watch_server import Server, State

pytestmark = pytest.mark.xdist_group("browser")

FRONT = "e-2020/2020-01-02-x/index.html"
TEMPLATE = (paths.checkout() / "analysis/render/page/base.html.j2").read_text("utf-8")
(POLICY,) = (line for line in TEMPLATE.splitlines() if "Content-Security-Policy" in line)
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
{policy}
<title>{words}</title>
</head>
<body>
<script>window.planted = true</script>
<main style="height: 4000px">{words}</main>
</body>
</html>
"""


@pytest.fixture
def state(tmp_path):
    """One page whose policy is that of every published page, with a script that it does not let."""
    (tmp_path / FRONT).parent.mkdir(parents=True)
    (tmp_path / FRONT).write_text(PAGE.format(policy=POLICY, words="first"))
    server = Server(State(tmp_path, FRONT), 0)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server.state, server.address
    server.shutdown()
    server.server_close()


def test_a_page_shows_what_is_published_and_what_is_wrong_by_itself(browser, state, tmp_path):
    """Where one had scrolled to, with the fault in sight, and without the page's own script."""
    shown, address = state
    with browser.new_context() as context:
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(address)
        page.get_by_text("first").wait_for()
        page.evaluate("window.scrollTo(0, 1500)")
        shown.set_busy(True)
        page.locator("body[aria-busy=true]").wait_for()
        (tmp_path / FRONT).write_text(PAGE.format(policy=POLICY, words="second"))
        shown.tell([])
        page.get_by_text("second").wait_for()
        shown.tell(["x.yaml:1: is <b>wrong</b>"])
        alert = page.get_by_role("alert")
        alert.wait_for()
        assert "x.yaml:1: is <b>wrong</b>" in alert.inner_text()
        assert alert.bounding_box()["y"] == 0
        # What one reads stays where it was, below what is told at the top.
        assert 1500 <= page.evaluate("scrollY") <= 1500 + alert.bounding_box()["height"]
        assert page.evaluate("window.planted ?? null") is None
        shown.tell([])
        alert.wait_for(state="detached")
