"""Framed panels: notices in their four kinds, and the panel that says something is not known."""

from __future__ import annotations

from consult_aid.handout.flow import Decor, Panel, Piece, Stack
from consult_aid.handout.setting import Setter
from consult_aid.handout.shapes import exclamation, hatching, painted, rect, rounded
from consult_aid.handout.tagged import Elem
from consult_aid.pages import Notice
from consult_aid.theme import CAUTION, CAUTION_SOFT, INK, PRIMARY, PRIMARY_SOFT, QUIET, UNKNOWN_SOFT, pale

RADIUS = 6.0
EDGE = 9.0
"""Width of the hatched edge of a panel that says something is not known, in pt."""


def _caution(body: float) -> Decor:
    """Amber, with an exclamation sign beside the first line of text of this size."""

    def decor(x: float, y: float, width: float, height: float, first: bool) -> str:
        frame = painted(rounded(x, y, width, height, RADIUS), CAUTION_SOFT, CAUTION, 1.0)
        return frame + ("\n" + exclamation(x + 6 + body, y + height - 1.4 * body, body * 1.25, CAUTION, CAUTION_SOFT) if first else "")

    return decor


def unknown(x: float, y: float, width: float, height: float, first: bool) -> str:
    """Grey, with a dashed frame and a hatched edge: cannot be taken for a finding."""
    ground = painted(rounded(x, y, width, height, RADIUS), UNKNOWN_SOFT)
    clip = f"q {rounded(x, y, width, height, RADIUS)} W n {hatching(x, y, EDGE, height, pale(QUIET, 0.25), 4.2)} Q"
    return "\n".join((ground, clip, painted(rounded(x, y, width, height, RADIUS), stroke=QUIET, width=0.9, dash="3.5 2.5")))


def _info(x: float, y: float, width: float, height: float, first: bool) -> str:
    return painted(rounded(x, y, width, height, RADIUS), "#FFFFFF", pale(QUIET, 0.35), 0.9)


def _yours(x: float, y: float, width: float, height: float, first: bool) -> str:
    ground = painted(rounded(x, y, width, height, RADIUS), PRIMARY_SOFT)
    return ground + f"\nq {rounded(x, y, width, height, RADIUS)} W n {painted(rect(x, y, 4.5, height), PRIMARY)} Q"


def _look(kind: str, body: float) -> tuple[Decor, float, str]:
    """Frame, indent of the text and colour of the title."""
    looks = {
        "caution": (_caution(body), 12 + 2 * body, CAUTION),
        "unknown": (unknown, EDGE + 13, INK),
        "info": (_info, 14.0, INK),
        "yours": (_yours, 18.0, PRIMARY),
    }
    return looks[kind]


def notice(setter: Setter, block: Notice, width: float, parent: Elem) -> Panel:
    """The notice as one element with its title as a bold paragraph; several lines become a list of paragraphs."""
    decor, left, colour = _look(block.kind, setter.type.body)
    inner = width - left - 14
    section = parent.child("Div")
    parts: list[Piece] = []
    if block.title:
        title = setter.text(block.title, inner, section.child("P"), bold=True, colour=colour)
        title.keep_next = True
        parts.append(title)
    for line in block.lines:
        said = setter.statement(line, inner, section.child("P"))
        said.before = setter.unit * (0.35 if len(parts) == 1 and block.title else 0.7)
        parts.append(said)
    return Panel(Stack(parts), width, (left, setter.unit * 1.4, 14), decor)
