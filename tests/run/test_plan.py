"""Keys and digests: the same content gives the same, any other content another."""

import pytest
from projects import ARTICLE, SUBJECT, write_notebook

from analysis import paths
from analysis.run import plan
from analysis.run.plan import digest_folder, hash_inputs, hash_sources, list_versions

PARAMETERS = {"article": ARTICLE}


def find_key(**parameters):
    return hash_inputs(
        SUBJECT, paths.notebooks() / "article-00-only.ipynb", {**PARAMETERS, **parameters}
    )


def append(path):
    path.write_text(path.read_text("utf-8") + "\n# more\n", "utf-8")


def change_seed(monkeypatch):
    append(paths.seeds() / f"{ARTICLE}.yaml")


def change_event(monkeypatch):
    append(paths.seeds() / ARTICLE.partition("/")[0] / "event.yaml")


def change_notebook(monkeypatch):
    write_notebook(paths.notebooks() / "article-00-only.ipynb", "print(2)")


def change_sources(monkeypatch):
    monkeypatch.setattr(plan, "hash_sources", lambda: "other")


def change_versions(monkeypatch):
    monkeypatch.setattr(plan, "list_versions", lambda: {"python": "3.99.0"})


def remove_event(monkeypatch):
    (paths.seeds() / ARTICLE.partition("/")[0] / "event.yaml").unlink()


@pytest.mark.parametrize(
    "change",
    [
        *(change_seed, change_event, change_notebook, change_sources, change_versions),
        remove_event,
    ],
)
def test_a_key_changes_with_each_input(small_project, monkeypatch, change):
    """Seed, event, notebook, `analysis` and versions all shape a page."""
    before = find_key()
    change(monkeypatch)
    assert find_key() != before


def test_a_key_changes_with_a_parameter(small_project):
    """Another value is another page."""
    assert find_key(convention="gtd") != find_key(convention="acled")


def find_secret_key(value, salt):
    notebook = paths.notebooks() / "article-00-only.ipynb"
    return hash_inputs(SUBJECT, notebook, {**PARAMETERS, "api_key": value}, salt)


def test_a_key_changes_with_a_secret(small_project):
    """Another secret may give another page."""
    assert find_secret_key("one", "salt") != find_secret_key("two", "salt")


def test_a_key_is_the_same_for_the_same_secret_and_salt(small_project):
    """What did not change does not run again."""
    assert find_secret_key("one", "salt") == find_secret_key("one", "salt")


def test_a_secret_is_hashed_with_the_salt(small_project):
    """Who has the key and all files of the project cannot try secrets without it."""
    assert find_secret_key("one", "salt") != find_secret_key("one", "pepper")


def test_a_secret_is_not_hashed_without_a_salt(small_project):
    """A mistake of ours must not go unseen."""
    with pytest.raises(ValueError, match="parameter 'api_key' is secret, and there is no salt"):
        find_secret_key("one", "")


def test_the_salt_is_nothing_to_a_key_without_secrets(small_project):
    """A project that has none never gets one."""
    notebook = paths.notebooks() / "article-00-only.ipynb"
    assert hash_inputs(SUBJECT, notebook, PARAMETERS, "salt") == find_key()


def test_a_key_rests_on_content_alone(small_project):
    """A file that was only touched is the same file."""
    before = find_key()
    (paths.seeds() / f"{ARTICLE}.yaml").touch()
    assert find_key() == before


def test_a_key_is_not_another_articles(small_project):
    """Two articles with the same text differ in the parameter that names them."""
    notebook = paths.notebooks() / "article-00-only.ipynb"
    assert hash_inputs(SUBJECT, notebook, {"article": "other"}) != find_key()


def test_a_digest_changes_with_a_name_and_with_content(tmp_path):
    """A file that is renamed, changed, added or removed is found."""
    digests = set()
    for files in ({"a": "1"}, {"b": "1"}, {"a": "2"}, {"a": "1", "b": "1"}, {}):
        folder = tmp_path / str(len(digests))
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text)
        digests.add(digest_folder(folder))
    assert len(digests) == 5


def test_a_digest_does_not_rest_on_where_the_folder_is(tmp_path):
    """A copy has the same."""
    for name in ("a", "b"):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "x").write_text("1")
    assert digest_folder(tmp_path / "a") == digest_folder(tmp_path / "b")


def test_no_folder_has_no_digest(tmp_path):
    """It is like no report that was ever published."""
    assert digest_folder(tmp_path / "none") == ""


def test_versions_are_those_that_a_page_rests_on():
    """Python and the libraries of the project, without its tools."""
    versions = list_versions()
    assert {"python", "pandas", "papermill", "matplotlib"} <= versions.keys()
    assert not {"pytest", "ruff", "mypy"} & versions.keys()


def test_sources_are_hashed_without_what_python_leaves_there():
    """A compiled file is no source."""
    assert ".pyc" not in plan.SOURCES
    assert hash_sources() == hash_sources.__wrapped__()
