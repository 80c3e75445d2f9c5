"""Named readings of vague words and hedged counts, each with its source.

Data only: what "dozens" bounds is a convention, not arithmetic, so a reader can switch it and see
how far an answer depends on it. `literal` loses nothing: it bounds a word only by what the word
itself asserts (a plural of hundreds is at least two hundred) and never invents an upper bound. The
others say what an existing data set records instead; a word they do not define is read literally.

The table below is the only place that spells the names. A new row is a new convention: the command,
the notebooks, the tables and `docs/conventions.md` (`make tables`) take it from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.errors import ParameterError, suggest

Bounds = tuple[int | None, int | None, int | None]
"""Nominal, low and high of a vague word; None where the word does not say."""

LITERAL = "literal"
"""The convention of every reading that names no other."""


@dataclass(frozen=True, slots=True)
class Convention:
    """One way of turning vague words and hedges into bounds.

    Attributes
    ----------
    name, title : what a parameter says, and what a report prints.
    source, url : where the rule is written down.
    vague : vague word -> nominal, low, high.
    is_vague_blank : no vague word has a bound.
    is_at_least_exact : "at least 11" is read as 11.
    """

    name: str
    title: str
    source: str
    url: str
    vague: Mapping[str, Bounds]
    is_vague_blank: bool = False
    is_at_least_exact: bool = False


_SIZES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
}

# "Several" is more than two; "a few" is more than "a couple"; "many" before a plural adds nothing
# countable, so it is worth the plural's two.
_TIMES = {"several": 3, "a few": 3, "a couple": 2, "a couple of": 2, "many": 2}

_PLURALS = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
    "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000,
    "lakhs": 200_000,
    "crores": 20_000_000,
    "billions": 2_000_000_000,
    "tens of billions": 20_000_000_000,
    "hundreds of billions": 200_000_000_000,
}

_SMALL = {"several": 3, "a few": 3, "a couple": 2, "multiple": 2}

# Words that assert no number. "Few" alone stresses how little there was, and may mean one.
_UNBOUNDED = (
    "few",
    "some",
    "many",
    "numerous",
    "countless",
    "a handful",
    "a number",
    "a large number",
    "a small number",
    "an unknown number",
    "an unspecified number",
    "an undisclosed number",
)


def _list_literal() -> dict[str, Bounds]:
    """Every vague word the grammar knows -> the bounds that the word itself asserts."""
    lows: dict[str, int | None] = {**_PLURALS, **_SMALL, **dict.fromkeys(_UNBOUNDED)}
    for times, count in _TIMES.items():
        for word, size in _SIZES.items():
            lows[f"{times} {word}"] = lows[f"{times} {word}s"] = count * size
    return {word: (None, low, None) for word, low in lows.items()}


def _code_exactly(**codes: int) -> dict[str, Bounds]:
    """Word -> one coded number, for data sets that keep a single number; `_` stands for a space."""
    return {word.replace("_", " "): (code, code, code) for word, code in codes.items()}


_ALL = (
    Convention(
        name=LITERAL,
        title="as worded, nothing added",
        source="What the words assert: a plural is at least two of its unit, "
        "'several' and 'a few' are at least three; no upper bound is given.",
        url="",
        vague=MappingProxyType(_list_literal()),
    ),
    Convention(
        name="acled",
        title="ACLED",
        source="Armed Conflict Location & Event Data (ACLED), knowledge base, questions on "
        "fatalities, as updated 7 May 2024: tens, dozens and hundreds are coded 10, 12 and 100.",
        url="https://acleddata.com/conflict-data/knowledge-base",
        vague=MappingProxyType(_code_exactly(tens=10, dozens=12, hundreds=100)),
    ),
    Convention(
        name="gtd",
        title="Global Terrorism Database",
        source="START, University of Maryland, Global Terrorism Database codebook, casualties: "
        "'at least' a number is coded as that number, and what is too vague is left blank.",
        url="https://www.start.umd.edu/gtd/downloads/Codebook.pdf",
        vague=MappingProxyType({}),
        is_vague_blank=True,
        is_at_least_exact=True,
    ),
    Convention(
        name="pitf",
        title="PITF Worldwide Atrocities",
        source="Political Instability Task Force, Worldwide Atrocities Dataset, as quoted in "
        "Bad Hessian, 'Numerical approximation: words to numbers', June 2013: "
        "several is 5 to 24, tens is 50 to 99.",
        url="https://badhessian.org/2013/06/numerical-approximation-words-to-numbers/",
        vague=MappingProxyType({"several": (None, 5, 24), "tens": (None, 50, 99)}),
    ),
    Convention(
        name="ccc",
        title="Crowd Counting Consortium",
        source="Crowd Counting Consortium, data dictionary, size_low and size_high: hundreds, "
        "thousands, tens and hundreds of thousands are 200, 2,000, 20,000 and 200,000.",
        url="https://github.com/nonviolent-action-lab/crowd-counting-consortium/"
        "blob/master/ccc_data_dictionary.md",
        vague=MappingProxyType(
            _code_exactly(
                hundreds=200,
                thousands=2_000,
                tens_of_thousands=20_000,
                hundreds_of_thousands=200_000,
            )
        ),
    ),
)

_BY_NAME = {each.name: each for each in _ALL}

CONVENTIONS: Mapping[str, Convention] = MappingProxyType(_BY_NAME)


def find_convention(name: str) -> Convention:
    """The convention of that name.

    Raises
    ------
    ParameterError : there is none; the message gives the nearest name, or all of them.
    """
    if name not in CONVENTIONS:
        raise ParameterError(f"convention '{name}' is unknown{suggest(name, CONVENTIONS)}")
    return CONVENTIONS[name]


def read_vague(word: str, convention: Convention) -> Bounds:
    """Nominal, low and high of a vague word under a convention; `literal` knows every word."""
    if convention.is_vague_blank:
        return None, None, None
    return convention.vague.get(word, CONVENTIONS[LITERAL].vague[word])
