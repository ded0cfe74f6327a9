"""Pieces of a sheet and how they flow: stacks, panels, columns side by side, and their cutting into sheets.

Every piece knows its height before anything is drawn. Cutting returns two new pieces and leaves the old one alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from consult_aid.handout.tagged import Book

EPSILON = 0.01
LONGEST_WHOLE = 0.5
"""What is taller than this share of a sheet may be cut, even if it asks to be whole: moving it would leave too large a gap."""


class Piece:
    """Something of known height in pt. `before` is the space above it, `keep_next` ties it to what follows, `whole` asks for one sheet."""

    def __init__(self, height: float, before: float = 0.0, keep_next: bool = False, whole: bool = False) -> None:
        self.height, self.before, self.keep_next, self.whole = height, before, keep_next, whole

    def split(self, room: float, page: float, force: bool = False) -> tuple[Piece, Piece] | None:
        """Two pieces, the first at most `room` high, or None. `page` is the room on an empty sheet; `force` is asked for on one."""
        return None

    def fitted(self, room: float) -> Piece | None:
        """A smaller setting of the piece for `room`, with what it is tied to; None where it would be too small or cannot be smaller."""
        return None

    def draw(self, book: Book, x: float, top: float) -> None:
        """Draws the piece with its upper left corner at `x`, `top`."""


class Stack(Piece):
    """Pieces below each other."""

    def __init__(self, children: Sequence[Piece]) -> None:
        self.children = tuple(children)
        gaps = sum(child.before for child in self.children[1:])
        super().__init__(gaps + sum(child.height for child in self.children))

    def split(self, room: float, page: float, force: bool = False) -> tuple[Piece, Piece] | None:
        used = 0.0
        children = self.children
        for index, child in enumerate(children):
            gap = child.before if index else 0.0
            if used + gap + child.height <= room + EPSILON:
                used += gap + child.height
                continue
            if smaller := child.fitted(room - used - gap):
                smaller.before, smaller.keep_next = child.before, child.keep_next
                return Stack((*children[:index], smaller, *children[index + 1 :])).split(room, page, force)
            cut = index
            while cut and children[cut - 1].keep_next:
                cut -= 1
            pressed = force and not cut  # an empty sheet must take something
            if pressed or not child.whole or child.height > page * LONGEST_WHOLE:
                parts = child.split(room - used - gap, page, pressed)
                if parts:
                    parts[0].before, parts[1].keep_next = child.before, child.keep_next
                    return Stack((*children[:index], parts[0])), Stack((parts[1], *children[index + 1 :]))
            if not cut:
                if not pressed:
                    return None
                cut = max(index, 1)
            return (Stack(children[:cut]), Stack(children[cut:])) if cut < len(children) else None
        return None

    def draw(self, book: Book, x: float, top: float) -> None:
        for index, child in enumerate(self.children):
            top -= child.before if index else 0.0
            child.draw(book, x, top)
            top -= child.height


Decor = Callable[[float, float, float, float, bool], str]
"""Operators for a panel: x, y of the lower left corner, width, height, and whether it is the first part of the panel."""


class Panel(Piece):
    """Pieces in a frame. A panel that is cut is framed on both sheets."""

    def __init__(self, child: Piece, width: float, pad: tuple[float, float, float], decor: Decor, first: bool = True) -> None:
        self.child, self.width, self.pad, self.decor, self.first = child, width, pad, decor, first
        super().__init__(child.height + 2 * pad[1], whole=True)

    def split(self, room: float, page: float, force: bool = False) -> tuple[Piece, Piece] | None:
        frame = 2 * self.pad[1]
        parts = self.child.split(room - frame, page - frame, force)
        if not parts:
            return None
        return (
            Panel(parts[0], self.width, self.pad, self.decor, self.first),
            Panel(parts[1], self.width, self.pad, self.decor, first=False),
        )

    def draw(self, book: Book, x: float, top: float) -> None:
        with book.tag(None):
            book.out.append(self.decor(x, top - self.height, self.width, self.height, self.first))
        self.child.draw(book, x + self.pad[0], top - self.pad[1])


class Beside(Piece):
    """Pieces next to each other, each with its distance from the left edge; tops aligned."""

    def __init__(self, columns: Sequence[tuple[float, Piece]]) -> None:
        self.columns = tuple(columns)
        super().__init__(max((piece.height for _, piece in self.columns), default=0.0))

    def cut(self, room: float, page: float, force: bool) -> tuple[list[tuple[float, Piece]], list[tuple[float, Piece]]] | None:
        """The columns above the cut and those below it, or None when one of them cannot be cut."""
        heads: list[tuple[float, Piece]] = []
        tails: list[tuple[float, Piece]] = []
        for x, piece in self.columns:
            if piece.height <= room + EPSILON:
                parts: tuple[Piece, Piece] | None = (piece, Piece(0.0))
            else:
                parts = piece.split(room, page, force)
                if not parts and force:
                    parts = (Piece(0.0), piece)  # another column moves on; this one waits for the next sheet
            if not parts:
                return None
            heads.append((x, parts[0]))
            tails.append((x, parts[1]))
        return (heads, tails) if any(piece.height for _, piece in heads) else None

    def split(self, room: float, page: float, force: bool = False) -> tuple[Piece, Piece] | None:
        parts = self.cut(room, page, force)
        return (Beside(parts[0]), Beside(parts[1])) if parts else None

    def draw(self, book: Book, x: float, top: float) -> None:
        for left, piece in self.columns:
            piece.draw(book, x + left, top)


def sheets(pieces: Sequence[Piece], room: float, first_room: float | None = None) -> list[Stack]:
    """The pieces cut into sheets of `room` (the first may be shorter). A last sheet that would be almost empty is closed up if possible."""
    loose = _cut(Stack(pieces), room, first_room)
    if len(loose) > 1 and loose[-1].height < room * NEARLY_EMPTY:
        for tight in (0.8, 0.64, 0.5):
            closer = _cut(Stack(pieces), room, first_room, tight)
            if len(closer) < len(loose):
                return closer
    return loose


NEARLY_EMPTY = 0.2


def _cut(stack: Stack, room: float, first_room: float | None, tight: float = 1.0) -> list[Stack]:
    if tight < 1.0:
        stack = Tightened(stack.children, tight)
    out: list[Stack] = []
    here = room if first_room is None else first_room
    while stack.height > here + EPSILON:
        parts = stack.split(here, room) or stack.split(here, room, force=True)
        if not parts:
            break
        out.append(_as_stack(parts[0]))
        stack, here = _as_stack(parts[1]), room
    return [*out, stack]


def _as_stack(piece: Piece) -> Stack:
    return piece if isinstance(piece, Stack) else Stack((piece,))


class Tightened(Stack):
    """A stack whose gaps are scaled down."""

    def __init__(self, children: Sequence[Piece], share: float) -> None:
        super().__init__([Spaced(child, share) for child in children])


class Spaced(Piece):
    """A piece with less space above it."""

    def __init__(self, piece: Piece, share: float) -> None:
        super().__init__(piece.height, piece.before * share, piece.keep_next, piece.whole)
        self.piece, self.share = piece, share

    def split(self, room: float, page: float, force: bool = False) -> tuple[Piece, Piece] | None:
        parts = self.piece.split(room, page, force)
        return (Spaced(parts[0], self.share), Spaced(parts[1], self.share)) if parts else None

    def draw(self, book: Book, x: float, top: float) -> None:
        self.piece.draw(book, x, top)
