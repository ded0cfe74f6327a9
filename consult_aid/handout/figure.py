"""A picture on paper: art as vectors, labels at a readable size, ink on top, the stamp; then its story in words."""

from __future__ import annotations

import math

from consult_aid.callouts import leader_start, place, tidy
from consult_aid.handout import forms
from consult_aid.handout.flow import Piece, Stack
from consult_aid.handout.setting import Setter
from consult_aid.handout.shapes import circle, numbers, painted, polygon, rgb, rounded
from consult_aid.handout.tagged import Book, Elem, text_string
from consult_aid.handout.text import Span, Style, baseline, broken, line_operators
from consult_aid.handout.typeface import measure
from consult_aid.illustration import Art, Box, Label, Stroke, curve
from consult_aid.pages import Figure, Frame
from consult_aid.theme import BAD, INK, QUIET, pale

TALLEST = 0.52
"""Most of a sheet's height that one picture takes."""
SEVERAL = 0.62
"""Where several frames are drawn, each is this share of it at most, so that two fit on a sheet."""
SMALLEST = 0.7
"""A picture is set smaller to fit the rest of a sheet, down to this share of its height."""
EDGE = 4.0
"""Least distance of a label from the picture's edge, in pt."""
GAP = 3.0
"""Least distance between two labels, in pt."""
HIGHLIGHTER = 0.38
"""Opacity of highlighter ink."""
HEAD = 3.6
"""Length of an arrow's head as a multiple of the stroke's width, at least 7 pt."""


def figure(setter: Setter, block: Figure, art: Art | None, width: float, tallest: float, parent: Elem) -> list[Piece]:
    """Title, the shown frames each with its caption, and the whole story as a numbered list."""
    art = forms.in_tones(art, block.tones) if art is not None else None
    parts: list[Piece] = []
    if block.title or block.cites:
        spans = (setter.span(block.title, setter.type.body, True), *setter.cites(block.cites))
        title = setter.lines(spans, width, parent.child("P"))
        title.before, title.keep_next = setter.unit * 2.2, True
        parts.append(title)
    whole = tallest
    if len(block.shown) > 1:
        tallest *= SEVERAL
    for number in block.shown or (0,):
        frame = block.frame(number)
        if art is not None:
            alt = setter.plain(block.alt) or setter.plain(block.title) or "–"
            elem = parent.child("Figure", Alt=text_string(alt))
            picture = Picture(setter, block, frame, art, width, tallest, elem)
            if not picture.tidy and tallest < whole:
                picture = Picture(setter, block, frame, art, width, whole, elem)
            picture.before, picture.keep_next = setter.unit * (2.2 if not parts else 0.6 if len(parts) == 1 else 1.6), True
            parts.append(picture)
        if frame.title or frame.caption:
            caption = _caption(setter, frame, number, width, parent)
            caption.before = setter.unit * 0.5
            parts.append(caption)
    if art is None and block.stamp:
        parts.append(setter.text(block.stamp, width, parent.child("P"), bold=True, colour=BAD))
    if block.frames:
        parts.append(_story(setter, block, width, parent))
    return parts


def _caption(setter: Setter, frame: Frame, number: int, width: float, parent: Elem) -> Piece:
    """Number and title of the step that is drawn; the story below says the rest."""
    small = setter.type.small
    text = f"{number}. {frame.title}" if number else frame.title
    spans = [setter.span(text, small, bool(number), QUIET)]
    if not number and frame.caption:
        spans.append(setter.span(" " + frame.caption, small, colour=QUIET))
    return setter.lines(tuple(spans), width, parent.child("P"))


def _story(setter: Setter, block: Figure, width: float, parent: Elem) -> Stack:
    body = setter.type.body
    indent = body * 1.9
    story = parent.child("L", A="<</O/List/ListNumbering/Decimal>>")
    items: list[Piece] = []
    for number, frame in enumerate(block.frames, 1):
        item = story.child("LI")
        label = setter.text(f"{number}.", indent, item.child("Lbl"), bold=True, colour=QUIET)
        title = frame.title if frame.title.endswith(("?", "!", ".")) else f"{frame.title}:"
        spans = [setter.span(f"{title} ", body, True), setter.span(frame.caption, body)]
        words = item.child("LBody")
        entry = setter.labelled(label, indent, setter.marked(tuple(spans), frame.mark, None, width - indent, words))
        entry.before = setter.unit * 0.6
        items.append(entry)
    stack = Stack(items)
    stack.before = setter.unit * 0.9
    return stack


class Picture(Piece):
    """One drawn frame. Everything is placed in pt; `scale` is pt per unit of the picture."""

    def __init__(self, setter: Setter, block: Figure, frame: Frame, art: Art, width: float, tallest: float, elem: Elem) -> None:
        self.setter, self.block, self.full, self.elem = setter, block, width, elem
        self.art, self.frame = art, frame
        self.scale = min(width / art.width, tallest / art.height)
        self.width = art.width * self.scale
        super().__init__(art.height * self.scale)
        self.size = setter.type.small
        bounds = (self.width / self.scale, self.height / self.scale)
        stamp = setter.plain(block.stamp)
        self.stamp = broken((Span(stamp, Style(self.size, True, BAD)),), round(self.width * 0.46, 2)) if stamp else ()
        taken = [self._stamp_box()] if stamp else []
        labels = [Label(setter.plain(label.text), label.anchor, label.to, label.side) for label in frame.labels]
        unit = 1 / self.scale
        boxes = place(labels, self.size * unit, measure, bounds, GAP * unit, EDGE * unit, taken)
        self.labels = tuple(zip(labels, boxes, strict=True))
        self.tidy = tidy(boxes, bounds, taken)

    def fitted(self, room: float) -> Piece | None:
        """The picture a little smaller, where that saves a half-empty sheet and its labels, which keep their size, still find a place."""
        tallest = room - self.setter.unit * 6  # the first lines below it
        if not SMALLEST * self.height <= tallest < self.height:
            return None
        smaller = Picture(self.setter, self.block, self.frame, self.art, self.full, tallest, self.elem)
        return smaller if smaller.tidy else None

    def _stamp_box(self) -> Box:
        """The banner's rectangle in picture units, top right."""
        wide = (max(line.width for line in self.stamp) + 16) / self.scale
        tall = (len(self.stamp) * self.size * 1.3 + 8) / self.scale
        edge = 8 / self.scale
        return Box(self.art.width - wide - edge, edge, wide, tall)

    def draw(self, book: Book, x: float, top: float) -> None:
        bottom = top - self.height
        self.elem.attrs["A"] = f"<</O/Layout/Placement/Block/BBox[{numbers(x, bottom, x + self.width, top)}]>>"
        with book.tag(self.elem):
            book.out.append(f"q {rounded(x, bottom, self.width, self.height, 7)} W n")
            book.out.append(f"q {self.scale:.5f} 0 0 {-self.scale:.5f} {numbers(x, top)} cm")
            for part in self.art.parts:
                form = part.form_pale if self.art.is_pale(part, self.frame.highlight) else part.form
                book.out.append(f"/{forms.place(book, self.art, form)} Do")
            book.out.append("Q")
            if self.stamp:
                self._draw_stamp(book, x, top)
            for label, box in self.labels:
                self._draw_leader(book, label, box, x, top)
            for label, box in self.labels:
                self._draw_label(book, label, box, x, top)
            for stroke in self.frame.ink:
                self._draw_stroke(book, stroke, x, top)
            book.out.append("Q")
            book.out.append(painted(rounded(x, bottom, self.width, self.height, 7), stroke=pale(QUIET, 0.45), width=0.8))

    def _draw_stamp(self, book: Book, x: float, top: float) -> None:
        left, upper, wide, tall = self._on_paper(self._stamp_box(), x, top)
        book.out.append(painted(rounded(left, upper - tall, wide, tall, 3), "#FFFFFF", BAD, 1.4))
        y = upper - 4 - baseline(self.size, self.size * 1.3)
        book.out.append("BT")
        for line in self.stamp:
            book.out.append(f"1 0 0 1 {numbers(left + 8, y)} Tm {line_operators(line, book)}")
            y -= self.size * 1.3
        book.out.append("ET")

    def _on_paper(self, box: Box, x: float, top: float) -> tuple[float, float, float, float]:
        """Left, upper edge, width and height in pt."""
        return x + box.x * self.scale, top - box.y * self.scale, box.width * self.scale, box.height * self.scale

    def _draw_leader(self, book: Book, label: Label, box: Box, x: float, top: float) -> None:
        """A line with a white edge from the box to its target, a dot at the end; seen on any ground."""
        to = (x + label.to[0] * self.scale, top - label.to[1] * self.scale)
        from_x, from_y = leader_start(box, label.to)
        start = (x + from_x * self.scale, top - from_y * self.scale)
        path = f"{numbers(*start)} m {numbers(*to)} l"
        book.out += [painted(path, stroke="#FFFFFF", width=2.6), painted(path, stroke=INK, width=0.9)]
        book.out.append(painted(circle(*to, 2.1), INK, "#FFFFFF", 0.8))

    def _draw_label(self, book: Book, label: Label, box: Box, x: float, top: float) -> None:
        left, upper, wide, tall = self._on_paper(box, x, top)
        book.out.append(painted(rounded(left, upper - tall, wide, tall, 3), "#FFFFFF", pale(QUIET, 0.2), 0.7))
        step = (tall - 8 * self.scale) / len(label.lines)
        y = upper - 4 * self.scale - baseline(self.size, step)
        book.out.append("BT")
        for text in label.lines:
            for line in broken((Span(text, Style(self.size)),), wide + 1000):
                inset = (wide - line.width) / 2
                book.out.append(f"1 0 0 1 {numbers(left + inset, y)} Tm {line_operators(line, book)}")
            y -= step
        book.out.append("ET")

    def _draw_stroke(self, book: Book, stroke: Stroke, x: float, top: float) -> None:
        points = [(x + px * self.scale, top - py * self.scale) for px, py in stroke.points]
        if not points:
            return
        width = max(stroke.width * self.scale, 0.8)
        colour = rgb(stroke.colour)
        alpha = book.alpha(HIGHLIGHTER) + " " if stroke.tool == "highlighter" else ""
        path = f"{numbers(*points[0])} m "
        if len(points) == 1:
            path += f"{numbers(*points[0])} l"
        elif stroke.tool == "arrow":
            path += " ".join(f"{numbers(*point)} l" for point in points[1:])
        else:
            path += " ".join(f"{numbers(*a, *b, *c)} c" for a, b, c in curve(tuple(points)))
        book.out.append(f"q {alpha}{colour} RG {width:.2f} w 1 J 1 j {path} S Q")
        if stroke.tool == "arrow" and len(points) > 1:
            book.out.append(_arrow_head(points, width, stroke.colour))


def _arrow_head(points: list[tuple[float, float]], width: float, colour: str) -> str:
    """A filled head that points the way the last stretch of the stroke goes."""
    end = points[-1]
    length = max(HEAD * width, 7.0)
    start = next((point for point in reversed(points) if math.dist(point, end) > length * 0.6), points[0])
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    tip = (end[0] + math.cos(angle) * width, end[1] + math.sin(angle) * width)
    sides = [(tip[0] - length * math.cos(angle + turn), tip[1] - length * math.sin(angle + turn)) for turn in (0.45, -0.45)]
    return painted(polygon([tip, *sides]), colour, colour, 0.5)
