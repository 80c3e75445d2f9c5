"""What a `plot_x` gives where words say it better: it draws nothing and is not published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Nothing:
    """No plot, and why; `show_chart` publishes none."""

    why: str
    is_empty: bool = True

    def on(self, _: Any) -> Nothing:
        """The same, whatever it is to be drawn on."""
        return self

    def plot(self) -> Nothing:
        """Draw nothing."""
        return self

    def __repr__(self) -> str:
        """What a notebook's cell shows in its place."""
        return f"No plot: {self.why}"
