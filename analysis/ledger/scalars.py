"""How a text is written into a seed, so that the reader gets back what was written."""

from __future__ import annotations

import json
import re

MOST_COMMENT_WORDS = 6
_MOST_COMMENT_LETTERS = 120

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 .,/_%()'’–-]*[A-Za-z0-9.,/_%)'’-])?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}(?::[0-9]{2})?)?")
_LINK = re.compile(r"https?://[A-Za-z0-9./_?&=%~+-]+")
_COUNT = re.compile(r"0|[1-9][0-9]*")
_IN_FLOW = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# What YAML 1.1 or 1.2 takes for a truth value, for nothing, or for no number.
_WORDS = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def write_scalar(text: str, *, in_flow: bool = False) -> str:
    """A text as YAML: plain where every reader takes it for that text, else in double quotes.

    Days, links and whole numbers stay plain as well; whether a field takes them is the model's.
    A wording is quoted where it begins with a digit, so that no editor reads a number.

    Parameters
    ----------
    text : on one line, without invisible characters.
    in_flow : it stands between brackets or braces, where commas and brackets part values.
    """
    is_plain = _IN_FLOW.fullmatch(text) if in_flow else _is_plain(text)
    if is_plain and text.casefold() not in _WORDS and not text.isdigit():
        return text
    return json.dumps(text, ensure_ascii=False)


def write_value(text: str) -> str:
    """A field's value that is a count, or else as `write_scalar` has it."""
    return text if _COUNT.fullmatch(text) else write_scalar(text)


def write_list(texts: tuple[str, ...]) -> str:
    """Several texts as a YAML list on one line; one text of a list as a list of one."""
    return f"[{', '.join(write_scalar(text, in_flow=True) for text in texts)}]"


def write_comment(words: str) -> str:
    """Words of a text as a comment behind a value: quoted, on one line, six at most."""
    found = words.split(maxsplit=MOST_COMMENT_WORDS)
    kept = " ".join(found[:MOST_COMMENT_WORDS])
    is_cut = len(found) > MOST_COMMENT_WORDS or len(kept) > _MOST_COMMENT_LETTERS
    return f'# "{kept[:_MOST_COMMENT_LETTERS]}{"…" if is_cut else ""}"'


def _is_plain(text: str) -> bool:
    return any(form.fullmatch(text) for form in (_PLAIN, _DAY, _LINK))
