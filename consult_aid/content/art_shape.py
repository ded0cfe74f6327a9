"""One shape of a picture: what of it is painted, and whether it is too much to paint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from consult_aid.content.art_drawing import Line, Matrix, Outline, Shape, placed, places, scales
from consult_aid.content.art_values import FARTHEST, WIDEST, TooMuch, Wrong

MOST_NUMBERS = 200_000
"""Most numbers in all outlines together."""
MOST_DASHES = 20_000
MOST_LAYERS = 400.0
"""How often a picture may paint over its whole area."""


def painted(name: str, found: Outline, where: Matrix, style: Mapping[str, Any]) -> Shape:
    """The shape with what paints nothing taken away: flat or clear fills, strokes without width."""
    opacity = style.get("opacity", 1.0)
    left, top, right, low = found.hull()
    fill_opacity, stroke_opacity = (round(style[key] * opacity, 3) for key in ("fill-opacity", "stroke-opacity"))
    least: float = 10.0 ** -places(where)
    filled = fill_opacity > 0 and name != "line" and right - left >= least and low - top >= least
    stroked = stroke_opacity > 0 and style["stroke-width"] >= least
    return Shape(
        outline=found,
        matrix=where,
        fill=style["fill"] if filled else None,
        fill_opacity=fill_opacity,
        evenodd=style["fill-rule"] == "evenodd",
        stroke=style["stroke"] if stroked else None,
        stroke_opacity=stroke_opacity,
        width=style["stroke-width"],
        cap=style["stroke-linecap"],
        join=style["stroke-linejoin"],
        miter=style["stroke-miterlimit"],
        dashes=style["stroke-dasharray"],
        mark=style["class"],
        fill_mark=style["class"],
    )


class Load:
    """What all shapes of a picture together ask of whoever paints them."""

    def __init__(self) -> None:
        self._numbers = self._dashes = 0
        self._layers = 0.0

    def take(self, shape: Shape, size: tuple[float, float]) -> None:
        """Adds a shape of a picture of this size. Raises Wrong when it lies too far out, TooMuch when the picture has become too much."""
        self._numbers += len(shape.outline.xy)
        if self._numbers > MOST_NUMBERS:
            raise TooMuch(f"the picture holds more than {MOST_NUMBERS:,} path numbers", "simplify the picture")
        around = placed(shape.outline.hull(), shape.matrix)
        spread = shape.width * scales(shape.matrix)[1] if shape.stroke else 0.0
        if spread > WIDEST:
            raise Wrong(f"its stroke is {spread:.0f} wide after its transforms", f"use at most {WIDEST:g}")
        if max(-around[0], -around[1], around[2], around[3]) > FARTHEST:
            raise Wrong("the shape lies too far out", f"keep it within {FARTHEST:,.0f} units after its transforms")
        if shape.stroke and shape.dashes:
            self._dashes += int(shape.outline.length() / sum(shape.dashes) * len(shape.dashes))
            if self._dashes > MOST_DASHES:
                raise TooMuch(f"there are more than {MOST_DASHES:,} dashes", "use longer dashes and gaps")
        layer = _seen(around, spread, size)
        if shape.fill is None and layer > 0.01:  # a thin line covers little of the box around it
            layer = min(layer, (shape.outline.length() * scales(shape.matrix)[1] + spread) * spread / (size[0] * size[1]))
        self._layers += layer
        if self._layers > MOST_LAYERS:
            raise TooMuch(f"the whole picture is painted over more than {MOST_LAYERS:g} times", "use fewer large shapes")


def _seen(around: Line, spread: float, size: tuple[float, float]) -> float:
    """The share of the picture that the box around a shape covers."""
    width = min(around[2] + spread, size[0]) - max(around[0] - spread, 0.0)
    height = min(around[3] + spread, size[1]) - max(around[1] - spread, 0.0)
    return max(width, 0.0) * max(height, 0.0) / (size[0] * size[1]) if size[0] and size[1] else 0.0
