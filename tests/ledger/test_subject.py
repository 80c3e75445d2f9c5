"""What a run is about: one article, or one event with all its articles."""

import pytest
from homes import NAME

from analysis.errors import ParameterError
from analysis.ledger.names import check_article_name
from analysis.ledger.subject import Kind, Subject, find_subject, find_subject_of, list_events

EVENT = "example-2020"


@pytest.mark.parametrize(
    ("name", "kind", "folder"),
    [(NAME, Kind.ARTICLE, NAME), (EVENT, Kind.EVENT, f"{EVENT}/event")],
)
def test_a_name_tells_the_kind_and_the_folder(name, kind, folder):
    """With a slash it is an article, without one it is an event."""
    subject = find_subject(name)
    assert (subject.name, subject.kind, subject.folder) == (name, kind, folder)


@pytest.mark.parametrize("name", [NAME, EVENT])
def test_a_folder_leads_back_to_its_subject(name):
    """What lies in a published folder is known by its place."""
    subject = find_subject(name)
    assert find_subject_of(subject.folder) == subject


@pytest.mark.parametrize("folder", [EVENT, "../event", f"{NAME}/event", "a/b", ""])
def test_another_folder_is_no_subjects(folder):
    """An event's report is not its event's folder."""
    with pytest.raises(ParameterError):
        find_subject_of(folder)


@pytest.mark.parametrize("name", ["../x", "a/b", "a/b/c", "", "A", "a" * 200, f"{NAME}\n"])
def test_another_form_is_no_subject(name):
    """Nothing that could lead out of the folder of reports gets by."""
    with pytest.raises(ParameterError, match="is not of the form EVENT/YYYY-MM-DD-OUTLET"):
        find_subject(name)


@pytest.mark.parametrize("check", [check_article_name, find_subject])
def test_no_article_is_called_event(check):
    """Its report would lie where that of the event does."""
    with pytest.raises(ParameterError) as error:
        check(f"{EVENT}/event")
    assert str(error.value) == (
        "an article cannot be called 'event', as the report of its event is; the event itself is "
        "'example-2020'"
    )


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_names_its_notebooks_and_their_parameter(kind):
    """`article-*.ipynb` are told `article`, `event-*.ipynb` are told `event`."""
    assert (kind.prefix, kind.parameter) == (f"{kind.value}-", kind.value)


def test_an_article_rests_on_two_files(home):
    """The event's and its own."""
    assert find_subject(NAME).find_seeds() == (home.event_file, home.article_file)


def test_an_event_rests_on_all_its_articles(home):
    """The event's file comes first, each file once."""
    second = home.article_file.with_name("2020-03-05-herald.yaml")
    second.write_bytes(home.article_file.read_bytes())
    assert find_subject(EVENT).find_seeds() == (home.event_file, home.article_file, second)


def test_an_event_without_a_seed_is_named_with_the_nearest(home):
    """A mistyped event is told as a mistyped article is."""
    with pytest.raises(ParameterError) as error:
        Subject("exmaple-2020").find_seeds()
    assert str(error.value) == ("event 'exmaple-2020' has no seed; did you mean 'example-2020'?")


def test_only_events_with_a_seed_are_listed(home):
    """A folder without `event.yaml` is no event yet."""
    other = home.folder / "seeds" / "other-2020"
    other.mkdir()
    (other / "2020-03-04-gazette.yaml").write_bytes(home.article_file.read_bytes())
    assert list_events() == [Subject(EVENT)]
