"""Injection map: the thinning zone with its grid of points on the head, and how deep needles reach in a slice of skin, to scale."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from brush import HAIR, PALETTE, SKIN, Point, bars, blob, dots, mixed, num, smooth
from clinic import Frame, back_and_forth
from follicles import (
    VEIN,
    FatRow,
    Follicle,
    Ground,
    draw_bulge,
    draw_canal,
    draw_dermis,
    draw_epidermis,
    draw_fat,
    draw_gland,
    draw_inner_sheath,
    draw_matrix,
    draw_muscle,
    draw_papilla,
    draw_shaft,
    draw_sheath,
    draw_vessel,
)
from heads import hairline, patch, together, top_of_head
from lean import LeanPlate

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/injection-map.svg"


@dataclass(frozen=True)
class Fine(Frame):
    """A frame for a big drawing: lines grow less than shapes do."""

    def size(self, value: float, least: float = 1.0) -> float:
        """A line width."""
        return super().size(value * 0.58, least)


HEAD = Fine(290, 402, 2.2)
CM = 203 / 19.5  # the head's own units in one centimetre: a skull is about 19.5 cm long
ZONE = (0.0, -9.0, 33.0, 69.0, 2.4)  # middle, half width and half length, squareness
PARTS = (ZONE[1] - 2.5 * CM, ZONE[1] + 2.5 * CM)  # where front ends and crown begins
MARK = PALETTE["ink"]
MEASURE = ZONE[1] - 5 * CM  # the row in which two points are joined: one centimetre

MM = 92.0  # units in one millimetre
TOP = 206.0
GROUND = Ground(y=TOP, epidermis=17, fat=TOP + 2.95 * MM, bottom=TOP + 5.9 * MM, rete=4, pitch=20, left=606, right=1062)
NEEDLING, NEEDLING_SOFT = "#96288A", "#E3B9DE"
SHOT, SHOT_SOFT = "#3F525A", "#C9D5D9"
NEEDLES = ((640.0, 0.5), (696.0, 1.5), (752.0, 2.5))  # x, depth in mm
SHOTS = ((868.0, 2.0), (958.0, 5.0))
LANES = (1079.0, 1102.0)  # where the bars of the two ranges stand
RULER = (1124.0, 1184.0)


def down(mm: float) -> float:
    """Where a depth in millimetres lies on the plate."""
    return TOP + mm * MM


def root(x: float, mm: float, girth: float, shaft: float, length: float, fade: float = 0) -> Follicle:
    """A follicle that ends `mm` below the skin."""
    return Follicle(
        x=x, y=TOP, depth=mm * MM, girth=girth, shaft=shaft, length=length, fade=fade, tilt=0.025, curl=8, epidermis=17,
        bulge_at=min(1.5, mm * 0.56) * MM, duct_at=min(0.62, mm * 0.3) * MM,
    )  # fmt: skip


BIG = (root(808, 4.0, 12.5, 7.5, 74), root(1004, 3.95, 12.5, 7.5, 66))
ROOTS = (*BIG, root(668, 1.9, 6.6, 2.6, 34, 0.6))


class Toned(LeanPlate):
    """A plate that can mark everything drawn for a while as skin or as hair."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._mark: dict[str, str] = {}

    @contextmanager
    def marked(self, mark: dict[str, str]) -> Iterator[None]:
        """What is drawn inside takes SKIN or HAIR, whatever function draws it."""
        self._mark = mark
        yield
        self._mark = {}

    def gradient(
        self, name: str, stops: Iterable[tuple[float, str]], line: tuple[float, float, float, float] = (0, 0, 0, 1), **more: str
    ) -> str:
        """As before, with the mark."""
        return super().gradient(name, stops, line, **{**more, **self._mark})

    def path(self, d: str, fill: str = "none", line: str = "", width: float = 2.4, **more: object) -> None:
        """As before, with the mark."""
        super().path(d, fill, line, width, **{**more, **self._mark})

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: str, line: str = "", width: float = 1.6, **more: object) -> None:
        """As before, with the mark."""
        super().ellipse(x, y, rx, ry, fill, line, width, **{**more, **self._mark})


# ---------------------------------------------------------------- the head


def in_zone(u: float, v: float) -> float:
    """Below 1 inside the zone that is treated."""
    u0, v0, ru, rv, power = ZONE
    return (abs((u - u0) / ru) ** power + abs((v - v0) / rv) ** power) ** (1 / power)


def zone_edge(count: int = 40) -> list[Point]:
    """The border of the zone, in the head's own units."""
    u0, v0, ru, rv, power = ZONE
    edge = []
    for k in range(count):
        c, s = math.cos(k * math.tau / count), math.sin(k * math.tau / count)
        edge.append((u0 + ru * math.copysign(abs(c) ** (2 / power), c), v0 + rv * math.copysign(abs(s) ** (2 / power), s)))
    return edge


def draw_head(plate: Toned) -> None:
    """A head from above whose hair thins from the hairline to the crown."""
    u0, v0, ru, rv, power = ZONE
    density = together(hairline(-80, 8), patch(u0, v0, ru + 4, rv + 5, 22, left=0.3, power=power))
    top_of_head(plate, HEAD, density, name="head", strands=1.5, ragged=0.2, seed=4)


def draw_zone(plate: Toned) -> None:
    """The marked border of the thinning zone, and the two lines that part front, mid and crown."""
    edge = HEAD.curve(zone_edge(), closed=True)
    cuts = []
    for v in PARTS:
        half = next(u for u in range(200) if in_zone(u / 4, v) >= 1) / 4
        cuts.append((HEAD.at(-half, v), HEAD.at(half, v)))
    plate.path(edge, "#FFFFFF", fill_opacity=0.14)
    plate.path(edge + bars(cuts), line="#FFFFFF", width=6.4, stroke_opacity=0.92)
    plate.path(edge, line=MARK, width=3)
    plate.path(bars(cuts), line=MARK, width=2.6, stroke_dasharray="9 7")


def points() -> list[Point]:
    """The points of the grid, one centimetre apart, in the head's own units."""
    u0, v0, ru, rv, _ = ZONE
    across, along = int(ru / CM) + 1, int(rv / CM) + 1
    places = [(u0 + i * CM, v0 + j * CM) for j in range(-along, along + 1) for i in range(-across, across + 1)]
    return [(u, v) for u, v in places if in_zone(u, v) < 0.942]


def draw_grid(plate: Toned) -> None:
    """The points, and a small measure of one centimetre between two of them."""
    places = HEAD.all(points())
    measure = bars([(HEAD.at(CM, MEASURE), HEAD.at(2 * CM, MEASURE))])
    plate.path(measure, line="#FFFFFF", width=9)
    plate.path(measure, line=MARK, width=4)
    plate.path(dots(places), line="#FFFFFF", width=12)
    plate.path(dots(places), line=MARK, width=8)


# ---------------------------------------------------------------- the slice


def fat_edge(x: float) -> float:
    """Where dermis turns into fat."""
    return GROUND.fat + 10 * math.sin(x / 60 + 0.4) + 4 * math.sin(x / 23)


def near_root(x: float, y: float) -> bool:
    """Ground that must stay quiet."""
    return any(y < TOP + f.depth + 10 and abs(x - f.axis(y - TOP)) < f.girth * 2 + 8 for f in ROOTS)


def draw_slice(plate: Toned) -> None:
    """Dermis, fat, epidermis and the cut edges of the slice."""
    draw_dermis(plate, GROUND, near_root, 130)
    rows = (
        FatRow(lambda x: fat_edge(x) + 2, lambda x: 606 + 5 * math.sin(x / 50), (560, 650, 730, 836, 908, 998, 1090)),
        FatRow(lambda x: 612 + 5 * math.sin(x / 50), lambda x: 790, (580, 690, 778, 870, 950, 1046, 1120)),
    )
    draw_fat(plate, GROUND, rows, 22)
    with plate.marked(SKIN):
        draw_epidermis(plate, GROUND, ROOTS)
    left, right, low = GROUND.left, GROUND.right, GROUND.bottom
    for x in (left - 12, right):
        plate.path(f"M{num(x)} {num(TOP - 8)}h12V{num(low + 26)}h-12Z", "#FFFFFF")
    plate.path(f"M{num(left - 4)} {num(low)}H{num(right + 4)}V800H{num(left - 4)}Z", "#FFFFFF")
    plate.path(f"M{num(left)} {num(TOP + 3)}V{num(low)}H{num(right)}V{num(TOP + 3)}", line="#B4704F", width=2.4)


def draw_roots(plate: Toned) -> None:
    """Two strong follicles that end at about 4 mm, and one that has shrunk."""
    for n, f in enumerate(ROOTS):
        name, big = f"root{n}", f in BIG
        x, y = f.at(0, f.depth)
        if big:
            draw_vessel(plate, [(x + 7, GROUND.bottom), (x + 9, y + 90), (x + 3, y + 40), (x + 2, y + 4)], VEIN, 3)
            draw_vessel(plate, [(x - 7, GROUND.bottom), (x - 6, y + 84), (x - 6, y + 40), (x - 2, y + 4)], PALETTE["artery"], 3)
            draw_muscle(plate, f, (f.x + 34, TOP + 44), 4.5, name)
        draw_sheath(plate, f, name)
        draw_canal(plate, f)
        draw_inner_sheath(plate, f)
        if big:  # beside the small one a needle needs the room
            draw_gland(plate, f, 0.28, name)
            draw_bulge(plate, f)
        draw_matrix(plate, f)
        draw_papilla(plate, f, name)
        with plate.marked(HAIR):
            draw_shaft(plate, f, name, cut=False)


def draw_lines(plate: Toned) -> None:
    """Dashed lines from the needle tips to the bars of the two ranges."""
    for tips, lane, tone in ((NEEDLES[::2], LANES[0], NEEDLING), (SHOTS, LANES[1], SHOT)):
        runs = bars([((x + 12, down(mm)), (lane, down(mm))) for x, mm in tips])
        plate.path(runs, line="#FFFFFF", width=4.4, stroke_opacity=0.7)
        plate.path(runs, line=tone, width=2, stroke_dasharray="7 6")


def draw_ranges(plate: Toned) -> None:
    """The two ranges as upright bars: needling dotted, shots striped."""
    for x, (start, end), tone, soft in ((LANES[0], (0.5, 2.5), NEEDLING, NEEDLING_SOFT), (LANES[1], (2.0, 5.0), SHOT, SHOT_SOFT)):
        y0, y1 = down(start), down(end)
        plate.path(f"M{num(x - 8)} {num(y0)}h16V{num(y1)}h-16Z", soft)
        if tone == NEEDLING:
            spots = [(x + (4 if k % 2 else -4), y0 + 10 + 9 * k) for k in range(round((y1 - y0 - 12) / 9))]
            plate.path(dots(spots), line=tone, width=4.6)
        else:
            rows = [y0 + 5 + 9 * k for k in range(round((y1 - y0 - 12) / 9) + 1)]
            plate.path(bars([((x - 8, y + 8), (x + 8, y)) for y in rows]), line=tone, width=2)
        plate.path(f"M{num(x - 8)} {num(y0)}h16V{num(y1)}h-16Z", line=tone, width=2.4)


DIGITS: dict[int, tuple[list[Point], ...]] = {
    0: ([(0, 5), (1.2, 1.2), (4, 0), (6.8, 1.2), (8, 5), (8, 9), (6.8, 12.8), (4, 14), (1.2, 12.8), (0, 9), (0, 5)],),
    1: ([(1, 3), (4.6, 0)], [(4.6, 0), (4.6, 14)]),
    2: ([(0.3, 3.6), (1.4, 0.9), (4.2, 0), (7, 1.2), (7.4, 4.4), (5.2, 8), (2.4, 11), (0, 14)], [(0, 14), (8, 14)]),
    3: ([(0, 2), (2, 0), (5, 0), (7, 3), (6, 6), (3, 6.6)], [(3, 6.6), (7, 8), (7.6, 10.4), (6, 13), (3, 14), (0, 12)]),
    4: ([(5.6, 14), (5.6, 0)], [(5.6, 0), (0, 9.8)], [(0, 9.8), (8, 9.8)]),
    5: ([(7, 0), (1.2, 0)], [(1.2, 0), (0.8, 6)], [(0.8, 6), (4, 5.2), (7.2, 7), (7.6, 10.4), (5.6, 13.4), (2.6, 14), (0, 12.6)]),
}  # fmt: skip


def draw_ruler(plate: Toned) -> None:
    """A ruler in millimetres, its zero at the skin line."""
    left, right = RULER
    body = f"M{num(left + 6)} {num(TOP - 24)}H{num(right - 6)}Q{num(right)} {num(TOP - 24)} {num(right)} {num(TOP - 18)}"
    body += f"V{num(down(5.9) - 6)}Q{num(right)} {num(down(5.9))} {num(right - 6)} {num(down(5.9))}H{num(left + 6)}"
    body += f"Q{num(left)} {num(down(5.9))} {num(left)} {num(down(5.9) - 6)}V{num(TOP - 18)}"
    body += f"Q{num(left)} {num(TOP - 24)} {num(left + 6)} {num(TOP - 24)}Z"
    paint = plate.gradient("ruler", ((0, "#FBFCFC"), (0.7, "#EEF2F3"), (1, "#D3DCDF")), (0, 0, 1, 0))
    plate.path(body, paint, PALETTE["steel_line"], 2.2)
    fine = [k / 10 for k in range(59) if k % 5]
    plate.path(bars([((left + 1, down(mm)), (left + 9, down(mm))) for mm in fine]), line=PALETTE["quiet"], width=1.2)
    plate.path(bars([((left + 1, down(k + 0.5)), (left + 15, down(k + 0.5))) for k in range(6)]), line=PALETTE["quiet"], width=1.8)
    plate.path(bars([((left + 1, down(k)), (left + 23, down(k))) for k in range(6)]), line=PALETTE["ink"], width=2.8)
    strokes = ""
    for k, lines in DIGITS.items():
        for run in lines:
            strokes += smooth([(left + 33 + x * 1.5, down(k) - 10.5 + y * 1.5) for x, y in run])
    plate.path(strokes, line=PALETTE["ink"], width=3)


# ---------------------------------------------------------------- needles


def draw_wound(plate: Toned, sides: Sequence[Sequence[Point]]) -> None:
    """The skin pressed aside round a needle: a soft red seam."""
    plate.path(back_and_forth(*sides), "#C8453F", fill_opacity=0.28)


def draw_needling(plate: Toned) -> None:
    """Three needle tips of growing length: solid, tapered needles that stand in the skin."""
    for k, (x, mm) in enumerate(NEEDLES):
        tip, half = down(mm), 6.4
        taper = min(mm * MM, 72)
        draw_wound(plate, [[(x + s * 10, TOP + 3), (x + s * 9, tip - taper), (x + s * 0.6, tip + 5)] for s in (-1, 1)])
        body = [(x - half, TOP - 34), (x + half, TOP - 34), (x + half, tip - taper), (x, tip), (x - half, tip - taper)]
        paint = plate.gradient("solid", ((0, "#8B9AA0"), (0.3, "#F7FAFA"), (0.55, "#C9D3D7"), (1, "#7D8D94")), (0, 0, 1, 0))
        d = "M" + "L".join(f"{num(u)} {num(v)}" for u, v in body) + "Z"
        plate.path(d, paint, PALETTE["steel_line"], 1.8)
        y = TOP - 34
        cup = Frame(x, y)
        shade = plate.gradient("cup", ((0, "#F6F8F9"), (0.35, "#DCE4E7"), (1, "#9AAAB1")), (0, 0, 1, 0))
        plate.path(cup.shape([(-15, -14), (15, -14), (11, 4), (-11, 4)], 3), shade, PALETTE["steel_line"], 2)
        plate.path(cup.shape([(-20, -58), (20, -58), (20, -14), (-20, -14)], 5), shade, PALETTE["steel_line"], 2.2)
        plate.path(cup.shape([(-20, -32), (20, -32), (20, -22), (-20, -22)]), NEEDLING, mixed(NEEDLING, "#000000", 0.3), 1.4)
        plate.path(bars([(cup.at(-12, -52), cup.at(-12, -37))]), line="#FFFFFF", width=3)
        ridges = [(cup.at(-4 + 7 * j, -52), cup.at(-4 + 7 * j, -38)) for j in range(k + 1)]
        plate.path(bars(ridges), line=PALETTE["steel_line"], width=2)


def draw_shots(plate: Toned) -> None:
    """Two syringes whose hollow needles end at 2 and at 5 mm, a little liquid at their tips."""
    for x, mm in SHOTS:
        tip, half, slant = down(mm), 6.0, 24
        for grow, alpha in ((1.0, 0.3), (0.72, 0.36), (0.42, 0.4)):
            pool = blob(random.Random(5), x, tip + 4, 36 * grow, 24 * grow, 0.09, 12)
            plate.path(smooth(pool, closed=True), "#7FB4C6", fill_opacity=alpha)
        draw_wound(plate, [[(x + s * 9.4, TOP + 3), (x + s * 8.6, tip - 26), (x - 4 + s * 3, tip + 2)] for s in (-1, 1)])
        body = [(x - half, TOP - 62), (x + half, TOP - 62), (x + half, tip - slant), (x - half + 1, tip), (x - half, tip - 4)]
        paint = plate.gradient("hollow", ((0, "#8B9AA0"), (0.3, "#F7FAFA"), (0.55, "#C9D3D7"), (1, "#7D8D94")), (0, 0, 1, 0))
        plate.path("M" + "L".join(f"{num(u)} {num(v)}" for u, v in body) + "Z", paint, PALETTE["steel_line"], 1.8)
        mouth = [(x + half - 1.6, tip - slant + 1), (x + 1.4, tip - 10), (x - half + 3.4, tip - 6), (x - 1, tip - 15)]
        plate.path(smooth(mouth, closed=True), "#44555C")
        draw_barrel(plate, Frame(x, TOP - 62))


def draw_barrel(plate: Toned, f: Frame) -> None:
    """Hub and barrel of a fine syringe; it runs out of the picture at the top."""
    hub = [(-6, 4), (6, 4), (12, -14), (12, -26), (-12, -26), (-12, -14)]
    plate.path(f.shape(hub, 2), "#D9A94E", "#8F6A1E", 2)
    plate.path(bars([(f.at(-5, -8), f.at(-6, -21))]), line="#F7E3B4", width=3)
    glass = [(-8, -26), (8, -26), (9, -32), (22, -40), (22, -190), (-22, -190), (-22, -40), (-9, -32)]
    plate.path(f.shape(glass, 4), "#E7F1F3")
    liquid = [(-6, -29), (6, -29), (7, -34), (19, -42), (19, -92), (-19, -92), (-19, -42), (-7, -34)]
    plate.path(f.shape(liquid, 3), "#A9CFDC", "#4F8396", 1.4)
    plate.path(f.shape([(8, -40), (19, -43), (19, -92), (8, -92)], 2), "#4F8396", fill_opacity=0.3)
    plate.path(f.shape([(-19, -92), (0, -88), (19, -92), (19, -106), (-19, -106)], 3), "#46555B", "#2C383C", 1.6)
    plate.path(f.shape([(-7, -106), (7, -106), (7, -190), (-7, -190)]), "#E9EEF0", "#8B9BA1", 1.6)
    plate.path(bars([(f.at(9 if k % 2 else 5, -50 - 8 * k), f.at(20, -50 - 8 * k)) for k in range(12)]), line="#4D666E", width=1.4)
    plate.path(bars([(f.at(-14, -52), f.at(-14, -136))]), line="#FFFFFF", width=4, stroke_opacity=0.85)
    plate.path(f.shape(glass, 4), line="#64828B", width=2.4)


def draw_link(plate: Toned) -> None:
    """Thin lines from a place on the head to the slice of skin taken there."""
    x, y = HEAD.at(*min(points(), key=lambda p: math.hypot(p[0] - 2 * CM, p[1] + 9)))
    r = 15.0
    ends = [((x + r * math.cos(a), y + r * math.sin(a)), (GROUND.left, v)) for a, v in ((-0.62, TOP + 6), (0.75, GROUND.bottom))]
    plate.path(bars(ends), line="#FFFFFF", width=5, stroke_opacity=0.75)
    plate.path(bars(ends), line="#6F8289", width=2)
    plate.circle(x, y, r, "none", "#FFFFFF", 6)
    plate.circle(x, y, r, "none", "#52646B", 3)


def draw() -> Toned:
    """The whole plate."""
    plate = Toned(seed=31)
    with plate.group("head"):
        draw_head(plate)
    with plate.group("zone"):
        draw_zone(plate)
    with plate.group("grid"):
        draw_grid(plate)
    with plate.group("skin"):
        draw_slice(plate)
    with plate.group("link"):
        draw_link(plate)
    with plate.group("lines"):
        draw_lines(plate)
    with plate.group("roots"):
        draw_roots(plate)
    with plate.group("needling"):
        draw_needling(plate)
    with plate.group("shots"):
        draw_shots(plate)
    with plate.group("depths"):
        draw_ranges(plate)
    with plate.group("ruler"):
        draw_ruler(plate)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
