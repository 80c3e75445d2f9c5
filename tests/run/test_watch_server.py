"""The server of a watch: what it gives to whom, and what it never gives."""

import http.client
import re
import socket
import threading
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.run import watch_server
from analysis.run.watch_pages import POLICY, compose_page, read_published
from analysis.run.watch_server import Server, State

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'">
</head>
<body>
<p>default-src 'none'; is told in the text</p>
</body>
</html>
"""
FRONT = "e-2020/2020-01-02-x/index.html"
SECRET = b"not published"


@pytest.fixture
def served(tmp_path, monkeypatch):
    """A server of one page and a table, with something beside them that it must not give."""
    monkeypatch.setattr(watch_server, "STILL_THERE_SECONDS", 0.05)
    out = tmp_path / "out"
    report = (out / FRONT).parent
    (report / "tables").mkdir(parents=True)
    (out / FRONT).write_text(PAGE)
    (report / "tables" / "a.csv").write_text("a,b\n")
    (tmp_path / "secret.csv").write_bytes(SECRET)
    (tmp_path / "secret.html").write_bytes(SECRET)
    (report / "link.csv").symlink_to(tmp_path / "secret.csv")
    (report / "linked").symlink_to(tmp_path)
    server = Server(State(out, FRONT), 0)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server, path, method="GET", **headers):
    """The answer to one request for a path below the unguessable part."""
    line = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    line.request(method, f"/{server.state.token}/{path}", headers=headers)
    answer = line.getresponse()
    body = answer.read()
    line.close()
    return answer, body


def test_the_address_is_the_front_page_on_this_machine_alone(served):
    """Another machine cannot connect, and who does not know the address cannot guess it."""
    assert served.server_address[0] == "127.0.0.1"
    parts = urlsplit(served.address)
    token, path = parts.path[1:].split("/", 1)
    assert (parts.hostname, path) == ("127.0.0.1", FRONT)
    assert len(token) >= 32
    assert State(served.state.out, FRONT).token != token


def test_a_page_is_served_with_one_script_that_its_policy_names(served):
    """The first policy is the page's own; the same words in its text stay as they are."""
    answer, body = ask(served, FRONT)
    page = body.decode()
    assert answer.status == 200
    (nonce,) = re.findall(r'<script nonce="([^"]+)">', page)
    policies = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policies == [
        f"default-src 'none'; script-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'"
    ]
    assert "<p>default-src 'none'; is told in the text</p>" in page
    assert nonce not in ask(served, FRONT)[1].decode()


def test_nothing_is_written_into_the_files(served):
    """What is published stays byte for byte."""
    ask(served, FRONT)
    assert (served.state.out / FRONT).read_text() == PAGE
    assert ask(served, FRONT.replace("index.html", "tables/a.csv"))[1] == b"a,b\n"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_the_address_may_name_this_machine_in_either_way(served, host):
    """Browsers know both."""
    assert ask(served, FRONT, Host=f"{host}:{served.server_port}")[0].status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "localhost:1", "", "evil.example:{}"]
)
def test_a_request_that_names_another_host_gets_nothing(served, host):
    """A name that an attacker lets lead to this machine is not ours."""
    answer, body = ask(served, FRONT, Host=host.format(served.server_port))
    assert answer.status == 421
    assert b"published" not in body
    assert b"told in the text" not in body


def test_a_wrong_or_missing_token_gets_nothing(served):
    """Not even whether a page is there."""
    line = http.client.HTTPConnection("127.0.0.1", served.server_port, timeout=5)
    for path in (
        "/",
        f"/{FRONT}",
        f"/x/{FRONT}",
        f"/{served.state.token[:-1]}/{FRONT}",
        "/%C3%A9/",
    ):
        line.request("GET", path)
        answer = line.getresponse()
        assert (answer.status, answer.read()) == (404, b"404 Not Found\n")


@pytest.mark.parametrize("target", ["http://[::1/x", "//[", "[", "*", "x", "/%ff", "http://"])
def test_an_address_that_is_none_gets_an_answer(served, target):
    """Whatever stands where an address should be."""
    with socket.create_connection(("127.0.0.1", served.server_port), timeout=5) as line:
        host = f"Host: 127.0.0.1:{served.server_port}"
        line.sendall(f"GET {target} HTTP/1.1\r\n{host}\r\n\r\n".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 404 Not Found")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_but_reading_is_allowed(served, method):
    """The server has no way to change anything."""
    assert ask(served, FRONT, method)[0].status in (405, 501)


def test_head_tells_of_a_page_without_sending_it(served):
    """As the standard says."""
    answer, body = ask(served, FRONT, "HEAD")
    assert (answer.status, body) == (200, b"")
    assert int(answer.headers["Content-Length"]) > len(PAGE)


@pytest.mark.parametrize(
    "path",
    [
        *("", "e-2020", "e-2020/", "e-2020/2020-01-02-x/", "e-2020/2020-01-02-x/tables"),
        *("../secret.csv", "../secret.html", "%2e%2e/secret.csv", "e-2020/../../secret.csv"),
        *("..%2fsecret.csv", "/etc/passwd", "%2fetc%2fpasswd", "//etc/passwd", "x%00.csv"),
        *(
            FRONT.replace("index.html", name)
            for name in ("link.csv", "linked/secret.csv", "linked/secret.html", "./tables/a.csv")
        ),
    ],
)
def test_no_path_leads_to_a_folder_or_out_of_what_is_published(served, path):
    """No list of files, no way up, and no link is followed."""
    answer, body = ask(served, path)
    assert answer.status == 404
    assert SECRET not in body


@given(st.lists(st.sampled_from(["..", ".", "", "secret.csv", "linked", "out", "e-2020", "\0"])))
def test_whatever_a_path_is_made_of_it_reads_nothing_outside(tmp_path_factory, parts):
    """Each piece that a path could escape by, in any order."""
    folder = tmp_path_factory.getbasetemp() / "watched"
    (folder / "out" / "e-2020").mkdir(parents=True, exist_ok=True)
    (folder / "secret.csv").write_bytes(SECRET)
    if not (folder / "out" / "linked").is_symlink():
        (folder / "out" / "linked").symlink_to(folder)
    assert read_published(folder / "out", "/".join(parts)) is None


def test_the_address_is_told_to_no_other_server(served):
    """A page links to its article."""
    answer, _ = ask(served, FRONT)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_what_is_wrong_stands_at_the_top_until_it_is_mended(served):
    """Escaped, and the page below it."""
    served.state.tell(["x.yaml:1: <b> is wrong", "x.yaml:2: so is this"])
    page = ask(served, FRONT)[1].decode()
    top = page.partition("<body>")[2]
    assert top.index("x.yaml:1: &lt;b&gt; is wrong") < top.index("x.yaml:2") < top.index("is told")
    assert "<b>" not in page
    served.state.tell([])
    assert "is wrong" not in ask(served, FRONT)[1].decode()


def test_a_page_that_is_not_made_yet_waits_and_tells_what_is_wrong(served):
    """A seed may be broken from the start."""
    served.state.tell(["x.yaml:1: is wrong"])
    answer, body = ask(served, FRONT.replace("index", "02-ledger"))
    assert answer.status == 404
    assert b"not there yet" in body
    assert b"x.yaml:1: is wrong" in body
    assert b"EventSource" in body
    assert b"as it was before" not in body


def test_an_open_page_is_told_of_another_state_and_of_nothing_else(served):
    """The state that the page itself names comes first; after a change, another one."""
    page = ask(served, FRONT)[1].decode()
    (own,) = re.findall(r'tag !== "([0-9a-f]+)"', page)
    line = http.client.HTTPConnection("127.0.0.1", served.server_port, timeout=5)
    line.request("GET", f"/{served.state.token}/{FRONT}?changes")
    told = line.getresponse()
    assert told.headers["Content-Type"] == "text/event-stream"

    def hear():
        return next(told.fp.readline() for _ in iter(int, 1)).decode()

    assert hear() == f"data: {own} false\n"
    served.state.set_busy(True)
    heard = [hear() for _ in range(4)]
    assert f"data: {own} true\n" in heard
    (served.state.out / FRONT).write_text(PAGE.replace("told", "tolled"))
    served.state.tell([])
    heard = [hear() for _ in range(6)]
    assert re.fullmatch(r"data: [0-9a-f]+ false\n", heard[-2] if heard[-1] == "\n" else heard[-1])
    assert not any(own in each for each in heard[-3:])
    line.close()


def test_a_published_page_has_the_places_where_something_is_put_in():
    """Of the template itself, so that another policy or body cannot pass unnoticed."""
    from analysis import paths

    template = (paths.checkout() / "analysis/render/page/base.html.j2").read_text()
    assert template.count(POLICY) == template.count("<body>\n") == template.count("</body>") == 1
    assert compose_page(None, ["wrong"]).count("wrong") == 1
