"""Other names of groups, places and speakers: each means one, and helps who mistypes."""

from __future__ import annotations

import pytest
from homes import Home

RESIDENTS, COUNTY, OFFICE = "label: residents", "name: Sample County", "name: county office"

REFUSED = [
    (RESIDENTS, "[Responders]", "alias 'Responders' is what 'responders' is called"),
    (RESIDENTS, "DRIVERS", "alias 'DRIVERS' is what 'drivers' is called"),
    (COUNTY, "[the county, testford]", "alias 'testford' is what 'testford' is called"),
    (OFFICE, "[Red side]", "alias 'Red side' is what 'red-side' is called"),
    (OFFICE, "[the Office, the office]", "alias 'the office' is given twice"),
    (OFFICE, "[22]", "alias '22' has no letter"),
    (
        OFFICE,
        "[the office of the head of the county]",
        "alias 'the office of the head of the county' has 8 words; a name has 6 at most",
    ),
    (OFFICE, '[""]', "entry 1 of 'aliases' is empty"),
    (OFFICE, '""', "'aliases' is empty"),
]


@pytest.mark.parametrize(("entry", "aliases", "told"), REFUSED)
def test_an_alias_that_means_nothing_or_two_is_refused(
    home: Home, entry: str, aliases: str, told: str
) -> None:
    """With the name that it would be taken for."""
    refused = home.change("event", entry, f"{entry}\n    aliases: {aliases}").refuse()
    assert told in refused
    assert "\n" not in refused


def test_two_entries_cannot_share_an_alias(home: Home) -> None:
    """However it is written; the second one is told, at its line."""
    home.change("event", RESIDENTS, f"{RESIDENTS}\n    aliases: [locals]")
    home.change("event", "label: drivers", "label: drivers\n    aliases:\n      - Locals")
    refused = home.refuse()
    assert refused.startswith("event.yaml:17: group 'drivers': alias 'Locals' is what 'residents'")


def test_an_alias_of_another_section_is_free(home: Home) -> None:
    """A town and its council may go by one name."""
    home.change("event", "name: Exampleton", "name: Exampleton\n    aliases: the town")
    home.change("event", OFFICE, f"{OFFICE}\n    aliases: [The Town, county office]")
    assert home.read().event.speakers["county-office"].aliases == ("The Town", "county office")


@pytest.mark.parametrize(
    ("entry", "old", "new", "meant"),
    [
        (RESIDENTS, "group: residents", "group: the-locals", "residents"),
        (OFFICE, "speaker: county-office", "speaker: thelocals", "county-office"),
        (OFFICE, "speaker: outlet", "by: the-local\n    speaker: outlet", "county-office"),
        (COUNTY, "place: sample-county", "place: the-locals", "sample-county"),
    ],
)
def test_an_unknown_name_is_answered_by_alias(
    home: Home, entry: str, old: str, new: str, meant: str
) -> None:
    """Who writes what the text says is told the name."""
    home.change("event", entry, f"{entry}\n    aliases: the locals")
    assert f"; did you mean '{meant}'?" in home.change("article", old, new).refuse()


def test_an_unknown_name_is_answered_by_label(home: Home) -> None:
    """A label is what a text calls the group, too."""
    home.change("event", RESIDENTS, "label: people of the county")
    home.change("article", "group: residents", "group: people-of-the-county")
    assert "; did you mean 'residents'?" in home.refuse()
