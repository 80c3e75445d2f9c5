"""Sentences with numbers: grammatical, neutral and cited, whatever the article reports."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from analysis.views.prose import Cited, Sentence, plain
from homes import EXAMPLE, Home

import analysis
from analysis.ledger.frame import Row, to_records
from analysis.views import findings, proof, prose, tables
from analysis.views.display import Chart, Prose
from analysis.views.reading import Reading

CALL = re.compile("answer_|find_|show_(?!key)")
PERIOD = "sunday-to-tuesday"
CLAIM = {"speaker": "red-side", "status": "claimed"}
OFFICE = {"speaker": "county-office", "status": "attributed"}
WITNESS = {"speaker": "passer-by", "status": "attributed"}
SITES = {"measure": "attack-sites", "unit": "sites"}
MONDAY = {"wording": "Monday", "measure": "time", "unit": "date", "period": "monday"}


def deaths(group: str | None, wording: str, **more: Any) -> Row:
    """A figure of deaths."""
    return {"group": group, "wording": wording, **more}


ARTICLES: dict[str, list[Row]] = {
    "one figure": [deaths("people", "12")],
    "one person": [deaths("residents", "one", period=PERIOD)],
    "nobody": [deaths("people", "no")],
    "no group": [deaths(None, "12")],
    "no deaths": [deaths("people", "12", measure="injuries")],
    "a distance": [{"wording": "2 km", "measure": "distance", "unit": "km"}],
    "a day": [MONDAY],
    "a vague word": [deaths("people", "many")],
    "three accounts": [
        deaths("people", "12"),
        deaths("people", "15", **OFFICE),
        deaths("people", "13", **WITNESS),
    ],
    "hedges": [
        deaths("people", "around 50"),
        deaths("residents", "dozens"),
        deaths("responders", "many"),
        deaths("drivers", "up to 9"),
        deaths("people", "22 to 25", place="exampleton"),
        deaths("residents", "fewer than 5", place="testford"),
    ],
    "a claim alone": [deaths("drivers", "30", **CLAIM)],
    "a claim of one": [deaths("drivers", "one", **CLAIM), deaths("drivers", "1")],
    "claims of all kinds": [
        deaths("people", "12"),
        deaths("drivers", "30", **CLAIM),
        deaths("residents", "dozens", **CLAIM),
        deaths("residents", "many", measure="injuries", **CLAIM),
        deaths(None, "15", **CLAIM),
        {"wording": "5", **SITES, **CLAIM},
        {"wording": "3 km", "measure": "distance", "unit": "km", **CLAIM},
        {**MONDAY, **CLAIM},
    ],
    "sites": [
        {"wording": "5", **SITES},
        {"wording": "one", **SITES, "unit": "offices"},
        {"named": ["exampleton"], **SITES, "measure": "bombing-sites"},
        {"wording": "one", "measure": "attacks", "unit": "attacks", "place": "testford"},
    ],
    "a sum that fits": [
        deaths("people", "9"),
        deaths("residents", "8"),
        deaths("responders", "1"),
    ],
    "a sum that fails": [
        deaths("people", "9"),
        deaths("residents", "8"),
        deaths("responders", "at least two"),
    ],
    "days": [
        deaths("people", "12", period=PERIOD),
        deaths("people", "5", period="monday"),
        MONDAY,
        {"wording": "three-day", "measure": "duration", "unit": "days", "period": PERIOD},
    ],
}

UGLY = {
    "a plural after one": r"(?<![\d,.])\b1 (?!of )(?!person )\w+s\b(?<!has)(?<!is)",
    "a doubled quote": "““|””",
    "a doubled space": r"  |^ | $",
    "a doubled stop": r"\.\.|, ,|;\.|: ?\.",
    "a machine's word": r"\bNone\b(?! was)|\b(nan|NaN|NA|null)\b|<NA>|\{|\}",
    "an empty bracket": r"\( ?\)|“”",
    "a judgement": r"\b(merely|admits?|insists?|so-called|terror\w*|massacre\w*)\b",
}


@dataclass(frozen=True)
class Written:
    """What a report of one small article says, and whose statements there are."""

    sentences: list[Sentence]
    ids: set[str]


def write(reading: Reading) -> list[Sentence]:
    """Every sentence, heading and alt text that the notebooks' calls show."""
    shown = [getattr(analysis, name)(reading) for name in analysis.__all__ if CALL.match(name)]
    parts = [part for each in shown for part in getattr(each, "parts", [each])]
    sentences = [s for part in parts if isinstance(part, Prose) for s in part.sentences]
    return [*sentences, *((part.alt,) for part in parts if isinstance(part, Chart))]


def write_all(folder: Path, **parameters: object) -> dict[str, Written]:
    """What the reports of all small articles say; their charts are told but not drawn."""
    shutil.copytree(EXAMPLE, folder / "seeds")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOLLBOOK_HOME", str(folder))
        patch.setattr(findings, "compose", lambda *_, **__: None)
        patch.setattr(findings, "render_svg", lambda *_: "")
        home = Home(folder)
        readings = {n: home.tell(*a, **parameters) for n, a in ARTICLES.items()}
        return {n: Written(write(r), set(r.figures["id"])) for n, r in readings.items()}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Written]:
    """What the reports say with claims."""
    return write_all(tmp_path_factory.mktemp("with") / "home")


@pytest.fixture(scope="module")
def written_without(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Written]:
    """What the reports say without claims."""
    return write_all(tmp_path_factory.mktemp("without") / "home", include_claims=False)


@pytest.mark.parametrize("fault", UGLY)
@pytest.mark.parametrize("name", ARTICLES)
def test_no_sentence_is_ugly(written: dict[str, Written], name: str, fault: str) -> None:
    """No sentence of any small article has bad grammar, a machine's word or a judgement."""
    sentences = [plain(sentence) for sentence in written[name].sentences]

    assert [sentence for sentence in sentences if re.search(UGLY[fault], sentence)] == []


@pytest.mark.parametrize("name", ARTICLES)
def test_no_sentence_is_empty(written: dict[str, Written], name: str) -> None:
    """Every heading and every answer says something, from a capital, a number or a bound on."""
    begin = re.compile(r"[A-Z0-9“]|at (least|most) |(acled|ccc|gtd|literal|pitf): ")
    sentences = [plain(sentence) for sentence in written[name].sentences]

    assert [sentence for sentence in sentences if not begin.match(sentence)] == []


@pytest.mark.parametrize("name", ARTICLES)
def test_what_is_cited_is_in_the_ledger(written: dict[str, Written], name: str) -> None:
    """Each linked word leads to a statement that the article has."""
    cited = {p.figure for s in written[name].sentences for p in s if isinstance(p, Cited)}

    assert cited <= written[name].ids


@pytest.mark.parametrize("name", ARTICLES)
def test_without_claims_no_claim_is_told(written_without: dict[str, Written], name: str) -> None:
    """With claims left out, no sentence rests on one or names its side."""
    told = written_without[name]
    cited = {p.figure for s in told.sentences for p in s if isinstance(p, Cited)}

    assert cited <= told.ids
    assert not any("Red Side" in plain(sentence) for sentence in told.sentences)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("one figure", "Example Gazette reports 12 people killed."),
        ("one person", "Example Gazette reports 1 person among residents killed."),
        ("nobody", "Example Gazette reports 0 people killed."),
        ("no group", "Example Gazette reports 12 people killed."),
        ("a vague word", "Example Gazette reports “many” people killed."),
        (
            "three accounts",
            "Example Gazette reports 12 people (15 according to county office; 13 according to "
            "passer-by) killed.",
        ),
        ("hedges", "Example Gazette reports “around 50” people killed."),
    ],
)
def test_the_widest_count_comes_first(home: Home, name: str, answer: str) -> None:
    """The first sentence on the toll has the widest counts, in singular or plural."""
    assert plain(prose.answer_toll(home.tell(*ARTICLES[name]))[0]) == answer


def test_an_attributed_count_names_its_speaker(home: Home) -> None:
    """A count that the outlet does not state itself is never told without who said it."""
    reading = home.tell(deaths("residents", "8", **OFFICE))

    assert "according to county office" in plain(prose.answer_toll(reading)[0])


def test_a_count_stays_with_its_group_in_a_right_to_left_script(home: Home) -> None:
    """Each Hebrew name is closed before the next count, which would else be drawn beside it."""
    home.change("event", "label: residents", "label: תושבים")
    home.change("event", "label: responders", "label: מחלצים")
    reading = home.tell(*ARTICLES["a sum that fits"])

    assert plain(prose.answer_toll(reading)[1]) == (
        "It also reports 8 תושבים\u200e and 1 person among מחלצים\u200e killed."
    )


def test_a_day_stays_behind_an_outlet_in_a_right_to_left_script(home: Home) -> None:
    """The day's number is not drawn on the far side of an Urdu name."""
    reading = home.tell(deaths("people", "12"))
    source = reading.article.source.model_copy(update={"outlet": "اخبار"})
    transcript = reading.article.transcript.model_copy(update={"source": source})
    article = reading.article.model_copy(update={"transcript": transcript})

    assert prose.cite_source(replace(reading, article=article)) == "اخبار\u200e, 4 March 2020"


@pytest.mark.parametrize("name", ["no deaths", "a distance", "a day", "a claim alone"])
def test_what_is_not_reported_is_not_zero(home: Home, name: str) -> None:
    """Without a reported count of deaths, the report says so and gives no number."""
    answer = plain(prose.answer_toll(home.tell(*ARTICLES[name]))[0])

    assert answer.startswith("Example Gazette gives no count of deaths")
    assert not re.search(r"\d", answer)


def test_parts_follow_their_whole(home: Home) -> None:
    """The second sentence has the counts inside the widest."""
    assert plain(prose.answer_toll(home.tell(*ARTICLES["a sum that fits"]))[1]) == (
        "It also reports 8 residents and 1 person among responders killed."
    )


def test_places_and_periods_stand_behind_their_group(home: Home) -> None:
    """A count in one town says so; a count of one day has the day in brackets."""
    reading = home.tell(
        deaths("residents", "8", place="exampleton", period=PERIOD),
        deaths("residents", "3", place="exampleton", period="monday"),
        {"wording": "5", "measure": "attack-sites", "unit": "sites"},
    )

    assert plain(prose.answer_toll(reading)[1]) == (
        "It also reports 3 residents killed in Exampleton (Monday, 2 March 2020)."
    )


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("a sum that fits", "= 9, which fits 9 (people killed)."),
        ("a sum that fails", "which is more than 9 (people killed). They cannot all be true."),
        ("three accounts", "(people killed): both cannot be true."),
        ("hedges", "(people killed): a bound is open."),
    ],
)
def test_a_check_says_what_follows(home: Home, name: str, ends: str) -> None:
    """Each check ends in its verdict: fits, cannot be true, or cannot be checked."""
    first, *_ = to_records(tables.tabulate_checks(home.tell(*ARTICLES[name])))

    assert plain(proof.say_check(first)).endswith(ends)


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("one figure", "No two figures can be checked against each other"),
        ("a vague word", "No two figures can be checked against each other"),
        ("a sum that fits", "No contradiction in 1 check between figures"),
        ("a sum that fails", "The figures do not add up: 1 of 1 check fails"),
        ("three accounts", "The figures do not add up: 3 of 3 checks fail"),
    ],
)
def test_only_what_could_be_checked_is_counted(home: Home, name: str, heading: str) -> None:
    """The heading counts decided checks; an open bound proves nothing and is not among them."""
    assert plain(proof.head_checks(proof.reconcile(home.tell(*ARTICLES[name])))) == heading


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ([deaths("people", "12")], "No wording is hedged."),
        ([deaths("people", "about 12")], "1 wording is hedged: “about 12”."),
        (
            [deaths("people", "dozens"), deaths("residents", "up to 9")],
            "2 wordings are hedged, such as “dozens”.",
        ),
    ],
)
def test_hedges_are_counted(home: Home, figures: list[Row], sentence: str) -> None:
    """How many wordings are hedged, with one of the article's own as example."""
    assert plain(prose.answer_figures(home.tell(*figures))[1]) == sentence


def test_a_claim_names_its_side_and_the_ratio(home: Home) -> None:
    """A claim stands with its speaker, beside the report, with how many times it is."""
    reading = home.tell(deaths("people", "12"), deaths("drivers", "30", **CLAIM))
    (answer,) = prose.answer_claims(reading, tables.compare_claims(reading))

    assert plain(answer) == (
        "Red Side claims 30 drivers killed. The article gives no count of its own for them; it "
        "reports 12 people killed, among whom they would be. The claim is 2.5 times the reported "
        "count."
    )


def test_the_times_told_are_answered_by_the_first_and_how_far_they_reach(home: Home) -> None:
    """What happened first is told, and the last only as a day."""
    earlier = {"wording": "three days", "measure": "duration", "unit": "days", "period": PERIOD}
    reading = home.tell(MONDAY, {**earlier, **OFFICE})
    answer = prose.answer_time_and_place(reading, tables.tabulate_timeline(reading))

    assert [plain(sentence) for sentence in answer[:2]] == [
        "Figure 2 is told (county office).",
        "Of 2 times told, the first is Sunday to Tuesday, 1 to 3 March 2020; the last is Monday, "
        "2 March 2020.",
    ]


def test_the_briefing_says_that_a_claim_lacks_evidence(home: Home) -> None:
    """No claim is told in the briefing without the word that nothing independent backs it."""
    *_, last = prose.answer_briefing(home.tell(*ARTICLES["a claim alone"]), [])

    assert "claims 30 drivers killed" in plain(last)
    assert "no independent evidence" in plain(last)


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Police officers", "police officers"),
        ("BLA members", "BLA members"),
        ("", ""),
        ("A", "A"),
    ],
)
def test_a_label_inside_a_sentence_keeps_abbreviations(label: str, inside: str) -> None:
    """The first letter is lowered unless the word is an abbreviation."""
    assert prose.uncapitalise(label) == inside


def test_a_place_is_told_by_hemisphere(home: Home) -> None:
    """A negative longitude is a western one, and a negative latitude a southern one."""
    home.change("event", "latitude: 10.5", "latitude: -10.5")
    places = tables.tabulate_places(home.tell(deaths("people", "12")))

    assert "Exampleton at 10.5° south, 20.25° west" in prose.describe_chart("T.", places)


def test_alt_text_has_bounds_speaker_and_status(home: Home) -> None:
    """A chart's text tells of each row what the chart shows."""
    reading = home.tell(deaths("people", "more than 12", **OFFICE))
    text = prose.describe_chart("Title.", tables.tabulate_toll(reading))

    assert all(word in text for word in ("≥ 13", "more than 12", "attributed", "county office"))


def test_what_has_no_limit_and_what_has_no_bound_is_told(home: Home) -> None:
    """The limits list open ends and figures without any bound, in the article's words."""
    limits = [plain(s) for s in prose.list_limits(home.tell(*ARTICLES["hedges"]))]

    assert any("no upper limit" in s.casefold() and "“dozens”" in s for s in limits)
    assert any("no bounds" in s and "“around 50” and “many”" in s for s in limits)


def test_an_assumption_is_told_as_ours(home: Home) -> None:
    """A reading that is not the article's stands among the limits, with its reason."""
    reading = home.tell(
        deaths("people", "12"),
        assumptions=(
            {
                "id": "an-example",
                "figure": "figure-1",
                "reads": {"group": "residents"},
                "because": "Nobody else was there.",
            },
        ),
    )
    limits = [plain(s) for s in prose.list_limits(reading)]

    assert any("obody else was there." in s and "not the article's" in s for s in limits)


@pytest.mark.parametrize(
    ("items", "list_"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_pieces_are_listed_in_english(items: list[str], list_: str) -> None:
    """Linked words make the same lists as plain ones."""
    assert plain(prose.enumerate_pieces((Cited(item, "x"),) for item in items)) == list_


@pytest.mark.parametrize(
    ("figures", "lead"),
    [
        ([("people", "30"), ("responders", "no")], "Reported killed: 30 people"),
        ([("people", "12"), ("residents", "4")], "Reported killed: 12 people"),
        (
            [("people", "12"), ("residents", "4"), ("responders", "8")],
            "Reported killed: 4 residents and 8 responders",
        ),
    ],
)
def test_a_part_leads_only_where_the_parts_leave_nobody_out(
    home: Home, figures: list[tuple[str, str]], lead: str
) -> None:
    """Four of twelve are no toll, and nobody of thirty is none."""
    reading = home.tell(*(deaths(group, wording) for group, wording in figures))
    assert plain(prose.lead_toll(tables.tabulate_toll(reading))) == lead


def test_a_claim_that_we_read_anew_says_so(home: Home) -> None:
    """What the ratio and the rival rest on is told beside the claim."""
    claim = deaths("people", "58", speaker="red-side", status="claimed")
    made = {"id": "a", "figure": "figure-1", "reads": {"group": "responders"}, "because": "So."}
    reading = home.tell(claim, deaths("responders", "20"), assumptions=(made,))
    told = " ".join(map(plain, prose.answer_claims(reading, tables.compare_claims(reading))))
    assert "58 people killed (read by us as responders)" in told


def test_a_withdrawn_claim_is_not_told_as_claimed(home: Home) -> None:
    """The party claims 40 and no longer 50."""
    claims = [
        deaths("people", "50", speaker="red-side", status="claimed"),
        deaths("people", "40", speaker="red-side", status="claimed", corrects="figure-1"),
    ]
    told = " ".join(map(plain, prose.answer_briefing(home.tell(*claims), [])))
    assert "claims 40 people killed" in told
    assert "claims 50" not in told
