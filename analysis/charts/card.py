"""What the picture of a report says: the card that a messenger shows beside a link to it.

Drawing one is `card_drawing`'s; whoever only compares cards loads no chart library.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

WIDTH, HEIGHT = 1200, 630
"""Of a card in px, as services that show links ask for it."""

_SHAPED_BY = ("card.py", "card_drawing.py", "lettering.py", "palette.py", "style.py")
_KEYWORD = b"Tollbook\0"
_SEAL_LENGTH = 12 + len(_KEYWORD) + 64
_END = struct.pack(">I4sI", 0, b"IEND", zlib.crc32(b"IEND"))


@dataclass(frozen=True, slots=True)
class Count:
    """One number of a card's chart; nobody's claim.

    Attributes
    ----------
    name : whom it counts.
    amount : the number as printed, in words of the report.
    low, high : its bounds in persons; None where open.
    status : stated or attributed.
    """

    name: str
    amount: str
    low: int | None
    high: int | None
    status: str


@dataclass(frozen=True, slots=True)
class Card:
    """One picture of a report.

    Attributes
    ----------
    finding : in plain words.
    event, source : what it is about; who says so, and the day.
    mark : what a reader must know at once, as of a draft; empty where there is nothing.
    counts : what its chart shows; none where a chart says less than the words.
    """

    finding: str
    event: str
    source: str
    mark: str = ""
    counts: tuple[Count, ...] = ()


def make_card(card: Card, before: bytes = b"") -> bytes:
    """A card as PNG, the same bytes whenever it is drawn; none where the font lacks a letter of it.

    Parameters
    ----------
    before : the picture that the report had; taken again where it shows the same, whole.
    """
    if before and before == _seal(_unseal(before), card):
        return before
    from analysis.charts.card_drawing import draw_card

    picture = draw_card(card)
    return _seal(picture, card) if picture else b""


def _seal(picture: bytes, card: Card) -> bytes:
    """The picture, with a hash of what it shows and of itself before its end."""
    told = json.dumps([asdict(card), _hash_style()]).encode()
    digest = hashlib.sha256(told + picture).hexdigest().encode()
    body = b"tEXt" + _KEYWORD + digest
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return picture.removesuffix(_END) + chunk + _END


def _unseal(sealed: bytes) -> bytes:
    """The picture as it was drawn; something else where it was never sealed."""
    return sealed.removesuffix(_END)[:-_SEAL_LENGTH] + _END


@cache
def _hash_style() -> str:
    """What else shapes a card: how we draw, and the library that draws."""
    digest = hashlib.sha256(metadata.version("matplotlib").encode())
    for name in _SHAPED_BY:
        digest.update(Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()
