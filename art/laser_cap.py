"""Red light on the scalp: a cap or comb; the light passes through the skin; what it does in cells of the bulge is a theory."""

from __future__ import annotations

import math
from pathlib import Path

from brush import PALETTE, Plate, Point, bars, dots, num, smooth
from brush import SKIN as SKIN_TONE
from clinic import SKIN_LINE, Frame, arc, back_and_forth, question
from follicle import draw_bed
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
from minoxidil import lens, lens_rim
from source_lines import draw_skull, scatter_hair

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/laser-cap.svg"

LIGHT, LIGHT_DARK, LIGHT_PALE = "#E5322D", "#9E1B1B", "#F9B9AE"
SKIN = Ground(y=244, epidermis=44, fat=690, bottom=772, rete=9, pitch=42, left=452, right=1186)
ROOT = Follicle(x=630, y=244, depth=448, girth=27, shaft=14, length=92, tilt=0.05, curl=6, epidermis=44, bulge_at=206, duct_at=106)
LAMPS = (500.0, 578.0, 662.0, 742.0)
REACH = 232.0  # how deep the drawn light goes
STRIP = 78.0  # lower edge of the cap in the slice
CELL = (1000.0, 474.0, 152.0)
HEAD = Frame(196, 232, 1.22)
COMB = Frame(196, 664, 1.0, math.radians(-10))


def fat_edge(x: float) -> float:
    """Where dermis turns into fat."""
    return 694 + 6 * math.sin(x / 60 + 0.4) + 3 * math.sin(x / 23)


def near_root(x: float, y: float) -> bool:
    """Ground that must stay quiet."""
    return abs(x - ROOT.axis(y - ROOT.y)) < 52 or math.hypot(x - CELL[0], y - CELL[1]) < CELL[2] + 14


# ---------------------------------------------------------------- the devices


def draw_head(plate: Plate) -> None:
    """A head from behind, thin at the crown; shoulders in a shirt."""
    f = HEAD
    shirt = [(-150, 132), (-134, 112), (-104, 98), (-60, 88), (0, 92), (60, 88), (104, 98), (134, 112), (150, 132)]
    hem = [(150, 132), (96, 146), (0, 152), (-96, 146), (-150, 132)]
    bust = f.curve(shirt) + "L" + f.curve(hem)[1:] + "Z"
    plate.path(bust, plate.gradient("shirt", ((0, "#A9BFC8"), (1, "#7C97A2"))), "#4D6873", 2.4)
    plate.path(f.curve([(-124, 112), (-96, 103), (-62, 96)]), line="#D5E1E5", width=4)
    with plate.follows(SKIN_TONE):
        neck = [(-34, 20), (-36, 58), (-44, 80), (-58, 90), (0, 108), (58, 90), (44, 80), (36, 58), (34, 20)]
        plate.path(f.curve(neck) + "Z", plate.gradient("neck", ((0, "#B97A5A"), (0.35, "#DDA685"), (1, "#EFC4A5"))), SKIN_LINE, 2.2)
        plate.path(f.curve([(10, 56), (30, 60), (42, 82), (50, 92), (20, 98)], True), "#A35F3E", fill_opacity=0.16)
    collar = [(-62, 87), (-30, 102), (0, 106), (30, 102), (62, 87)]
    plate.path(back_and_forth(f.all(collar), f.all([(u * 1.06, v + 11) for u, v in collar])), "#8FA9B4", "#4D6873", 2)
    draw_skull(plate, f)
    for k in range(9):
        plate.path(f.oval(2, -56, 52 - 4.6 * k, 44 - 3.8 * k), "#EFC3A3", fill_opacity=0.14, **SKIN_TONE)
    scatter_hair(plate, f, ((60, 0.2, 0.62), (96, 0.46, 0.92), (80, 0.66, 0.99)))


CAP_FROM, CAP_TO = math.radians(183), math.radians(357)


def cap_arc(grow: float, start: float = CAP_FROM, end: float = CAP_TO, count: int = 14) -> list[Point]:
    """A line round the upper head, `grow` units outside the skull."""
    return arc(0, -28, 80 + grow, 88 + grow, start, end, count)


def draw_cap(plate: Plate) -> None:
    """The cap, cut open: a shell over the head with lamps on its inner side that shine on the hair."""
    f = HEAD
    for grow, share in ((20, 0.16), (15, 0.16), (10, 0.18), (5, 0.2)):
        plate.path(back_and_forth(f.all(cap_arc(14)), f.all(cap_arc(14 - grow))), LIGHT, fill_opacity=share)
    turns = [CAP_FROM + (CAP_TO - CAP_FROM) * (k + 0.5) / 9 for k in range(9)]
    rays = []
    for t in turns:
        for swing in (-0.055, 0, 0.055):
            a, b = cap_arc(10, t + swing * 0.4, t + swing * 0.4, 1)[0], cap_arc(-12, t + swing, t + swing, 1)[0]
            rays.append((f.at(*a), f.at(*b)))
    plate.path(bars(rays), line=LIGHT, width=2.2)
    shell = plate.gradient("cap_shell", ((0, "#7C929B"), (0.3, "#566B74"), (1, "#26343A")), (0, 0, 0.9, 1))
    plate.path(back_and_forth(f.all(cap_arc(30)), f.all(cap_arc(13))), shell, "#1E2A2F", 2.6)
    band = [(-110, -38), (-60, -24), (0, -18), (60, -24), (110, -38)]
    plate.path(
        smooth(f.all([(u * 0.64, v + 19) for u, v in ((-110, -26), (-60, -20), (0, -18), (60, -20), (110, -26))])),
        line="#1D120C",
        width=6,
        stroke_opacity=0.3,
    )
    rim = back_and_forth(f.all(band), f.all([(u * 0.99, v + 16) for u, v in band]))
    plate.path(rim, plate.gradient("cap_rim", ((0, "#7C929B"), (0.4, "#566B74"), (1, "#26343A")), (0, 0, 1, 0)), "#1E2A2F", 2.6)
    plate.path(f.curve([(u * 0.94, v + 4.5) for u, v in band[:3]]), line="#D5E1E5", width=3.4, stroke_opacity=0.85)
    plate.path(f.curve(cap_arc(26, math.radians(200), math.radians(262), 8)), line="#D5E1E5", width=5, stroke_opacity=0.85)
    plate.path(f.curve(cap_arc(15.5)), line="#AEBEC4", width=3)
    lamps = [f.at(*cap_arc(12, t, t, 1)[0]) for t in turns]
    plate.path(dots(lamps), line=LIGHT_DARK, width=14)
    plate.path(dots(lamps), line="#FF6A5E", width=10)
    plate.path(dots([(x - 1.4, y - 1.6) for x, y in lamps]), line="#FFF0EC", width=4)
    button = [f.at(-6, -147), f.at(6, -147)]
    plate.path(f"M{button[0][0]:.1f} {button[0][1]:.1f}H{button[1][0]:.1f}", line="#1E2A2F", width=10)


def draw_comb(plate: Plate) -> None:
    """A hand-held comb: handle, body with a row of teeth and lamps between them."""
    f = COMB
    rays = [(f.at(-96 + 24 * k + s * 2, 24), f.at(-96 + 24 * k + s * 6, 58)) for k in range(6) for s in (-1, 0, 1)]
    plate.path(bars(rays), line=LIGHT, width=2.4)
    teeth = [(-108 + 24 * k, 18) for k in range(7)]
    for u, v in teeth:
        plate.path(f.shape([(u - 5, v), (u + 5, v), (u + 2.4, v + 46), (u - 2.4, v + 46)], 2), "#46555B", "#26343A", 1.8)
    body = plate.gradient("comb", ((0, "#93A9B1"), (0.4, "#6E858D"), (1, "#3A4B52")))
    shape = [(-124, -20), (60, -20), (150, -34), (186, -26), (190, -4), (152, 6), (62, 22), (-124, 22)]
    plate.path(f.shape(shape, 13), body, "#26343A", 2.4)
    plate.path(f.curve([(-108, -11), (-20, -11), (58, -11), (120, -20), (160, -25)]), line="#D5E1E5", width=4, stroke_opacity=0.85)
    plate.path(f.oval(100, -6, 10, 8), "#22302F", "#1A2526", 1.6)
    plate.path(dots([f.at(100, -6)]), line="#8FD6C6", width=5)
    lamps = [f.at(-96 + 24 * k, 21) for k in range(6)]
    plate.path(dots(lamps), line=LIGHT_DARK, width=11)
    plate.path(dots(lamps), line="#FF6A5E", width=7.6)


# ---------------------------------------------------------------- the slice


def draw_ground(plate: Plate) -> None:
    """Dermis, fat and epidermis."""
    draw_dermis(plate, SKIN, near_root, 90)
    borders = (400, 498, 590, 676, 770, 866, 958, 1050, 1140, 1240)
    draw_fat(plate, SKIN, (FatRow(lambda x: fat_edge(x) + 2, lambda x: 880, borders),), 22)
    draw_epidermis(plate, SKIN, (ROOT,))


def draw_root(plate: Plate) -> None:
    """A growing follicle."""
    f = ROOT
    draw_muscle(plate, f, (f.x + 132, f.y + 64), 9, "root")
    draw_sheath(plate, f, "root")
    draw_canal(plate, f)
    draw_inner_sheath(plate, f)
    draw_gland(plate, f, 0.56, "root")
    draw_matrix(plate, f)
    draw_papilla(plate, f, "root")
    draw_shaft(plate, f, "root")


def draw_vessels(plate: Plate) -> None:
    """The root's artery and vein, and a small loop of fine vessels beside the bulge."""
    x, y = ROOT.at(0, ROOT.depth)
    low = SKIN.bottom - 4
    draw_vessel(plate, [(x + 12, low), (x + 11, low - 30), (x + 5, y + 24), (x + 4, y + 4)], VEIN, 4)
    draw_vessel(plate, [(x - 12, low), (x - 11, low - 30), (x - 5, y + 24), (x - 4, y + 4)], PALETTE["artery"], 4)
    artery = [(500, low), (504, 690), (496, 610), (506, 530), (500, 450), (502, 380), (496, 330), (474, 308), (444, 303)]
    vein = [(515, low), (518, 690), (510, 610), (520, 530), (514, 450), (515, 380), (508, 334), (480, 318), (444, 315)]
    draw_bed(plate, (502, 470), (515, 486), 72)
    draw_bed(plate, (504, 556), (517, 572), 58)
    draw_vessel(plate, vein, VEIN, 4.4)
    draw_vessel(plate, artery, PALETTE["artery"], 4.4)
    plate.path(f"M{num(SKIN.left - 16)} 294h16v32h-16Z", "#FFFFFF")
    plate.path(f"M{num(SKIN.left)} 292v36", line="#B4704F", width=2.4)


def draw_light(plate: Plate) -> None:
    """The cap's lining with its lamps above the skin, and the red light that fades with depth."""
    x0, x1 = LAMPS[0] - 40, LAMPS[-1] + 40
    for x in LAMPS:
        for k in range(11):
            deep = SKIN.y + REACH * (0.16 + 0.84 * (k + 1) / 11)
            wide = 11 + 15 * (deep - STRIP) / 400
            foot = smooth([(x + wide, deep - 16), (x + wide * 0.6, deep), (x - wide * 0.6, deep), (x - wide, deep - 16)])
            plate.path(f"M{num(x - 9)} {num(STRIP + 6)}H{num(x + 9)}L{foot[1:]}Z", LIGHT, fill_opacity=0.045)
        waves(plate, x)
    shell = plate.gradient("lining", ((0, "#566B74"), (1, "#26343A")))
    upper = [(x0, STRIP - 34), (x0 + 90, STRIP - 46), (x1 - 90, STRIP - 46), (x1, STRIP - 34)]
    lower = [(x0, STRIP), (x0 + 90, STRIP - 4), (x1 - 90, STRIP - 4), (x1, STRIP)]
    plate.path(back_and_forth(upper, lower), shell, "#1E2A2F", 2.6)
    plate.path(smooth([(x0 + 8, STRIP - 28), (x0 + 90, STRIP - 38), (x1 - 150, STRIP - 38)]), line="#AEBEC4", width=4)
    lamps = [(x, STRIP) for x in LAMPS]
    plate.path(dots(lamps), line=LIGHT_DARK, width=28)
    plate.path(dots(lamps), line="#FF6A5E", width=22)
    plate.path(dots([(x - 3, y - 3) for x, y in lamps]), line="#FFF0EC", width=8)


def waves(plate: Plate, x: float) -> None:
    """One wavy arrow of light in the middle of a beam, fainter the deeper it is."""
    end = SKIN.y + REACH - 18
    points = [(x + 6 * math.sin(k * math.pi / 2), STRIP + 22 + (end - STRIP - 22) * k / 22) for k in range(23)]
    for part, share in ((points[:9], 1.0), (points[8:15], 0.75), (points[14:19], 0.5), (points[18:], 0.32)):
        plate.path(smooth(part), line=LIGHT, width=3.4, stroke_opacity=share)


# ---------------------------------------------------------------- the cell


def draw_cell(plate: Plate) -> None:
    """A round window on one cell: skin, nucleus, small mitochondria."""
    cx, cy, r = CELL
    lens(plate, CELL, ROOT.at(28, ROOT.bulge_at - 22), plate.gradient("cell_ground", ((0, "#E9F4EF"), (1, "#C9E2D8"))))
    plate.circle(cx, cy, r - 12, "#D9ECE4", "#5E9C8F", 3)
    plate.circle(cx, cy, r - 19, "none", "#A9CFC2", 2)
    nx, ny = cx + 60, cy + 66
    plate.circle(nx + 3, ny + 4, 52, "#2C5A4F", fill_opacity=0.16)
    plate.circle(nx, ny, 52, plate.gradient("nucleus", ((0, "#9CC9BC"), (1, "#5E9C8F")), (0, 0, 1, 1)), "#3B7468", 2.6)
    plate.circle(nx + 8, ny + 8, 17, "#3B7468", fill_opacity=0.65)
    plate.path(smooth(arc(nx, ny, 44, 44, math.radians(190), math.radians(250), 5)), line="#E3F3EC", width=4)
    for u, v, turn in ((-100, 50, 40), (-46, 106, -24)):
        small_mito(plate, Frame(cx + u, cy + v, 1, math.radians(turn)))
    folds = [arc(nx, ny, far, far, math.radians(a), math.radians(b), 6) for far, a, b in ((60, 262, 340), (68, 274, 334), (76, 284, 326))]
    plate.path("".join(smooth(fold) for fold in folds), line="#7DB3A4", width=3.4)
    lens_rim(plate, CELL)


def small_mito(plate: Plate, f: Frame) -> None:
    """A small mitochondrion, whole."""
    plate.path(f.shape([(-27, -13), (27, -13), (27, 13), (-27, 13)], 13), "#EBA06E", "#9A5424", 2.2)
    plate.path(f.curve([(-18, -5), (-12, 6), (-6, -6), (0, 6), (6, -6), (12, 6), (18, -5)]), line="#9A5424", width=2)
    plate.path(f.curve([(-18, -9), (-4, -9.6)]), line="#FBDCC2", width=2.6)


def draw_mitochondrion(plate: Plate) -> None:
    """A big mitochondrion, cut open: smooth outer skin, folded inner skin; red light falls on it."""
    cx, cy, _ = CELL
    f = Frame(cx - 20, cy - 16, 0.96, math.radians(-24))
    a, b = 92.0, 42.0
    outer = [(a * math.copysign(abs(math.cos(t)) ** 0.72, math.cos(t)), b * math.copysign(abs(math.sin(t)) ** 0.82, math.sin(t))) for t in
             (k * math.tau / 20 for k in range(20))]  # fmt: skip
    plate.path(f.curve([(u + 3, v + 6) for u, v in outer], True), "#2C5A4F", fill_opacity=0.2)
    plate.path(f.curve(outer, True), "#E58A4E", "#8F4A1C", 2.8)
    plate.path(f.curve([(u * 0.93, v * 0.86) for u, v in outer], True), "#FBE3CC", "#B5652E", 1.8)
    folds = ""
    plates = []
    for k, u in enumerate(range(-66, 72, 22)):
        side = 1 if k % 2 else -1
        edge = b * 0.84 * (1 - (abs(u) / a) ** 3.2)
        tongue = [
            (u - 7, side * edge * 1.1),
            (u - 5, -side * edge * 0.3),
            (u, -side * edge * 0.52),
            (u + 5, -side * edge * 0.3),
            (u + 7, side * edge * 1.1),
        ]
        plates.append(tongue)
        folds += f.curve(tongue)
    plate.path(folds, "#EC9A5C", "#B5652E", 2)
    ring = f.curve(outer, True) + f.curve([(u * 0.94, v * 0.88) for u, v in outer], True)
    plate.path(ring, "#E58A4E", fill_rule="evenodd")
    plate.path(f.curve(outer, True), line="#8F4A1C", width=2.8)
    plate.path("".join(f.curve([(t[1][0] + 2, t[1][1]), (t[0][0] + 3, t[0][1] * 0.8)]) for t in plates), line="#FBDCC2", width=2)
    grains = [(-78, 8), (-55, -24), (-33, 24), (-12, -26), (11, 26), (33, -24), (54, 22), (77, -4)]
    plate.path(dots([f.at(u, v * 0.9) for u, v in grains]), line="#C27A44", width=4)
    plate.path(f.curve([(-80, -20), (-64, -32), (-36, -37), (-8, -39)]), line="#FFF1E2", width=3.4)


def draw_spark(plate: Plate) -> None:
    """Light on the mitochondrion and, in theory, more energy: small bolts with a question mark."""
    cx, cy, _ = CELL
    for k, u in enumerate((-74, -38, -2)):
        x0, y0 = cx + u - 4, cy - 116 + (12 if k == 0 else 0)
        points = [(x0 + 5 * math.sin(j * math.pi / 2) + j * 1.0, y0 + j * 6.4) for j in range(9)]
        plate.path(smooth(points), line="#FFFFFF", width=6.4)
        plate.path(smooth(points), line=LIGHT, width=3.8)
    for u, v in ((84, -48), (112, -26), (-78, 88), (-8, 64)):
        bolt(plate, cx + u, cy + v)


def bolt(plate: Plate, x: float, y: float) -> None:
    """A small sign of energy."""
    shape = [(3, -15), (-9, 3), (-1, 3), (-4, 15), (9, -4), (1, -4)]
    plate.path("M" + "L".join(f"{x + u:.1f} {y + v:.1f}" for u, v in shape) + "Z", "#F7C948", "#8A5F0A", 2)


def draw_frame(plate: Plate) -> None:
    """Clean edges of the slice and a thin line round its cut faces."""
    left, right, top, low = SKIN.left, SKIN.right, SKIN.y, SKIN.bottom
    for x in (left - 40, right):
        plate.path(f"M{x:g} {top - 8:g}h40V{low + 26:g}h-40Z", "#FFFFFF")
    plate.path(f"M{left - 4:g} {low:g}H{right + 4:g}V{low + 90:g}H{left - 4:g}Z", "#FFFFFF")
    plate.path(f"M{left:g} {top + 3:g}V{low:g}H{right:g}V{top + 3:g}", line="#B4704F", width=2.4)


def draw() -> Plate:
    """The whole plate."""
    plate = Plate(seed=83)
    with plate.group("head"):
        draw_head(plate)
    with plate.group("cap"):
        draw_cap(plate)
    with plate.group("comb"):
        draw_comb(plate)
    with plate.group("skin"):
        draw_ground(plate)
        draw_frame(plate)
    with plate.group("vessel"):
        draw_vessels(plate)
    with plate.group("root"):
        draw_root(plate)
    with plate.group("bulge"):
        draw_bulge(plate, ROOT)
    with plate.group("light"):
        draw_light(plate)
    with plate.group("cell"):
        draw_cell(plate)
    with plate.group("mitochondrion"):
        draw_mitochondrion(plate)
    with plate.group("energy"):
        draw_spark(plate)
    with plate.group("question_cell"):
        question(plate, CELL[0] + 54, CELL[1] - 96, 19)
    with plate.group("question_bulge"):
        question(plate, 716, 436, 19)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
