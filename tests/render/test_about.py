"""What downloads say about themselves: title and citation."""

from dataclasses import replace

from small_tables import ABOUT

from analysis.render.about import cite


def test_the_title_names_the_event_the_outlet_and_the_day():
    """What the tables are about and whose figures they hold."""
    assert ABOUT.title == "Attack in Sample County: the figures of Example Gazette, 4 March 2020"


def test_a_citation_is_one_line():
    """Version, event, outlet, day, address and the begin of the seed's hash."""
    assert cite(ABOUT) == (
        "Tollbook 0.1.0: Attack in Sample County, the figures of Example Gazette, 4 March 2020. "
        "Article: https://gazette.example/1. Seed sha256 0123456789…."
    )


def test_another_seed_is_cited_otherwise():
    """Two states of the figures are told apart."""
    assert cite(replace(ABOUT, seed="f" * 64)) != cite(ABOUT)
