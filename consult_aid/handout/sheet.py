"""Sheets: margins, letterhead, running header and footer, and the drawing of a whole document."""

from __future__ import annotations

from collections.abc import Mapping

from consult_aid.handout import forms
from consult_aid.handout.blocks import Builder
from consult_aid.handout.flow import Beside, Piece, Stack, sheets
from consult_aid.handout.panels import notice
from consult_aid.handout.setting import Setter
from consult_aid.handout.shapes import numbers, rule
from consult_aid.handout.tagged import Book, Elem, text_string
from consult_aid.handout.text import Lines, Span, Style, baseline, broken, line_operators
from consult_aid.handout.typeface import SIGN, measure
from consult_aid.illustration import Art
from consult_aid.pages import Footer, Letterhead, Line, Notice, Page
from consult_aid.plain import shortened
from consult_aid.theme import MARGIN_MM, PRIMARY, QUIET, SHEETS_MM, TYPE, PaperName, SizeName, pale

MM = 72 / 25.4
FOOT_LINES = 4


def document(page: Page, art: Mapping[str, Art], paper: PaperName, size: SizeName) -> bytes:
    """The page as PDF bytes."""
    wide, tall = (side * MM for side in SHEETS_MM[paper])
    margin = MARGIN_MM * MM
    book = Book((wide, tall), page.title, page.language)
    setter = Setter(TYPE[size], book)
    width = wide - 2 * margin
    foot = _Foot(setter, page.footer, width)
    running = _running(page, setter)
    room = tall - 2 * margin - foot.height
    later = room - (_running_height(setter) if running else 0.0)

    head = _letterhead(setter, page.letterhead, width, art) if page.letterhead else []
    place = len(book.root.kids)
    builder = Builder(setter, art, width, later)
    sections = builder.sections(page.blocks) or [[]]
    first = [*head, *(_unprintable(setter, page, width, place) if setter.lost and page.unprintable else []), *sections[0]]
    laid = sheets(first, later, room)
    spilled = len(laid) > 1
    for section in sections[1:]:
        if spilled and laid[-1].height < later * HARDLY_BEGUN:
            section = [*laid.pop().children, *section]
        more = sheets(section, later)
        spilled, laid = len(more) > 1, [*laid, *more]

    for index, sheet in enumerate(laid):
        top = tall - margin
        if index and running:
            _draw_running(book, setter, running, margin, top, width)
            top -= _running_height(setter)
        sheet.draw(book, margin, top)
        foot.draw(book, margin, margin, index + 1, len(laid))
        book.end_page()
    return book.finish()


HARDLY_BEGUN = 0.4
"""Share of a sheet up to which what spilled onto it is followed by the next part, which would else begin on a sheet of its own."""


LOGO_MM = 14
"""Height of a logo, at most."""


def _letterhead(setter: Setter, head: Letterhead, width: float, art: Mapping[str, Art]) -> list[Piece]:
    """Logo and clinic to the left, patient and date to the right, a rule below; without either just who and when, and no rule."""
    small, unit = setter.type.small, setter.unit
    logo = art[head.logo] if head.logo and head.logo in art else None
    if not head.name and logo is None:
        plain = [setter.text(text, width, setter.book.root.child("P"), size=small, colour=QUIET) for text in (*head.lines, *head.aside)]
        return [Stack(plain)] if plain else []
    left_wide = width * 0.56
    right_wide = width - left_wide - 18
    left: list[Piece] = []
    if logo is not None:
        alt = setter.plain(head.logo_alt) or setter.plain(head.name) or "–"
        left.append(Logo(logo, left_wide, setter.book.root.child("Figure", Alt=text_string(alt))))
    if head.name:
        elem = setter.book.root.child("P")
        left.append(setter.text(shortened(head.name), left_wide, elem, size=setter.type.h3 + 1, bold=True, colour=PRIMARY))
    for text in head.lines:
        left.append(setter.text(shortened(text), left_wide, setter.book.root.child("P"), size=small, colour=QUIET))
    right: list[Piece] = []
    for place, text in enumerate(head.aside):
        look = {"size": setter.type.body, "bold": True} if not place else {"size": small, "colour": QUIET}
        right.append(setter.text(shortened(text), right_wide, setter.book.root.child("P"), align="right", **look))
    for column in (left, right):
        for piece in column[1:]:
            piece.before = unit * 0.15
    both = Beside(((0.0, Stack(left)), (left_wide + 18, Stack(right))))
    ruled = Ruler(width)
    ruled.before = unit * 1.1
    return [both, ruled]


class Logo(Piece):
    """The clinic's own picture, small, at its own proportions."""

    def __init__(self, art: Art, width: float, elem: Elem) -> None:
        self.art, self.elem = art, elem
        self.scale = min(width / art.width, LOGO_MM * MM / art.height)
        super().__init__(art.height * self.scale)

    def draw(self, book: Book, x: float, top: float) -> None:
        box = numbers(x, top - self.height, x + self.art.width * self.scale, top)
        self.elem.attrs["A"] = f"<</O/Layout/Placement/Block/BBox[{box}]>>"
        with book.tag(self.elem):
            book.out.append(f"q {self.scale:.5f} 0 0 {-self.scale:.5f} {numbers(x, top)} cm")
            book.out += [f"/{forms.place(book, self.art, part.form)} Do" for part in self.art.parts]
            book.out.append("Q")


class Ruler(Piece):
    """The thin rule under the letterhead."""

    def __init__(self, width: float) -> None:
        super().__init__(1.6)
        self.width = width

    def draw(self, book: Book, x: float, top: float) -> None:
        with book.tag(None):
            book.out.append(rule(x, top - 0.8, self.width, PRIMARY, 1.6))


def _unprintable(setter: Setter, page: Page, width: float, place: int) -> list[Piece]:
    """The notice that something could not be printed, first thing after the letterhead in print and in reading order."""
    root = setter.book.root
    said = notice(setter, Notice("caution", "", (Line(page.unprintable.replace("{shown}", SIGN)),)), width, root)
    said.before = setter.unit * 2
    root.kids.insert(place, root.kids.pop())
    return [said]


def _running(page: Page, setter: Setter) -> tuple[str, str] | None:
    """Words at the top of every further sheet, so that loose sheets of two patients cannot be mixed up."""
    head = page.letterhead
    if head is None or not (head.name or head.aside):
        return None
    return setter.plain(head.name), setter.plain(" · ".join(shortened(text) for text in head.aside[:2]))


def _running_height(setter: Setter) -> float:
    return setter.type.small * 1.32 + setter.unit * 3


def _draw_running(book: Book, setter: Setter, texts: tuple[str, str], x: float, top: float, width: float) -> None:
    """The patient's side gets the room it needs, the clinic's name what is left."""
    size = setter.type.small
    y = top - baseline(size, size * 1.32)
    right = setter.fitted(texts[1], width * 0.75, size)
    left = setter.fitted(texts[0], width - measure(right, size) - 16, size)
    with book.running("Header"):
        for text, align in ((left, "left"), (right, "right")):
            if text:
                _one_line(book, text, size, x, y, width, align)
        book.out.append(rule(x, top - size * 1.32 - 3, width, pale(QUIET, 0.45), 0.6))


def _one_line(book: Book, text: str, size: float, x: float, y: float, width: float, align: str) -> None:
    (line, *_) = broken((Span(text, Style(size, colour=QUIET)),), round(width + 1, 2))
    left = x if align == "left" else x + width - line.width
    book.out.append(f"BT 1 0 0 1 {numbers(left, y)} Tm {line_operators(line, book)} ET")


class _Foot:
    """The foot of every sheet: text to the left, page x of y to the right."""

    def __init__(self, setter: Setter, footer: Footer | None, width: float) -> None:
        self.setter, self.footer, self.width = setter, footer, width
        self.size = setter.type.small
        self.leading = round(self.size * 1.25, 2)
        self.text: Lines | None = None
        self.height = 0.0
        if footer is None:
            return
        widest = setter.fitted(self._count(888, 888), width / 2, self.size)
        room = width - sum(line.width for line in broken((Span(widest, Style(self.size)),), round(width, 2))) - 14
        shown = setter.lines((setter.span(shortened(footer.text, 300), self.size, colour=QUIET),), room, None, leading=1.25)
        if len(shown.lines) > FOOT_LINES:
            shown = Lines(shown.lines[:FOOT_LINES], self.size, self.leading, None, room)
        self.text = shown
        self.height = shown.height + setter.unit * 1.9

    def _count(self, number: int, of: int) -> str:
        assert self.footer is not None
        return self.footer.count.replace("{pages}", str(of)).replace("{page}", str(number))

    def draw(self, book: Book, x: float, bottom: float, number: int, of: int) -> None:
        if self.text is None:
            return
        top = bottom + self.text.height
        with book.running("Footer"):
            book.out.append(rule(x, top + self.setter.unit * 0.5, self.width, pale(QUIET, 0.45), 0.6))
            y = top - baseline(self.size, self.leading)
            for line in self.text.lines:
                book.out.append(f"BT 1 0 0 1 {numbers(x, y)} Tm {line_operators(line, book)} ET")
                y -= self.leading
            count = self.setter.fitted(self._count(number, of), self.width / 2, self.size)
            _one_line(book, count, self.size, x, top - baseline(self.size, self.leading), self.width, "right")
