"""Named conventions: what each says, and that none loses its source."""

import pytest

from analysis.errors import ParameterError
from analysis.ledger.conventions import CONVENTIONS, find_convention, read_vague

LITERAL_LOWS = [
    ("tens", 20),
    ("dozens", 24),
    ("scores", 40),
    ("hundreds", 200),
    ("thousands", 2_000),
    ("tens of thousands", 20_000),
    ("hundreds of thousands", 200_000),
    ("millions", 2_000_000),
    ("several", 3),
    ("a few", 3),
    ("a couple", 2),
    ("multiple", 2),
    ("several dozen", 36),
    ("several hundred", 300),
    ("several hundreds", 300),
    ("a few thousand", 3_000),
    ("a couple of hundred", 200),
    ("many thousands", 2_000),
    ("several lakh", 300_000),
    ("several crore", 30_000_000),
    ("crores", 20_000_000),
    ("a few billion", 3_000_000_000),
    ("many", None),
    ("few", None),
    ("a handful", None),
    ("an unknown number", None),
]

CODED = [
    ("acled", "tens", (10, 10, 10)),
    ("acled", "dozens", (12, 12, 12)),
    ("acled", "hundreds", (100, 100, 100)),
    ("pitf", "several", (None, 5, 24)),
    ("pitf", "tens", (None, 50, 99)),
    ("ccc", "hundreds", (200, 200, 200)),
    ("ccc", "thousands", (2_000, 2_000, 2_000)),
    ("ccc", "tens of thousands", (20_000, 20_000, 20_000)),
    ("ccc", "hundreds of thousands", (200_000, 200_000, 200_000)),
]


@pytest.mark.parametrize(("word", "low"), LITERAL_LOWS)
def test_literal_gives_a_word_only_the_low_that_it_asserts(word, low):
    """Under `literal`, no vague word has a nominal or a high."""
    assert CONVENTIONS["literal"].vague[word] == (None, low, None)


def test_no_literal_word_has_a_nominal_or_a_high():
    """No upper bound is invented for any word of the table."""
    assert {(nominal, high) for nominal, _, high in CONVENTIONS["literal"].vague.values()} == {
        (None, None)
    }


@pytest.mark.parametrize(("name", "word", "bounds"), CODED)
def test_a_named_convention_codes_its_words(name, word, bounds):
    """Each rule that a data set publishes is in its convention."""
    assert read_vague(word, CONVENTIONS[name]) == bounds


@pytest.mark.parametrize("name", ["acled", "pitf", "ccc"])
def test_an_undefined_word_falls_back_to_literal(name):
    """None of these defines "scores", so it stays as worded."""
    assert read_vague("scores", CONVENTIONS[name]) == (None, 40, None)


@pytest.mark.parametrize("word", CONVENTIONS["literal"].vague)
def test_gtd_leaves_every_vague_word_blank(word):
    """What is too vague has no bound under `gtd`."""
    assert read_vague(word, CONVENTIONS["gtd"]) == (None, None, None)


@pytest.mark.parametrize("name", CONVENTIONS)
def test_named_conventions_define_only_words_that_the_grammar_knows(name):
    """A word missing from `literal` could never be read."""
    assert set(CONVENTIONS[name].vague) <= set(CONVENTIONS["literal"].vague)


@pytest.mark.parametrize("name", CONVENTIONS)
def test_every_convention_has_a_title_and_a_source(name):
    """A report prints both."""
    convention = CONVENTIONS[name]
    assert convention.title
    assert convention.source


@pytest.mark.parametrize("name", [name for name in CONVENTIONS if name != "literal"])
def test_every_data_set_is_linked(name):
    """All conventions but our own say where their rule is written down."""
    assert CONVENTIONS[name].url.startswith("https://")


@pytest.mark.parametrize("name", CONVENTIONS)
def test_find_convention_gives_the_one_of_that_name(name):
    """The mapping's keys are the conventions' own names."""
    assert find_convention(name).name == name


def test_find_convention_names_the_nearest():
    """A mistyped name is answered with the right one."""
    with pytest.raises(ParameterError, match=r"'aclde' is unknown; did you mean 'acled'\?"):
        find_convention("aclde")


def test_a_convention_cannot_be_changed():
    """One notebook cannot change what another one reads."""
    with pytest.raises(TypeError):
        CONVENTIONS["literal"].vague["dozens"] = (12, 12, 12)
