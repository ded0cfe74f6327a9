"""One picture: its compiled art, labels and ink. Geometry only: no drawing, no files.

All coordinates are in the picture's own units (the SVG's viewBox, origin top left, y downwards); widths of strokes too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from consult_aid.record import record

Point = tuple[float, float]
Ramp = tuple[str, ...]
Tool = Literal["pen", "highlighter", "arrow"]


@record
class Form:
    """PDF operators of a piece of art, ready to be a Form XObject.

    The operators draw in the picture's own units with y downwards; whoever places the form flips and scales. `alphas` maps the name of a
    graphics state (`g1 gs`) to (fill opacity, stroke opacity); `shadings` maps the name of an axial shading (`/s1 sh`) to
    ((x1, y1, x2, y2), ((offset, (r, g, b)), ...)) with colour parts from 0 to 1.
    """

    operators: str
    alphas: Mapping[str, tuple[float, float]]
    shadings: Mapping[str, tuple[tuple[float, float, float, float], tuple[tuple[float, tuple[float, float, float]], ...]]]


@record
class Part:
    """A top-level group of the art, in strong colours and pale (for steps that speak of something else)."""

    id: str
    svg: str
    svg_pale: str
    form: Form
    form_pale: Form


@record
class Art:
    """A compiled picture: size in its own units, gradients of the clean SVG, and its parts from back to front.

    `skin` and `hair` are the strong colours (#RRGGBB) that stand for skin and hair. Neither they nor their pale versions (`theme.pale`) are
    any other colour of the picture, so that they can be exchanged wherever they are written.
    """

    width: float
    height: float
    defs: str
    parts: tuple[Part, ...]
    skin: tuple[str, ...] = ()
    hair: tuple[str, ...] = ()

    def is_pale(self, part: Part, highlight: tuple[str, ...]) -> bool:
        """Whether this part steps back while `highlight` is spoken of; with nothing highlighted, nothing does."""
        return bool(highlight) and part.id not in highlight

    def svg(self, highlight: tuple[str, ...] = ()) -> bytes:
        """The clean SVG of one step, for a rasteriser."""
        body = "".join(part.svg_pale if self.is_pale(part, highlight) else part.svg for part in self.parts)
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} {self.height:g}">'
        return f"{head}<defs>{self.defs}</defs>{body}</svg>".encode()


def size_of(art: Mapping[str, Art], id: str) -> tuple[float, float]:
    """Width and height of a picture in its own units; a gallery that knows its `sizes` is not asked to read the picture."""
    sizes: Mapping[str, tuple[float, float]] = getattr(art, "sizes", {})
    return sizes[id] if id in sizes else (art[id].width, art[id].height)


@record
class Tones:
    """How skin and hair are to look: for each the ramp as drawn and the ramp chosen, both from dark to light; empty ramps are as drawn."""

    skin: tuple[Ramp, Ramp] = ((), ())
    hair: tuple[Ramp, Ramp] = ((), ())


AS_DRAWN = Tones()


def marks_of(art: Mapping[str, Art], id: str) -> tuple[bool, bool]:
    """Whether a picture has colours of skin and of hair; a gallery that knows its `marks` is not asked to read the picture."""
    marks: Mapping[str, tuple[bool, bool]] = getattr(art, "marks", {})
    return marks[id] if id in marks else (bool(art[id].skin), bool(art[id].hair))


@record
class Stroke:
    """One stroke of ink: its tool, colour (#RRGGBB), width, and points in picture units."""

    tool: Tool
    colour: str
    width: float
    points: tuple[Point, ...]


@record
class Label:
    """A callout's words in one language, where the leader meets the label, what it points at, and the side the label extends to."""

    text: str
    anchor: Point
    to: Point
    side: Literal["left", "right"]

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(self.text.split("\n"))


@record
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float


LABEL_PADDING = (8.0, 4.0)
LINE_HEIGHT = 1.25


def label_box(label: Label, size: float, measure: Callable[[str, float], float], bounds: Point) -> Box:
    """The label's white box: as wide as its widest line, beside its anchor, kept inside `bounds` (the picture's width and height).

    `measure` gives the width of a text at a font size, both in picture units; `size` is the font size.
    """
    pad_x, pad_y = LABEL_PADDING
    width = max(measure(line, size) for line in label.lines) + 2 * pad_x
    height = len(label.lines) * size * LINE_HEIGHT + 2 * pad_y
    x = label.anchor[0] if label.side == "right" else label.anchor[0] - width
    y = label.anchor[1] - height / 2
    return Box(max(0.0, min(x, bounds[0] - width)), max(0.0, min(y, bounds[1] - height)), width, height)


def curve(points: tuple[Point, ...]) -> tuple[tuple[Point, Point, Point], ...]:
    """Cubic Bezier segments (control, control, end) that pass smoothly through all points, starting at the first."""
    out = []
    for i in range(len(points) - 1):
        p0, p1, p2 = points[max(i - 1, 0)], points[i], points[i + 1]
        p3 = points[min(i + 2, len(points) - 1)]
        out.append(
            (
                (p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6),
                (p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6),
                p2,
            )
        )
    return tuple(out)
