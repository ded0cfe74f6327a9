"""PRP in four scenes: blood is drawn, spun, its platelet layer drawn up and placed in the scalp."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from pathlib import Path

from brush import PALETTE, Plate, Point, dots, num, packed, smooth
from clinic import (
    BAND,
    BAND_DARK,
    BLOOD,
    BLOOD_DARK,
    BLOOD_LIT,
    PLASMA,
    Frame,
    arc,
    draw_arm,
    draw_arrow,
    draw_blood_needle,
    draw_centrifuge,
    draw_syringe,
    draw_tube,
    platelet,
    question,
    spin_signs,
)
from follicles import (
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
    draw_papilla,
    draw_shaft,
    draw_sheath,
    draw_vessel,
)

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/prp.svg"

ARM = Frame(-2, 106, 0.86)
SPINNER = Frame(196, 596, 1.0)
TUBE = Frame(500, 296)
HALF, LENGTH = 56.0, 456.0
LEVELS = (46.0, 262.0, 284.0)  # plasma, platelet layer, red cells: depths below the rim
LENS = (676.0, 566.0, 88.0)
SKIN = Ground(y=316, epidermis=40, fat=628, bottom=690, rete=8, pitch=40, left=806, right=1188)
LEFT = Follicle(x=868, y=316, depth=290, girth=17, shaft=10, length=38, tilt=0.06, curl=5, epidermis=40, bulge_at=150, duct_at=84)
RIGHT = replace(LEFT, x=1104, depth=280, girth=15.5, shaft=8, length=34, fade=0.25)
SHOT_TIP = (978.0, 488.0)
SHOT = Frame(*SHOT_TIP, 1, math.radians(10))
DRAWN_UP = 0.27  # share of the syringe that the platelet layer fills


def fat_edge(x: float) -> float:
    """Where dermis turns into fat."""
    return 632 + 6 * math.sin(x / 60 + 0.4) + 3 * math.sin(x / 23)


def near_root(x: float, y: float) -> bool:
    """Ground that must stay quiet."""
    return any(abs(x - f.axis(y - f.y)) < 40 for f in (LEFT, RIGHT)) or math.hypot(x - SHOT_TIP[0], y - SHOT_TIP[1] - 10) < 60


def draw_flow(plate: Plate) -> None:
    """The way through the four scenes."""
    draw_arrow(plate, [(120, 300), (120, 360), (120, 430)])
    draw_arrow(plate, [(382, 656), (406, 658), (434, 656)])
    draw_arrow(plate, [(562, 164), (660, 116), (790, 104), (900, 130), (990, 186)])


def draw_sample(plate: Plate) -> None:
    """The spun tube: plasma above, red cells below; the platelet layer between is a group of its own."""
    x, y = TUBE.at(0, LENGTH + 10)
    plate.ellipse(x + 8, y - 6, 58, 9, "#1D2B2F", fill_opacity=0.1)
    plasma = plate.gradient("plasma", ((0, "#F9ECB8"), (0.55, PLASMA), (1, "#EBC96A")))
    red = plate.gradient("red_cells", ((0, "#C0443A"), (0.12, "#B43430"), (0.5, BLOOD), (1, "#7C191F")))
    draw_tube(
        plate, TUBE, HALF, LENGTH, ((LEVELS[0], PLASMA), (LEVELS[1], BAND), (LEVELS[2], BLOOD)), cap=False, paints=(plasma, BAND, red)
    )


def draw_band(plate: Plate) -> None:
    """The platelet layer, and a lens that shows its cells: platelets, a few white cells, red cells below, plasma above."""
    inner = HALF * 0.93
    top = TUBE.all(arc(0, LEVELS[1], inner, HALF * 0.17, math.pi, 0, 8))
    low = TUBE.all(arc(0, LEVELS[2], inner, HALF * 0.17, math.pi, 0, 8))
    fill = plate.gradient("band_fill", ((0, "#F6CF7E"), (0.6, "#EDB04A"), (1, "#D98F3A")))
    plate.path(smooth(top) + "L" + smooth(list(reversed(low)))[1:] + "Z", fill, BAND_DARK, 2)
    spots = [(x, y + plate.rng.uniform(3, 18)) for x, y in TUBE.all(arc(0, LEVELS[1], inner * 0.93, HALF * 0.16, math.pi, 0, 26))]
    plate.path(dots(spots), line="#A9701A", width=2.6)
    plate.path(dots([(x + 2, y + plate.rng.uniform(-2, 3)) for x, y in spots[::3]]), line="#FFF3D0", width=3.2)
    draw_lens(plate)


def draw_lens(plate: Plate) -> None:
    """What a microscope shows of the layer."""
    cx, cy, r = LENS
    bx, by = TUBE.at(HALF * 0.8, (LEVELS[1] + LEVELS[2]) / 2 + 4)
    plate.circle(bx, by, 9, "none", "#52646B", 2.4)
    plate.path(
        f"M{num(bx + 7)} {num(by - 6)}L{num(cx - 42)} {num(cy - r + 10)}M{num(bx + 7)} {num(by + 6)}L{num(cx - 62)} {num(cy + r - 26)}",
        line="#8CA0A7",
        width=1.8,
    )
    plate.circle(cx + 5, cy + 7, r + 3, "#1D2B2F", fill_opacity=0.12)
    sky = plate.gradient("lens_fill", ((0, "#FBF0C4"), (0.34, "#F9E7AE"), (0.62, "#F6D58F"), (1, "#EBA88A")))
    plate.circle(cx, cy, r, sky)
    reds = packed(
        plate.rng,
        (cx - r, cy + 34, cx + r, cy + r),
        (11.5, 13),
        2500,
        lambda x, y, q: math.hypot(x - cx, y - cy) > r - q * 0.9 or y < cy + 34,
        0.8,
    )
    for x, y, q in reds:
        red_cell(plate, x, y, q)
    whites = ((cx - 34, cy + 8, 17), (cx + 47, cy + 20, 17))
    for x, y, q in whites:
        white_cell(plate, x, y, q)

    def keep_out(x: float, y: float, q: float) -> bool:
        crowded = y > cy + 30 or math.hypot(x - cx, y - cy) > r - q - 3
        return crowded or any(math.hypot(x - a, y - b) < q + c + 2 for a, b, c in whites) or y < cy - 34 - 8 * math.sin(x / 17)

    for x, y, q in packed(plate.rng, (cx - r, cy - 44, cx + r, cy + 36), (4.6, 6.2), 900, keep_out, 1.12):
        platelet(plate, x, y, q)
    for x, y in ((cx - 30, cy - 62), (cx + 26, cy - 58), (cx + 2, cy - 72)):
        platelet(plate, x, y, 5)
    plate.circle(cx, cy, r, "none", "#FFFFFF", 7)
    plate.circle(cx, cy, r + 3, "none", "#52646B", 3)
    plate.path(smooth(arc(cx, cy, r - 8, r - 8, math.radians(196), math.radians(246), 5)), line="#FFFFFF", width=5, stroke_opacity=0.85)


def red_cell(plate: Plate, x: float, y: float, r: float) -> None:
    """One red cell: a disc with a dent."""
    plate.circle(x, y, r, "#C4413A", BLOOD_DARK, 1.6)
    plate.ellipse(x + r * 0.06, y + r * 0.06, r * 0.5, r * 0.46, "#A12C2B")
    plate.path(smooth(arc(x, y, r * 0.76, r * 0.76, math.radians(190), math.radians(260), 4)), line=BLOOD_LIT, width=2.2)


def white_cell(plate: Plate, x: float, y: float, r: float) -> None:
    """One white cell: pale, with a lobed nucleus."""
    plate.circle(x, y, r, "#F3EEF6", "#9A86A8", 1.8)
    plate.path(
        dots([(x - r * 0.34, y - r * 0.2), (x + r * 0.12, y - r * 0.38), (x + r * 0.36, y + r * 0.12)]),
        line="#6E548A",
        width=round(r * 0.66, 1),
    )
    plate.path(
        smooth([(x - r * 0.34, y - r * 0.2), (x + r * 0.12, y - r * 0.38), (x + r * 0.36, y + r * 0.12)]),
        line="#6E548A",
        width=round(r * 0.3, 1),
    )
    plate.path(dots([(x - r * 0.3, y + r * 0.45), (x, y + r * 0.5), (x - r * 0.6, y + r * 0.2)]), line="#C9B8D4", width=2.4)


def draw_follicle(plate: Plate, f: Follicle, name: str) -> None:
    """A growing follicle."""
    draw_sheath(plate, f, name)
    draw_canal(plate, f)
    draw_inner_sheath(plate, f)
    draw_gland(plate, f, 0.4, name)
    draw_bulge(plate, f)
    draw_matrix(plate, f)
    draw_papilla(plate, f, name)
    draw_shaft(plate, f, name, cut=False)


def draw_scalp(plate: Plate) -> None:
    """A slice of scalp."""
    draw_dermis(plate, SKIN, near_root, 100)
    rows = (FatRow(lambda x: fat_edge(x) + 2, lambda x: 790, (760, 846, 930, 1010, 1082, 1160, 1250)),)
    draw_fat(plate, SKIN, rows, 20)
    draw_epidermis(plate, SKIN, (LEFT, RIGHT))


def draw_roots(plate: Plate) -> None:
    """Two growing follicles with their vessels, and the frame of the slice."""
    low = SKIN.bottom
    for f in (LEFT, RIGHT):
        x, y = f.at(0, f.depth)
        draw_vessel(plate, [(x + 8, low), (x + 10, low - 24), (x + 3, low - 50), (x + 3, y + 6)], PALETTE["vein"], 3)
        draw_vessel(plate, [(x - 8, low), (x - 6, low - 24), (x - 9, low - 50), (x - 2, y + 6)], PALETTE["artery"], 3)
    draw_follicle(plate, LEFT, "left")
    draw_follicle(plate, RIGHT, "right")


def draw_frame(plate: Plate) -> None:
    """Clean edges of the slice and a thin frame round its cut faces."""
    left, right, top, low = SKIN.left, SKIN.right, SKIN.y, SKIN.bottom
    for x in (left - 30, right):
        plate.path(f"M{num(x)} {num(top - 8)}h30V{num(low + 26)}h-30Z", "#FFFFFF")
    plate.path(f"M{num(left - 4)} {num(low)}H{num(right + 4)}V{num(low + 110)}H{num(left - 4)}Z", "#FFFFFF")
    plate.path(f"M{num(left)} {num(top + 3)}V{num(low)}H{num(right)}V{num(top + 3)}", line="#B4704F", width=2.4)


def pool(plate: Plate, x: float, y: float, rx: float, ry: float) -> None:
    """A drop of plasma that spreads between the fibres."""
    rng = plate.rng
    for grow, alpha in ((1.0, 0.35), (0.74, 0.4), (0.46, 0.45)):
        edge = [
            (x + rx * grow * math.cos(t) * rng.uniform(0.86, 1.12), y + ry * grow * math.sin(t) * rng.uniform(0.86, 1.12))
            for t in (k * math.tau / 11 for k in range(11))
        ]
        plate.path(smooth(edge, closed=True), "#F5CE63", fill_opacity=alpha)


POOLS: tuple[tuple[float, float, float, float], ...] = ((977, 500, 50, 46), (944, 546, 24, 26), (1008, 546, 26, 28))
SHOT_SEED = 8  # of its own, so that labels stay on their dots when other parts change
CLEAR = 30.0  # how far from the roots the growth factors stop: whether they get there is not known


def beside(f: Follicle, x: float, y: float) -> float:
    """How far a place is from the outer wall of a follicle."""
    d = y - f.y
    wide = f.bulb * 1.1 if d > f.depth - 2.4 * f.bulb else f.girth * 1.3
    return abs(x - f.axis(min(d, f.depth))) - wide


def draw_platelets(plate: Plate) -> list[tuple[float, float, float]]:
    """Platelets in the dermis between the follicles; returns their places."""
    for x, y, rx, ry in POOLS:
        pool(plate, x, y, rx, ry)

    def outside(a: float, b: float, q: float) -> bool:
        if abs(a - SHOT_TIP[0]) < 10 and b < SHOT_TIP[1] + 4:
            return True
        return all(((a - x) / rx) ** 2 + ((b - y) / ry) ** 2 > 0.86 for x, y, rx, ry in POOLS)

    places = packed(random.Random(SHOT_SEED), (915, 448, 1040, 580), (5.4, 6.6), 900, outside, 1.9)
    for n, (x, y, r) in enumerate(places):
        platelet(plate, x, y, r, arms=(0, 5, 0, 4)[n % 4])
    return places


def draw_factors(plate: Plate, platelets: list[tuple[float, float, float]]) -> None:
    """Growth factors: fine dots round the platelets. They stop well short of the roots; a question mark stands in the gap."""
    spots: list[Point] = []
    for x, y, _ in packed(random.Random(SHOT_SEED), (890, 440, 1060, 606), (4.2, 4.2), 2200, overlap=1.5):
        near = min(math.hypot(x - u, y - v) - r for u, v, r in platelets)
        clear = min(beside(f, x, y) for f in (LEFT, RIGHT)) > CLEAR
        needle = abs(x - SHOT_TIP[0] - (SHOT_TIP[1] - y) * math.tan(SHOT.turn)) < 9 and y < SHOT_TIP[1] + 6
        if 5.4 < near < 22 and clear and not needle:
            spots.append((x, y))
    plate.path(dots(spots), line="#7A2A18", width=6.6)
    plate.path(dots(spots), line="#E0704C", width=4)
    for f, side in ((LEFT, 1), (RIGHT, -1)):
        x, y = f.at(side * (f.girth * 1.3 + 15), 186)
        question(plate, x, y, 13)


def draw() -> Plate:
    """The whole plate."""
    plate = Plate(seed=41)
    with plate.group("flow"):
        draw_flow(plate)
    with plate.group("arm"):
        draw_arm(plate, ARM)
        draw_blood_needle(plate, ARM)
    with plate.group("centrifuge"):
        draw_centrifuge(plate, SPINNER, "spin")
        spin_signs(plate, SPINNER)
    with plate.group("tube"):
        draw_sample(plate)
    with plate.group("band"):
        draw_band(plate)
    with plate.group("syringe"):
        x, y = TUBE.at(0, LEVELS[1] + 16)
        draw_syringe(plate, Frame(x, y), 300, 116, 25, DRAWN_UP, BAND, 34)
    with plate.group("scalp"):
        draw_scalp(plate)
    with plate.group("roots"):
        draw_roots(plate)
        draw_frame(plate)
    with plate.group("platelets"):
        places = draw_platelets(plate)
    with plate.group("factors"):
        draw_factors(plate, places)
    with plate.group("shot"):
        draw_syringe(plate, SHOT, 196, 108, 23, DRAWN_UP, BAND, 34)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
