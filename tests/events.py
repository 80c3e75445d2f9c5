"""Small events of several reports, invented for a test: the seeds of a home, and its reading."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from homes import Home

from analysis.reading.event import EventReading, open_event

EVENT = "example-2020"
_FIGURE: Mapping[str, object] = {
    "measure": "deaths",
    "unit": "persons",
    "group": "people",
    "place": "sample-county",
    "speaker": "county-office",
    "status": "attributed",
    "paragraph": 1,
}

CLAIM: Mapping[str, object] = {"speaker": "red-side", "status": "claimed"}
OWN: Mapping[str, object] = {"speaker": "outlet", "status": "stated"}

Report = tuple[str, str, Sequence[Mapping[str, object]]]
"""Day of publication, outlet, figures; what a figure leaves out is usual."""


def write_reports(
    home: Home, *reports: Report, assumptions: Sequence[Mapping[str, Any]] = (), **source: object
) -> None:
    """Write the seeds of these reports, in the place of the home's own article.

    Parameters
    ----------
    assumptions : of each report that has their figure.
    source : further fields of every report's source, such as `agency`.
    """
    home.article_file.unlink(missing_ok=True)
    for day, outlet, figures in reports:
        name = f"{day}-{outlet.lower().replace(' ', '-')}"
        told = [
            {**_FIGURE, "id": f"figure-{n}", "says": f"Figure {n} is told.", **figure}
            for n, figure in enumerate(figures, 1)
        ]
        where = {"outlet": outlet, "url": f"https://{name}.example/", "published": day}
        seed: dict[str, Any] = {"source": {**where, "paragraphs": 9, **source}, "figures": told}
        ids = {figure["id"] for figure in told}
        if read := [each for each in assumptions if each["figure"] in ids]:
            seed["assumptions"] = read
        # JSON is YAML.
        file = home.folder / "seeds" / EVENT / f"{name}.yaml"
        file.write_text(json.dumps(seed, indent=1), "utf-8")


def tell_event(home: Home, *reports: Report, **parameters: Any) -> EventReading:
    """The event as these reports alone tell it."""
    write_reports(home, *reports)
    return open_event(EVENT, **parameters)


def say(wording: str, **figure: object) -> dict[str, object]:
    """A figure of that wording."""
    return {"wording": wording, **figure}


RISE: tuple[Report, ...] = (
    ("2020-03-03", "Gazette", [say("9"), say("4", group="residents")]),
    ("2020-03-04", "Herald", [say("at least 12"), say("5", group="residents")]),
    ("2020-03-06", "Post", [say("15"), say("30", group="responders", **CLAIM)]),
)
"""An official number that rises over three reports, and a claim."""
