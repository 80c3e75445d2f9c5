"""The type sizes of charts, and the width below which a chart is one for a phone.

Importing this costs nothing: charts are framed where no chart library is loaded.
"""

from __future__ import annotations

PHONE_BELOW = 520
"""Charts narrower than this many px have the names of their rows above the marks."""

TITLE, TITLE_NARROW = 15.0, 14.0
LABEL = 12.5
SMALL = 12.0
"""Type sizes in px; none is smaller than the last."""
