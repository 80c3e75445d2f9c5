"""What is given as a text is read as one, or refused in one sentence that says why."""

from __future__ import annotations

import http.server
import io
import os
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from analysis.draft.source import link as link_module
from analysis.draft.source import source as source_module
from analysis.draft.source.link import show_link
from analysis.draft.source.page import choose_url
from analysis.draft.source.source import read_source
from analysis.errors import ParameterError

BODY = (
    "Gunmen killed at least 12 people in a raid on the town of Sampleton on Friday, the county "
    "office said, in the worst attack there since the spring of last year.",
    "More than 40 people were injured, a doctor at the hospital of Sampleton said, and two "
    "buildings burned down in the five hours of fighting that followed the first shots.",
    "The Red Side said that it had killed 30 drivers. The county office called that untrue & told "
    "of 7 dead drivers, all of them on the road that leads to Testford.",
)
HEADLINE = "Raid on Sampleton kills 12, county says"
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{HEADLINE} | Gazette</title>
<meta property="og:site_name" content="Example Gazette">
<meta property="og:title" content="{HEADLINE}">
<link rel="canonical" href="https://gazette.example/2020/raid">
<meta property="article:published_time" content="2020-03-04T17:30:00Z"></head>
<body><nav><a href="/">Home</a><a href="/news">World 24</a></nav>
<article><h1>{HEADLINE}</h1>{"".join(f"<p>{each.replace('&', '&amp;')}</p>" for each in BODY)}
</article><footer>Copyright 2020 Example Gazette</footer></body></html>
"""


def refuse(name: str) -> str:
    """The sentence with which a source is refused."""
    with pytest.raises(ParameterError) as caught:
        read_source(name)
    message = str(caught.value)
    assert "\n" not in message
    return message


def zip_up(*names: str) -> bytes:
    """A zip archive of such files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "x")
    return buffer.getvalue()


class Endless(io.RawIOBase):
    """A stream that never ends, and counts what was taken of it."""

    taken = 0

    def read(self, size: int = -1, /) -> bytes:
        """As many bytes as are asked for."""
        assert size > 0, "asked for all of what has no end"
        self.taken += size
        return b"x" * size


class Input:
    """Standard input with such bytes behind it."""

    closed = False

    def __init__(self, buffer: io.IOBase) -> None:
        self.buffer = buffer


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n ", "is empty"),
        ("\ufeff\u200b\n".encode(), "has no text"),
        (b"%PDF-1.7\n12 killed", "it is a PDF; save its text first"),
        (b"\x89PNG\r\n\x1a\n\x00", "it is an image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "it is an image"),
        (zip_up("a.txt"), "it is a zip archive"),
        (zip_up("[Content_Types].xml", "word/document.xml"), "it is a Word document"),
        (zip_up("xl/workbook.xml"), "it is a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 9, "it is an old Office file"),
        (b"{\\rtf1 12 killed}", "it is a rich-text file"),
        (b"12 killed\x00", "it is a binary file"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n", "it is a web archive"),
        (b"\x1f\x8b\x08\x00", "it is a compressed file"),
        (b"<!DOCTYPE html><html><body><script>12</script></body></html>", "is a page without"),
        (b"<html><body>" + b"<div>" * 5000, "is a page without"),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_is(
    tmp_path: Path, content: bytes, message: str
) -> None:
    """By its content, whatever the file is called."""
    file = tmp_path / "article.txt"
    file.write_bytes(content)

    assert message in refuse(str(file))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """Missing, a folder, a pipe that would wait for ever, a device that never ends."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    assert refuse(str(tmp_path / "missing")).endswith("is not there")
    assert refuse("www.gazette.example/a").endswith("is not there; a link begins with https://")
    assert "is a folder" in refuse(str(tmp_path))
    assert "is no file" in refuse(str(pipe))
    assert "is no file" in refuse("/dev/zero")
    assert "is not the name of a file" in refuse("a\0b")
    assert "cannot be read: File name too long" in refuse("x" * 5000)


def test_a_file_that_nobody_may_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the system's own words; who runs the tests may read everything."""
    file = tmp_path / "article.txt"
    file.write_text("12 killed")

    def refuse_opening(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse_opening)

    assert refuse(str(file)).endswith("cannot be read: Permission denied")


def test_of_a_stream_without_an_end_no_more_is_read_than_is_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And one byte, which tells that there is more."""
    stream = Endless()
    monkeypatch.setattr(source_module, "MOST_BYTES", 1000)
    monkeypatch.setattr("sys.stdin", Input(stream))

    assert "standard input is too large" in refuse("-")
    assert stream.taken == 1001


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    """50 MB: a sparse file shows that its size alone is enough."""
    file = tmp_path / "large.txt"
    with file.open("wb") as written:
        written.truncate(50_000_001)

    assert refuse(str(file)).endswith("is too large; a text has 50 MB at most")


def test_standard_input_is_a_text_like_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes give the same text."""
    monkeypatch.setattr("sys.stdin", Input(io.BytesIO("Zwölf Tote, 12.".encode())))

    assert read_source("-").text == "Zwölf Tote, 12."


def test_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a scheduler may leave it."""
    monkeypatch.setattr("sys.stdin", None)

    assert refuse("-") == "standard input is closed"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_file_that_says_how_it_is_encoded_is_read_so(tmp_path: Path, encoding: str) -> None:
    """Its mark is no part of the text."""
    text = "Une vingtaine d’hommes armés ont tué 12 personnes."
    file = tmp_path / "article.txt"
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    file.write_bytes(f"{mark}{text}".encode(encoding))

    assert read_source(str(file)).text == text


def test_an_older_encoding_is_guessed_and_told(tmp_path: Path) -> None:
    """The digits are the same in all of them, and a reader is told of the guess."""
    text = "Les hommes armés ont tué 12 personnes à Sampleton, a indiqué la préfecture. " * 4
    file = tmp_path / "article.txt"
    file.write_bytes(text.encode("latin-1"))
    source = read_source(str(file))

    assert source.text.count("12") == 4
    assert [note for note in source.notes if "is not UTF-8" in note and "a guess" in note]


def test_a_page_is_read_in_the_encoding_that_it_names(tmp_path: Path) -> None:
    """As a browser would."""
    file = tmp_path / "page.html"
    page = PAGE.replace("utf-8", "windows-1251").replace("Sampleton", "Сампл")
    file.write_bytes(page.encode("windows-1251"))
    source = read_source(str(file))

    assert "Сампл" in source.text
    assert "it was read as windows-1251" in source.notes


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page"])
def test_a_page_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    """Its text in paragraphs, and what it tells of itself."""
    file = tmp_path / name
    file.write_text(PAGE, "utf-8")
    source = read_source(str(file))

    assert source.text == "\n\n".join(BODY)
    assert source.headline == HEADLINE
    assert (source.outlet, source.published) == ("Example Gazette", "2020-03-04")
    assert (source.url, source.language) == ("https://gazette.example/2020/raid", "en-GB")


def test_markup_in_a_text_is_text(tmp_path: Path) -> None:
    """What is not a page is kept as it stands."""
    text = "<p>12 killed</p> <script>alert(1)</script> {{x}} & !!python/object: [1]"
    file = tmp_path / "article.html"
    file.write_text(text)

    assert read_source(str(file)).text == text


class Server(http.server.BaseHTTPRequestHandler):
    """Answers as the path asks."""

    def do_GET(self) -> None:
        """One answer a path."""
        path = self.path.partition("?")[0]
        answers: dict[str, Callable[[], None]] = {
            "/page": lambda: self.answer(PAGE.encode()),
            "/bare": lambda: self.answer(
                PAGE.replace('rel="canonical"', 'rel="x"').encode("utf-8")
            ),
            "/text": lambda: self.answer(BODY[0].encode(), "text/plain; charset=utf-8"),
            "/latin": lambda: self.answer("tué 12".encode("latin-1"), "text/plain; charset=latin1"),
            "/pdf": lambda: self.answer(b"%PDF-1.7", "application/pdf"),
            "/liar": lambda: self.answer(b"%PDF-1.7"),
            "/large": lambda: self.answer(b"x" * 2000),
            "/moved": lambda: self.move("/page"),
            "/away": lambda: self.move("ftp://gazette.example/page"),
            "/file": lambda: self.move("file:///etc/passwd"),
            "/circle": lambda: self.move("/circle"),
            "/slow": self.wait,
            "/drip": self.drip,
        }
        answers.get(path, lambda: self.send_error(404))()

    def answer(self, content: bytes, kind: str = "text/html") -> None:
        """A page."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def move(self, place: str) -> None:
        """A word to another page."""
        self.send_response(302)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def wait(self) -> None:
        """Nothing for a while."""
        time.sleep(0.6)

    def drip(self) -> None:
        """A byte now and then, each soon enough for a limit on silence alone."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(12):
            time.sleep(0.05)
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server on this machine alone."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.mark.parametrize("path", ["/page", "/moved", "/page?a=1#b"])
def test_a_link_gives_the_page_behind_it(server: str, path: str) -> None:
    """Also where the server leads on to another."""
    source = read_source(f"{server}{path}")

    assert source.text == "\n\n".join(BODY)
    assert source.url == "https://gazette.example/2020/raid"


def test_a_page_that_names_no_link_of_its_own_has_that_under_which_it_was_found(
    server: str,
) -> None:
    """After all that it led on to."""
    assert read_source(f"{server}/bare").url == f"{server}/bare"


def test_a_link_to_a_text_gives_the_text(server: str) -> None:
    """In the encoding that the server tells."""
    assert read_source(f"{server}/text").text == BODY[0]
    assert read_source(f"{server}/text").url == f"{server}/text"
    assert read_source(f"{server}/latin").text == "tué 12"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/missing", "cannot be read: the server answered 404 Not Found"),
        ("/pdf", "is no page: it is application/pdf"),
        ("/liar", "is no text: it is a PDF; save its text first"),
        ("/away", "leads to a link of another kind, ftp:"),
        ("/file", "it leads in a circle, or to what is no page of the web"),
        ("/circle", "it leads in a circle, or to what is no page of the web"),
    ],
)
def test_a_link_to_what_is_no_page_is_refused(server: str, path: str, message: str) -> None:
    """In one sentence, without what stands behind a question mark."""
    told = refuse(f"{server}{path}?token=s3cret")

    assert message in told
    assert "s3cret" not in told


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_a_server_that_takes_too_long_is_given_up(
    server: str, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Also one that says a little now and then."""
    monkeypatch.setattr(link_module, "SECONDS", 0.2)
    begun = time.monotonic()

    assert refuse(f"{server}{path}").endswith("cannot be reached: no answer within 0.2 seconds")
    assert time.monotonic() - begun < 0.5


def test_a_page_above_the_limit_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much the server would send."""
    monkeypatch.setattr(source_module, "MOST_BYTES", 1000)

    assert "is too large" in refuse(f"{server}/large")


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("file:///etc/passwd", "is not a link that begins with https:// or http://"),
        ("ftp://gazette.example/a", "is not a link that begins with https:// or http://"),
        ("http://", "is not a link"),
        ("http://[::1", "is not a link"),
        ("http://gazette.example:port/", "is not a link"),
        ("http://gazette.example/a b", "is not a link"),
        ("http://me:pass@gazette.example/", "has a name or a password in its link"),
        ("http://127.0.0.1:1/a", "cannot be reached: connection refused"),
        (f"http://{'x' * 70}.example/", "is not a link"),
    ],
)
def test_what_is_no_link_to_a_page_is_refused(link: str, message: str) -> None:
    """Before anybody is asked, where the link itself shows it."""
    told = refuse(link)

    assert message in told
    assert "pass@" not in told


@pytest.mark.parametrize(
    ("urls", "chosen"),
    [
        ((None, "https://a.example/b"), "https://a.example/b"),
        (("https://a.example/b", "https://c.example/"), "https://a.example/b"),
        (("/b", "https://c.example/@d"), "https://c.example/@d"),
        (("https://me:pw@a.example/",), None),
        (("https://a.example/ b",), None),
        ((f"https://a.example/{'x' * 2000}",), None),
    ],
)
def test_a_link_is_kept_if_a_seed_can_hold_it(urls: tuple[str, ...], chosen: str | None) -> None:
    """And if it tells nobody's password."""
    assert choose_url(*urls) == chosen


@pytest.mark.parametrize("start", ["RIFFA, Bahrain", "BZhenya", "PK", "%", "<p>", "MM", "{"])
def test_a_text_may_begin_like_something_else(tmp_path: Path, start: str) -> None:
    """Only what no text begins with tells another kind."""
    file = tmp_path / "article.txt"
    file.write_text(f"{start} 12 killed")

    assert read_source(str(file)).text == f"{start} 12 killed"


def test_a_message_shows_a_link_without_what_is_private() -> None:
    """Its host and its path, and no more than fits."""
    assert show_link("HTTPS://me:pw@a.example/b/c?key=1#d") == "'https://a.example/b/c'"
    assert len(show_link("https://a.example/" + "x" * 500)) <= 162
