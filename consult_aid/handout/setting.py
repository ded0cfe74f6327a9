"""The typesetter of one sheet size: turns texts into paragraphs in the sizes of the theme, and notes what no font could print."""

from __future__ import annotations

from dataclasses import dataclass, field

from consult_aid.handout.flow import Beside, Piece, Stack
from consult_aid.handout.marks import Chip, Chips, Trailed
from consult_aid.handout.tagged import Book, Elem
from consult_aid.handout.text import Align, Lines, Span, Style, broken
from consult_aid.handout.typeface import SIGN, measure, printable
from consult_aid.pages import Badge, Line, Mark
from consult_aid.record import replace
from consult_aid.theme import INK, QUIET, Type


@dataclass(slots=True)
class Setter:
    """Sets text of one document. `lost` tells whether a character had to be replaced by the sign for it."""

    type: Type
    book: Book
    _losses: list[str] = field(default_factory=list)

    @property
    def lost(self) -> bool:
        return bool(self._losses)

    def dense(self) -> Setter:
        """The same typesetter for tables: their cells are set in the theme's smaller size, with gaps to match."""
        return Setter(replace(self.type, body=self.type.table), self.book, self._losses)

    @property
    def unit(self) -> float:
        """Half the body size in pt: all gaps are multiples of it."""
        return self.type.body / 2

    def plain(self, text: str) -> str:
        """The text as it can be printed."""
        shown, lost = printable(text)
        if lost:
            self._losses.append(SIGN)
        return shown

    def span(self, text: str, size: float, bold: bool = False, colour: str = INK) -> Span:
        return Span(self.plain(text), Style(size, bold, colour))

    def lines(self, spans: tuple[Span, ...], width: float, elem: Elem | None, align: Align = "left", leading: float = 0.0) -> Lines:
        """A paragraph of these spans; its line height follows its largest size."""
        size = max((span.style.size for span in spans), default=self.type.body)
        height = round(size * (leading or self.type.leading), 2)
        return Lines(broken(spans, round(width, 2)), size, height, elem, width, align)

    def text(
        self, text: str, width: float, elem: Elem | None, size: float = 0.0, bold: bool = False, colour: str = INK, align: Align = "left"
    ) -> Lines:
        """A paragraph in one style, body size unless told otherwise."""
        return self.lines((self.span(text, size or self.type.body, bold, colour),), width, elem, align)

    def cites(self, numbers: tuple[int, ...]) -> tuple[Span, ...]:
        """The sources' numbers, small, tied to the word before them."""
        if not numbers:
            return ()
        return (self.span("\u00a0[" + ",\u00a0".join(map(str, numbers)) + "]", self.type.small, colour=QUIET),)

    def chips(self, mark: Mark | None, badge: Badge | None, width: float, elem: Elem | None) -> Chips | None:
        """Mark and badge, wrapped if they must be."""
        made = [Chip.of_mark(mark, self.plain(mark.word), self.type.small)] if mark else []
        if badge:
            made.append(Chip.of_badge(badge.kind, self.plain(badge.word), self.type.small))
        return Chips(made, width, elem) if made else None

    def statement(self, line: Line, width: float, elem: Elem, size: float = 0.0, colour: str = INK) -> Stack:
        """A line of the page: lead-in, words, sources, mark and badge."""
        size = size or self.type.body
        spans = [self.span(line.lead + " ", size, True, colour)] if line.lead else []
        spans += [self.span(line.text, size, colour=colour), *self.cites(line.cites)]
        return self.marked(tuple(spans) if line.lead or line.text or line.cites else (), line.mark, line.badge, width, elem)

    def marked(self, spans: tuple[Span, ...], mark: Mark | None, badge: Badge | None, width: float, elem: Elem) -> Stack:
        """A paragraph and after it mark and badge: on the last line where they fit, else below."""
        words = self.lines(spans, width, elem) if spans else None
        chips = self.chips(mark, badge, width, elem)
        if words and chips and words.lines[-1].width + chips.size + chips.width <= width:
            return Stack([Trailed(words, chips)])
        if words and chips:
            words.keep_next, chips.before = True, self.unit * 0.3
        return Stack([part for part in (words, chips) if part])

    def labelled(self, label: Piece, indent: float, body: Piece) -> Beside:
        """A list item: its label, and its body indented."""
        return Beside(((0.0, label), (indent, body)))

    def fitted(self, text: str, width: float, size: float, bold: bool = False) -> str:
        """The printable text, cut with an ellipsis where it is wider than `width`."""
        text = " ".join(self.plain(text[:FITTED_LIMIT]).split())
        if measure(text, size, bold) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if measure(text[:middle] + "…", size, bold) <= width else (low, middle - 1)
        return text[:low].rstrip() + "…"


FITTED_LIMIT = 400
