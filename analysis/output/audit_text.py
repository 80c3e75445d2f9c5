"""What an audit found, as text for a terminal or for another program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from analysis.draft.audit.audit import Audit
from analysis.draft.audit.entries import read_field
from analysis.draft.audit.matching import MOST_WORDS
from analysis.draft.audit.texts import hash_text, tell_no_text
from analysis.draft.audit.transcription import Transcription
from analysis.draft.number import Number
from analysis.telling.words import name_paragraph, say_count

_WIDEST = 60
"""Characters of a cell; a number written out may be long."""


def print_audits(transcriptions: Sequence[Transcription], form: str) -> tuple[str, bool]:
    """Where the numbers of each text went, and whether all of them are accounted for.

    An article without its text cannot be audited, and so is not accounted for.

    Parameters
    ----------
    form : table (what a person reads) or json (one object for one article, else a list).
    """
    is_whole = all(
        each.audit is not None and each.audit.is_whole and not each.faults
        for each in transcriptions
    )
    if form == "json":
        found = [_to_json(each) for each in transcriptions]
        shown = found[0] if len(found) == 1 else found
        return json.dumps(shown, indent=2, ensure_ascii=False) + "\n", is_whole
    return "".join(map(_print_one, transcriptions)), is_whole


def _print_one(transcription: Transcription) -> str:
    name, audit = transcription.article.name, transcription.audit
    if audit is None:
        return f"{tell_no_text(name)}\n"
    lines = [f"{name}: {audit.told}"]
    lines += [f"  {line}" for line in _list_missing(transcription, audit)]
    lines += [f"  {fault}" for fault in audit.faults]
    lines += _list_unwritten(transcription, audit)
    if transcription.faults:
        count = say_count(len(transcription.faults), "fault")
        lines.append(f"  the seed cannot be read yet: {count}; 'tollbook ledger {name}' tells each")
    return "\n".join(lines) + "\n"


def _list_unwritten(transcription: Transcription, audit: Audit) -> list[str]:
    """What a seed that was written by hand may say of its text, so that every clone tells it."""
    assert transcription.text is not None
    known = {"numbers": audit.count(), "sha256": hash_text(transcription.text)}
    source = read_field(transcription.article.transcript, "source")
    lacking = [
        f"{name}: {value}" for name, value in known.items() if read_field(source, name) is None
    ]
    if not lacking or source is None:
        return []
    return [f"  for pages that have no text, 'source' may say {' and '.join(lacking)}"]


def _list_missing(transcription: Transcription, audit: Audit) -> list[str]:
    """A table of the missing numbers: paragraph, number, the words around it."""
    missing = [each for each in audit.numbers if each.state == "missing"]
    if not missing:
        return []
    rows = [("paragraph", "missing", "words around it")]
    for each in missing:
        number = each.number
        around = cite_context(transcription, number)
        taken = f" (taken for: {each.reason})" if each.reason else ""
        rows.append((name_paragraph(number.paragraph), _cut(number.text), around + taken))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return [f"{row[0]:>{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]}".rstrip() for row in rows]


def cite_context(transcription: Transcription, number: Number) -> str:
    """A number with the words around it, six words in all."""
    text = transcription.text if number.paragraph else transcription.headline
    assert text is not None
    near = 120
    before = _last_line(text[max(number.start - near, 0) : number.start]).split()
    behind = text[number.end : number.end + near].split("\n")[0].split()
    own = number.text.split()[:MOST_WORDS]
    room = MOST_WORDS - len(own)
    ahead = min(len(before), max(room - len(behind), room // 2))
    words = [*before[len(before) - ahead :], *own, *behind[: room - ahead]]
    return _cut(" ".join(words))


def _last_line(text: str) -> str:
    return text.rpartition("\n")[2]


def _cut(text: str) -> str:
    line = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"


def _to_json(transcription: Transcription) -> dict[str, Any]:
    audit = transcription.audit
    shown: dict[str, Any] = {
        "article": transcription.article.name,
        "has_text": audit is not None,
        "seed_faults": list(transcription.faults),
    }
    if audit is None:
        return {**shown, "is_whole": False, "told": tell_no_text(transcription.article.name)}
    return {
        **shown,
        "is_whole": audit.is_whole and not transcription.faults,
        "told": audit.told,
        **audit.counts,
        "faults": list(audit.faults),
        "rows": [
            {
                **{name: each.number[name] for name in ("start", "end", "text", "paragraph")},
                "state": each.state,
                "entries": list(each.entries),
                "reason": each.reason,
            }
            for each in audit.numbers
        ],
    }
