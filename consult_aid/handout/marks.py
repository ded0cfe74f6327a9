"""Certainty marks and badges: a word with a drawn cue beside or around it, set in a row that wraps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from consult_aid.handout.flow import Piece
from consult_aid.handout.shapes import STARS_WIDTH, circle, numbers, painted, polygon, rounded, stars
from consult_aid.handout.tagged import Book, Elem
from consult_aid.handout.text import Line, Lines, Span, Style, baseline, broken, line_operators
from consult_aid.handout.typeface import measure
from consult_aid.pages import Mark
from consult_aid.theme import BAD, CAUTION, CAUTION_SOFT, INK, PRIMARY, PRIMARY_SOFT, QUIET, UNKNOWN_SOFT

LEADING = 1.3
FRAME_PAD = 0.18
"""Space between a badge's words and its frame, above and below, as a share of the size."""
BADGE_LOOK = {
    "good": (PRIMARY, PRIMARY_SOFT),
    "caution": (CAUTION, CAUTION_SOFT),
    "bad": (BAD, "#FFFFFF"),
    "unknown": (QUIET, UNKNOWN_SOFT),
    "neutral": (QUIET, "#FFFFFF"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One mark or badge. `stars` is None where there are no circles; `frame` is (edge, ground), empty for a mark; `below` puts the word
    under the circles."""

    spans: tuple[Span, ...]
    size: float
    stars: int | None = None
    frame: tuple[str, str] | tuple[()] = ()
    dashed: bool = False
    diamond: bool = False
    below: bool = False

    @classmethod
    def of_mark(cls, mark: Mark, word: str, size: float) -> Chip:
        """Circles and word; a mark in words only has a small diamond instead."""
        return cls((Span(word, Style(size, colour=QUIET if mark.stars else INK)),), size, mark.stars, diamond=mark.stars is None)

    @classmethod
    def of_badge(cls, kind: str, word: str, size: float) -> Chip:
        """A word in a frame; `kind` picks its colours and, for what is not known, the dashes."""
        edge, ground = BADGE_LOOK[kind]
        return cls((Span(word, Style(size, True, edge)),), size, frame=(edge, ground), dashed=kind == "unknown")

    @property
    def lead(self) -> float:
        """Width of what stands before the word."""
        if self.stars is not None:
            return 0.0 if self.below else (STARS_WIDTH + 0.45) * self.size
        return self.size * (0.95 if self.diamond else 0.55)

    def fits(self, width: float) -> bool:
        """Whether no word has to be cut beside the circles."""
        words = (word for span in self.spans for word in span.text.split())
        longest = max((measure(word, self.size, self.spans[0].style.bold) for word in words), default=0.0)
        return self.stars is None or self.lead + longest <= width

    @property
    def trail(self) -> float:
        return self.size * 0.55 if self.frame else 0.0


class Chips(Piece):
    """Chips in rows. Their words belong to `elem`, their shapes to nobody."""

    def __init__(self, chips: Sequence[Chip], width: float, elem: Elem | None) -> None:
        self.elem = elem
        self.placed: list[tuple[Chip, float, float, float, tuple[Line, ...]]] = []
        chips = [chip if chip.fits(width) else replace(chip, below=True) for chip in chips]
        self.inset = max((chip.size * FRAME_PAD for chip in chips if chip.frame), default=0.0)
        x = top = tallest = 0.0
        for chip in chips:
            lines = broken(chip.spans, round(max(width - chip.lead - chip.trail, chip.size * 2), 2))
            wide = max(chip.lead + max(line.width for line in lines) + chip.trail, STARS_WIDTH * chip.size * chip.below)
            gap = chip.size * 0.9
            if x and x + gap + wide > width:
                top, x, tallest = top + tallest + chip.size * 0.35, 0.0, 0.0
            left = x + gap if x else 0.0
            self.placed.append((chip, left, top, wide, lines))
            x, tallest = left + wide, max(tallest, self._tall(chip, lines))
        self.size = max((chip.size for chip in chips), default=0.0)
        self.width = x if not top else width
        super().__init__(top + tallest)

    @property
    def baseline(self) -> float:
        """From the top down to the words of the first row."""
        return self.inset + baseline(self.size, self.size * LEADING)

    def _tall(self, chip: Chip, lines: tuple[Line, ...]) -> float:
        return (len(lines) + chip.below) * chip.size * LEADING + 2 * self.inset

    def draw(self, book: Book, x: float, top: float) -> None:
        with book.tag(None):
            for chip, left, down, wide, lines in self.placed:
                book.out.append(self._shape(chip, x + left, top - down, wide, self._tall(chip, lines)))
        with book.tag(self.elem):
            book.out.append("BT")
            for chip, left, down, _, lines in self.placed:
                y = top - down - self.inset - baseline(chip.size, chip.size * LEADING) - chip.below * chip.size * LEADING
                for line in lines:
                    book.out.append(f"1 0 0 1 {numbers(x + left + chip.lead, y)} Tm {line_operators(line, book)}")
                    y -= chip.size * LEADING
            book.out.append("ET")

    def _shape(self, chip: Chip, x: float, top: float, wide: float, tall: float) -> str:
        middle = top - self.inset - chip.size * LEADING / 2
        if chip.stars is not None:
            return stars(chip.stars, x, middle, chip.size, INK if chip.stars else QUIET)
        if chip.diamond:
            r = chip.size * 0.27
            centre = x + r + 0.4
            return painted(
                polygon([(centre, middle + r), (centre + r, middle), (centre, middle - r), (centre - r, middle)]), stroke=INK, width=0.9
            )
        edge, ground = chip.frame or (INK, "#FFFFFF")
        radius = min(tall / 2, chip.size * 0.7)
        return painted(rounded(x, top - tall, wide, tall, radius), ground, edge, 0.9, "2.2 1.6" if chip.dashed else "")


class Trailed(Piece):
    """A paragraph with chips behind its last word, on one baseline."""

    def __init__(self, words: Lines, chips: Chips) -> None:
        super().__init__(words.height)
        self.words, self.chips = words, chips

    def split(self, room: float, page: float, force: bool = False) -> tuple[Piece, Piece] | None:
        parts = self.words.split(room, page, force)
        return (parts[0], Trailed(parts[1], self.chips)) if parts else None

    def draw(self, book: Book, x: float, top: float) -> None:
        self.words.draw(book, x, top)
        last, words = top - self.words.height + self.words.leading, self.words
        self.chips.draw(book, x + words.lines[-1].width + self.chips.size, last - baseline(words.size, words.leading) + self.chips.baseline)


class TickBox(Piece):
    """A box to tick; its element carries the text that stands for it."""

    def __init__(self, size: float, leading: float, elem: Elem) -> None:
        super().__init__(leading)
        self.size, self.elem = size, elem

    def draw(self, book: Book, x: float, top: float) -> None:
        side = self.size * 0.86
        y = top - self.height / 2 - side / 2
        with book.tag(self.elem):
            book.out.append(painted(rounded(x + 0.5, y, side, side, side * 0.16), stroke=INK, width=1.1))


class Dot(Piece):
    """The dot of a list; its element carries the text that stands for it."""

    def __init__(self, size: float, leading: float, elem: Elem) -> None:
        super().__init__(leading)
        self.size, self.elem = size, elem

    def draw(self, book: Book, x: float, top: float) -> None:
        with book.tag(self.elem):
            book.out.append(painted(circle(x + self.size * 0.28, top - self.height / 2 + self.size * 0.02, self.size * 0.15), PRIMARY))
