"""The drawing hand shared by all plates: smooth lines, gradients, scattered detail, one palette, one light (upper left).

Units are those of the plate's own 1200 x 800 canvas. Every function is deterministic: irregularity comes from the `random.Random`
that the plate brings along, so a plate has the same bytes every time it is drawn.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

Point = tuple[float, float]
WIDTH, HEIGHT = 1200, 800

PALETTE = {
    # skin and its layers
    "skin_top": "#EFC3A4", "skin_mid": "#E7AE8C", "skin_low": "#D9936F", "skin_line": "#B4704F",
    "dermis_top": "#F7D9CB", "dermis_mid": "#F3CDBE", "dermis_low": "#EFC2B1",
    "fat_top": "#FBE7B0", "fat_low": "#F4D588", "fat_cell": "#FDEFC4", "fat_line": "#E2BE6E",
    # hair and follicle
    "hair_dark": "#3B2418", "hair_mid": "#7A5238", "hair_light": "#9A6C4B", "hair_line": "#2A170E",
    "sheath_dark": "#C97F62", "sheath_light": "#E9AD90", "sheath_line": "#9C5A41",
    "papilla_top": "#F08C74", "papilla_low": "#C9503C", "papilla_line": "#8F2F22",
    "matrix": "#D98876", "matrix_line": "#9E4E3D", "stem": "#5E9C8F", "stem_line": "#3B7468",
    "oil_top": "#FCEFB8", "oil_low": "#E8C766", "oil_line": "#C9A23F",
    "muscle_top": "#D9897B", "muscle_low": "#B6604F", "muscle_line": "#9C4B3C",
    # blood
    "artery": "#B93A36", "vein": "#4668A8", "plasma": "#F3DC8C", "platelet": "#E0A030", "platelet_line": "#9A6A12",
    # the options' own hues (theme of the product)
    "exosome": "#6B4FA0", "exosome_soft": "#C9BCE4", "prp": "#B4472E", "minoxidil": "#0B6468", "minoxidil_soft": "#9CCFCC",
    "finasteride": "#1F5FA8", "none": "#5B6770",
    # glass, metal, paper
    "glass": "#E7F1F3", "glass_line": "#7C979E", "steel_top": "#F2F5F6", "steel_low": "#A9B6BB", "steel_line": "#64757C",
    "ink": "#1D2B2F", "quiet": "#52646B", "line": "#E4DED4", "paper": "#F7F4EF", "white": "#FFFFFF",
}  # fmt: skip

SKIN: dict[str, str] = {"class": "skin"}
HAIR: dict[str, str] = {"class": "hair"}
"""Attributes of shapes whose colours follow the chosen skin tone or hair colour: `plate.path(d, fill, line, width, **SKIN)`."""


def num(value: float) -> str:
    """A coordinate with at most one decimal, without a trailing zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def smooth(points: Sequence[Point], closed: bool = False) -> str:
    """Path data through all points (Catmull-Rom turned into cubic Bezier curves)."""
    n = len(points)
    parts = [f"M{num(points[0][0])} {num(points[0][1])}"]
    for i in range(n if closed else n - 1):
        before = points[(i - 1) % n] if closed or i > 0 else points[i]
        here, there = points[i % n], points[(i + 1) % n]
        after = points[(i + 2) % n] if closed or i + 2 < n else there
        c1 = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        c2 = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        parts.append("C" + " ".join(num(v) for p in (c1, c2, there) for v in p))
    return "".join(parts) + ("Z" if closed else "")


def joined(first: Sequence[Point], second: Sequence[Point]) -> str:
    """A closed band: smooth along `first`, straight to the end of `second`, smooth back along it."""
    back = smooth(list(reversed(second)))
    return smooth(first) + "L" + back[1:] + "Z"


def blob(rng: random.Random, x: float, y: float, rx: float, ry: float, wobble: float = 0.07, n: int = 9) -> list[Point]:
    """Corner points of a soft, slightly irregular oval; close it with `smooth(..., closed=True)`."""
    return [
        (x + rx * math.cos(t) * rng.uniform(1 - wobble, 1 + wobble), y + ry * math.sin(t) * rng.uniform(1 - wobble, 1 + wobble))
        for t in (k * math.tau / n for k in range(n))
    ]


def packed(
    rng: random.Random, box: tuple[float, float, float, float], radii: tuple[float, float], tries: int,
    keep_out: Callable[[float, float, float], bool] = lambda x, y, r: False, overlap: float = 0.8,
) -> list[tuple[float, float, float]]:  # fmt: skip
    """Circles (x, y, r) that fill box (x0, y0, x1, y1) without sitting on each other: cells, by rejection."""
    x0, y0, x1, y1 = box
    cells: list[tuple[float, float, float]] = []
    for _ in range(tries):
        x, y, r = rng.uniform(x0, x1), rng.uniform(y0, y1), rng.uniform(*radii)
        if not keep_out(x, y, r) and all((x - a) ** 2 + (y - b) ** 2 > (r + c) ** 2 * overlap for a, b, c in cells):
            cells.append((x, y, r))
    return cells


class Plate:
    """Collects gradients and groups; `save` writes the SVG. Every teachable part is one top-level group with an id."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self._defs: list[str] = []
        self._body: list[str] = []

    def gradient(
        self, name: str, stops: Iterable[tuple[float, str]], line: tuple[float, float, float, float] = (0, 0, 0, 1), **more: str
    ) -> str:
        """A linear gradient over the shape's own box; returns the paint to fill with. `more` takes SKIN or HAIR."""
        x1, y1, x2, y2 = (num(v) for v in line)
        extra = "".join(f' {key}="{value}"' for key, value in more.items())
        inside = "".join(f'<stop offset="{offset:g}" stop-color="{colour}"/>' for offset, colour in stops)
        self._defs.append(f'<linearGradient id="paint_{name}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"{extra}>{inside}</linearGradient>')
        return f"url(#paint_{name})"

    def add(self, markup: str) -> None:
        self._body.append(markup)

    def group(self, name: str) -> Group:
        """`with plate.group("papilla"):` wraps what is drawn inside into one `<g id>`: a part of the picture."""
        return Group(self, f'id="{name}"')

    def follows(self, mark: dict[str, str]) -> Group:
        """`with plate.follows(SKIN):` what is drawn inside, gradients too, follows the chosen skin tone (or, with HAIR, hair colour)."""
        return Group(self, f'class="{mark["class"]}"')

    def path(self, d: str, fill: str = "none", line: str = "", width: float = 2.4, **more: object) -> None:
        """One path; `more` takes SVG attributes with underscores, for example `stroke_opacity=.5`."""
        stroke = f' stroke="{line}" stroke-width="{width:g}" stroke-linejoin="round" stroke-linecap="round"' if line else ""
        extra = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in more.items())
        self.add(f'<path d="{d}" fill="{fill}"{stroke}{extra}/>')

    def circle(self, x: float, y: float, r: float, fill: str, line: str = "", width: float = 1.6, **more: object) -> None:
        stroke = f' stroke="{line}" stroke-width="{width:g}"' if line else ""
        extra = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in more.items())
        self.add(f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{fill}"{stroke}{extra}/>')

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, line: str = "", width: float = 1.6, **more: object) -> None:
        stroke = f' stroke="{line}" stroke-width="{width:g}"' if line else ""
        extra = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in more.items())
        self.add(f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{fill}"{stroke}{extra}/>')

    def save(self, path: Path) -> int:
        """Writes the plate; returns its size in bytes."""
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">\n'
        svg += f"<defs>{''.join(self._defs)}</defs>\n" + "\n".join(self._body) + "\n</svg>\n"
        path.write_text(svg, encoding="utf-8")
        return len(svg)


class Group:
    """Wraps what is drawn inside into one `<g>` with this attribute."""

    def __init__(self, plate: Plate, attribute: str) -> None:
        self._plate, self._attribute = plate, attribute

    def __enter__(self) -> None:
        self._plate.add(f"<g {self._attribute}>")

    def __exit__(self, *_: object) -> None:
        self._plate.add("</g>")


def dots(points: Iterable[Point]) -> str:
    """Path data of many dots for one stroke with round caps: the stroke's width is their diameter."""
    return "".join(f"M{num(x)} {num(y)}h0.1" for x, y in points)


def bars(pairs: Iterable[tuple[Point, Point]]) -> str:
    """Path data of many short straight lines."""
    return "".join(f"M{num(a)} {num(b)}L{num(c)} {num(d)}" for (a, b), (c, d) in pairs)


def mixed(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from `first` to `second` (both #rrggbb)."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def lumpy(plate: Plate, lobes: Sequence[tuple[float, float, float]], fill: str, line: str, width: float = 2.4) -> None:
    """Overlapping round lobes (x, y, r) grown together to one solid, lit from the upper left: a folded protein."""
    for x, y, r in lobes:
        plate.circle(x, y, r + width / 2, line, "")
    for x, y, r in lobes:
        plate.circle(x, y, r - width / 2, fill, "")
    for x, y, r in lobes:
        plate.circle(x - r * 0.12, y - r * 0.14, r * 0.66, mixed(fill, "#FFFFFF", 0.2), "")
        plate.circle(x - r * 0.3, y - r * 0.34, r * 0.26, mixed(fill, "#FFFFFF", 0.6), "")


def vesicle(plate: Plate, x: float, y: float, r: float, turn: float = 0.0) -> None:
    """One small exosome: studs outside, a two-layered skin, cargo inside. `turn` (radians) keeps neighbours from looking alike."""
    n = 6 if r < 12 else 8

    def at(angle: float, reach: float) -> Point:
        return x + r * reach * math.cos(angle + turn), y + r * reach * math.sin(angle + turn)

    def pen(share: float, least: float = 1.0) -> float:
        return round(max(least, r * share), 1)

    spokes = [k * math.tau / n for k in range(n)]
    if r > 12:
        plate.path(bars((at(a, 1), at(a, 1.2)) for a in spokes), "none", "#3B7468", pen(0.11, 1.2))
    if r >= 6:
        plate.path(dots(at(a, 1.24 if r > 12 else 1.16) for a in spokes), "none", "#3B7468", pen(0.24, 2.2))
    plate.circle(x, y, r, "#8A70C0", "#4A3578", pen(0.09, 1.2))
    plate.circle(x, y, r * 0.86, "none", "#C9BCE4", pen(0.08, 0.8))
    plate.circle(x, y, r * 0.7, "#F1ECFA", "#5E4596", pen(0.07, 0.8))
    if r >= 8:
        curl = [at(0.4, 0.5), at(1.2, 0.18), at(2.2, 0.42), at(3.3, 0.2), at(4.0, 0.5)]
        plate.path(smooth(curl), "none", "#3D63A6", pen(0.11, 1.2))
        plate.path(dots([at(5.2, 0.36), at(1.6, 0.48)]), "none", "#CF7A3F", pen(0.24))
    glint = [(x - r * 0.8, y - r * 0.3), (x - r * 0.56, y - r * 0.63), (x - r * 0.2, y - r * 0.83)]
    plate.path(smooth(glint), "none", "#FFFFFF", pen(0.1))


class ThriftyPlate(Plate):
    """A plate with many small roots: equal gradients are kept once, paths with nothing in them are left out."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._paints: dict[object, str] = {}

    def gradient(
        self, name: str, stops: Iterable[tuple[float, str]], line: tuple[float, float, float, float] = (0, 0, 0, 1), **more: str
    ) -> str:
        """As before; a second gradient with the same colours is the first one."""
        key = (tuple(stops), line, tuple(more.items()))
        if key not in self._paints:
            self._paints[key] = super().gradient(name, key[0], line, **more)
        return self._paints[key]

    def path(self, d: str, fill: str = "none", line: str = "", width: float = 2.4, **more: object) -> None:
        """As before, if there is something to draw."""
        if d:
            super().path(d, fill, line, width, **more)
