"""The comparison: a real table with row and column heads that continues over sheets, or, where columns would be too narrow, a stack."""

from __future__ import annotations

from collections.abc import Sequence

from consult_aid.handout.flow import EPSILON, Beside, Panel, Piece, Stack
from consult_aid.handout.icons import array
from consult_aid.handout.panels import EDGE, unknown
from consult_aid.handout.setting import Setter
from consult_aid.handout.shapes import painted, rect, rule, sign
from consult_aid.handout.tagged import Book, Elem
from consult_aid.handout.text import Lines
from consult_aid.pages import Cell, Column, RowGroup, Table, TableRow
from consult_aid.theme import INK, PRIMARY, PRIMARY_SOFT, QUIET, pale

MM = 72 / 25.4
NARROWEST_MM = 34.0
"""Narrowest column at a body size of 12 pt."""
WIDEST_HEAD = 0.26
"""Most of the width that the row heads take."""
PAD = 6.0
UNKNOWN_PAD = (EDGE + 5, 5.0, 5.0)
RULE = pale(QUIET, 0.45)
SPAN = "<</O/Table/ColSpan {span}/Scope/{scope}>>"


def table(setter: Setter, block: Table, width: float, parent: Elem, heading_tags: tuple[str, str], titled: bool) -> list[Piece]:
    """The table, or its stacked form with headings in these tags. `titled`: a heading above already says the caption."""
    dense = setter.dense()
    narrowest = NARROWEST_MM * MM * dense.type.body / 12
    if (len(block.columns) + 1) * narrowest > width:
        return _stacked(setter, block, width, parent, heading_tags, titled)
    return _Grid(dense, block, width, parent).pieces(titled)


class _Grid:
    """Builds the rows of one table."""

    def __init__(self, setter: Setter, block: Table, width: float, parent: Elem) -> None:
        self.setter, self.block, self.width = setter, block, width
        self.elem = parent.child("Table")
        share = width / (len(block.columns) + 0.8)
        first = max(NARROWEST_MM * MM * setter.type.body / 12, min(0.8 * share, WIDEST_HEAD * width))
        step = (width - first) / len(block.columns) if block.columns else 0.0
        self.lefts = [0.0, *(first + step * place for place in range(len(block.columns)))]
        self.wides = [first, *(step for _ in block.columns)]

    def pieces(self, titled: bool) -> list[Piece]:
        block, setter = self.block, self.setter
        caption: list[Piece] = []
        if block.caption and not titled:
            said = setter.text(block.caption, self.width, self.elem.child("Caption").child("P"), bold=True)
            said.before, said.keep_next = setter.unit * 2, True
            caption.append(said)
        head, again = self._head(self.elem.child("THead").child("TR")), self._head(None)
        rows: list[Piece] = []
        for group in block.groups:
            body = self.elem.child("TBody")
            if group.title:
                rows.append(self._group(group, body.child("TR")))
            rows += [self._row(row, body.child("TR")) for row in group.rows]
        whole = Continued(head, again, rows)
        whole.before = setter.unit * (0.8 if caption else 1.4)
        return [*caption, whole]

    def _head(self, row: Elem | None) -> Piece:
        """The column heads; without a row they are the repeated ones, artifacts."""
        setter = self.setter
        corner = None if row is None else row.child("TH", A="<</O/Table/Scope/Column>>")
        text = setter.text(self.block.corner, self.wides[0] - 2 * PAD, corner, size=setter.type.small, bold=True, colour=QUIET)
        columns: list[tuple[float, Piece]] = [(PAD * 0.3, text)]
        for left, wide, column in zip(self.lefts[1:], self.wides[1:], self.block.columns, strict=True):
            cell = None if row is None else row.child("TH", A="<</O/Table/Scope/Column>>")
            columns.append((left + PAD, option_head(setter, column, wide - 2 * PAD, cell)))
        return HeadRow(Beside(columns), self.width)

    def _group(self, group: RowGroup, row: Elem) -> Piece:
        cell = row.child("TH", A=SPAN.format(span=len(self.block.columns) + 1, scope="Row"))
        said = self.setter.text(group.title, self.width - 2 * PAD, cell, bold=True, colour=PRIMARY)
        band = Band(said, self.width)
        band.before, band.keep_next = self.setter.unit * 0.9, True
        return band

    def _row(self, row: TableRow, elem: Elem) -> Piece:
        setter = self.setter
        head = elem.child("TH", A="<</O/Table/Scope/Row>>")
        room = self.wides[0] - 1.6 * PAD
        title: list[Piece] = [setter.text(row.title, room, head, bold=True)]
        if row.lifted:
            title.append(lifted(setter, row.lifted, room, head))
        columns: list[tuple[float, Piece]] = [(PAD * (1.3 if row.lifted else 0.3), Stack(title))]
        for left, wide, cell in zip(self.lefts[1:], self.wides[1:], row.cells, strict=False):
            columns.append((left + PAD, answer(setter, cell, wide - 1.5 * PAD, elem.child("TD"))))
        for _ in self.block.columns[len(row.cells) :]:
            elem.child("TD")
        again = setter.text(row.title, room, None, size=setter.type.small, bold=True, colour=QUIET)
        return Row(Beside(columns), self.width, bool(row.lifted), again)


def option_head(setter: Setter, column: Column, width: float, elem: Elem | None) -> Stack:
    """Sign and name in the option's colour, what sort of thing it is, and its badge.

    Repeated heads (no element) are shorter, but an option that is not approved says so on every sheet.
    """
    parts: list[Piece] = [named(setter, column, width, elem)]
    if column.subtitle and elem is not None:
        parts.append(setter.text(column.subtitle, width, elem, size=setter.type.small, colour=QUIET))
    if chips := setter.chips(None, column.badge, width, elem):
        chips.before = setter.unit * 0.5
        parts.append(chips)
    return Stack(parts)


def named(setter: Setter, column: Column, width: float, elem: Elem | None, keep_next: bool = False) -> Piece:
    """The column's title, behind its sign if it has one."""
    if column.sign is None:
        title = setter.text(column.title, width, elem, bold=True)
        title.keep_next = keep_next
        return title
    (shape, hue), size = column.sign, setter.type.body
    return Signed(setter.text(column.title, width - size * 1.15, elem, bold=True, colour=hue), shape, hue, size, keep_next)


def lifted(setter: Setter, text: str, width: float, elem: Elem) -> Piece:
    """The patient's priority that a row bears on, under its title."""
    said = setter.text(text, width, elem, size=setter.type.small, bold=True, colour=PRIMARY)
    said.before = setter.unit * 0.3
    return said


def answer(setter: Setter, cell: Cell, width: float, elem: Elem) -> Stack:
    """One option's answer: its lines as paragraphs, then its arrays. What is not known stands in its own panel."""
    dark = cell.state == "not_known" and bool(cell.lines)
    room = width - UNKNOWN_PAD[0] - UNKNOWN_PAD[2] if dark else width
    lines: list[Piece] = []
    for line in cell.lines:
        said = setter.statement(line, room, elem.child("P"), colour=QUIET if cell.state == "not_applicable" else INK)
        said.before = setter.unit * 0.7
        lines.append(said)
    parts: list[Piece] = [Panel(Stack(lines), width, UNKNOWN_PAD, unknown)] if dark else lines
    for block in cell.arrays:
        drawn = array(setter, block, width, elem, framed=False)
        drawn.before, drawn.whole = setter.unit * 1.6, True  # a number is never parted from its cautions
        parts.append(drawn)
    return Stack(parts)


class Signed(Piece):
    """A title with an option's sign before it."""

    def __init__(self, title: Piece, shape: str, hue: str, size: float, keep_next: bool = False) -> None:
        super().__init__(title.height, keep_next=keep_next)
        self.title, self.shape, self.hue, self.size = title, shape, hue, size

    def split(self, room: float, page: float, force: bool = False) -> tuple[Piece, Piece] | None:
        parts = self.title.split(room, page, force)
        return (Signed(parts[0], self.shape, self.hue, self.size), Indented(parts[1], self.size * 1.15)) if parts else None

    def draw(self, book: Book, x: float, top: float) -> None:
        with book.tag(None):
            book.out.append(sign(self.shape, self.hue, x + self.size * 0.43, top - self.size * 0.66, self.size * 0.8))
        self.title.draw(book, x + self.size * 1.15, top)


class Indented(Piece):
    """The rest of a title that was cut."""

    def __init__(self, piece: Piece, indent: float) -> None:
        super().__init__(piece.height)
        self.piece, self.indent = piece, indent

    def split(self, room: float, page: float, force: bool = False) -> tuple[Piece, Piece] | None:
        parts = self.piece.split(room, page, force)
        return (Indented(parts[0], self.indent), Indented(parts[1], self.indent)) if parts else None

    def draw(self, book: Book, x: float, top: float) -> None:
        self.piece.draw(book, x + self.indent, top)


class HeadRow(Piece):
    """The column heads over a strong rule."""

    def __init__(self, cells: Beside, width: float) -> None:
        super().__init__(cells.height + 1.7 * PAD)
        self.cells, self.width = cells, width

    def draw(self, book: Book, x: float, top: float) -> None:
        self.cells.draw(book, x, top)
        with book.tag(None):
            book.out.append(rule(x, top - self.cells.height - PAD, self.width, INK, 1.4))


class Band(Piece):
    """The heading of a group of rows, across the table."""

    def __init__(self, title: Piece, width: float) -> None:
        super().__init__(title.height + PAD * 0.8)
        self.title, self.width = title, width

    def draw(self, book: Book, x: float, top: float) -> None:
        with book.tag(None):
            book.out.append(painted(rect(x, top - self.height, self.width, self.height), PRIMARY_SOFT))
        self.title.draw(book, x + PAD, top - PAD * 0.4)


class Row(Piece):
    """One question and its answers over a thin rule. A row too tall for a sheet is cut, each cell where it can be.

    `again` is the question in small for the parts on further sheets, where it is an artifact.
    """

    def __init__(self, cells: Beside, width: float, lifted: bool, again: Lines) -> None:
        super().__init__(cells.height + 2 * PAD, whole=True)
        self.cells, self.width, self.lifted, self.again = cells, width, lifted, again

    def split(self, room: float, page: float, force: bool = False) -> tuple[Piece, Piece] | None:
        parts = self.cells.cut(room - 2 * PAD, page - 2 * PAD, force)
        if not parts:
            return None
        head, tail = parts
        left, title = tail[0]
        if title.height <= EPSILON and len(self.again.lines) <= LONGEST_AGAIN:
            tail = [(left, self.again), *tail[1:]]
        return Row(Beside(head), self.width, self.lifted, self.again), Row(Beside(tail), self.width, self.lifted, self.again)

    def draw(self, book: Book, x: float, top: float) -> None:
        bottom = top - self.height
        with book.tag(None):
            if self.lifted:
                book.out.append(painted(rect(x, bottom + 3, 3, self.height - 6), PRIMARY))
            book.out.append(rule(x, bottom, self.width, RULE, 0.6))
        self.cells.draw(book, x, top - PAD)


LONGEST_AGAIN = 4


class Continued(Piece):
    """Column heads over rows; on every further sheet the heads come again."""

    def __init__(self, head: Piece, again: Piece, rows: Sequence[Piece]) -> None:
        self.head, self.again, self.rows = head, again, Stack(rows)
        super().__init__(head.height + self.rows.height)

    def split(self, room: float, page: float, force: bool = False) -> tuple[Piece, Piece] | None:
        parts = self.rows.split(room - self.head.height, page - self.again.height, force)
        if not parts or not isinstance(parts[0], Stack) or not isinstance(parts[1], Stack):
            return None
        if parts[0].height <= EPSILON:
            return None
        return Continued(self.head, self.again, parts[0].children), Continued(self.again, self.again, parts[1].children)

    def draw(self, book: Book, x: float, top: float) -> None:
        self.head.draw(book, x, top)
        self.rows.draw(book, x, top - self.head.height)


def _stacked(setter: Setter, block: Table, width: float, parent: Elem, tags: tuple[str, str], titled: bool) -> list[Piece]:
    """Every row as a heading with a list of option and answer."""
    parts: list[Piece] = []
    if block.caption and not titled:
        said = setter.text(block.caption, width, parent.child("P"), bold=True)
        said.before, said.keep_next = setter.unit * 2, True
        parts.append(said)
    heads = parent.child("L", A="<</O/List/ListNumbering/None>>")
    for place, column in enumerate(block.columns):
        entry = option_head(setter, column, width, heads.child("LI").child("LBody"))
        entry.before = setter.unit * (1.4 if not place else 1.2)
        parts.append(entry)
    for group in block.groups:
        if group.title:
            said = setter.text(group.title, width - 2 * PAD, parent.child(tags[0]), bold=True, colour=PRIMARY)
            band = Band(said, width)
            band.before, band.keep_next = setter.unit * 2.2, True
            parts.append(band)
        for row in group.rows:
            parts += _stacked_row(setter, block, row, width, parent, tags[1] if group.title else tags[0])
    return parts


def _stacked_row(setter: Setter, block: Table, row: TableRow, width: float, parent: Elem, tag: str) -> list[Piece]:
    head = parent.child(tag)
    title: list[Piece] = [setter.text(row.title, width, head, size=setter.type.h3, bold=True)]
    if row.lifted:
        title.append(lifted(setter, row.lifted, width, head))
    heading = Stack(title)
    heading.before, heading.keep_next = setter.unit * 1.8, True
    answers = parent.child("L", A="<</O/List/ListNumbering/None>>")
    parts: list[Piece] = [heading]
    indent = setter.type.body * 1.15
    for column, cell in zip(block.columns, row.cells, strict=False):
        item = answers.child("LI")
        name = named(setter, column, width, item.child("Lbl"), True)
        name.before = setter.unit * 1.1
        said = Beside([(indent, answer(setter, cell, width - indent, item.child("LBody")))])
        parts += [name, said]
    return parts
