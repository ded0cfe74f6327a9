"""Paragraphs: literal text broken into lines. There is no markup, so nothing in a text can ever be one.

Broken lines and their operators are kept between documents; `forget` drops them (they may hold a patient's words).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from consult_aid.handout.flow import Piece
from consult_aid.handout.shapes import numbers, rgb
from consult_aid.handout.tagged import Book, Elem
from consult_aid.handout.typeface import fixed_literal, main_font, measure, widths
from consult_aid.theme import INK

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks: size in pt, colour as #RRGGBB."""

    size: float
    bold: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Span:
    """A run of printable text in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Line:
    """One broken line: its runs, width in pt, ready operators (None when a character has no fixed code), and the characters they use."""

    runs: tuple[Span, ...]
    width: float
    ready: str | None
    chars: tuple[frozenset[str], frozenset[str]]


Word = list[tuple[str, Style]]
_BLANK_LINES = re.compile(r"\n{3,}")
_BREAK_AFTER = frozenset("/-_.,;:?&=@)")
_LOOK_BACK = 24


@lru_cache(maxsize=8192)
def broken(spans: tuple[Span, ...], width: float) -> tuple[Line, ...]:
    """The spans as lines of at most `width`. Newlines are kept, of several empty lines one; longer words than a line are cut."""
    lines: list[Line] = []
    line: Word = []
    used = 0.0
    for word in _words(spans):
        if word is None:
            lines.append(_line(line, used))
            line, used = [], 0.0
            continue
        wide = _width(word)
        gap = widths(line[-1][1].bold)[" "] * line[-1][1].size if line else 0.0
        if line and used + gap + wide > width:
            lines.append(_line(_spaced(line), used))
            line, used, gap = [], 0.0, 0.0
        if wide > width:
            *whole, word = _cut(word, width)
            lines += [_line(part, _width(part)) for part in whole]
            wide = _width(word)
        line = [*_spaced(line), *word]
        used += gap + wide
    if line or not lines:
        lines.append(_line(line, used))
    return tuple(lines)


def _spaced(line: Word) -> Word:
    """The line with a space at its end. At the end of a printed line it keeps two words apart for a screen reader."""
    return [*line[:-1], (line[-1][0] + " ", line[-1][1])] if line else line


def _words(spans: tuple[Span, ...]) -> Iterator[Word | None]:
    """Words as lists of runs (a word may change its style inside), None for a newline."""
    word: Word = []
    for span in spans:
        for row, line in enumerate(_BLANK_LINES.sub("\n\n", span.text).split("\n")):
            if row:
                if word:
                    yield word
                    word = []
                yield None
            for place, part in enumerate(line.split(" ")):
                if place and word:
                    yield word
                    word = []
                if part:
                    word.append((part, span.style))
    if word:
        yield word


def _width(word: Word) -> float:
    return sum(measure(text, style.size, style.bold) for text, style in word)


def _cut(word: Word, width: float) -> list[Word]:
    """A word longer than a line in pieces that fit, cut after punctuation where there is some near the end of the line."""
    pieces: list[Word] = []
    chars = [(char, style) for text, style in word for char in text]
    start, used = 0, 0.0
    for place, (char, style) in enumerate(chars):
        wide = widths(style.bold)[char] * style.size
        if used + wide > width and place > start:
            back = range(place, max(place - _LOOK_BACK, start + 1), -1)
            end = next((stop for stop in back if chars[stop - 1][0] in _BREAK_AFTER), place)
            pieces.append(_joined(chars[start:end]))
            used = sum(widths(style.bold)[char] * style.size for char, style in chars[end:place])
            start = end
        used += wide
    return [*pieces, _joined(chars[start:])]


def _joined(chars: Word) -> Word:
    runs: list[tuple[list[str], Style]] = []
    for char, style in chars:
        if not runs or runs[-1][1] != style:
            runs.append(([], style))
        runs[-1][0].append(char)
    return [("".join(text), style) for text, style in runs]


def _line(parts: list[tuple[str, Style]], width: float) -> Line:
    """Runs of one style joined, with their operators where the codes are fixed."""
    runs: list[tuple[list[str], Style]] = []
    for text, style in parts:
        if not runs or runs[-1][1] != style:
            runs.append(([], style))
        runs[-1][0].append(text)
    spans = tuple(Span("".join(texts), style) for texts, style in runs)
    literals = [fixed_literal(span.text) for span in spans]
    ready = None
    if None not in literals:
        ready = " ".join(_show(main_font(span.style.bold), span.style, str(text)) for span, text in zip(spans, literals, strict=True))
    chars = tuple(frozenset("".join(span.text for span in spans if span.style.bold == bold)) for bold in (False, True))
    return Line(spans, width, ready, (chars[0], chars[1]))


def _show(font: str, style: Style, literal: str) -> str:
    return f"/{font} {style.size:g} Tf {rgb(style.colour)} rg ({literal}) Tj"


def line_operators(line: Line, book: Book) -> str:
    """The operators that show the line, to stand between BT and ET."""
    if line.ready is not None:
        for bold in (False, True):
            if line.chars[bold]:
                book.fonts.note(line.chars[bold], bold)
        return line.ready
    return " ".join(_show(font, span.style, literal) for span in line.runs for font, literal in book.fonts.runs(span.text, span.style.bold))


def baseline(size: float, leading: float) -> float:
    """From the top of a line down to its baseline."""
    return leading / 2 + size * 0.27


class Lines(Piece):
    """Lines of one paragraph (all of them, or those on one sheet). `elem` None makes them an artifact."""

    def __init__(
        self, lines: tuple[Line, ...], size: float, leading: float, elem: Elem | None, width: float, align: Align = "left"
    ) -> None:
        super().__init__(len(lines) * leading)
        self.lines, self.size, self.leading, self.elem, self.width, self.align = lines, size, leading, elem, width, align

    def split(self, room: float, page: float, force: bool = False) -> tuple[Lines, Lines] | None:
        fits = int((room + 0.01) // self.leading)
        count = len(self.lines)
        if not force:
            if count < 4 or fits < 2:
                return None
            fits = min(fits, count - 2)
        if not 0 < fits < count:
            return None
        head, tail = (
            Lines(part, self.size, self.leading, self.elem, self.width, self.align) for part in (self.lines[:fits], self.lines[fits:])
        )
        head.before, tail.keep_next = self.before, self.keep_next
        return head, tail

    def draw(self, book: Book, x: float, top: float) -> None:
        if not any(line.runs for line in self.lines):
            return
        y = top - baseline(self.size, self.leading)
        with book.tag(self.elem):
            book.out.append("BT")
            for line in self.lines:
                if line.runs:
                    left = x if self.align == "left" else x + self.width - line.width
                    book.out.append(f"1 0 0 1 {numbers(left, y)} Tm {line_operators(line, book)}")
                y -= self.leading
            book.out.append("ET")


def forget() -> None:
    """Drops the kept lines."""
    broken.cache_clear()
