"""Blocks of a page to pieces of a sheet: one case per kind of block, none left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from consult_aid.handout.figure import TALLEST, figure
from consult_aid.handout.flow import Beside, Piece, Stack
from consult_aid.handout.icons import array
from consult_aid.handout.marks import Dot, TickBox
from consult_aid.handout.panels import notice
from consult_aid.handout.setting import Setter
from consult_aid.handout.shapes import rule
from consult_aid.handout.table import Signed, table
from consult_aid.handout.tagged import Book, Elem, text_string
from consult_aid.handout.verdicts import judgements
from consult_aid.illustration import Art
from consult_aid.pages import (
    Block,
    Bullets,
    Figure,
    Heading,
    IconArray,
    Judgements,
    NewPage,
    Notice,
    SourceList,
    Statement,
    Table,
    Text,
    Tone,
    Writing,
)
from consult_aid.theme import INK, QUIET

NUMBERING = {"dots": "Disc", "numbers": "Decimal", "boxes": "Square"}
FRAMED = (Notice, IconArray, Figure, Table, Writing)
"""Blocks that want air below them."""
SOURCE_LEADING = 1.2
WRITING_STEP = 26.0
"""Distance of ruled lines in pt: room for a large hand."""


@dataclass(slots=True)
class Builder:
    """Builds the pieces of one document in reading order. `levels` are the headings that the next one would stand under."""

    setter: Setter
    art: Mapping[str, Art]
    width: float
    sheet: float
    levels: list[int] = field(default_factory=list, init=False)
    said: str = field(default="", init=False)

    @property
    def root(self) -> Elem:
        return self.setter.book.root

    def sections(self, blocks: tuple[Block, ...]) -> list[list[Piece]]:
        """The pieces, a new list wherever a new sheet is asked for."""
        out: list[list[Piece]] = [[]]
        before: Block | None = None
        for block in blocks:
            if isinstance(block, NewPage):
                out.append([])
            else:
                pieces = self.pieces(block)
                if pieces and isinstance(before, FRAMED):
                    pieces[0].before = max(pieces[0].before, self.setter.unit * 2)
                if pieces and isinstance(before, Heading) and isinstance(block, Text | Statement):
                    pieces[-1].keep_next = True  # an opening line is part of the heading
                if out[-1] and isinstance(block, Table | Writing) and isinstance(before, Text):
                    out[-1][-1].keep_next = True  # how to read it stays with what is to be read
                out[-1] += pieces
            before = block
        return [pieces for pieces in out if pieces]

    def pieces(self, block: Block) -> list[Piece]:
        """One block as pieces with their gaps."""
        setter, unit = self.setter, self.setter.unit
        match block:
            case Heading():
                return self._heading(block)
            case Text():
                size, colour = self._tone(block.tone)
                spans = (setter.span(block.text, size, colour=colour), *setter.cites(block.cites))
                return self._after(unit * 1.1, setter.lines(spans, self.width, self.root.child("P")))
            case Statement():
                size, colour = self._tone(block.tone)
                return self._after(unit * 1.1, setter.statement(block.line, self.width, self.root.child("P"), size, colour))
            case Bullets():
                return self._bullets(block)
            case Notice():
                return self._after(unit * 1.8, notice(setter, block, self.width, self.root))
            case Judgements():
                return judgements(setter, block, self.width, self.root)
            case IconArray():
                return self._after(unit * 1.8, array(setter, block, self.width, self.root))
            case Figure():
                return figure(setter, block, self.art.get(block.art), self.width, self.sheet * TALLEST, self.root)
            case Table():
                tags = (self._tag_below(1), self._tag_below(2))
                return table(setter, block, self.width, self.root, tags, titled=block.caption == self.said)
            case SourceList():
                return self._sources(block)
            case Writing():
                return self._after(unit * 1.2, self._writing(block))
            case NewPage():
                return []
            case _:
                assert_never(block)

    def _after(self, gap: float, piece: Piece) -> list[Piece]:
        piece.before = gap
        return [piece]

    def _tone(self, tone: Tone) -> tuple[float, str]:
        sizes = {"body": (self.setter.type.body, INK), "lead": (self.setter.type.lead, INK), "quiet": (self.setter.type.body, QUIET)}
        return sizes[tone]

    def _tag_below(self, depth: int) -> str:
        return f"H{min(len(self.levels) + depth, 6)}"

    def _heading(self, block: Heading) -> list[Piece]:
        """Levels close up where a page leaves one out: the first heading is an H1, and none is more than one deeper than the last."""
        while self.levels and self.levels[-1] >= block.level:
            self.levels.pop()
        self.levels.append(block.level)
        self.said = block.text
        setter, depth = self.setter, len(self.levels)
        size = {1: setter.type.h1, 2: setter.type.h2, 3: setter.type.h3}[block.level]
        colour = block.sign[1] if block.sign else INK
        indent = size * 1.15 if block.sign else 0.0
        elem = self.root.child(f"H{depth}")
        title: Piece = setter.lines((setter.span(block.text, size, True, colour),), self.width - indent, elem, leading=1.18)
        if block.sign:
            title = Signed(title, *block.sign, size)
        piece = Marked(title, depth, setter.plain(block.text))
        piece.before = setter.unit * {1: 2.6, 2: 3.2, 3: 2.6}[block.level]
        return [piece]

    def _bullets(self, block: Bullets) -> list[Piece]:
        setter, unit = self.setter, self.setter.unit
        leading = round(setter.type.body * setter.type.leading, 2)
        body = setter.type.body
        indent = {"dots": body * 1.1, "numbers": body * (1.9 if len(block.items) < 100 else 2.6), "boxes": body * 1.75}[block.style]
        elem = self.root.child("L", A=f"<</O/List/ListNumbering/{NUMBERING[block.style]}>>")
        out: list[Piece] = []
        for number, line in enumerate(block.items, 1):
            item = elem.child("LI")
            label: Piece
            if block.style == "numbers":
                label = setter.text(f"{number}.", indent, item.child("Lbl"), bold=True)
            elif block.style == "boxes":
                label = TickBox(body, leading, item.child("Lbl", ActualText=text_string("\u2610")))
            else:
                label = Dot(body, leading, item.child("Lbl", ActualText=text_string("•")))
            said = setter.statement(line, self.width - indent, item.child("LBody"))
            entry = setter.labelled(label, indent, said)
            entry.before = unit * (0.9 if number == 1 else 1.1 if block.style == "boxes" else 0.75)
            out.append(entry)
        return out

    def _sources(self, block: SourceList) -> list[Piece]:
        setter, small = self.setter, self.setter.type.small
        indent = small * (2.0 if len(block.entries) < 100 else 2.8)
        elem = self.root.child("L", A="<</O/List/ListNumbering/Decimal>>")
        out: list[Piece] = []
        for number, text in block.entries:
            item = elem.child("LI")
            label = setter.lines((setter.span(f"{number}.", small, colour=QUIET),), indent, item.child("Lbl"), leading=SOURCE_LEADING)
            said = setter.lines((setter.span(text, small),), self.width - indent, item.child("LBody"), leading=SOURCE_LEADING)
            entry = Beside(((0.0, label), (indent, said)))
            entry.before = setter.unit * 0.4
            out.append(entry)
        return out

    def _writing(self, block: Writing) -> Piece:
        prompt: list[Piece] = []
        if block.prompt:
            prompt.append(self.setter.text(block.prompt, self.width, self.root.child("P"), colour=QUIET))
            prompt[0].keep_next = True
        return Stack([*prompt, *(Ruled(self.width) for _ in range(block.lines))])


class Marked(Piece):
    """A heading: stays with what follows, and gets a bookmark where it comes to stand."""

    def __init__(self, title: Piece, level: int, text: str) -> None:
        super().__init__(title.height, keep_next=True)
        self.title, self.level, self.text = title, level, text

    def split(self, room: float, page: float, force: bool = False) -> tuple[Piece, Piece] | None:
        parts = self.title.split(room, page, force) if force else None
        return (Marked(parts[0], self.level, self.text), parts[1]) if parts else None

    def draw(self, book: Book, x: float, top: float) -> None:
        if self.text.strip():
            book.bookmark(self.level, " ".join(self.text.split())[:BOOKMARK_LIMIT], top)
        self.title.draw(book, x, top)


BOOKMARK_LIMIT = 120


class Ruled(Piece):
    """One line to write on."""

    def __init__(self, width: float) -> None:
        super().__init__(WRITING_STEP)
        self.width = width

    def draw(self, book: Book, x: float, top: float) -> None:
        with book.tag(None):
            book.out.append(rule(x, top - self.height + 1, self.width, QUIET, 0.6))
