"""What an exosome is and how small: one cut open (left), a lens on exosomes among other particles, and a hair on the same size scale.

    .venv/bin/python art/exosome_what.py

Within the lens all is to scale: half a unit is one nanometre, and no exosome with its surface proteins is wider than 150. The hair
is for size only and touches nothing: it has its place on the scale (44 micrometres), not in the lens.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from brush import HAIR, PALETTE, Plate, Point, bars, blob, dots, lumpy, mixed, num, smooth, vesicle

TARGET = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/exosome-what.svg"
Vector = tuple[float, float, float]

# the vesicle: a ball with a slice cut off the side that looks at us
CX, CY, R, SKIN = 302.0, 408.0, 222.0, 42.0
NORMAL: Vector = (0.36, -0.33, 0.873)
DEPTH = 0.24 * R
LIGHT: Vector = (-0.5, -0.62, 0.6)
HEAD, HEAD_LINE = PALETTE["exosome"], "#3F2C70"
RAMP = ("#543A8C", "#6B4FA0", "#8469B8", "#A08ACD", "#BFAEE0")
TAIL, TAIL_LINE = "#FFF1CC", "#B58A35"
GREEN, GREEN_LINE = PALETTE["stem"], PALETTE["stem_line"]
RNA, RNA_LINE = "#4F7FC4", "#274A86"
PROTEINS = (("#E6934F", "#6B3108"), ("#F0BE62", "#6E4808"), ("#E27C68", "#6A1F15"))

# the scale: steps of ten from 10 nanometres upwards, ending above the hair
RULE_X, RULE_LOW, DECADE = 950.0, 730.0, 151.0
LENS_X, LENS_Y, LENS_R = 776.0, 562.0, 124.0
PER_NM = 0.5  # units for one nanometre in the lens
STUDS = 1.36  # an exosome with its surface proteins is this much wider than its skin
HAIR_X, HAIR_Y, HAIR_R = 790.0, 168.0, 83.0
MEASURE = 52.0  # the measuring line lies this far off the hair's cut end
HAIR_NM = 44_000
RULE_NM = 60_000  # where the rule's marks end


# ---------------------------------------------------------------- solid geometry


def dot(a: Vector, b: Vector) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def unit(a: Vector) -> Vector:
    size = math.sqrt(dot(a, a))
    return a[0] / size, a[1] / size, a[2] / size


NORMAL, LIGHT = unit(NORMAL), unit(LIGHT)
ALONG = unit((-NORMAL[1], NORMAL[0], 0))
ACROSS = cross(NORMAL, ALONG)


def rim(angle: float, reach: float) -> Point:
    """A point on the cut face, `reach` from its middle."""
    c, s = reach * math.cos(angle), reach * math.sin(angle)
    return (
        CX + DEPTH * NORMAL[0] + c * ALONG[0] + s * ACROSS[0],
        CY + DEPTH * NORMAL[1] + c * ALONG[1] + s * ACROSS[1],
    )


def rim_ring(reach: float, n: int = 28) -> list[Point]:
    return [rim(k * math.tau / n, reach) for k in range(n)]


def chord(radius: float) -> float:
    """Radius of the cut face of a ball of this radius."""
    return math.sqrt(radius * radius - DEPTH * DEPTH)


OUTER, INNER = chord(R), chord(R - SKIN)


def sphere(radius: float, spacing: float) -> Iterator[Vector]:
    """Evenly spread points on a ball (a sunflower spiral)."""
    n = round(4 * math.pi * radius * radius / (spacing * spacing * 0.866))
    for k in range(n):
        z = 1 - (2 * k + 1) / n
        flat, turn = math.sqrt(1 - z * z), k * 2.399963
        yield radius * flat * math.cos(turn), radius * flat * math.sin(turn), radius * z


# ---------------------------------------------------------------- the vesicle


def beads(plate: Plate, points: Sequence[Point], r: float, fill: str, line: str) -> None:
    """Lipid heads: outlined balls with a glint, three strokes for all of them."""
    if not points:
        return
    plate.path(dots(points), "none", line, round(2 * r + 1.6, 1))
    plate.path(dots(points), "none", fill, round(2 * r - 1.2, 1))
    glint = mixed(fill, "#FFFFFF", 0.3 if fill in RAMP[:2] else 0.55)
    plate.path(dots((x - r * 0.3, y - r * 0.34) for x, y in points), "none", glint, round(r * 0.62, 1))


def outside(plate: Plate) -> None:
    """The part of the outer skin that we look at from outside, limb first."""
    bearing = math.atan2(NORMAL[1], NORMAL[0])
    cut = math.acos(DEPTH / (R * math.hypot(NORMAL[0], NORMAL[1])))
    curve = [(CX + (R + 5) * math.cos(a), CY + (R + 5) * math.sin(a)) for a in arc(cut, math.tau - cut, 40, bearing)]
    plate.path(smooth(rim_ring(OUTER + 5), True) + smooth(curve) + "Z", HEAD_LINE)
    tiers: dict[tuple[int, int], list[Point]] = {}
    for p in sphere(R, 16.8):
        if dot(p, NORMAL) > DEPTH - 4 or p[2] < -0.05 * R:
            continue
        lit = max(0.0, dot(unit(p), LIGHT))
        tone = min(len(RAMP) - 1, int(lit * 4.2 + 0.6))
        tiers.setdefault((int(p[2] / R * 5), tone), []).append((round(CX + p[0]), round(CY + p[1])))
    for (_, tone), points in sorted(tiers.items()):
        beads(plate, points, 7.4, RAMP[tone], mixed(RAMP[tone], "#2A1B52", 0.55))


def bowl(plate: Plate) -> None:
    """The hollow: the inner leaf of the skin, seen from inside, lit at the lower right."""
    paint = plate.gradient("bowl", ((0, "#8E79BC"), (0.3, "#B4A3D8"), (0.7, "#DCD1EF"), (1, "#F0EAF9")), (0.12, 0.08, 0.8, 0.95))
    plate.path(smooth(rim_ring(INNER), True), paint)
    tiers: dict[int, list[Point]] = {}
    for p in sphere(R - SKIN, 21.5):
        if dot(p, NORMAL) > DEPTH or p[2] > 0:
            continue
        q = (CX + p[0] - rim(0, 0)[0], CY + p[1] - rim(0, 0)[1], 0.0)
        flat = ACROSS[0] ** 2 + ACROSS[1] ** 2
        if dot(q, ALONG) ** 2 + ((q[0] * ACROSS[0] + q[1] * ACROSS[1]) / flat) ** 2 > (INNER - 9) ** 2:
            continue
        lit = -dot(unit(p), LIGHT)
        tiers.setdefault(min(3, max(0, int(lit * 2.6 + 1.4))), []).append((round(CX + p[0]), round(CY + p[1])))
    for tone, points in sorted(tiers.items()):
        body = ("#A08DCA", "#B9AADB", "#D3C7EA", "#E6DEF4")[tone]
        plate.path(dots((x + 1, y + 1) for x, y in points), "none", mixed(body, "#5B418F", 0.28), 13)
        plate.path(dots(points), "none", body, 11.4)
    lip = [rim(a, INNER) for a in arc(-1.45, 1.5, 16, centre=upper_left())]
    deep = [rim(a, INNER * (1 - 0.17 * math.cos((a - upper_left()) / 1.05) ** 2)) for a in arc(-1.45, 1.5, 16, centre=upper_left())]
    plate.path(smooth(lip) + "L" + smooth(deep[::-1])[1:] + "Z", "#4A3578", fill_opacity=0.28)


def arc(start: float, stop: float, n: int, centre: float = 0.0) -> list[float]:
    return [centre + start + (stop - start) * k / n for k in range(n + 1)]


def upper_left() -> float:
    """The angle on the cut face that points to the light."""
    return math.atan2(-ACROSS[0] - ACROSS[1], -ALONG[0] - ALONG[1])


def cut_edge(plate: Plate) -> None:
    """The cut face: two rows of heads, between them the paired tails."""
    middle = (OUTER + INNER) / 2
    band = smooth(rim_ring(OUTER), True) + smooth(rim_ring(INNER), True)
    plate.path(band, TAIL, "#C9A552", 2, fill_rule="evenodd")
    plate.path(smooth(rim_ring(middle), True), "none", "#EBCF8F", 3.4)
    tails, glint = [], []
    for reach, far, n in ((OUTER - 4, middle + 1.5, 90), (INNER + 4, middle - 1.5, 73)):
        for k in range(n):
            angle = (k + 0.5) * math.tau / n
            for side in (-1, 1):
                slip = side * 2.7 / reach
                bend = plate.rng.uniform(-2.6, 2.6) / reach
                a, b, c = rim(angle + slip, reach), rim(angle + slip + bend, (reach + far) / 2), rim(angle + slip * 1.1, far)
                (tails if side < 0 else glint).append("M{} {}Q{} {} {} {}".format(*(num(v) for q in (a, b, c) for v in q)))
    plate.path("".join(tails), "none", TAIL_LINE, 2)
    plate.path("".join(glint), "none", "#CFA650", 2)
    for reach, n in ((INNER + 2, 73), (OUTER - 2, 90)):
        beads(plate, [rim((k + 0.5) * math.tau / n, reach) for k in range(n)], 7, "#9C86CE", HEAD_LINE)


def placed(x: float, y: float, turn: float, points: Sequence[Point]) -> list[Point]:
    """Points drawn upright (away from the skin = -y) turned by `turn` and put at (x, y)."""
    c, s = math.cos(turn), math.sin(turn)
    return [(x + c * u - s * v, y + s * u + c * v) for u, v in points]


def rods(plate: Plate, at: Sequence[Point], turn: float, xs: Sequence[float], top: float, low: float) -> None:
    """The part of a surface protein that crosses the skin: a bundle of upright coils."""
    d = bars(tuple(placed(at[0][0], at[0][1], turn, [(x, low), (x, top)])) for x in xs)
    plate.path(d, "none", GREEN_LINE, 9.4)
    plate.path(d, "none", GREEN, 6)
    d = bars(tuple(placed(at[0][0], at[0][1], turn, [(x - 1.4, low + 1), (x - 1.4, top + 1)])) for x in xs)
    plate.path(d, "none", "#A9D3C8", 1.8)


def surface_protein(plate: Plate, angle: float, kind: int, cut: bool = False) -> None:
    """One protein standing on the skin; `cut` ones sit in the cut face and show how they pass through it."""
    x, y = rim(angle, OUTER) if cut else (CX + (R + 1) * math.cos(angle), CY + (R + 1) * math.sin(angle))
    ox, oy = rim(0, 0) if cut else (CX, CY)
    turn = math.atan2(y - oy, x - ox) + math.pi / 2
    low = SKIN - 4 if cut else 6
    if kind == 0:  # four coils and a low double cap
        rods(plate, [(x, y)], turn, (-10.5, -3.5, 3.5, 10.5) if cut else (-5, 5), -7, low)
        caps = placed(x, y, turn, [(-8.5, -14), (8.5, -14), (0, -21)])
        lumpy(plate, [(a, b, r) for (a, b), r in zip(caps, (9.5, 9.5, 10), strict=True)], GREEN, GREEN_LINE)
    elif kind == 1:  # a stalk with a forked head
        rods(plate, [(x, y)], turn, (0,), -20, low)
        arms = [smooth(placed(x, y, turn, [(0, -18), (s * 5, -25), (s * 13, -32)])) for s in (-1, 1)]
        plate.path("".join(arms), "none", GREEN_LINE, 9.4)
        plate.path("".join(arms), "none", GREEN, 6)
        tips = placed(x, y, turn, [(-15, -36), (15, -36)])
        lumpy(plate, [(a, b, 7.6) for a, b in tips], "#79B3A5", GREEN_LINE)
    elif kind == 2:  # two legs, one bent head
        rods(plate, [(x, y)], turn, (-5.5, 5.5), -16, low)
        head = placed(x, y, turn, [(-6, -22), (5, -26), (1, -36)])
        lumpy(plate, [(a, b, r) for (a, b), r in zip(head, (8.5, 9, 10), strict=True)], "#6DA99A", GREEN_LINE)
    else:  # a chain of sugars
        chain = placed(x, y, turn, [(0, -6), (2, -15), (-2, -24), (3, -33), (-8, -33), (11, -38)])
        plate.path(smooth(chain[:4]), "none", GREEN_LINE, 2.4)
        plate.path(dots(chain), "none", GREEN_LINE, 10.6)
        plate.path(dots(chain), "none", "#BFDCD3", 7)


def surface(plate: Plate) -> None:
    kinds = (1, 3, 0, 2, 3, 1, 0, 3, 2, 1, 3, 0)
    for k, degrees in enumerate((38, 62, 86, 109, 131, 154, 177, 199, 221, 244)):
        surface_protein(plate, math.radians(degrees), kinds[k])
    base = math.atan2(0, 1)
    for k, degrees in enumerate((262, 292, 338, 0, 22)):
        target = math.radians(degrees) + base
        angle = min((a * math.tau / 360 for a in range(360)), key=lambda a: gap(rim_bearing(a), target))
        surface_protein(plate, angle, (0, 1, 2, 0, 1)[k], cut=True)
    for x, y in ((150, 520), (196, 572), (128, 452), (258, 604)):  # seen from above, on the side turned to us
        lobes = [(x - 7, y + 2, 8.5), (x + 7, y - 1, 8.5), (x + 1, y - 8, 8)]
        plate.ellipse(x + 3, y + 6, 19, 14, "#2A1B52", fill_opacity=0.35)
        lumpy(plate, lobes, GREEN, GREEN_LINE)


def rim_bearing(angle: float) -> float:
    x, y = rim(angle, OUTER)
    ox, oy = rim(0, 0)
    return math.atan2(y - oy, x - ox)


def gap(a: float, b: float) -> float:
    return abs((a - b + math.pi) % math.tau - math.pi)


def normals(points: Sequence[Point]) -> list[Point]:
    out = []
    for i in range(len(points)):
        a, b = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        size = math.hypot(b[0] - a[0], b[1] - a[1]) or 1
        out.append((-(b[1] - a[1]) / size, (b[0] - a[0]) / size))
    return out


def dense(points: Sequence[Point], step: float) -> list[Point]:
    """Points every `step` along the smooth line through `points`."""
    fine: list[Point] = []
    n = len(points)
    for i in range(n - 1):
        p0, p1, p2, p3 = points[max(0, i - 1)], points[i], points[i + 1], points[min(n - 1, i + 2)]
        for k in range(24):
            t = k / 24
            fine.append(tuple(catmull(p0[j], p1[j], p2[j], p3[j], t) for j in (0, 1)))  # type: ignore[arg-type]
    fine.append(points[-1])
    out, run = [fine[0]], 0.0
    for a, b in itertools.pairwise(fine):
        run += math.hypot(b[0] - a[0], b[1] - a[1])
        if run >= step:
            out.append(b)
            run = 0.0
    return out


def catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def strand(plate: Plate, points: Sequence[Point], side: int = 1) -> None:
    """One ribbon of RNA: a backbone with a comb of bases on one side."""
    row = dense(points, 8.2)
    comb: tuple[list[tuple[Point, Point]], list[tuple[Point, Point]]] = ([], [])
    for i, ((x, y), (nx, ny)) in enumerate(zip(row, normals(row), strict=True)):
        if 0 < i < len(row) - 1:
            comb[i % 2].append(((x, y), (x + side * nx * 13, y + side * ny * 13)))
    plate.path(smooth([(x + 3, y + 6) for x, y in points]), "none", "#3F2C70", 12, stroke_opacity=0.16)
    plate.path(bars(comb[0] + comb[1]), "none", RNA_LINE, 5.4)
    plate.path(bars(comb[0]), "none", "#A9C6EA", 3)
    plate.path(bars(comb[1]), "none", "#F2D58A", 3)
    plate.path(smooth(points), "none", RNA_LINE, 11.4)
    plate.path(smooth(points), "none", RNA, 7.4)
    plate.path(smooth([(x - 1, y - 1.4) for x, y in points]), "none", "#BCD5F3", 1.8)


def hairpin(plate: Plate, x: float, y: float, turn: float, length: float) -> None:
    """RNA folded back on itself: a ladder that ends in a loop."""
    steps = int(length / 9)
    rungs = bars(tuple(placed(x, y, turn, [(-9, -k * 9), (9, -k * 9)])) for k in range(1, steps))
    loop = [(-9, 8), (-10, 0), (-9, -length * 0.5), (-10, -length), (-16, -length - 14), (0, -length - 27), (16, -length - 14)]
    line = placed(x, y, turn, [*loop, (10, -length), (9, -length * 0.5), (10, 0), (9, 8)])
    plate.path(smooth([(a + 3, b + 6) for a, b in line]), "none", "#3F2C70", 11, stroke_opacity=0.16)
    plate.path(rungs, "none", RNA_LINE, 5.4)
    plate.path(rungs, "none", "#F2D58A", 3)
    plate.path(smooth(line), "none", RNA_LINE, 11.4)
    plate.path(smooth(line), "none", RNA, 7.4)
    plate.path(smooth([(a - 1, b - 1.4) for a, b in line]), "none", "#BCD5F3", 1.8)


def rna(plate: Plate) -> None:
    strand(plate, [(196, 392), (206, 352), (238, 336), (262, 362), (292, 376), (318, 346), (312, 308), (340, 282), (378, 290)])
    strand(plate, [(236, 470), (264, 500), (304, 492), (330, 516), (366, 506)], -1)
    strand(plate, [(404, 336), (436, 352), (434, 392), (404, 404), (392, 436), (414, 458)])
    hairpin(plate, 258, 300, 0.5, 34)


def proteins(plate: Plate) -> None:
    """Folded proteins of several shapes, each a handful of lobes, with a soft shadow on the wall behind."""
    shapes = (
        ((0, 0, 17), (20, -6, 14), (8, -18, 13)),
        ((0, 0, 14), (14, 10, 12), (-8, 14, 11), (8, -10, 10)),
        ((0, 0, 15), (17, 3, 11)),
        ((0, 0, 12), (12, -10, 11), (22, -2, 12), (12, 8, 11)),
    )
    spots = (
        (214, 432, 0, 0),
        (344, 428, 3, 2),
        (396, 496, 2, 1),
        (372, 332, 2, 0),
        (286, 418, 3, 1),
        (346, 470, 1, 1),
        (232, 262, 2, 2),
        (336, 256, 3, 0),
    )
    for x, y, shape, hue in spots:
        lobes = [(x + a, y + b, r) for a, b, r in shapes[shape]]
        for a, b, r in lobes:
            plate.circle(a + 4, b + 7, r, "#3F2C70", fill_opacity=0.14)
        lumpy(plate, lobes, *PROTEINS[hue])


# ---------------------------------------------------------------- the scale


def rule_y(nanometres: float) -> float:
    return RULE_LOW - DECADE * math.log10(nanometres / 10)


def lens(plate: Plate) -> None:
    plate.circle(LENS_X + 3, LENS_Y + 6, LENS_R + 6, "#1D2B2F", fill_opacity=0.12)
    plate.circle(LENS_X, LENS_Y, LENS_R + 3, "#F2F7F8", PALETTE["glass_line"], 3)


def lens_rim(plate: Plate) -> None:
    """A ring of metal and a glint of glass."""
    plate.circle(LENS_X, LENS_Y, LENS_R + 4, "none", PALETTE["steel_line"], 8)
    plate.circle(LENS_X, LENS_Y, LENS_R + 4, "none", PALETTE["steel_low"], 4)
    r = LENS_R - 8
    glint = [(LENS_X + r * math.cos(a), LENS_Y + r * math.sin(a)) for a in arc(-2.5, -1.95, 4)]
    plate.path(smooth(glint), "none", "#FFFFFF", 3.4, stroke_opacity=0.9)


def silhouette() -> list[Point]:
    """The outline of the cut ball as we see it, without its surface proteins."""
    return rim_ring(OUTER + 6, 90) + [(CX + (R + 5) * math.cos(a), CY + (R + 5) * math.sin(a)) for a in arc(0.9, 4.2, 60)]


def cone(plate: Plate, x: float, y: float, r: float) -> None:
    """The light cone from a small ring (x, y, r) to the ball that enlarges it, along the common tangents."""
    edges: list[tuple[Point, Point]] = []
    for side in (1, -1):
        best = max(
            silhouette(),
            key=lambda p: side * (math.atan2(p[1] - y, p[0] - x) % math.tau + side * math.asin(r / math.hypot(p[0] - x, p[1] - y))),
        )
        turn = math.atan2(best[1] - y, best[0] - x) + side * math.acos(r / math.hypot(best[0] - x, best[1] - y))
        edges.append(((x + r * math.cos(turn), y + r * math.sin(turn)), best))
    (a, b), (c, d) = edges
    plate.path("M" + "L".join(f"{u:.1f} {v:.1f}" for u, v in (a, b, d, c)) + "Z", "#E9E3F4", fill_opacity=0.75)
    for p, q in edges:
        plate.path(f"M{p[0]:.1f} {p[1]:.1f}L{q[0]:.1f} {q[1]:.1f}", "none", "#9C8BC4", 1.8, stroke_dasharray="7 6")


def rule(plate: Plate) -> None:
    """The upright rule: four long marks, each ten times the one below."""
    x0, x1, top = RULE_X - 20, RULE_X + 20, rule_y(RULE_NM) - 10
    paint = plate.gradient("rule", ((0, "#FFFFFF"), (0.5, "#EEF1F2"), (1, "#CBD4D7")), (0, 0, 1, 0))
    plate.add(
        f'<rect x="{x0 + 4:g}" y="{top + 6:g}" width="40" height="{RULE_LOW + 26 - top:g}" rx="8" fill="#1D2B2F" fill-opacity=".12"/>'
    )
    plate.add(
        f'<rect x="{x0:g}" y="{top:g}" width="40" height="{RULE_LOW + 26 - top:g}" rx="8" fill="{paint}" '
        f'stroke="{PALETTE["steel_line"]}" stroke-width="2.4"/>'
    )
    for d in (1, 3):
        plate.path(
            f"M{x0 + 1.2:g} {rule_y(10**d * 10):.1f}H{x1 - 1.2:g}V{rule_y(min(10**d * 100, RULE_NM)):.1f}H{x0 + 1.2:g}Z",
            "#7C979E",
            fill_opacity=0.28,
        )
    minor = "".join(f"M{x1 - 2:g} {rule_y(10 * 10**d * m):.1f}h-9" for d in range(4) for m in range(2, 10) if m * 10 ** (d + 1) < RULE_NM)
    plate.path(minor, "none", "#8FA0A7", 1.6)
    plate.path("".join(f"M{x1 - 2:g} {rule_y(10 * 10**d):.1f}h-24" for d in range(4)), "none", "#33454C", 3.2)


BACK: Point = (-0.42, -0.9075)  # the hair's direction, away from the cut
SIDE: Point = (0.9075, -0.42)


def on_hair(share: float, along: float) -> Point:
    """A point of the shaft: `share` of the half width to the right, `along` pixels behind the cut."""
    return (
        HAIR_X + share * HAIR_R * SIDE[0] + along * BACK[0],
        HAIR_Y + share * HAIR_R * SIDE[1] + along * BACK[1],
    )


def on_face(angle: float, share: float = 1.0) -> Point:
    """A point of the cut face, a round seen at a slant."""
    return on_hair(share * math.cos(angle), -34 * share * math.sin(angle))


def strip(first: float, second: float) -> str:
    """The shaft between two lines along it, up to the edge of the canvas."""
    ends = [(share, on_hair(share, 0)[1] / -BACK[1]) for share in (first, second)]
    points = [on_hair(first, 0), on_hair(*ends[0]), on_hair(*ends[1]), on_hair(second, 0)]
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + "Z"


def scales(plate: Plate) -> None:
    """The roof tiles of the hair: uneven edges that run round the shaft."""
    edges, lights = [], []
    for k in range(20):
        along = 6 + 17 * k + plate.rng.uniform(-2, 2)
        phase, pace = plate.rng.uniform(0, 6), plate.rng.uniform(7, 11)
        line = []
        for q in range(10):
            share = -1 + q / 4.5
            line.append(on_hair(share, along - 30 * math.sqrt(max(0, 1 - share * share)) + 3.6 * math.sin(pace * share + phase)))
        line = [point for point in line if point[1] > 3]
        if len(line) > 3:
            edges.append(smooth(line))
            lights.append(smooth([(x + 1.8, y + 2.4) for x, y in line[2:6]]))
    plate.path("".join(edges), "none", PALETTE["hair_line"], 1.9, stroke_opacity=0.62)
    plate.path("".join(lights), "none", "#F0D9BC", 1.4, stroke_opacity=0.6)


def hair(plate: Plate) -> None:
    """A hair shaft cut across in front: scales outside, fibrous body, core."""
    face = [on_face(a) for a in arc(0, math.pi, 12)]
    with plate.follows(HAIR):
        plate.path(smooth(face) + "Z", "#3B2418", PALETTE["hair_line"], 2.6)
        plate.path(strip(-1, 1), "#3B2418", PALETTE["hair_line"], 2.6)
        for k in range(24):
            glow = math.exp(-(((k / 24 * 1.86 - 0.5) / 0.5) ** 2))
            plate.path(strip(-0.98 + k / 24 * 1.86, 0.98), mixed(mixed("#4B2F1C", "#8A5F41", min(1, glow * 1.7)), "#CFA87F", glow**3))
        scales(plate)
        for share, fill, line in ((1, "#C9A27C", PALETTE["hair_line"]), (0.95, "#DDBB95", "#5A3A24"), (0.9, "#A47A56", "#5A3A24")):
            plate.path(smooth([on_face(k * math.tau / 16, share) for k in range(16)], True), fill, line, 2)
        spots = [on_face(plate.rng.uniform(0, math.tau), 0.84 * math.sqrt(plate.rng.uniform(0.06, 1))) for _ in range(130)]
        spots = [(round(x), round(y)) for x, y in spots]
        plate.path(dots(spots[:70]), "none", "#83593B", 4)
        plate.path(dots(spots[70:]), "none", "#C59C76", 3)
        plate.path(smooth([on_face(k * math.tau / 9, plate.rng.uniform(0.13, 0.17)) for k in range(9)], True), "#2F1B0F", "#24140B", 2)
        plate.path(smooth([on_face(a, 0.97) for a in arc(0.5, 2.4, 8)]), "none", "#C39A74", 2, stroke_opacity=0.8)


def measure(plate: Plate) -> None:
    """A measuring line across the hair, carried over to the hair's mark on the rule."""
    left, right, y = on_hair(-1, -MEASURE), on_hair(1, -MEASURE), rule_y(HAIR_NM)
    ticks = [(on_hair(share, -12), on_hair(share, -MEASURE - 10)) for share in (-1, 1)]
    plate.path(bars([(left, right), *ticks]), "none", PALETTE["hair_mid"], 2.6)
    for (x, v), way in ((left, 1), (right, -1)):
        head = [(x + way * (a * SIDE[0] + b * BACK[0]), v + way * (a * SIDE[1] + b * BACK[1])) for a, b in ((0, 0), (13, 6), (13, -6))]
        plate.path("M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in head) + "Z", PALETTE["hair_mid"], PALETTE["hair_mid"], 1.2)
    plate.path(f"M{right[0] + 9:.1f} {y:.1f}H{RULE_X - 24:g}", "none", PALETTE["hair_mid"], 2.4, stroke_dasharray="7 6")
    tip = f"M{RULE_X - 19:g} {y - 8:.1f}L{RULE_X - 2:g} {y:.1f}L{RULE_X - 19:g} {y + 8:.1f}Z"
    plate.path(tip, PALETTE["hair_mid"], PALETTE["hair_line"], 2)


def marker(plate: Plate, x: float, y: float, r: float) -> None:
    """The ring round what the next view enlarges."""
    plate.circle(x, y, r + 1.5, "none", "#FFFFFF", 5)
    plate.circle(x, y, r + 1.5, "none", HEAD_LINE, 2.6)


def particle(plate: Plate, x: float, y: float, r: float) -> None:
    """Some other particle: a solid grey grain of no particular kind."""
    grey = "#8C989E"
    plate.path(smooth(blob(plate.rng, x, y, r, r, 0.08, 8), True), grey, "#46555C", round(max(1.2, r * 0.1), 1))
    if r > 7:
        plate.path(smooth(blob(plate.rng, x - r * 0.12, y - r * 0.14, r * 0.66, r * 0.66, 0.1, 8), True), "#A5B0B5")
        grain = [(x + r * q * math.cos(a), y + r * q * math.sin(a)) for a, q in ((k * 2.4, 0.25 + 0.06 * k) for k in range(9))]
        plate.path(dots(grain), "none", "#5B6770", round(max(1.6, r * 0.13), 1))
        plate.path(smooth([(x - r * 0.66, y - r * 0.2), (x - r * 0.48, y - r * 0.5), (x - r * 0.14, y - r * 0.68)]), "none", "#FFFFFF", 2)


# what the lens holds: place from its middle, width in nanometres
EXOSOMES = ((-66, -6, 84), (38, -56, 146), (-36, -66, 112), (85, 32, 100), (-12, -10, 62), (-42, 92, 48), (10, -104, 40), (66, 88, 40))
OTHERS = ((23, 82, 112), (-76, 60, 92), (24, 16, 100), (-96, -40, 54), (98, -24, 54), (-18, 40, 48), (-8, -38, 34), (70, 67, 34))


def in_lens(kinds: Sequence[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Places and radii of the particles in the lens, drawn to scale."""
    return [(LENS_X + dx, LENS_Y + dy, wide * PER_NM / 2) for dx, dy, wide in kinds]


def main() -> None:
    plate = Plate(seed=30)
    exosomes = [(x, y, r / STUDS) for x, y, r in in_lens(EXOSOMES)]
    source = (*exosomes[0][:2], exosomes[0][2] * STUDS + 5)
    with plate.group("scale"):
        lens(plate)
        cone(plate, *source)
        rule(plate)
    with plate.group("scale_hair"):
        hair(plate)
        measure(plate)
    with plate.group("scale_other"):
        for x, y, r in in_lens(OTHERS):
            particle(plate, x, y, r)
    with plate.group("scale_exosome"):
        top, low = rule_y(150), rule_y(30)
        far = LENS_X + LENS_R + 4
        plate.path(f"M{far - 4:g} {LENS_Y - 30:g}L{RULE_X - 20:g} {top:.1f}V{low:.1f}L{far - 4:g} {LENS_Y + 30:g}Z", "#E4DBF3")
        plate.path(f"M{RULE_X - 19:g} {top:.1f}H{RULE_X - 2:g}V{low:.1f}H{RULE_X - 19:g}Z", "#8A70C0", HEAD_LINE, 2)
        for k, (x, y, r) in enumerate(exosomes):
            vesicle(plate, x, y, r, 0.5 * k)
        marker(plate, *source)
        lens_rim(plate)
    with plate.group("membrane"):
        outside(plate)
        bowl(plate)
        cut_edge(plate)
    with plate.group("surface"):
        surface(plate)
    with plate.group("rna"):
        rna(plate)
    with plate.group("proteins"):
        proteins(plate)
    print(plate.save(TARGET))


if __name__ == "__main__":
    main()
