"""Icon arrays: so many of a hundred people, the comparator beside them with the same denominator. What is not known is a panel."""

from __future__ import annotations

import zlib
from functools import lru_cache

from consult_aid.handout.flow import Panel, Piece, Stack
from consult_aid.handout.panels import EDGE, RADIUS, unknown
from consult_aid.handout.setting import Setter
from consult_aid.handout.shapes import circle, numbers, painted, rounded
from consult_aid.handout.tagged import Book, Elem, text_string
from consult_aid.pages import IconArray
from consult_aid.theme import INK, QUIET, pale

COLUMNS, COLUMNS_LOW = 10, 20
"""People in a row: ten where grids stand side by side, twenty in a narrow cell, where a low grid leaves room for words."""
CELL_MAX = 11.2
CELL_MIN = 5.2
"""Width of a person in pt: the widest at a body size of 12, and the narrowest at which two grids stand side by side."""
GAP = 14.0
_WORD_SHARE = 0.6
"""Width of a character as a share of the size, on the safe side: no word may be cut because two grids stand side by side."""
ASPECT = 1.14
"""Height of a person's cell as a share of its width."""
OTHER = "#4A5A60"
"""Colour of the other group's people: darker than mid-grey, unlike any option."""


def _person(fill: str, core: str, edge: str, weight: float) -> str:
    """A person in a cell of 1 x ASPECT, seen to the waist."""
    body = (
        f"{numbers(0.13, 0.07)} m {numbers(0.13, 0.30)} l {numbers(0.13, 0.50, 0.28, 0.61, 0.50, 0.61)} c "
        f"{numbers(0.72, 0.61, 0.87, 0.50, 0.87, 0.30)} c {numbers(0.87, 0.07)} l h"
    )
    head = circle(0.5, 0.85, 0.18)
    parts = [painted(body, fill, edge, weight), painted(head, fill, edge, weight)]
    if core:
        parts.append(painted(circle(0.5, 0.30, 0.15), core))
    return "\n".join(parts)


@lru_cache(maxsize=64)
def _form(kind: str) -> tuple[str, bytes]:
    """The Form XObject of a person: counted (#RRGGBB) or not counted (empty)."""
    art = _person(kind, INK, kind, 0.04) if kind else _person("#FFFFFF", "", "#8A979C", 0.055)
    return f"/FormType 1/BBox[-0.1 -0.1 1.1 {ASPECT + 0.1}]/Resources<<>>", zlib.compress(art.encode("ascii"), 9)


class Grid(Piece):
    """`n` of `per` people, row by row from the top left."""

    def __init__(self, n: int, per: int, colour: str, cell: float, columns: int = COLUMNS) -> None:
        self.n, self.per, self.colour, self.cell, self.columns = n, per, colour, cell, columns
        self.rows = -(-per // columns)
        self.width = columns * cell
        super().__init__(self.rows * cell * ASPECT)

    def draw(self, book: Book, x: float, top: float) -> None:
        counted, rest = (book.form(f"person {kind}", *_form(kind)) for kind in (self.colour, ""))
        book.out.append(
            f"q {self.cell:.3f} 0 0 {self.cell:.3f} {numbers(x, top)} cm\n{_people(self.n, self.per, self.columns, counted, rest)}\nQ"
        )


@lru_cache(maxsize=256)
def _people(n: int, per: int, columns: int, counted: str, rest: str) -> str:
    """All people in units of a cell, hanging from the origin."""
    return "\n".join(
        f"q 1 0 0 1 {place % columns} {-(place // columns + 1) * ASPECT:.2f} cm /{counted if place < n else rest} Do Q"
        for place in range(per)
    )


class Grids(Piece):
    """One or two grids as one figure, each with its words beside or below it. Words are drawn after the figure, in reading order."""

    def __init__(self, grids: list[tuple[float, float, Grid]], words: list[tuple[float, float, Piece]], figure: Elem) -> None:
        self.grids, self.words, self.figure = grids, words, figure
        super().__init__(max(top + piece.height for _, top, piece in (*grids, *words)))

    def draw(self, book: Book, x: float, top: float) -> None:
        right = max(left + grid.width for left, _, grid in self.grids)
        low = max(down + grid.height for _, down, grid in self.grids)
        self.figure.attrs["A"] = f"<</O/Layout/Placement/Block/BBox[{numbers(x, top - low, x + right, top)}]>>"
        with book.tag(self.figure):
            for left, down, grid in self.grids:
                grid.draw(book, x + left, top - down)
        for left, down, said in self.words:
            said.draw(book, x + left, top - down)


def array(setter: Setter, block: IconArray, width: float, parent: Elem, framed: bool = True) -> Piece:
    """The array with its title, words and facts; in a frame unless it stands in a cell."""
    pad = 12.0 if framed else 5.0 if block.n is None else 0.0
    left = pad + (EDGE if block.n is None else 0.0)
    inner = width - left - pad
    section = parent.child("Div")
    title = setter.text(block.title, inner, section.child("P"), bold=True)
    title.keep_next = True
    body: list[Piece] = [title]
    if block.n is None:
        for said in (block.words, block.comparator):
            if said:
                body.append(setter.text(said, inner, section.child("P"), bold=said is block.words))
        body += _facts(setter, block, inner, section)
    else:
        alone = block.comparator_n is None and inner > setter.type.body * 24
        body.append((_alone if alone else _pair)(setter, block, block.n, inner, section))
        body[-1].before = setter.unit * 0.8
        body += [] if alone else _facts(setter, block, inner, section)
    stack = Stack(body)
    if block.n is None:
        return Panel(stack, width, (left, setter.unit * 1.1, pad), unknown)
    return Panel(stack, width, (left, setter.unit * 1.2, pad), _frame) if framed else stack


def _frame(x: float, y: float, width: float, height: float, first: bool) -> str:
    return painted(rounded(x, y, width, height, RADIUS), stroke=pale(QUIET, 0.45), width=0.8)


def _figure(setter: Setter, block: IconArray, section: Elem) -> Elem:
    """One figure for both grids; its alternative text says the numbers."""
    said = (setter.plain(block.words), setter.plain(block.comparator))
    return section.child("Figure", Alt=text_string(f"{setter.plain(block.title)}: " + "; ".join(text for text in said if text) + "."))


def _alone(setter: Setter, block: IconArray, n: int, width: float, section: Elem) -> Grids:
    """One grid with everything that is said of it to its right."""
    figure = _figure(setter, block, section)
    grid = Grid(n, block.per, block.sign[1], _cell(setter, width))
    left = grid.width + GAP
    words: list[Piece] = [setter.text(block.words, width - left, section.child("P"), size=setter.type.h3, bold=True)]
    if block.comparator:
        words.append(setter.text(block.comparator, width - left, section.child("P")))
    return Grids([(0.0, 0.0, grid)], [(left, 0.0, Stack((*words, *_facts(setter, block, width - left, section))))], figure)


def _pair(setter: Setter, block: IconArray, n: int, width: float, section: Elem) -> Grids:
    """Two grids side by side where they fit, else below each other; words to the right of each where there is room, else below."""
    figure = _figure(setter, block, section)
    half = (width - GAP) / 2
    two = block.comparator_n is not None
    longest = max((setter.type.body * _WORD_SHARE * len(word) for word in f"{block.words} {block.comparator}".split()), default=0.0)
    side_by_side = two and half >= max(COLUMNS * CELL_MIN, longest)
    columns = COLUMNS if side_by_side else COLUMNS_LOW
    cell = _cell(setter, half if side_by_side else width, columns)
    grid = Grid(n, block.per, block.sign[1], cell, columns)
    beside = side_by_side and half - grid.width - GAP > setter.type.body * 7
    room = half - grid.width - GAP if beside else half if side_by_side else width
    first = setter.text(block.words, room, section.child("P"), size=setter.type.h3 if beside else setter.type.body, bold=True)
    x, y = (grid.width + GAP, 0.0) if beside else (0.0, grid.height + setter.unit * 0.4)
    grids, words = [(0.0, 0.0, grid)], list[tuple[float, float, Piece]]([(x, y, first)])
    if block.comparator:
        second = setter.text(block.comparator, room, section.child("P"))
        right, down = (half + GAP, 0.0) if side_by_side else (0.0, y + first.height + (setter.unit if two else 0.0))
        if block.comparator_n is not None:
            grids.append((right, down, Grid(block.comparator_n, block.per, OTHER, cell, columns)))
            words.append((right + x, down + y, second))
        else:
            words.append((0.0, down, second))
    elif block.comparator_n is not None:
        right, down = (half + GAP, 0.0) if side_by_side else (0.0, y + first.height + setter.unit)
        grids.append((right, down, Grid(block.comparator_n, block.per, OTHER, cell, columns)))
    return Grids(grids, words, figure)


def _cell(setter: Setter, width: float, columns: int = COLUMNS) -> float:
    return min(CELL_MAX * setter.type.body / 12, width / columns)


def _facts(setter: Setter, block: IconArray, width: float, section: Elem) -> list[Piece]:
    """Time frame, people studied and caution in quiet lines, then the mark and the sources."""
    parts: list[Piece] = []
    small = setter.type.small
    for place, fact in enumerate(block.facts):
        spans = (setter.span(fact, small, colour=QUIET), *(setter.cites(block.cites) if place == len(block.facts) - 1 else ()))
        parts.append(setter.lines(spans, width, section.child("P")))
    if block.cites and not block.facts:
        parts.append(setter.lines(setter.cites(block.cites), width, section.child("P")))
    if chips := setter.chips(block.mark, None, width, section.child("P")):
        parts.append(chips)
    for place, part in enumerate(parts):
        part.before = setter.unit * (0.6 if not place else 0.15)
    return parts
