"""When and where a number counts, its role and its change; all places are invented."""

from __future__ import annotations

import pytest

from analysis.draft import draft_text
from analysis.draft.propose.proposal import Draft
from analysis.ledger.model import Event

EVENT = Event.model_validate(
    {
        "name": "Attack on Orvale",
        "timezone": "UTC",
        "groups": {"people": {"label": "people"}},
        "places": {
            "orvale": {"name": "Orvale", "kind": "town", "part_of": "lestria"},
            "lestria": {"name": "Lestria", "kind": "province", "aliases": ["the Upper Reach"]},
        },
        "periods": {
            "saturday": {"label": "Saturday", "start": "2026-01-31", "end": "2026-01-31"},
            "since-friday": {"label": "since Friday", "start": "2026-01-30"},
            "weekend": {
                "label": "weekend", "start": "2026-01-31", "end": "2026-02-01",
                "precision": "weekend",
            },
        },
    }
)  # fmt: skip


def draft_one(text: str, event: Event | None = None) -> Draft:
    """The one number of a text that is no date."""
    (draft,) = (each for each in draft_text(text, event, "2026-02-04") if each.skip is None)
    return draft


@pytest.mark.parametrize(
    ("words", "name", "start", "end"),
    [
        ("on Saturday", "saturday", "2026-01-31", "2026-01-31"),
        ("on Wednesday", "wednesday", "2026-02-04", "2026-02-04"),
        ("since Friday", "since-friday", "2026-01-30", None),
        ("over the weekend", "weekend", "2026-01-31", "2026-02-01"),
        ("on 31 January", "january-31", "2026-01-31", "2026-01-31"),
        ("on December 30", "december-30", "2025-12-30", "2025-12-30"),
        ("yesterday", "tuesday", "2026-02-03", "2026-02-03"),
    ],
)
def test_a_day_is_counted_back_from_the_day_of_publication(
    words: str, name: str, start: str, end: str | None
) -> None:
    """4 February 2026 is a Wednesday, so the Saturday before it is 31 January."""
    draft = draft_one(f"Gunmen killed 12 people {words}.")
    assert draft.period == name
    (new,) = (each for each in draft.new if each.section == "periods")
    assert (new.entry["start"], new.entry.get("end")) == (start, end)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("on Saturday", "saturday"),
        ("since Friday", "since-friday"),
        ("over the weekend", "weekend"),
        ("on 31 January", "saturday"),
    ],
)
def test_the_event_s_period_of_those_days_is_taken(words: str, name: str) -> None:
    """Its own name, and nothing new."""
    draft = draft_one(f"Gunmen killed 12 people {words}.", EVENT)
    assert draft.period == name
    assert not [each for each in draft.new if each.section == "periods"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed 12 people in Orvale.", "orvale"),
        ("Gunmen killed 12 people near the town of Orvale.", "orvale"),
        ("In Orvale, gunmen killed 12 people.", "orvale"),
        ("Gunmen killed 12 people in the Upper Reach.", "lestria"),
    ],
)
def test_the_event_s_place_is_found_by_any_of_its_names(text: str, place: str) -> None:
    """Names and aliases, behind the number and before it."""
    draft = draft_one(text, EVENT)
    assert draft.place == place
    assert not [each for each in draft.new if each.section == "places"]


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("Gunmen killed 12 people in Orvale.", "orvale", "place"),
        ("Gunmen killed 12 people in the town of Orvale.", "orvale", "town"),
        ("Gunmen killed 12 people in Orvale district.", "orvale", "district"),
        ("Gunmen killed 12 people in northern Lestria.", "lestria", "place"),
    ],
)
def test_an_unknown_place_is_proposed_with_its_kind(text: str, place: str, kind: str) -> None:
    """What "The town of Orvale" says is a town."""
    draft = draft_one(text)
    assert draft.place == place
    (new,) = (each for each in draft.new if each.section == "places")
    assert new.entry["kind"] == kind


def test_a_distance_has_two_ends() -> None:
    """What "Orvale, 12 km north of Tessin" says lies in Orvale and leads to Tessin."""
    draft = draft_one("Gunmen raided a farm in Orvale, 12 km north of Tessin.")
    assert (draft.measure, draft.place, draft.to) == ("distance", "orvale", "tessin")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Gunmen killed 12 people in Orvale.", "toll"),
        ("Last year gunmen killed 12 people in Orvale.", "background"),
        ("In 2021, gunmen killed 12 people in Orvale.", "background"),
        ("The war has killed 12,000 people since 2001.", "background"),
        ("Rebels have killed 12 people over the past five months.", "background"),
        ("12 people were killed in the past 24 hours.", "toll"),
        ("A separate attack in Tessin killed 12 people.", "other-event"),
        ("It comes two weeks after a blast that killed 12 people.", "other-event"),
    ],
)
def test_earlier_years_and_other_events_are_no_toll(text: str, role: str) -> None:
    """The role is told by the words around the number."""
    drafts = draft_text(text, None, "2026-02-04")
    (draft,) = (each for each in drafts if each.skip is None and each.measure == "deaths")
    assert draft.role == role


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The death toll rose to 31.", None),
        ("That brings the total to 58 dead.", None),
        ("The death toll rose by 12.", "increment"),
    ],
)
def test_a_total_is_no_change(text: str, change: str | None) -> None:
    """What rose to 31 is 31; what rose by 12 is 12 more."""
    assert draft_one(text).change == change


def test_the_first_line_may_be_a_headline() -> None:
    """A short line without a stop, with longer ones behind it."""
    text = (
        "Gunmen kill 12 people in Orvale\n\n"
        "Gunmen on horses killed 12 people in the town of Orvale on Saturday, police said, and "
        "burned a market."
    )
    assert [each.part for each in draft_text(text)] == ["headline", "body"]


def test_a_clock_time_keeps_its_skip_and_gets_a_period() -> None:
    """It is no figure unless somebody wants it, and then it is a time."""
    (draft,) = draft_text("The attack began at 4 a.m. on Saturday.", None, "2026-02-04")
    assert (draft.skip, draft.measure, draft.unit) == ("time", "time", "hour-of-day")
    (new,) = (each for each in draft.new if each.section == "periods")
    assert new.entry["start"] == "2026-01-31T04"


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("A car bomb killed 12 people.", ("car-bombing",)),
        ("An air strike killed 12 people.", ("air-strike",)),
        ("A suicide bomber killed 12 people.", ("suicide-bombing",)),
        ("Gunmen opened fire and killed 12 people.", ("gunfire",)),
        ("Gunmen killed 12 people.", ()),
    ],
)
def test_by_what_means_only_where_it_is_said(text: str, how: tuple[str, ...]) -> None:
    """The list of means, as the words beside the number have them."""
    assert draft_one(text).how == how
