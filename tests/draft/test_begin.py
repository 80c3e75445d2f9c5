"""From a text to a seed on disk: all of it, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from drafts import make_draft, make_skip
from homes import Home

from analysis.draft.audit import texts
from analysis.draft.propose.proposal import Draft, NewName
from analysis.draft.seed import begin as begin_module
from analysis.draft.seed import drafting
from analysis.draft.seed.begin import begin_seed
from analysis.errors import ParameterError, SeedError
from analysis.ledger.document import parse
from analysis.ledger.model import Event
from analysis.ledger.reader import read_article, read_record

NEW = "other-2021/2021-05-06-sample-post"
KNOWN = "example-2020/2020-03-05-sample-post"
TEXT = "At least 12 people were killed in Sampleton, the county office said. It has 40 streets."
PLACE = NewName("places", "sampleton", {"name": "Sampleton", "kind": "town"})
SPEAKER = NewName("speakers", "county-office", {"name": "county office", "kind": "official"})
Draws = Callable[..., None]


@pytest.fixture
def text(tmp_path: Path) -> str:
    """A text in a file."""
    file = tmp_path / "given.txt"
    file.write_text(TEXT, "utf-8")
    return str(file)


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch) -> Draws:
    """Say what a text is drafted as."""

    def set_drafts(*drafts: Draft) -> None:
        monkeypatch.setattr(drafting, "draft_text", lambda *_: list(drafts))

    return set_drafts


def list_all(home: Home) -> list[str]:
    return sorted(path.relative_to(home.folder).as_posix() for path in home.folder.rglob("*"))


def give(home: Home, text: str) -> str:
    """The text in a file of its own."""
    file = home.folder / "given.txt"
    file.write_text(text, "utf-8")
    return str(file)


def test_a_draft_with_nothing_asked_is_a_seed_at_once(home: Home, text: str, draws: Draws) -> None:
    """Of a new event, once its link is filled in: the ledger reads it as it stands."""
    draws(
        make_draft("At least 12 people", 0, wording="at least 12 people"),
        make_skip("40", 76, "count of streets"),
    )
    begun = begin_seed(NEW, text)
    assert begun.asked == {"source: url": []}
    file = home.folder / "seeds" / f"{NEW}.yaml"
    file.write_text(
        file.read_text("utf-8").replace("url: # https://…", "url: https://post.example/"), "utf-8"
    )
    article = read_article(NEW)

    [figure] = article.figures
    assert (figure.wording, figure.span, figure.reviewed) == ("at least 12 people", (0, 18), False)
    assert (figure.place, figure.speaker) == ("sampleton", "county-office")
    [left] = article.transcript.left_out
    assert (left.wording, left.span, left.reason) == ("40", (76, 78), "count of streets")
    assert article.source.numbers == 2
    assert article.event.toll is not None
    assert article.event.toll.place == "sampleton"


def test_what_is_asked_is_what_the_reader_finds_empty(home: Home, text: str, draws: Draws) -> None:
    """One fault each, with its line."""
    draws(make_draft(speaker=None, status=None, measure=None, unit=None, says=None, new=(PLACE,)))
    begun = begin_seed(NEW, text)
    with pytest.raises(SeedError) as caught:
        read_article(NEW)
    found = [fault.partition(": ")[2] for fault in caught.value.faults]

    assert found == [
        "source: 'url' is empty",
        *(
            f"figure 'all-killed': '{name}' is empty"
            for name in ("measure", "unit", "speaker", "status", "says")
        ),
    ]
    assert [name for name in begun.asked if name != "source: url"] == [
        "measure",
        "unit",
        "speaker",
        "status",
        "says",
    ]


def test_a_known_event_is_left_alone(home: Home, text: str, draws: Draws) -> None:
    """What it lacks stands in the article's file, and is asked for."""
    before = home.event_file.read_bytes()
    draws(make_draft(place="sampleton", group="residents", new=(PLACE,)))
    begun = begin_seed(KNOWN, text)

    assert home.event_file.read_bytes() == before
    assert begun.asked["event.yaml: new names"] == ["sampleton"]
    seed = (home.folder / "seeds" / f"{KNOWN}.yaml").read_text("utf-8")
    assert "# places:\n#   sampleton:\n#     name: Sampleton\n#     kind: town\n" in seed


def test_a_new_event_says_which_words_suggested_its_names(
    home: Home, text: str, draws: Draws
) -> None:
    """So that a reviewer can judge each."""
    bakers = NewName("groups", "bakers", {"label": "bakers", "part_of": "civilians"})
    evidence = {"place": "in Sampleton", "group": "12 bakers"}
    draws(make_draft(group="bakers", evidence=evidence, new=(PLACE, SPEAKER, bakers)))
    begin_seed(NEW, text)
    file = home.folder / "seeds" / "other-2021" / "event.yaml"
    written = file.read_text("utf-8")

    assert '  sampleton: # "in Sampleton"\n' in written
    assert '  bakers: # "12 bakers"\n' in written
    assert read_record(file, Event)[1].groups["bakers"].part_of == ("civilians",)


def test_the_text_is_kept_as_the_seed_knows_it(home: Home, draws: Draws) -> None:
    """The hash is that of its bytes, and spans count its characters."""
    draws(make_draft("12", 4))
    given = home.folder / "given.txt"
    given.write_bytes("\ufeffÉté 12 killed.\r\nTwo\u200b hurt.\r\n".encode())
    begun = begin_seed(NEW, str(given))
    kept = home.folder / "texts" / f"{NEW}.txt"
    seed = parse(kept, (home.folder / "seeds" / f"{NEW}.yaml").read_text("utf-8")).content

    assert kept.read_bytes().decode() == "Été 12 killed.\nTwo hurt."
    assert seed["source"]["sha256"] == hashlib.sha256(kept.read_bytes()).hexdigest()
    assert "1 characters" not in "".join(begun.notes)
    assert begun.notes == ("one character that cannot be seen was left out",)


def test_a_headline_stands_apart(home: Home, draws: Draws) -> None:
    """Its numbers have the part headline, no place in the kept text, and ids of their own."""
    draws(make_draft("12", 18))
    begin_seed(NEW, give(home, f"Raid on Sampleton: 12 are dead\n\n{TEXT}"))
    file = home.folder / "seeds" / f"{NEW}.yaml"
    seed = parse(file, file.read_text("utf-8")).content

    assert seed["source"]["headline"] == "Raid on Sampleton: 12 are dead"
    assert [figure["id"] for figure in seed["figures"]] == ["all-killed-heading", "all-killed"]
    assert [figure.get("part") for figure in seed["figures"]] == ["headline", None]
    assert (home.folder / "texts" / f"{NEW}.txt").read_text("utf-8") == TEXT


def test_a_seed_is_never_overwritten(home: Home, text: str) -> None:
    """The next name that nothing has is told."""
    before = list_all(home)
    (home.article_file.parent / "2020-03-04-gazette-2.yaml").write_text("x")
    with pytest.raises(
        ParameterError, match="the next free name is 'example-2020/2020-03-04-gazette-3'"
    ):
        begin_seed(home.name, text)

    (home.article_file.parent / "2020-03-04-gazette-2.yaml").unlink()
    assert list_all(home) == before


def test_a_text_is_never_overwritten(home: Home, text: str, draws: Draws) -> None:
    """Another text under the name stops everything; the same text is no obstacle."""
    draws(make_draft())
    kept = home.folder / "texts" / f"{NEW}.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("another text")
    before = list_all(home)
    with pytest.raises(ParameterError, match="has another text, which is kept"):
        begin_seed(NEW, text)
    assert (list_all(home), kept.read_text()) == (before, "another text")

    kept.write_text(TEXT)
    assert [path.name for path in begin_seed(NEW, text).files] == [
        "event.yaml",
        "2021-05-06-sample-post.yaml",
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("All is calm.", "has no number; nothing was written"),
        (" \n", "is empty"),
        ("12\n" * 1001, "has 1,001 paragraphs, but a seed has 1,000 at most"),
        ("12 " * 25_001, "has 25,001 numbers in digits, but a seed has 2,500 at most"),
        ("12 " * 501, "has 501 figures, but a seed has 500 at most"),
    ],
)
def test_what_makes_no_seed_writes_nothing(home: Home, given: str, message: str) -> None:
    """In one sentence."""
    source = give(home, given)
    before = list_all(home)
    with pytest.raises(ParameterError) as caught:
        begin_seed(NEW, source)

    assert message in str(caught.value)
    assert list_all(home) == before


def test_a_text_whose_numbers_are_all_left_out_makes_no_seed(
    home: Home, text: str, draws: Draws
) -> None:
    """A seed needs a figure."""
    draws(make_skip(), make_skip(start=99))
    with pytest.raises(ParameterError, match="has no figure among its 2 numbers"):
        begin_seed(NEW, text)


def test_a_text_that_no_audit_would_read_is_not_kept(
    home: Home, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One limit for keeping and for reading again."""
    monkeypatch.setattr(texts, "MOST_BYTES", len(TEXT) - 1)
    before = list_all(home)
    with pytest.raises(ParameterError, match="the text is too large"):
        begin_seed(NEW, text)

    assert list_all(home) == before


def test_a_seed_that_the_reader_would_find_too_large_is_not_written(
    home: Home, text: str, draws: Draws, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written can be read."""
    draws(*(make_draft(id=f"killed-{n}", start=20 * n) for n in range(200)))
    monkeypatch.setattr(begin_module, "MOST_BYTES", 60_000)
    before = list_all(home)
    with pytest.raises(ParameterError, match="has more numbers than one seed can hold"):
        begin_seed(NEW, text)

    assert list_all(home) == before


def test_an_event_that_cannot_be_read_stops_the_draft(home: Home, text: str) -> None:
    """With its faults, and nothing written."""
    home.change("event", "kind: county", "knid: county")
    before = list_all(home)
    with pytest.raises(SeedError, match="kind"):
        begin_seed(KNOWN, text)

    assert list_all(home) == before


def test_what_fails_halfway_leaves_nothing(
    home: Home, text: str, draws: Draws, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Event, text and seed are written together."""
    draws(make_draft())
    before = list_all(home)
    put = Path.hardlink_to

    def fail_at_last(path: Path, target: Path) -> None:
        if path.name.startswith("2021-05-06") and path.suffix == ".yaml":
            raise KeyboardInterrupt
        put(path, target)

    monkeypatch.setattr(Path, "hardlink_to", fail_at_last)
    with pytest.raises(KeyboardInterrupt):
        begin_seed(NEW, text)

    assert list_all(home) == before


def test_of_another_language_the_digits_are_drafted(home: Home) -> None:
    """Words that look like English numbers are none, and what the digits mean is asked for."""
    source = give(
        home,
        "Des hommes armés ont tué 12 personnes dans la ville, selon les services du comté. "
        "Une dizaine de maisons sont en feu, et 1,500 habitants ont fui dans la nuit.",
    )
    begun = begin_seed(NEW, source)
    file = home.folder / "seeds" / f"{NEW}.yaml"
    seed = parse(file, file.read_text("utf-8")).content

    assert begun.language == "fr"
    assert seed["source"]["language"] == "fr"
    assert [figure["wording"] for figure in seed["figures"]] == ["12", "1,500"]
    assert begun.asked["readings"] == [seed["figures"][1]["id"]]


def test_a_phrase_that_is_too_long_to_be_a_figure_is_left_out(home: Home) -> None:
    """A seed could not hold it, and nobody prints it."""
    source = give(home, "12 killed, and " + "more than " * 50 + "5 injured")
    begin_seed(NEW, source)
    file = home.folder / "seeds" / f"{NEW}.yaml"
    seed = parse(file, file.read_text("utf-8")).content

    assert len(seed["figures"]) == 1
    [left] = seed["left_out"]
    assert left["reason"] == "longer than any figure"
    assert left["wording"] == "more than more than more than"
    assert "span" not in left


def make_page(head: str) -> str:
    """A page with an article of a few paragraphs."""
    paragraphs = "".join(f"<p>{TEXT} {TEXT} {TEXT}</p>" for _ in range(3))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Raid on Sampleton</title>{head}</head>'
        f"<body><article><h1>Raid on Sampleton</h1>{paragraphs}</article></body></html>"
    )


def test_a_page_may_leave_nothing_to_ask(home: Home, draws: Draws) -> None:
    """Its link, outlet and headline are its own, and the ledger reads the draft as written."""
    draws(make_draft("12 people", 9))
    head = (
        '<link rel="canonical" href="https://post.example/raid">'
        '<meta property="og:site_name" content="Sample # Post: \'the "first"\'">'
    ).replace('"first"', "&quot;first&quot;")
    begun = begin_seed(NEW, give(home, make_page(head)))
    source = read_article(NEW).source

    assert begun.asked == {}
    assert source.outlet == "Sample # Post: 'the \"first\"'"
    assert (source.url, source.headline) == ("https://post.example/raid", "Raid on Sampleton")


def test_a_page_of_another_day_is_told(home: Home, draws: Draws) -> None:
    """The name's day is the seed's; a mistyped one is found."""
    draws(make_draft())
    head = '<meta property="article:published_time" content="2021-05-05T10:00:00Z">'
    begun = begin_seed(NEW, give(home, make_page(head)))

    assert begun.notes == ("the page says that it is of 2021-05-05, its name here 2021-05-06",)
