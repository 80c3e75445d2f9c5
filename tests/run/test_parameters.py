"""A notebook's parameters: read from its own cell, converted to its own types, or refused."""

import json
from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.subject import Kind
from analysis.run.parameters import (
    Parameter,
    choose_notebooks,
    list_notebooks,
    read_parameters,
    resolve,
    split_assignments,
)


def write_notebook(path: Path, source: str, tags: tuple[str, ...] = ("parameters",)) -> Path:
    cell = {"cell_type": "code", "source": source, "metadata": {"tags": list(tags)}}
    path.write_text(json.dumps({"cells": [cell]}))
    return path


KNOWN = {
    "name": Parameter("name", "a", "a word"),
    "wide": Parameter("wide", True, "True or False"),
    "most": Parameter("most", 3, "a whole number"),
    "share": Parameter("share", 0.5, "a number"),
}
FURTHER = {
    "any": Parameter("any", None, "whatever"),
    "parts": Parameter("parts", [1], "a list"),
    "names": Parameter("names", {"a": 1}, "a dict"),
    "ratio": Parameter("ratio", 1, "a number", "float"),
}


def test_each_line_of_the_cell_is_a_parameter_with_its_comment(tmp_path):
    """Name, default and trailing comment come from the cell itself."""
    notebook = write_notebook(tmp_path / "n.ipynb", 'a = "x"  # a word\nb = 2  # at most 9\n')
    assert read_parameters(notebook) == {
        "a": Parameter("a", "x", "a word"),
        "b": Parameter("b", 2, "at most 9"),
    }


@pytest.mark.parametrize(
    ("source", "default", "kind"),
    [
        ("a = -1", -1, "int"),
        ("a = +0.5", 0.5, "float"),
        ("a = None", None, ""),
        ("a = [1, [-2, 'x']]", [1, [-2, "x"]], "list"),
        ("a = {'b': None, 'c': [True]}", {"b": None, "c": [True]}, "dict"),
        ("a: str = 'x'", "x", "str"),
        ("a: float = 1", 1, "float"),
        ("a: int | None = None", None, ""),
        ("a = [\n    1,\n    2,\n]", [1, 2], "list"),
    ],
)
@pytest.mark.parametrize("comment", ["", "  # what it does"])
def test_a_constant_of_any_kind_is_read(tmp_path, source, default, kind, comment):
    """With or without a type, over one line or several, with the comment at its end."""
    (found,) = read_parameters(write_notebook(tmp_path / "n.ipynb", source + comment)).values()
    assert (found.default, found.kind, found.help) == (default, kind, comment.lstrip(" #"))


@pytest.mark.parametrize(
    "line",
    [
        *("import os", "a = b", "a, b = 1, 2", "a: int", "a = b = 1", "a.b = 1", "a = f'{1}'"),
        *("a = (1, 2)", "a = {1}", "a = {1: 2}", "a = b'x'", "a = 1j", "a = ...", "a = 1e999"),
    ],
)
def test_a_line_that_holds_no_constant_is_refused_with_its_number(tmp_path, line):
    """The message says which line, and what may stand there."""
    source = f"first = 1\n# a remark\n{line}"
    with pytest.raises(ParameterError) as error:
        read_parameters(write_notebook(tmp_path / "n.ipynb", source))
    told = str(error.value)
    assert "n.ipynb: line 3 of the parameters cell is not of the form NAME = CONSTANT" in told
    assert "None, or a list or a dict of constants" in told
    assert "\n" not in told


def test_a_cell_that_is_no_python_is_refused(tmp_path):
    """It cannot be run either."""
    with pytest.raises(ParameterError, match="has no parameters cell that can be read"):
        read_parameters(write_notebook(tmp_path / "n.ipynb", "for"))


@pytest.mark.parametrize("content", ["", "{}", "[]", "not json", '{"cells": [1]}'])
def test_a_file_that_is_no_notebook_is_refused(tmp_path, content):
    """Whatever lies in the notebooks folder gets a sentence, not a traceback."""
    path = tmp_path / "n.ipynb"
    path.write_text(content)
    with pytest.raises(ParameterError, match="has no parameters cell that can be read"):
        read_parameters(path)


def test_a_notebook_without_a_tagged_cell_is_refused(tmp_path):
    """Papermill would inject at the top and the defaults below would win."""
    path = write_notebook(tmp_path / "n.ipynb", "a = 1", tags=())
    with pytest.raises(ParameterError, match="has no parameters cell"):
        read_parameters(path)


def test_an_unknown_name_is_refused_with_the_nearest():
    """Papermill only warns; a mistyped name would silently change nothing."""
    with pytest.raises(ParameterError) as error:
        resolve(KNOWN, {"nmae": "b"})
    assert str(error.value) == "parameter 'nmae' is unknown; did you mean 'name'?"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("name", "", ""),
        ("name", "True", "True"),
        ("wide", "false", False),
        ("wide", "TRUE", True),
        ("most", "12", 12),
        ("share", "1", 1.0),
    ],
)
def test_a_value_takes_the_type_of_its_default(name, text, value):
    """The type is the notebook's, not a guess from the text."""
    resolved = resolve(KNOWN, {name: text})[name]
    assert (resolved, type(resolved)) == (value, type(value))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("wide", "yes", "parameter 'wide' is 'yes'; allowed: 'True', 'False'"),
        ("most", "2.5", "parameter 'most' is '2.5', not a whole number"),
        ("share", "half", "parameter 'share' is 'half', not a number"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(name, text, message):
    """What was found and what is allowed are both named."""
    with pytest.raises(ParameterError) as error:
        resolve(KNOWN, {name: text})
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        *(("any", "3", 3), ("any", "None", None), ("any", "three", "three"), ("any", "", "")),
        *(("any", "[1, 'a']", [1, "a"]), ("parts", "[-1]", [-1]), ("names", "{'b': 2}", {"b": 2})),
        ("ratio", "0.5", 0.5),
    ],
)
def test_a_constant_is_given_as_python_writes_it(name, text, value):
    """Where no type is told, what is no constant is text."""
    found = resolve(FURTHER, {name: text})[name]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("parts", "1", "not a list of constants, such as [1, 2]"),
        ("parts", "[1,", "not a list of constants, such as [1, 2]"),
        ("names", "[1]", "not a dict of constants, such as {'a': 1}"),
        ("names", "{1: 2}", "not a dict of constants, such as {'a': 1}"),
        ("ratio", "half", "not a number"),
    ],
)
def test_a_constant_of_another_kind_is_refused(name, text, wanted):
    """What was found and what is allowed are both named."""
    with pytest.raises(ParameterError) as error:
        resolve(FURTHER, {name: text})
    assert str(error.value) == f"parameter '{name}' is '{text}', {wanted}"


def test_parameters_that_are_not_given_keep_their_default():
    """A report's page can print every parameter that shaped it."""
    assert resolve(KNOWN, {}) == {"name": "a", "wide": True, "most": 3, "share": 0.5}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["name"], "parameter 'name' is not of the form name=value"),
        (["2a=1"], "parameter name '2a' is not an identifier"),
        (["=1"], "parameter name '' is not an identifier"),
        (["a b=1"], "parameter name 'a b' is not an identifier"),
        (["a=1", "a=2"], "parameter 'a' is given twice"),
    ],
)
def test_a_malformed_assignment_is_refused(words, message):
    """The command line is checked before anything else is read."""
    with pytest.raises(ParameterError) as error:
        split_assignments(words)
    assert str(error.value) == message


def test_a_value_may_hold_equals_signs():
    """Only the first '=' divides name and value."""
    assert split_assignments(["a=b=c"]) == {"a": "b=c"}


@pytest.mark.parametrize(
    "name", ["checks", "01-checks", "article-01-checks", "article-01-checks.ipynb"]
)
def test_a_notebook_is_found_by_its_whole_and_by_its_short_names(name):
    """With and without its number, and what it is about."""
    assert choose_notebooks([name])[Kind.ARTICLE] == [paths.notebooks() / "article-01-checks.ipynb"]


def test_notebooks_are_chosen_in_their_order(small_project):
    """However they are asked for, and each once."""
    write_notebook(paths.notebooks() / "article-01-other.ipynb", "")
    chosen = choose_notebooks(["other", "only", "01-other"])[Kind.ARTICLE]
    assert [file.stem for file in chosen] == ["article-00-only", "article-01-other"]


@pytest.mark.parametrize("name", ["01-cheks", "article-01-cheks", "01-cheks.ipynb", "checkss"])
def test_an_unknown_notebook_is_refused_with_the_nearest(name):
    """A mistyped notebook is named and mended."""
    with pytest.raises(ParameterError) as error:
        choose_notebooks([name])
    assert str(error.value) == f"notebook '{name}' is unknown; did you mean '01-checks'?"


def test_a_notebook_that_is_like_no_other_is_refused_with_all_that_there_are(small_project):
    """Each by the name that is typed with the least pains."""
    with pytest.raises(ParameterError) as error:
        choose_notebooks(["zzz"])
    assert str(error.value) == "notebook 'zzz' is unknown; allowed: '00-only'"


@pytest.mark.parametrize("name", ["my-own.ipynb", "transcribe.ipynb", "00-mine.ipynb"])
def test_a_notebook_that_is_on_nothing_is_never_run(small_project, name):
    """The folder may hold notebooks of the user's own."""
    write_notebook(paths.notebooks() / name, "")
    assert [file.stem for file in list_notebooks()] == ["article-00-only"]
    assert list_notebooks(Kind.EVENT) == []


def test_a_short_name_is_that_of_each_notebook_that_has_it(small_project):
    """One of articles and one of events may answer to it."""
    write_notebook(paths.notebooks() / "event-00-only.ipynb", "")
    chosen = choose_notebooks(["only"])
    assert [file.stem for files in chosen.values() for file in files] == [
        *("article-00-only", "event-00-only"),
    ]


def test_notebooks_that_would_share_a_page_are_refused(small_project):
    """Neither is published over the other."""
    write_notebook(paths.notebooks() / "article-00-other.ipynb", "")
    with pytest.raises(ParameterError) as error:
        list_notebooks()
    assert str(error.value) == (
        "notebooks 'article-00-only' and 'article-00-other' have the same page, index.html; "
        "rename one of them"
    )


def test_every_notebook_of_the_project_has_the_same_three_parameters():
    """One call of `tollbook report -p` fits all notebooks."""
    names = {tuple(read_parameters(notebook)) for notebook in list_notebooks()}
    assert names == {("article", "convention", "include_claims")}


def test_every_parameter_says_what_it_does():
    """The comment is the only help that JupyterLab shows."""
    helps = [p.help for n in list_notebooks() for p in read_parameters(n).values()]
    assert all(helps)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["api_key s3cr3t"], "parameter '***' is not of the form name=value"),
        (["api_key:s3cr3t"], "parameter '***' is not of the form name=value"),
    ],
)
def test_a_malformed_assignment_of_a_secret_does_not_tell_it(given, message):
    """A message may end in a log."""
    with pytest.raises(ParameterError) as error:
        split_assignments(given)
    assert str(error.value) == message


def test_a_secret_of_the_wrong_type_is_not_told():
    """The name is enough to mend it."""
    with pytest.raises(ParameterError) as error:
        resolve({"api_key": Parameter("api_key", 3, "")}, {"api_key": "s3cr3t"})
    assert str(error.value) == "parameter 'api_key' is '***', not a whole number"
