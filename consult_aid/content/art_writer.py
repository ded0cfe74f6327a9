"""A drawing written twice: as clean SVG for a rasteriser and as PDF operators, in strong and pale colours, from the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from consult_aid.content.art_drawing import SAME, SIZES, Drawing, Gradient, Line, Matrix, Outline, Shape, Stops, places
from consult_aid.illustration import Art, Form, Part
from consult_aid.theme import pale
from consult_aid.tones import operands, shares

Tint = Callable[[str], str]

CAPS = {"butt": 0, "round": 1, "square": 2}
JOINS = {"miter": 0, "round": 1, "bevel": 2}


def written(drawing: Drawing) -> Art:
    """The compiled picture."""
    definitions = _Definitions()
    parts = []
    for id, shapes in drawing.parts.items():
        traced = [_Traced(shape) for shape in shapes]
        parts.append(
            Part(
                id=id,
                svg="".join(_element(item, _strong, definitions) for item in traced),
                svg_pale="".join(_element(item, _pale, definitions) for item in traced),
                form=_form(traced, _strong),
                form_pale=_form(traced, _pale),
            )
        )
    return Art(drawing.width, drawing.height, definitions.text(), tuple(parts), drawing.skin, drawing.hair)


def _strong(colour: str) -> str:
    return colour


@lru_cache(1024)
def _pale(colour: str) -> str:
    return pale(colour)


def texts(values: Iterable[float], decimals: int) -> list[str]:
    """The numbers with at most so many decimals, without trailing zeros, exponents or minus zero."""
    values = tuple(values)
    text = f"%.{decimals}f " * len(values) % values
    for _ in range(decimals):  # every number has a point, so only zeros behind it can go
        text = text.replace("0 ", " ")
    return text.replace(". ", " ").replace("-0 ", "0 ").split()


def _text(values: Iterable[float], decimals: int) -> str:
    return " ".join(texts(values, decimals))


class _Traced:
    """A shape with its outline in both languages, so that each number is written once."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.places = places(shape.matrix)
        self.width = _text((shape.width,), self.places)
        self.dashes = _text(shape.dashes, self.places)
        numbers = texts(shape.outline.xy, self.places)
        svg: list[str] = []
        pdf: list[str] = []
        at = 0
        for step in shape.outline.steps:
            end = at + SIZES[step]
            if end > at:
                piece = " ".join(numbers[at:end])
                svg.append(step.upper() + piece)
                pdf.append(f"{piece} {step}")
                at = end
            else:
                svg.append("Z")
                pdf.append("h")
        self.svg = "".join(svg)
        self.pdf = " ".join(pdf)
        self.box = _box(shape.outline) if isinstance(shape.fill, Gradient) and shape.fill.on_box else (0.0, 0.0, 1.0, 1.0)


def _box(outline: Outline) -> Line:
    """Left, top, width, height of the curve itself."""
    left, top, right, low = outline.box()
    return left, top, right - left, low - top


# Clean SVG ---------------------------------------------------------------------------------------------------------------------------


class _Definitions:
    """The gradients of the clean SVG, each once.

    They are written in the shape's own units, worked out from its exact box, because rasterisers measure boxes differently (Qt takes the
    control points of curves too). Their ids are capital, so they can never be those of a part.
    """

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}

    def id(self, gradient: Gradient, box: Line, tint: Tint) -> str:
        line = _text(_on_shape(gradient.line, box), 3)
        stops = "".join(f'<stop offset="{offset:.4g}" stop-color="{tint(colour)}"/>' for offset, colour in gradient.stops)
        return self._ids.setdefault((line, stops), f"G{len(self._ids)}")

    def text(self) -> str:
        made = []
        for (line, stops), id in self._ids.items():
            x1, y1, x2, y2 = line.split()
            head = f'<linearGradient id="{id}" gradientUnits="userSpaceOnUse" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">'
            made.append(f"{head}{stops}</linearGradient>")
        return "".join(made)


def _on_shape(line: Line, box: Line) -> Line:
    """The line in the shape's units that gives the same colours as this line on the box.

    Stretched with the box, the stripes of a slanting gradient no longer stand square on its line; the line that they stand square on is
    found from how fast the colour changes along x and y.
    """
    x1, y1, x2, y2 = line
    left, top, width, height = box
    dx, dy = x2 - x1, y2 - y1
    square = dx * dx + dy * dy
    along_x, along_y = dx / square / width, dy / square / height
    steep = along_x * along_x + along_y * along_y
    sx, sy = left + x1 * width, top + y1 * height
    return sx, sy, sx + along_x / steep, sy + along_y / steep


def _element(item: _Traced, tint: Tint, definitions: _Definitions) -> str:
    shape = item.shape
    out = [f'<path d="{item.svg}"']
    if shape.matrix != SAME:
        out.append(f' transform="matrix({_matrix(shape.matrix)})"')
    if isinstance(shape.fill, Gradient):
        out.append(f' fill="url(#{definitions.id(shape.fill, item.box, tint)})"')
    else:
        out.append(f' fill="{tint(shape.fill) if shape.fill else "none"}"')
    if shape.fill and shape.fill_opacity < 1:
        out.append(f' fill-opacity="{shape.fill_opacity:g}"')
    if shape.fill and shape.evenodd:
        out.append(' fill-rule="evenodd"')
    if shape.stroke:
        out.append(f' stroke="{tint(shape.stroke)}"')
        if item.width != "1":
            out.append(f' stroke-width="{item.width}"')
        if shape.cap != "butt":
            out.append(f' stroke-linecap="{shape.cap}"')
        if shape.join != "miter":
            out.append(f' stroke-linejoin="{shape.join}"')
        elif shape.miter != 4:
            out.append(f' stroke-miterlimit="{_text((shape.miter,), 2)}"')
        if shape.dashes:
            out.append(f' stroke-dasharray="{item.dashes}"')
        if shape.stroke_opacity < 1:
            out.append(f' stroke-opacity="{shape.stroke_opacity:g}"')
    return "".join(out) + "/>"


def _matrix(matrix: Matrix) -> str:
    return f"{_text(matrix[:4], 6)} {_text(matrix[4:], 3)}"


# PDF ---------------------------------------------------------------------------------------------------------------------------------


def _form(items: Sequence[_Traced], tint: Tint) -> Form:
    pen = _Pen()
    for item in items:
        pen.draw(item, tint)
    return Form("\n".join(pen.out), pen.alphas, pen.shadings)


class _Pen:
    """Writes operators, and says of colour, width and the like only what changes; at first everything, for a form inherits its page's."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.alphas: dict[str, tuple[float, float]] = {}
        self.shadings: dict[str, tuple[Line, tuple[tuple[float, tuple[float, float, float]], ...]]] = {}
        self._set: dict[str, str] = {}
        self._names: dict[object, str] = {}
        self._alpha = (1.0, 1.0)

    def draw(self, item: _Traced, tint: Tint) -> None:
        """Fill first, then stroke, as SVG does."""
        shape = item.shape
        self._fade(shape)
        if isinstance(shape.fill, str):
            self._say("rg", operands(tint(shape.fill)))
        if shape.stroke:
            self._take_pen(item, tint(shape.stroke))
        moved = shape.matrix != SAME
        if moved:
            self.out.append(f"q {_matrix(shape.matrix)} cm")
        star = "*" if shape.evenodd else ""
        if isinstance(shape.fill, Gradient):
            self.out.append(f"q {item.pdf} W{star} n{self._shade(shape.fill, item.box, tint)} Q")
            if shape.stroke:
                self.out.append(f"{item.pdf} S")
        elif shape.fill and shape.stroke and shape.stroke_opacity < 1:
            # One operator for both would knock the fill out under a see-through stroke.
            self.out.append(f"{item.pdf} f{star} {item.pdf} S")
        else:
            self.out.append(f"{item.pdf} {'B' + star if shape.fill and shape.stroke else 'f' + star if shape.fill else 'S'}")
        if moved:
            self.out.append("Q")

    def _say(self, operator: str, operands: str) -> None:
        if self._set.get(operator) != operands:
            self._set[operator] = operands
            self.out.append(f"{operands} {operator}")

    def _fade(self, shape: Shape) -> None:
        fill = shape.fill_opacity if shape.fill else self._alpha[0]
        stroke = shape.stroke_opacity if shape.stroke else self._alpha[1]
        self._alpha = (fill, stroke)
        name = self._names.setdefault(self._alpha, f"g{len(self.alphas)}")
        self.alphas[name] = self._alpha
        self._say("gs", f"/{name}")

    def _take_pen(self, item: _Traced, colour: str) -> None:
        shape = item.shape
        self._say("RG", operands(colour))
        self._say("w", item.width)
        self._say("J", str(CAPS[shape.cap]))
        self._say("j", str(JOINS[shape.join]))
        if shape.join == "miter":
            self._say("M", _text((shape.miter,), 2))
        self._say("d", f"[{item.dashes}] 0")

    def _shade(self, gradient: Gradient, box: Line, tint: Tint) -> str:
        """The operators that paint the gradient into the clip; one shading serves all shapes, stretched over the box of each."""
        key = (gradient.line, gradient.stops)
        name = self._names.setdefault(key, f"s{len(self.shadings)}")
        self.shadings[name] = (gradient.line, tuple((offset, shares(tint(colour))) for offset, colour in _spread(gradient.stops)))
        if not gradient.on_box:
            return f" /{name} sh"
        left, top, width, height = texts(box, 4)
        return f" {width} 0 0 {height} {left} {top} cm /{name} sh"


def _spread(stops: Stops) -> Stops:
    """Stops from 0 to 1 for a PDF function, which cannot jump at its very ends: those jumps move in by a thousandth."""
    if stops[0][0] > 0:
        stops = ((0.0, stops[0][1]), *stops)
    if stops[-1][0] < 1:
        stops = (*stops, (1.0, stops[-1][1]))
    return (stops[0], *((min(max(offset, 0.001), 0.999), colour) for offset, colour in stops[1:-1]), stops[-1])
