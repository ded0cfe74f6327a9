"""Sentences that people bring along, judged: each with the sign of its verdict, the verdict in words, and why.

The four signs differ in outline as well as in colour, so that a black-and-white copy keeps them apart. They are artifacts: the word tells.
"""

from __future__ import annotations

import math

from consult_aid.handout.flow import Beside, Piece, Stack
from consult_aid.handout.setting import Setter
from consult_aid.handout.shapes import circle, numbers, painted, polygon
from consult_aid.handout.tagged import Book, Elem
from consult_aid.pages import Judgement, Judgements
from consult_aid.record import replace
from consult_aid.theme import BAD, CAUTION, PRIMARY, QUIET

INKS = {"supported": PRIMARY, "partly": CAUTION, "unsupported": QUIET, "contradicted": BAD}
WHITE = "#FFFFFF"


def verdict_sign(kind: str, x: float, y: float, size: float) -> str:
    """The sign centred on `x`, `y`: a disc with a tick, a half-filled circle, an open one with a question mark, an octagon with a cross."""
    r, ink = size / 2, INKS[kind]
    match kind:
        case "supported":
            tick = f"{_at(x, y, r, -0.46, 0.02)} m {_at(x, y, r, -0.12, -0.36)} l {_at(x, y, r, 0.48, 0.38)} l"
            return painted(circle(x, y, r), ink) + "\n" + _stroke(tick, WHITE, r * 0.26)
        case "partly":
            k = 0.5522847498
            half = (
                f"{_at(x, y, r, 0, 1)} m {numbers(x - r * k, y + r, x - r, y + r * k, x - r, y)} c "
                f"{numbers(x - r, y - r * k, x - r * k, y - r, x, y - r)} c h"
            )
            return painted(circle(x, y, r * 0.9), WHITE, ink, r * 0.2) + "\n" + painted(half, ink)
        case "unsupported":
            hook = (
                f"{_at(x, y, r, -0.3, 0.26)} m {_at(x, y, r, -0.3, 0.68)} {_at(x, y, r, 0.36, 0.66)} {_at(x, y, r, 0.34, 0.24)} c "
                f"{_at(x, y, r, 0.33, -0.04)} {_at(x, y, r, 0, -0.02)} {_at(x, y, r, 0, -0.26)} c"
            )
            ring = painted(circle(x, y, r * 0.9), WHITE, ink, r * 0.2)
            return "\n".join((ring, _stroke(hook, ink, r * 0.2), painted(circle(x, y - r * 0.54, r * 0.13), ink)))
        case _:
            corners = [(x + r * 1.04 * math.cos(a), y + r * 1.04 * math.sin(a)) for a in (math.pi * (k + 0.5) / 4 for k in range(8))]
            cross = (
                f"{_at(x, y, r, -0.38, -0.38)} m {_at(x, y, r, 0.38, 0.38)} l {_at(x, y, r, -0.38, 0.38)} m {_at(x, y, r, 0.38, -0.38)} l"
            )
            return painted(polygon(corners), ink) + "\n" + _stroke(cross, WHITE, r * 0.28)


def _at(x: float, y: float, r: float, across: float, up: float) -> str:
    return numbers(x + r * across, y + r * up)


def _stroke(path: str, colour: str, width: float) -> str:
    return "q 1 J 1 j " + painted(path, stroke=colour, width=width) + " Q"


class VerdictSign(Piece):
    """The sign beside the first line of the sentence it judges."""

    def __init__(self, kind: str, size: float, leading: float) -> None:
        super().__init__(leading)
        self.kind, self.size = kind, size

    def draw(self, book: Book, x: float, top: float) -> None:
        with book.tag(None):
            book.out.append(verdict_sign(self.kind, x + self.size / 2 + 0.5, top - self.height / 2, self.size))


def judgements(setter: Setter, block: Judgements, width: float, parent: Elem) -> list[Piece]:
    """One list item per sentence."""
    elem = parent.child("L", A="<</O/List/ListNumbering/None>>")
    return [_judgement(setter, item, width, elem.child("LI").child("LBody"), first=not place) for place, item in enumerate(block.items)]


def _judgement(setter: Setter, item: Judgement, width: float, body: Elem, first: bool) -> Piece:
    size = setter.type.body
    leading = round(size * setter.type.leading, 2)
    indent = size * 1.9
    says = setter.text(item.says, width - indent, body.child("P"), bold=True)
    says.keep_next = True
    because = setter.statement(replace(item.why, lead=f"{item.verdict}."), width - indent, body.child("P"))
    because.before = setter.unit * 0.15
    entry = Beside(((0.0, VerdictSign(item.kind, size * 1.15, leading)), (indent, Stack([says, because]))))
    entry.before = setter.unit * (0.9 if first else 1.3)
    entry.whole = True
    return entry
