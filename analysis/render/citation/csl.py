"""The citation in CSL-JSON, for Zotero, Pandoc and whatever else knows citation styles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from analysis.render.citation.record import Cited


def to_csl(cited: Sequence[Cited]) -> str:
    """A list of items: the report, a `dataset`, and each `article-newspaper`.

    Names are `literal`, as those of bodies are.
    """
    return json.dumps([_describe(each) for each in cited], indent=2, ensure_ascii=False) + "\n"


def _describe(cited: Cited) -> dict[str, Any]:
    is_report = bool(cited.version)
    day = [int(part) for part in cited.published.split("-")] if cited.published else []
    told = {
        "id": cited.key,
        "type": "dataset" if is_report else "article-newspaper",
        "title": cited.title,
        "author": [{"literal": cited.author}],
        "container-title": "" if is_report else cited.author,
        "publisher": cited.publisher,
        "issued": {"date-parts": [day]} if day else {},
        "version": cited.version,
        "URL": cited.url,
        "language": cited.language,
        "abstract": cited.abstract,
        "note": cited.remark,
    }
    return {name: value for name, value in told.items() if value}
