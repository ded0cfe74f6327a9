"""How finasteride and dutasteride act: two enzymes turn testosterone into DHT; one medicine blocks one of them, the other both.

Squares are testosterone, hexagons DHT. The three parts of the cell differ only in the medicine; 20, 6 and 1 hexagons stand for the
share of DHT left in the blood.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from brush import PALETTE, Plate, Point, ThriftyPlate, bars, dots, lumpy, mixed, num, smooth
from clinic import Frame, draw_arrow, question, soft, tablet
from exosome_signal import mitochondrion, stack, threads
from follicles import (
    FatRow,
    Follicle,
    Ground,
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
    draw_trail,
    draw_vessel,
)
from miniaturisation import DHT, DHT_LINE, DHT_LIT, hexagon, outline

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/dht-block.svg"

HALF, TOP, LOW = 121.0, 96.0, 744.0  # half width of a slice through the cell, its upper and lower edge
SKIN = Ground(y=236, epidermis=40, fat=672, bottom=744, rete=8, pitch=44, left=826, right=1184)
BIG = Follicle(x=930, y=236, depth=408, girth=25, shaft=14, length=108, tilt=0.04, curl=4, epidermis=40, bulge_at=172, duct_at=92, fade=0.1)
SMALL = Follicle(
    x=1092, y=236, depth=214, girth=15.5, shaft=5, length=48, fade=0.9, tilt=0.04, curl=14, epidermis=40, bulge_at=128, duct_at=84
)
MEMBRANE = 372.0  # the middle of the sheet in which the enzymes sit
GAP = 29.0  # from the middle of the sheet to its heads
T_FILL, T_LINE = "#FBF7EC", "#4B5A61"


@dataclass(frozen=True)
class Tone:
    """Body, outline and light of one solid."""

    body: str
    line: str
    lit: str


ONE, TWO = Tone("#9DBB93", "#46663F", "#DCEAD6"), Tone("#E2B45E", "#7D5512", "#FBE7BE")
FIN, DUT = Tone(PALETTE["finasteride"], "#0F3566", "#A9C9EE"), Tone("#33307A", "#191648", "#B4B0E6")


@dataclass(frozen=True)
class Part:
    """One of the three parts of the cell."""

    name: str
    x: float  # its middle
    testosterone: tuple[Point, ...]
    dht: int

    def gate(self, kind: int) -> float:
        """Where the enzyme of this kind stands."""
        return self.x + (-58 if kind == 1 else 58)


PARTS = (
    Part("normal", 142, ((60, 232), (112, 206), (226, 222), (178, 252), (84, 290), (200, 292)), 20),
    Part("fin", 394, ((306, 236), (484, 226), (336, 290), (352, 204), (488, 276), (416, 262)), 6),
    Part("dut", 646, ((554, 240), (738, 232), (604, 206), (652, 262), (560, 292), (740, 282)), 1),
)


def sheet(x: float) -> float:
    """The gently bent middle line of the membrane."""
    return MEMBRANE + 4 * math.sin(x / 70) + 2 * math.sin(x / 31)


# ---------------------------------------------------------------- the cell


ORGANELLES = {  # mitochondria (x, y, turn) and one stack (x, y, turn) in each part
    "normal": (((46, 566, 1.2), (232, 558, 0.5)), (166, 190, 0.2)),
    "fin": (((478, 150, 0.5), (302, 560, 0.9), (486, 486, -0.4)), (404, 146, 0.2)),
    "dut": (((732, 150, -0.7), (556, 600, 0.4), (736, 640, -0.7)), (640, 508, -0.3)),
}


def draw_cell(plate: Plate, part: Part) -> None:
    """One slice through a cell, pale and quiet, with the sheet that carries the enzymes."""
    left, right = part.x - HALF, part.x + HALF
    box = soft([(left, TOP), (right, TOP), (right, LOW), (left, LOW)], 24)
    shadow = [(left + 5, TOP + 8), (right + 5, TOP + 8), (right + 5, LOW + 8), (left + 5, LOW + 8)]
    plate.path(soft(shadow, 24), "#1D2B2F", fill_opacity=0.1)
    plate.path(box, plate.gradient("plasm", ((0, "#FDF1EA"), (0.42, "#FAE3D8"), (0.43, "#F6D3C5"), (1, "#EFBDAB"))))
    rng = plate.rng
    fibres = []
    for n in range(14):
        x, size, lean = rng.uniform(left + 14, right - 100), rng.uniform(46, 86), rng.uniform(-0.2, 0.2)
        y = rng.uniform(TOP + 30, 290) if n % 2 else rng.uniform(470, LOW - 30)
        fibres.append([(round(x + size * t), round(y + size * t * lean + 5 * math.sin(t * 5 + x))) for t in (0, 0.33, 0.66, 1)])
    threads(plate, fibres[:8], "#E8AF9B", 1.8, 0.7)
    threads(plate, fibres[8:], "#FFF6F0", 2.4, 0.8)
    beans, sacs = ORGANELLES[part.name]
    for x, y, turn in beans:
        mitochondrion(plate, x, y, turn, 19, "#F4C9B9", "#DDA591")
    stack(plate, *sacs, "#F8DACD", "#E0AE9B")
    heights = [rng.randint(112, 320) if n % 2 else rng.randint(436, 728) for n in range(40)]
    plate.path(dots((rng.randint(round(left) + 12, round(right) - 12), y) for y in heights), line="#E2A792", width=3)
    draw_membrane(plate, part)
    plate.path(box, line="#B4704F", width=2.6)
    plate.path(f"M{num(left + 24)} {num(TOP + 8)}H{num(right - 60)}", line="#FFFFFF", width=4.4)


def draw_membrane(plate: Plate, part: Part) -> None:
    """A double layer of fat molecules: heads outside, tails inside; it leaves room for the enzymes."""
    left, right = part.x - HALF, part.x + HALF
    xs = [left + 8.2 + 15.1 * k for k in range(16)]
    xs = [x for x in xs if not any(abs(x - part.gate(kind)) < 42 for kind in (1, 2))]
    band = [(x, sheet(x)) for x in (left + 1, left + 60, part.x, right - 60, right - 1)]
    upper, lower = [(x, y - GAP) for x, y in band], [(x, y + GAP) for x, y in band]
    plate.path(smooth([(x, y + 10) for x, y in lower[1:-1]]), line="#8F4A36", width=9, stroke_opacity=0.14)
    plate.path(smooth(upper) + "L" + smooth(lower[::-1])[1:] + "Z", "#FBE9C6")
    tails = [((x + s, sheet(x) + side * (GAP - 4)), (x + s * 1.4, sheet(x) + side * 4)) for x in xs for side in (-1, 1) for s in (-3, 3)]
    plate.path(bars(tails), line="#D2A45C", width=2)
    heads = [(x, sheet(x) + side * GAP) for x in xs for side in (-1, 1)]
    plate.path(dots(heads), line="#A5603F", width=15.4)
    plate.path(dots(heads), line="#E8A583", width=12)
    plate.path(dots([(x - 2, y - 2.4) for x, y in heads]), line="#FADCC9", width=4)


# ---------------------------------------------------------------- the two enzymes


def draw_type_one(plate: Plate, x: float, name: str) -> None:
    """The first kind: two smooth, straight halves with a funnel between them."""
    y = sheet(x)
    shade(plate, x, y)
    plate.path(
        soft([(x - 20, y - 56), (x + 20, y - 56), (x + 16, y + 60), (x - 16, y + 60)], 6), mixed(ONE.body, "#FFFFFF", 0.62), ONE.line, 2
    )
    for s in (-1, 1):
        half = [
            (s * 22, -64), (s * 44, -60), (s * 47, -30), (s * 43, 0), (s * 47, 34), (s * 40, 62), (s * 18, 66), (s * 12, 40),
            (s * 11, 0), (s * 15, -36),
        ]  # fmt: skip
        paint = plate.gradient(
            f"{name}_{'l' if s < 0 else 'r'}",
            ((0, mixed(ONE.body, "#FFFFFF", 0.3 if s < 0 else 0.1)), (1, mixed(ONE.body, ONE.line, 0.24))),
        )
        body = [(x + u, y + v) for u, v in half]
        plate.path(smooth(body, closed=True), paint, ONE.line, 2.6)
        ridges = [[(x + s * 18, y + v), (x + s * 30, y + v + 5), (x + s * 42, y + v)] for v in (-40, -20, 2, 24, 44)]
        plate.path("".join(smooth(r) for r in ridges), line=mixed(ONE.body, ONE.line, 0.5), width=2.2)
        lit = [(x + (-41 if s < 0 else 22), y - 46), (x + (-39 if s < 0 else 20), y - 20), (x + (-37 if s < 0 else 17), y + 2)]
        plate.path(smooth(lit), line=ONE.lit, width=4.6)


def draw_type_two(plate: Plate, x: float) -> None:
    """The second kind: a lumpy ring with a round seat in its mouth."""
    y = sheet(x)
    shade(plate, x, y)
    plate.path(
        soft([(x - 22, y - 50), (x + 22, y - 50), (x + 14, y + 58), (x - 14, y + 58)], 8), mixed(TWO.body, "#FFFFFF", 0.66), TWO.line, 2
    )
    for s in (-1, 1):
        lobes = [
            (x + s * 35, y - 47, 17),
            (x + s * 38, y - 18, 15),
            (x + s * 29, y + 9, 18),
            (x + s * 38, y + 30, 14),
            (x + s * 29, y + 49, 17),
        ]
        lumpy(plate, lobes, TWO.body, TWO.line, 2.6)


def shade(plate: Plate, x: float, y: float) -> None:
    """What an enzyme casts on the ground behind it."""
    plate.path(soft([(x - 40, y - 54), (x + 54, y - 54), (x + 56, y + 74), (x - 36, y + 74)], 22), "#8F4A36", fill_opacity=0.15)


# ---------------------------------------------------------------- what goes in, what comes out


def draw_squares(plate: Plate, places: Sequence[Point], r: float = 12.5) -> None:
    """Testosterone."""
    shadows = edges = tops = ""
    for x, y in places:
        turn = plate.rng.uniform(-0.3, 0.3)
        corners = [
            (x + r * 1.2 * math.cos(turn + (k + 0.5) * math.pi / 2), y + r * 1.2 * math.sin(turn + (k + 0.5) * math.pi / 2))
            for k in range(4)
        ]
        shadows += soft([(a + 3, b + 4) for a, b in corners], 3)
        edges += soft(corners, 3)
        tops += soft([(x + (a - x) * 0.46, y + (b - y) * 0.46) for a, b in corners], 1.5)
    plate.path(shadows, "#6E3A28", fill_opacity=0.2)
    plate.path(edges, T_FILL, T_LINE, 2.6)
    plate.path(tops, "#B9C6CA")


def draw_hexagons(plate: Plate, places: Sequence[Point], r: float = 12.5) -> None:
    """DHT, as on the plate of shrinking follicles."""
    shadows = edges = bodies = facets = ""
    for x, y in places:
        turn = plate.rng.uniform(0, 1)
        shadows += outline(hexagon(x + 3, y + 4, r + 1.5, turn))
        edges += outline(hexagon(x, y, r + 2, turn))
        bodies += outline(hexagon(x, y, r, turn))
        facets += outline(hexagon(x - r * 0.1, y - r * 0.12, r * 0.42, turn))
    plate.path(shadows, "#5A1E3E", fill_opacity=0.25)
    plate.path(edges, "#FBEAF3", "#FBEAF3", 1)
    plate.path(bodies, DHT, DHT_LINE, 2.4)
    plate.path(facets, DHT_LIT)


def way_through(plate: Plate, x: float) -> None:
    """An arrow through an open enzyme."""
    y = sheet(x)
    draw_arrow(plate, [(x, y - 12), (x, y + 40), (x, y + 112)], DHT_LINE, "#FBEAF3", 11)
    draw_squares(plate, [(x, y - 40)], 11)


ROWS = {20: (5, 5, 5, 5), 6: (3, 3), 1: (1,)}  # how the hexagons lie, from below


def pile(part: Part) -> list[Point]:
    """The hexagons of one part, lying at the bottom of the cell."""
    out = []
    for row, many in enumerate(ROWS[part.dht]):
        shift = 0 if part.dht == 1 else 9 if row % 2 else -9
        out += [(part.x + shift + 37 * (k - (many - 1) / 2), LOW - 32 - 32.0 * row) for k in range(many)]
    return out


def draw_dht(plate: Plate, part: Part) -> None:
    """Arrows through what is open, and the DHT made."""
    for kind in (1, 2) if part.name == "normal" else (1,) if part.name == "fin" else ():
        way_through(plate, part.gate(kind))
    draw_hexagons(plate, pile(part))


# ---------------------------------------------------------------- the medicines


def draw_fin(plate: Plate, x: float, y: float, r: float) -> None:
    """Finasteride as a ball on a short stem: it sits in the round seat of type 2."""
    plate.path(
        soft([(x - r * 0.36, y), (x + r * 0.36, y), (x + r * 0.3, y + r * 1.75), (x - r * 0.3, y + r * 1.75)], r * 0.2),
        FIN.body,
        FIN.line,
        2.4,
    )
    plate.circle(x, y, r, FIN.body, FIN.line, 2.6)
    plate.circle(x - r * 0.16, y - r * 0.18, r * 0.62, mixed(FIN.body, "#FFFFFF", 0.22))
    plate.circle(x - r * 0.34, y - r * 0.38, r * 0.26, FIN.lit)


def draw_dut(plate: Plate, x: float, y: float, r: float) -> None:
    """Dutasteride as a pointed wedge with a pale band: it fits both."""
    body = [
        (x - r * 0.9, y - r), (x + r * 0.9, y - r), (x + r * 1.05, y - r * 0.35), (x + r * 0.34, y + r * 1.75),
        (x - r * 0.34, y + r * 1.75), (x - r * 1.05, y - r * 0.35),
    ]  # fmt: skip
    plate.path(soft(body, r * 0.22), DUT.body, DUT.line, 2.6)
    plate.path(bars([((x - r * 0.78, y + r * 0.05), (x + r * 0.78, y + r * 0.05))]), line=DUT.lit, width=round(r * 0.3, 1))
    plate.path(
        smooth([(x - r * 0.66, y - r * 0.68), (x - r * 0.1, y - r * 0.74), (x + r * 0.2, y - r * 0.72)]),
        line=DUT.lit,
        width=round(max(1.6, r * 0.2), 1),
    )


def draw_capsule(plate: Plate, x: float, y: float) -> None:
    """A soft capsule."""
    f = Frame(x, y, 1, math.radians(-18))
    plate.ellipse(x + 3, y + 20, 32, 7, "#1D2B2F", fill_opacity=0.16)
    body = [(-35, -16), (35, -16), (35, 16), (-35, 16)]
    plate.path(f.shape(body, 15.5), plate.gradient("capsule", ((0, "#7C78C8"), (0.5, DUT.body), (1, DUT.line))), DUT.line, 2.4)
    plate.path(f.curve([(-22, -9), (-8, -12), (12, -12)]), line="#FFFFFF", width=4)
    plate.path(f.curve([(-33, 3), (0, 5), (33, 3)]), line=DUT.lit, width=1.8, stroke_opacity=0.8)


def draw_none(plate: Plate, x: float, y: float) -> None:
    """An empty place: no medicine."""
    plate.path(Frame(x, y).oval(0, -4, 28, 15), "#F4F7F8", "#64757C", 2.6, stroke_dasharray="5 6")
    rim = [(x - 28, y - 2), (x - 27, y + 8), (x - 16, y + 17), (x, y + 20), (x + 16, y + 17), (x + 27, y + 8), (x + 28, y - 2)]
    plate.path(smooth(rim), line="#64757C", width=2.6, stroke_dasharray="5 6")


# ---------------------------------------------------------------- the scalp


def near_root(x: float, y: float) -> bool:
    """Ground that must stay quiet."""
    return any(abs(x - f.axis(y - f.y)) < 44 for f in (BIG, SMALL)) or (abs(x - 1020) < 60 and 470 < y < 640)


def draw_scalp(plate: Plate) -> None:
    """A slice of scalp."""
    draw_dermis(plate, SKIN, near_root, 110)
    rows = (FatRow(lambda x: 668 + 6 * math.sin(x / 40), lambda x: 790, (800, 872, 960, 1040, 1118, 1200)),)
    draw_fat(plate, SKIN, rows, 20)
    draw_epidermis(plate, SKIN, (BIG, SMALL))


def draw_root(plate: Plate, f: Follicle, name: str) -> None:
    """A growing follicle with its vessels."""
    x, y = f.at(0, f.depth)
    if f is BIG:
        for side, tone in ((1, "vein"), (-1, "artery")):
            draw_vessel(plate, [(x + side * 8, SKIN.bottom), (x + side * 9, SKIN.bottom - 30), (x + side * 3, y + 12)], PALETTE[tone], 3)
    else:
        draw_trail(plate, f, f.depth - 4, f.depth + 56)
    draw_muscle(plate, f, (f.x + (104 if f is BIG else 74), f.y + (58 if f is BIG else 56)), 8 if f is BIG else 6, name)
    draw_sheath(plate, f, name)
    draw_canal(plate, f)
    draw_inner_sheath(plate, f)
    draw_gland(plate, f, 0.42 if f is BIG else 0.32, name)
    draw_matrix(plate, f)
    draw_papilla(plate, f, name)
    draw_shaft(plate, f, name, cut=f is BIG)


def draw_frame(plate: Plate) -> None:
    """Clean edges of the slice."""
    left, right, top, low = SKIN.left, SKIN.right, SKIN.y, SKIN.bottom
    for x, w in ((left - 50, 50), (right, 30)):
        plate.path(f"M{num(x)} {num(top - 8)}h{w}V{num(low + 50)}h{-w}Z", "#FFFFFF")
    plate.path(f"M{num(left - 4)} {num(low)}H{num(right + 4)}V{num(low + 56)}H{num(left - 4)}Z", "#FFFFFF")
    plate.path(f"M{num(left)} {num(top + 3)}V{num(low)}H{num(right)}V{num(top + 3)}", line="#B4704F", width=2.4)


# ---------------------------------------------------------------- the plate


def draw_parts(plate: Plate) -> None:
    """The three parts of the cell, one after the other."""
    normal, fin, dut = PARTS
    seat = MEMBRANE - 44
    with plate.group("cell"):
        draw_cell(plate, normal)
    with plate.group("no_tablet"):
        draw_none(plate, 50, 50)
    with plate.group("enzyme1"):
        draw_type_one(plate, normal.gate(1), "one")
    with plate.group("enzyme2"):
        draw_type_two(plate, normal.gate(2))
    with plate.group("testosterone"):
        draw_squares(plate, normal.testosterone)
    with plate.group("dht"):
        draw_dht(plate, normal)
    with plate.group("fin_cell"):
        draw_cell(plate, fin)
        draw_type_one(plate, fin.gate(1), "fin_one")
        draw_type_two(plate, fin.gate(2))
        draw_squares(plate, fin.testosterone)
    with plate.group("finasteride"):
        tablet(plate, 302, 50, 26, mixed(FIN.body, "#FFFFFF", 0.24), FIN.line, "tablet")
        draw_fin(plate, fin.gate(2), seat, 21)
        for x, y in ((434, 190), (300, 176), (456, 226)):
            draw_fin(plate, x, y, 10)
    with plate.group("dht_fin"):
        draw_dht(plate, fin)
    with plate.group("dut_cell"):
        draw_cell(plate, dut)
        draw_type_one(plate, dut.gate(1), "dut_one")
        draw_type_two(plate, dut.gate(2))
        draw_squares(plate, dut.testosterone)
    with plate.group("dutasteride"):
        draw_capsule(plate, 570, 50)
        for kind in (1, 2):
            draw_dut(plate, dut.gate(kind), seat, 20)
        for x, y in ((690, 196), (560, 180), (640, 150)):
            draw_dut(plate, x, y, 9.5)
    with plate.group("dht_dut"):
        draw_dht(plate, dut)


def draw() -> Plate:
    """The whole plate."""
    plate = ThriftyPlate(seed=53)
    draw_parts(plate)
    with plate.group("scalp"):
        draw_scalp(plate)
    with plate.group("shrunken"):
        draw_root(plate, SMALL, "small")
    with plate.group("follicle"):
        draw_root(plate, BIG, "big")
        draw_frame(plate)
    with plate.group("reach"):
        x, y = BIG.at(0, BIG.depth)
        draw_arrow(plate, [(778, y - 32), (806, y - 32), (858, y - 32)], DHT_LINE, "#E7B5D2", 20)
        draw_hexagons(plate, [(x - 5, y - 38), (x + 7, y - 24)], 7)
    with plate.group("shrink"):
        draw_arrow(plate, [(978, 604), (1030, 570), (1066, 524)], "#52646B", "#DDE5E7", 18)
    with plate.group("question"):
        question(plate, 1156, 176, 23)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
