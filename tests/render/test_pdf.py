"""The report as PDF: complete, tagged, the same each time, and clear about what it needs."""

import hashlib
import http.server
import importlib.util
import logging
import shutil
import subprocess
import sys
import threading
from dataclasses import replace

import nbformat
import pytest
from printed import list_tags, make_printer, read_pages, show

import analysis as tb
from analysis.cli import run
from analysis.errors import RunError
from analysis.ledger.subject import find_subject
from analysis.output.show import make_chart, make_table
from analysis.render.folder import write_folder
from analysis.render.page.blocks import Block, Section, strip_tags, take_apart
from analysis.render.pdf import NO_PANGO, NO_WEASYPRINT, Printer, tell_missing
from analysis.run.publish import publish_subject

ARTICLE = "balochistan-2026/2026-02-04-press-tv"
PRINT_AGAIN = """
import pathlib, sys, nbformat
from analysis.render.folder import write_folder
from analysis.render.pdf import Printer
paths = pathlib.Path(sys.argv[1]).glob("*.ipynb")
write_folder(pathlib.Path(sys.argv[2]), {p.stem: nbformat.read(p, 4) for p in paths}, Printer())
"""
FOOT = 60
"""Points from the lower edge of a page below which its number stands."""
pytestmark = pytest.mark.xdist_group("report")


def hash_file(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Complaints(logging.Handler):
    """What WeasyPrint complains of while it prints."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []

    def emit(self, record):
        """Keep one."""
        self.messages.append(record.getMessage())


@pytest.fixture(scope="module")
def notebooks(published):
    return {p.stem: nbformat.read(p, 4) for p in (published / "notebooks").glob("*.ipynb")}


@pytest.fixture(scope="module")
def complaints():
    return Complaints()


@pytest.fixture(scope="module")
def printed(notebooks, complaints, tmp_path_factory):
    """The article's folder with its PDF."""
    printer = make_printer()
    folder = tmp_path_factory.mktemp("printed") / "report"
    logging.getLogger("weasyprint").addHandler(complaints)
    write_folder(folder, notebooks, printer)
    logging.getLogger("weasyprint").removeHandler(complaints)
    return folder


@pytest.fixture(scope="module")
def document(printed):
    import pypdfium2

    with pypdfium2.PdfDocument(printed / "report.pdf") as document:
        yield document


@pytest.fixture
def print_one(tmp_path):
    """One page's report as an open PDF, and what is said of characters without a font."""
    import pypdfium2

    def print_it(report):
        printer = make_printer()
        content = printer.print_report({"article-00-only": report}, None)
        return pypdfium2.PdfDocument(content), tell_missing(printer.missing)

    return print_it


# --- the real report ------------------------------------------------------------------------------


def test_nothing_of_the_document_is_left_out_or_misread(printed, complaints):
    """Each link has a goal, each chart its words, each rule of the style sheet is understood."""
    assert complaints.messages == []


def test_each_part_is_a_bookmark_with_its_findings_below(document, notebooks):
    """A reader leaps to a part or to a finding."""
    found = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    parts = [title for level, title in found if level == 0]
    assert len(parts) == len(notebooks) + 1
    assert parts[-1] == "How this was made"
    front, *_ = (take_apart(notebooks[stem]) for stem in sorted(notebooks))
    headline, *others = (strip_tags(section.heading) for section in front.sections)
    assert parts[0] == headline
    assert {(1, finding) for finding in others} <= set(found)


def test_the_contents_tell_on_which_page_a_part_begins(document):
    """Page numbers of the contents are those of the pages."""
    _, *marks = (mark for mark in document.get_toc() if mark.level == 0)
    contents = " ".join(read_pages(document)[: marks[0].get_dest().get_index()])
    places = [f": page {mark.get_dest().get_index() + 1}" for mark in marks]
    assert [place in contents for place in places] == [True] * len(marks)


def test_the_first_articles_report_is_short(document):
    """Eight pages at most, and none but the last is half empty."""
    assert len(document) <= 8
    for page in list(document)[:-1]:
        text = page.get_textpage()
        lows = [text.get_charbox(index)[1] for index in range(text.count_chars())]
        assert min(low for low in lows if low > FOOT) < page.get_height() / 2


def test_each_page_tells_its_number_and_how_many_there_are(document):
    """A sheet that was dropped finds its place again."""
    for number, text in enumerate(read_pages(document), 1):
        assert f"{number} of {len(document)}" in text


def test_each_page_but_the_first_names_event_and_outlet(document):
    """A sheet by itself tells what it belongs to."""
    head = "Attacks in Balochistan, Pakistan, January and February 2026 · Press TV"
    assert [head in text for text in read_pages(document)] == [False] + [True] * (len(document) - 1)


def test_the_document_is_tagged_and_tells_its_title(document):
    """A screen reader finds the structure, and a window the name."""
    import pypdfium2.raw as pdfium

    title = document.get_metadata_dict()["Title"]
    assert pdfium.FPDFCatalog_IsTagged(document)
    assert title.endswith("the figures of Press TV, 4 February 2026")


def test_each_chart_is_told_in_words(document, notebooks):
    """The text alternative of a page's chart is that of the PDF's."""
    reports = [take_apart(notebooks[stem]) for stem in sorted(notebooks)]
    told = [block.alt for report in reports for block in report.blocks if block.kind == "chart"]
    tags = [tag for page in document for tag in list_tags(page)]
    assert [alt for tag, alt in tags if tag == "Figure"] == told


def test_charts_are_vectors(document):
    """No chart is a picture of pixels, so that print is sharp."""
    import pypdfium2.raw as pdfium

    pictures = [list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])) for page in document]
    assert [number for number, found in enumerate(pictures, 1) if found] == []


def test_each_part_of_a_table_has_its_header_row(document):
    """Where a table goes on overleaf, its columns are named again."""
    for page in list(document)[:-1]:
        tags = [tag for tag, _ in list_tags(page)]
        assert tags.count("THead") == tags.count("Table")


def test_the_ledger_is_one_table_in_the_document(document):
    """Each figure links to its row there, so the notes of single pages are not needed."""
    text = "".join(read_pages(document))
    assert "Every figure by paragraph, as printed" in text
    assert "Where each figure comes from" not in text


def test_the_pdf_is_among_the_downloads(printed):
    """The front page offers it."""
    page = (printed / "index.html").read_text("utf-8")
    assert '<a href="report.pdf">The whole report as PDF</a>' in page


def test_another_process_prints_the_same_bytes(published, printed, tmp_path):
    """No clock, no random id, no order of chance."""
    words = [sys.executable, "-c", PRINT_AGAIN, str(published / "notebooks"), str(tmp_path)]
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONHASHSEED": "1"}
    subprocess.run(words, env=env, check=True, timeout=120)
    again, first = (folder / "report.pdf" for folder in (tmp_path, printed))
    # Hashes, for bytes that differ would be printed in full.
    assert hash_file(again) == hash_file(first)


def test_an_older_pdf_does_not_stay_beside_newer_pages(printed, tmp_path):
    """A report that is published again without a PDF has none."""
    folder = tmp_path / ARTICLE
    shutil.copytree(printed, folder)
    publish_subject(find_subject(ARTICLE), {}, tmp_path)
    assert (folder / "01-checks.html").is_file()
    assert not (folder / "report.pdf").exists()


# --- names in all scripts -------------------------------------------------------------------------

# Those letters of Urdu that DejaVu Sans has; it stands for a machine with few fonts.
URDU = "گوادر"
RUSSIAN = "Управа"


@pytest.fixture
def named_report(home):
    """An article whose place, group and speaker have names in Urdu and Russian."""
    home.change("event", "name: Exampleton", f"name: {URDU}")
    home.change("event", "label: residents", f"label: {RUSSIAN}")
    home.change("event", "name: Red Side", f"name: {URDU}")
    reading = tb.open_article(home.name)
    toll, places = tb.tabulate_toll(reading), tb.tabulate_places(reading)
    spots = tb.list_spots(places, tb.tabulate_sites(reading))
    return show(
        "Where?",
        tb.say_toll(toll),
        make_chart(tb.plot_toll(toll), toll, name="toll"),
        make_table(toll, name="toll"),
        make_chart(tb.plot_places(spots, tb.tabulate_sites(reading)), spots, name="places"),
        tb.say_places(spots),
    )


def test_names_in_urdu_and_russian_can_be_read_and_searched(named_report, print_one):
    """In headings, tables and charts, and each letter has a glyph."""
    document, missing = print_one(named_report)
    text = " ".join("".join(read_pages(document)).split())
    assert missing == ""
    assert "Of 2 places attacked, the article names two" in text
    assert f"attacked: {URDU} and Testford" in text
    assert f"8 {RUSSIAN} and at least three responders killed" in text
    assert f"claimed by {URDU}" in text


def test_urdu_in_a_chart_runs_from_right_to_left(print_one):
    """Its first letter stands at the right, as it does in a text."""
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40">'
        f'<text x="10" y="30" style="font-size: 20px">{URDU}</text></svg>'
    )
    report = show("What?")
    chart = Block("chart", drawing, alt="A name")
    document, _ = print_one(replace(report, sections=[Section([chart])]))
    page = document[0].get_textpage()
    text = page.get_text_range()
    first, last = (page.get_charbox(text.index(letter))[0] for letter in (URDU[0], URDU[-1]))
    assert first > last


def test_a_character_without_a_font_is_named(print_one):
    """Nobody finds boxes in print who was not told; no font has what Unicode has not assigned."""
    _, missing = print_one(show("Where is \u0378?"))
    assert missing == (
        "report.pdf shows boxes for characters that no font here has: (U+0378); install fonts "
        "that have them, such as the Debian packages fonts-noto-core and fonts-noto-cjk"
    )


# --- what it may not do ---------------------------------------------------------------------------

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc000000301010018dd8db00000000049454e44ae426082"
)


@pytest.fixture
def server():
    """A server on this machine that keeps count of what it is asked for."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(PIXEL)

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/pixel.png", asked
        server.shutdown()
        thread.join()


def find_pictures(document):
    import pypdfium2.raw as pdfium

    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE]
    return [found for page in document for found in page.get_objects(filter=kinds)]


def test_nothing_is_asked_of_the_network(print_one, server):
    """Not even by a picture that somebody wrote into a notebook."""
    address, asked = server
    document, _ = print_one(show("What?", f"![A picture]({address})"))
    assert (find_pictures(document), asked) == ([], [])


def test_no_file_of_the_machine_is_read(print_one, tmp_path):
    """A picture of the disk does not come into a document that is handed on."""
    (tmp_path / "pixel.png").write_bytes(PIXEL)
    report = show("What?")
    block = Block("prose", f'<img alt="A picture" src="{(tmp_path / "pixel.png").as_uri()}">')
    document, _ = print_one(replace(report, sections=[Section([block])]))
    assert find_pictures(document) == []


def test_markup_in_a_text_is_printed_as_text(print_one):
    """What looks like HTML or a template is neither."""
    document, _ = print_one(show("<b>bold</b> & {{ 7 * 7 }}?"))
    assert "<b>bold</b> & {{ 7 * 7 }}?" in read_pages(document)[0]


def test_a_failure_of_the_library_is_one_sentence(monkeypatch):
    """A layout that WeasyPrint cannot make is a failed run and no traceback."""
    printer = make_printer()

    def fail(**_):
        raise AssertionError("page is empty\nand more")

    monkeypatch.setattr(printer._weasyprint, "HTML", fail)
    with pytest.raises(RunError) as error:
        printer.print_report({"article-00-only": show("What?")}, None)
    assert str(error.value) == (
        "report.pdf could not be laid out by WeasyPrint: AssertionError: page is empty"
    )


# --- what it needs --------------------------------------------------------------------------------


def test_without_weasyprint_it_says_what_to_install(project_copy, monkeypatch, capsys):
    """One sentence and exit 2 before any notebook runs."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(project_copy))
    monkeypatch.setitem(sys.modules, "weasyprint", None)  # importing it fails as if it were away
    assert run(["report", ARTICLE, "--pdf"]) == 2
    assert capsys.readouterr() == ("", f"{NO_WEASYPRINT}\n")
    assert not (project_copy / "reports").exists()


def test_without_pango_it_says_what_to_install(project_copy, tmp_path):
    """WeasyPrint without its libraries is one sentence and exit 2, too, and its advice is kept."""
    if importlib.util.find_spec("weasyprint") is None:
        pytest.skip("weasyprint is not installed")
    hide = (
        "import cffi, sys\n"
        "def dlopen(*_):\n"
        "    raise OSError('cannot load library')\n"
        "cffi.FFI.dlopen = dlopen\n"
        "from analysis.cli import main\n"
        f"main(['report', '{ARTICLE}', '--pdf'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", hide],
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "TOLLBOOK_HOME": str(project_copy)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{NO_PANGO}\n")
    assert not (project_copy / "reports").exists()


def test_without_the_option_weasyprint_is_not_loaded():
    """It takes time and libraries that most runs need not."""
    code = (
        "import sys, analysis.render.folder, analysis.run.publish, analysis.cli;"
        "sys.exit('weasyprint' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_sentence_names_no_more_characters_than_a_reader_takes_in():
    """The rest is counted."""
    printer = Printer.__new__(Printer)
    printer.missing = set("abcdefghijkl")
    assert "i (U+0069), j (U+006A) and 2 more; install" in tell_missing(printer.missing)
