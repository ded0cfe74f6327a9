"""The look, as tokens. Colours are #RRGGBB; screen sizes px at 100 % font scale, paper sizes pt. Widgets and sheets take them from here."""

from __future__ import annotations

from typing import Literal

from consult_aid.record import record

PAPER = "#F7F4EF"
CARD = "#FFFFFF"
INK = "#1D2B2F"
QUIET = "#52646B"
LINE = "#E4DED4"
PRIMARY = "#0B6468"
PRIMARY_SOFT = "#DFF0EE"
CAUTION_SOFT = "#FFF3DC"
CAUTION = "#7A4B00"
BAD = "#9B2C12"
UNKNOWN_SOFT = "#EEF0F1"
FOCUS = "#0B6468"

FACE = "Atkinson Hyperlegible"
FALLBACK_FACE = "Fira Sans"

# screen, px
BODY, LEAD, TITLE, SMALL = 17, 20, 32, 15
GRID = 8
RADIUS = 16
TARGET = 48
RAIL = 264

SizeName = Literal["standard", "large", "extra-large"]
PaperName = Literal["a4", "letter"]

MARGIN_MM = 15.0
SHEETS_MM: dict[PaperName, tuple[float, float]] = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}


@record
class Type:
    """Type sizes of a sheet in pt. Nothing on paper is smaller than `small`, and `small` is never under 10 pt."""

    body: float
    lead: float
    table: float
    small: float
    h1: float
    h2: float
    h3: float
    leading: float = 1.32


TYPE: dict[SizeName, Type] = {
    "standard": Type(body=12, lead=13.5, table=10.5, small=10, h1=23, h2=16.5, h3=13),
    "large": Type(body=15, lead=16.5, table=13, small=12.5, h1=26, h2=19.5, h3=16),
    "extra-large": Type(body=18, lead=20, table=16, small=15, h1=29, h2=23, h3=19),
}


def pale(colour: str, share: float = 0.68) -> str:
    """The colour mixed with this share of white: how a picture's part steps back."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part * (1 - share) + 255 * share):02X}" for part in parts)
