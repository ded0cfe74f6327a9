"""Colours that stand for skin or hair, made unlike every other colour of the picture: who swaps them later finds them by their name alone.

A colour that is also used for something else, or whose pale version is, moves by the least step that nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterator

from consult_aid.content.art_drawing import Drawing, Gradient, Mark, Shape
from consult_aid.record import replace
from consult_aid.theme import pale
from consult_aid.tones import channels, written

Use = tuple[Mark, str]
"""A colour and what it stands for."""


def told_apart(drawing: Drawing) -> Drawing:
    """The same drawing with its marked colours unlike all others, and listed."""
    uses = dict.fromkeys(use for shapes in drawing.parts.values() for shape in shapes for use in _uses(shape))
    taken = {version for mark, colour in uses if not mark for version in (colour, pale(colour))}
    own: dict[Use, str] = {}
    for use in uses:
        mark, colour = use
        if mark:
            own[use] = _unlike(colour, taken)
            taken |= {own[use], pale(own[use])}
    if not own:
        return drawing
    parts = {part: [_repainted(shape, own) for shape in shapes] for part, shapes in drawing.parts.items()}
    skin, hair = (tuple(colour for (of, _), colour in own.items() if of == mark) for mark in ("skin", "hair"))
    return replace(drawing, parts=parts, skin=skin, hair=hair)


def _uses(shape: Shape) -> Iterator[Use]:
    if isinstance(shape.fill, Gradient):
        yield from ((shape.fill_mark, colour) for _, colour in shape.fill.stops)
    elif shape.fill:
        yield shape.fill_mark, shape.fill
    if shape.stroke:
        yield shape.mark, shape.stroke


def _repainted(shape: Shape, own: dict[Use, str]) -> Shape:
    fill = shape.fill
    if isinstance(fill, Gradient):
        fill = replace(fill, stops=tuple((offset, own.get((shape.fill_mark, colour), colour)) for offset, colour in fill.stops))
    elif fill:
        fill = own.get((shape.fill_mark, fill), fill)
    stroke = own.get((shape.mark, shape.stroke), shape.stroke) if shape.stroke else None
    return replace(shape, fill=fill, stroke=stroke)


def _unlike(colour: str, taken: set[str]) -> str:
    """The nearest colour, along one channel, that is free together with its pale version."""
    parts = channels(colour)
    for step in range(256):
        for way in (step, -step):
            for channel in (2, 0, 1):  # the eye tells blues apart least
                moved = tuple(part + way * (at == channel) for at, part in enumerate(parts))
                if all(0 <= part <= 255 for part in moved):
                    near = written(moved)
                    if near not in taken and pale(near) not in taken and pale(near) != near:
                        return near
    raise AssertionError("a picture has far fewer colours than there are")
