"""`tollbook check EVENT` tells an event's accounts, as text and for another program."""

import json

import pytest

from analysis.cli import run

EVENT = "balochistan-2026"
ALONE = "ukraine-civilians-2023"


def read_json(capsys, *options):
    """The accounts of the event as JSON."""
    assert run(["check", EVENT, "--format", "json", *options]) == 0
    return json.loads(capsys.readouterr().out)


def test_json_has_every_finding_with_its_members(capsys):
    """Each member by its id, with the wording as printed."""
    told = read_json(capsys)
    assert [told["event"], told["until"], told["unreviewed"]] == [EVENT, None, 0]
    first = told["findings"][0]
    assert list(first) == ["kind", "count", "as_of", "line", "members", "says", "rests_on", "size"]
    moved = next(each for each in told["findings"] if each["kind"] == "moved")
    assert moved["count"] == "civilians killed, Balochistan"
    assert moved["members"][0] == {
        "id": f"{EVENT}/2026-02-01-patrika#civilians-killed",
        "wording": "92 आम नागरिकों",
    }


def test_json_has_the_latest_number_of_each_line(capsys):
    """With bounds and carriers."""
    (latest,) = [
        each
        for each in read_json(capsys)["latest"]
        if each["count"] == "militants killed, Balochistan" and each["line"] == "state"
    ]
    assert [latest["wording"], latest["low"], latest["as_of"]] == [
        *("216 Terrorists Killed", 216, "2026-02-05"),
    ]
    assert latest["carriers"] == [latest["id"]]


def test_until_tells_what_was_known_on_a_day(capsys):
    """Nothing that was published later."""
    told = read_json(capsys, "--until", "2026-02-01")
    assert told["until"] == "2026-02-01"
    days = {name.partition("/")[2][:10] for name in told["articles"]}
    assert days == {"2026-01-31", "2026-02-01"}
    assert all(each["as_of"] <= "2026-02-01" for each in told["findings"])


def test_strict_exits_with_three_for_a_contradiction_alone(capsys):
    """An event of one report has none."""
    assert run(["check", EVENT, "--strict"]) == 3
    assert run(["check", ALONE, "--strict"]) == 0
    assert "There is one report of it" in capsys.readouterr().out


def test_the_terminal_has_a_line_a_finding(capsys):
    """Kind, then the sentence that says it."""
    assert run(["check", EVENT]) == 0
    lines = capsys.readouterr().out.splitlines()
    findings = read_json(capsys)["findings"]
    assert lines[1 : 1 + len(findings)] == [f"  {f['kind']}: {f['says']}" for f in findings]
    assert lines[0].startswith(f"{EVENT}: 15 reports, 31 January 2026 to 15 February 2026; ")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([EVENT, "--until", "2026-02-31"], "until '2026-02-31' is not a day"),
        ([EVENT, "--until", "Monday"], "until 'Monday' is not a day"),
        ([EVENT, "--until", "2020-01-01"], "no report was published by 2020-01-01"),
        (["--until", "2026-02-01"], "--until is about an event; name one"),
        ([EVENT, f"{EVENT}/2026-02-04-press-tv"], "name events or articles, not both"),
        (["balochistan-2025"], "event 'balochistan-2025' has no seed"),
        ([EVENT, "--convention", "none"], "convention"),
    ],
)
def test_what_was_mistyped_is_one_sentence(capsys, arguments, says):
    """And exit code 2."""
    assert run(["check", *arguments]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
