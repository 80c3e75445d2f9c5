"""A home of its own for a test: one small event and article, invented for the purpose."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis.errors import SeedError
from analysis.ledger.model import Article
from analysis.ledger.reader import read_article
from analysis.reading.reading import Reading, open_article

EXAMPLE = Path(__file__).parent / "seeds"
NAME = "example-2020/2020-03-04-gazette"


@dataclass(frozen=True)
class Home:
    """A folder that Tollbook takes for its own, with one event and one article."""

    folder: Path
    name: str = NAME

    @property
    def event_file(self) -> Path:
        """The event's seed."""
        return self.folder / "seeds" / "example-2020" / "event.yaml"

    @property
    def article_file(self) -> Path:
        """The article's seed."""
        return self.folder / "seeds" / f"{self.name}.yaml"

    def read(self) -> Article:
        """The article as it stands now."""
        return read_article(self.name)

    def refuse(self) -> str:
        """The message with which the article is refused, paths cut to the bare file name."""
        with pytest.raises(SeedError) as caught:
            self.read()
        return str(caught.value).replace("seeds/example-2020/", "")

    def change(self, file: str, old: str, new: str) -> Home:
        """Replace the first `old` in the `event` or the `article` by `new`."""
        path = self.event_file if file == "event" else self.article_file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return self

    def tell(
        self,
        *figures: dict[str, object],
        relations: tuple[dict[str, object], ...] = (),
        assumptions: tuple[dict[str, object], ...] = (),
        **parameters: object,
    ) -> Reading:
        """The article as one that gives these figures only; what a figure leaves out is usual."""
        usual = {
            "measure": "deaths",
            "unit": "persons",
            "place": "sample-county",
            "speaker": "outlet",
            "status": "stated",
            "paragraph": 1,
        }
        told = [
            {**usual, "id": f"figure-{n}", "says": f"Figure {n} is told.", **figure}
            for n, figure in enumerate(figures, 1)
        ]
        seed = {
            "source": {
                "outlet": "Example Gazette",
                "url": "https://gazette.example/",
                "published": "2020-03-04",
                "paragraphs": 9,
            },
            "figures": told,
            "relations": list(relations),
            "assumptions": list(assumptions),
        }
        # JSON is YAML.
        self.article_file.write_text(json.dumps(seed, indent=1), "utf-8")
        return open_article(self.name, **parameters)  # type: ignore[arg-type]
