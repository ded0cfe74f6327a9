"""One family of hair follicles and the skin they stand in, shared by the plates follicle, hair-cycle and miniaturisation.

A `Follicle` has its own coordinates: o = distance right of its axis, d = depth below the skin line (above it: negative).
Everything is drawn from these, so depth, hair width, hair length, colour and phase are plain numbers.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import pairwise

from brush import HAIR, PALETTE, SKIN, WIDTH, Plate, Point, blob, dots, joined, mixed, num, packed, smooth

Profile = list[tuple[float, float]]  # (depth, half width) from top to bottom

FUNNEL = "#DB9873"  # skin colour where the epidermis turns down into a follicle
GROWING = ("anagen", "exogen")  # phases with a bulb round the papilla
mix = mixed
VEIN = mix(PALETTE["vein"], "#FFFFFF", 0.36)  # lighter than the artery, so that the two part in grey


def bump(value: float, centre: float, spread: float) -> float:
    """A soft hill of height 1 around the centre."""
    return math.exp(-(((value - centre) / spread) ** 2))


def steps(start: float, end: float, count: int) -> list[float]:
    """Evenly spaced numbers from start to end, both included."""
    return [start + (end - start) * k / count for k in range(count + 1)]


def level(points: Sequence[Point], at: float, key: int = 0) -> float:
    """The other coordinate of a polyline where coordinate `key` equals `at`."""
    for a, b in pairwise(points):
        if a[key] <= at <= b[key] and b[key] > a[key]:
            return a[1 - key] + (b[1 - key] - a[1 - key]) * (at - a[key]) / (b[key] - a[key])
    return points[-1][1 - key] if at > points[-1][key] else points[0][1 - key]


def whole(points: Sequence[Point]) -> str:
    """Like `smooth` for quiet ground: whole numbers only, to save weight."""
    return re.sub(r"-?\d+\.\d+", lambda m: f"{float(m[0]):.0f}", smooth(points))


def cells(plate: Plate, points: Sequence[Point], r: float, fill: str, line: str, width: float = 1.2, core: str = "") -> None:
    """Many small round cells of one size in two or three paths: rim, body and, if wanted, nucleus."""
    if points:
        d = dots(points)
        plate.path(d, line=line, width=round(2 * r + width, 1))
        plate.path(d, line=fill, width=round(2 * r - width, 1))
        if core and r > 3:
            plate.path(d, line=core, width=round(r * 0.8, 1))


@dataclass(frozen=True)
class Follicle:
    """One follicle; every drawing function below takes one of these."""

    x: float  # middle of the mouth
    y: float  # skin line
    depth: float  # from the skin line to the bottom of the living root
    girth: float = 30  # half width of the outer sheath
    shaft: float = 22  # full width of the hair
    length: float = 120  # hair above the skin
    fade: float = 0  # 0 = dark thick hair, 1 = pale fuzz
    tilt: float = 0.075
    curl: float = 0  # sideways bend of the free hair, per 100 units of height squared
    epidermis: float = 70
    bulge_at: float = 290  # depth where the muscle holds on
    duct_at: float = 150  # depth where the gland opens
    phase: str = "anagen"

    @property
    def bulb(self) -> float:
        """Half width of the bulb."""
        return self.girth * 1.86

    @property
    def fine(self) -> bool:
        """Big enough to show single cells well."""
        return self.girth > 30

    def axis(self, d: float) -> float:
        """Middle line."""
        if d < 0:
            return self.x - (self.tilt - 0.2 * math.pi * self.girth / self.depth) * d + self.curl * (d / 100) ** 2
        return self.x - self.tilt * d + 0.1 * self.girth * math.sin(math.tau * min(d / self.depth, 1))

    def at(self, o: float, d: float) -> Point:
        """Plate coordinates of a place in the follicle."""
        return self.axis(d) + o, self.y + d

    def sides(self, profile: Profile) -> tuple[list[Point], list[Point]]:
        """Left and right edge of a profile."""
        return [self.at(-w, d) for d, w in profile], [self.at(w, d) for d, w in profile]

    def band(self, profile: Profile) -> str:
        """A profile as closed path data."""
        left, right = self.sides(profile)
        return joined(left, right)

    def bag(self, profile: Profile) -> str:
        """A profile as path data that is open at the top, so that its outline leaves the top edge free."""
        left, right = self.sides(profile)
        return smooth(left) + "L" + smooth(right[::-1])[1:]

    def hair(self, share: float = 0) -> str:
        """The hair's colour: paler when the hair is finer; `share` > 0 lightens it further."""
        base = mix(PALETTE["hair_dark"], "#C4A078", self.fade)
        return mix(base, "#C79B74", share)


@dataclass(frozen=True)
class FatRow:
    """One row of fat lobules: its upper and lower edge, and where the septa between its lobules stand."""

    over: Callable[[float], float]
    under: Callable[[float], float]
    borders: tuple[float, ...]
    upright: tuple[int, ...] = ()  # numbers of the septa that must not lean, because a vessel rises in them


@dataclass(frozen=True)
class Ground:
    """The block of scalp around the follicles."""

    y: float
    epidermis: float
    fat: float  # where fat begins
    bottom: float
    rete: float = 13  # height of the waves under the epidermis
    pitch: float = 46  # width of one wave
    left: float = 0
    right: float = WIDTH


# ---------------------------------------------------------------- skin


def surface(ground: Ground, follicles: Sequence[Follicle]) -> list[Point]:
    """The skin line, dipping into every mouth."""
    points: list[Point] = []
    spans = [(f.x - 2.9 * f.girth, f.x + 2.9 * f.girth) for f in follicles]
    for x in steps(ground.left, ground.right, round((ground.right - ground.left) / 56)):
        if not any(a < x < b for a, b in spans):
            points.append((x, ground.y + 1.6 * math.sin(x / 61) + 1.0 * math.sin(x / 27)))
    for f in follicles:
        e = f.epidermis
        mouth = [(2.3, 0.0), (1.5, 0.03), (1.0, 0.12), (0.74, 0.28), (0.6, 0.48), (0.5, 0.7), (0.44, 0.9)]
        points += [f.at(-w * f.girth, d * e) for w, d in mouth] + [f.at(w * f.girth, d * e) for w, d in reversed(mouth)]
    return sorted(points)


def junction(ground: Ground, follicles: Sequence[Follicle]) -> list[Point]:
    """The wavy lower edge of the epidermis, running down into every follicle."""
    points: list[Point] = []
    rng = random.Random(11)
    spans = [(f.x - 3.0 * f.girth, f.x + 2.8 * f.girth) for f in follicles]
    count = round((ground.right - ground.left) / ground.pitch * 4)
    for k in range(count + 1):
        x = ground.left + (ground.right - ground.left) * k / count
        wave = ground.rete * math.sin(k * math.pi / 2 + 0.6) * rng.uniform(0.75, 1.15) + rng.uniform(-2, 2)
        if not any(a < x < b for a, b in spans):
            points.append((x, ground.y + ground.epidermis + wave))
    for f in follicles:
        e = f.epidermis
        funnel = [(2.5, 1.0), (1.75, 1.04), (1.32, 1.24), (1.12, 1.58), (1.03, 1.95), (0.9, 2.15)]
        points += [f.at(-w * f.girth, d * e) for w, d in funnel] + [f.at(w * f.girth, d * e) for w, d in reversed(funnel)]
    return sorted(points)


def crests(ground: Ground, follicles: Sequence[Follicle]) -> list[Point]:
    """The places where the dermis reaches highest between the waves of the epidermis."""
    low = junction(ground, follicles)
    inner = zip(low, low[1:], low[2:], strict=False)
    return [b for a, b, c in inner if b[1] < a[1] and b[1] <= c[1] and not any(abs(b[0] - f.x) < 2.9 * f.girth for f in follicles)]


def draw_dermis(plate: Plate, ground: Ground, avoid: Callable[[float, float], bool], count: int = 130) -> None:
    """The dermis: a quiet felt of collagen bundles."""
    p, rng = PALETTE, plate.rng
    paint = plate.gradient("dermis_fill", ((0, "#F7D9CB"), (0.5, "#F0C8B7"), (1, "#E8B8A5")))
    top, width = ground.y + ground.epidermis * 0.75, ground.right - ground.left
    plate.path(f"M{num(ground.left)} {num(top)}h{num(width)}V{num(ground.bottom)}h{num(-width)}Z", paint)
    tones: dict[str, list[str]] = {"#E4AD9A": [], "#E0A693": [], "#FAE6DC": []}
    for n in range(count):
        x, y = rng.uniform(ground.left + 4, ground.right - 110), rng.uniform(ground.y + ground.epidermis + 36, ground.fat - 6)
        length, slope, sway = rng.uniform(34, 105), rng.uniform(-0.26, 0.26), rng.uniform(2.5, 5)
        line = [(round(x + length * t), round(y + math.sin(t * 6 + n) * sway + length * t * slope)) for t in (0, 0.33, 0.66, 1)]
        if (
            not any(avoid(*point) for point in line)
            and ground.y + ground.epidermis + 26 < min(q[1] for q in line)
            and max(q[1] for q in line) < ground.fat
        ):
            tones[list(tones)[n % 3]].append(whole(line))
    for (tone, lines), w in zip(tones.items(), (2.6, 1.5, 2.8), strict=True):
        plate.path("".join(lines), line=tone, width=w)
    box = (ground.left + 10, top + 60, ground.right - 16, ground.fat - 14)
    spots = packed(rng, box, (26, 60), 220, lambda x, y, r: avoid(x, y))
    nuclei = "".join(f"M{x:.0f} {y:.0f}l{num(rng.uniform(5, 9))} {num(rng.uniform(-2.5, 2.5))}" for x, y, _ in spots)
    plate.path(nuclei, line=mix(p["dermis_low"], "#A0553F", 0.36), width=2.6)


def draw_epidermis(plate: Plate, ground: Ground, follicles: Sequence[Follicle]) -> None:
    """The epidermis with its horny top layer, rows of cells and basal cells on the wavy lower edge."""
    p, e = PALETTE, ground.epidermis
    top, low = surface(ground, follicles), junction(ground, follicles)
    paint = plate.gradient("epidermis_fill", ((0, p["skin_top"]), (0.28, p["skin_mid"]), (0.6, FUNNEL), (1, FUNNEL)))
    plate.path(whole([(x, y + 4) for x, y in low]), line="#E3B29E", width=8)
    with plate.follows(SKIN):
        plate.path(smooth(top) + "L" + whole(low[::-1])[1:] + "Z", paint)
        layers = (
            (0.34, "#DDA481", 1.2),
            (0.23, "#DDA481", 1.5),
            (0.11, "#F9DEC6", max(2.6, e * 0.06)),
            (0, "#BE7E5B", max(2.4, e * 0.042)),
        )
        for drop, tone, w in layers if e > 60 else layers[1:]:
            layer = [(x, y + drop * e * max(0.0, 1 - max(0.0, y - ground.y - 5) / (0.55 * e))) for x, y in top]
            plate.path(smooth(layer) if drop in (0, 0.11) else whole(layer), line=tone, width=round(w, 1))
        basal, flat = [], ""
        for k, x in enumerate(steps(ground.left + 6, ground.right - 6, round((ground.right - ground.left) / max(14, e * 0.24)))):
            base = level(low, x)
            if base - ground.y > e * 1.3 or any(abs(x - f.x) < 1.5 * f.girth for f in follicles):
                continue
            basal.append((round(x), base - e * 0.12))
            deep = base - e * 0.34
            if deep > ground.y + e * 0.46:
                flat += f"M{x - 1:.0f} {deep + 1:.0f}h2"
            if k % 2 and not any(abs(x - f.x) < 2.4 * f.girth for f in follicles):
                flat += f"M{x + e * 0.08:.0f} {level(top, x) + e * 0.44:.0f}h{e * 0.07:.0f}"
        cells(plate, basal, e * 0.07, "#C27A58", "#9A5437", 1)
        plate.path(flat, line="#CB8A67", width=round(max(2, e * 0.045), 1))
        plate.path(whole(low), line=p["skin_line"], width=2.4)


def draw_fat(plate: Plate, ground: Ground, rows: Sequence[FatRow], cell: float) -> None:
    """Fat lobules in rows, each packed with fat cells; between them septa, in which vessels can run."""
    p, rng = PALETTE, plate.rng
    edge = [(x, rows[0].over(x)) for x in steps(ground.left, ground.right, round((ground.right - ground.left) / 40))]
    plate.path(smooth([(x, y + 2) for x, y in edge]), line="#DFA995", width=11)
    septum = plate.gradient("septum_fill", ((0, "#EFC5AC"), (1, "#EDC3A3")))
    plate.path(smooth(edge) + f"V{num(ground.bottom)}H{num(ground.left)}Z", septum)
    paint = plate.gradient("fat_fill", ((0, "#F1D384"), (1, "#EAC56C")))
    bodies, shine = [], ""
    for outline in lobules(ground, rows, rng):
        if max(q[1] for q in outline) - min(q[1] for q in outline) < cell * 0.75:
            continue
        plate.path(rounded(outline), paint, "#D9AF66", 1.6)
        for polygon in fat_cells(rng, outline, cell):
            bodies.append(rounded(polygon))
            left, right = min(q[0] for q in polygon), max(q[0] for q in polygon)
            top, foot = min(q[1] for q in polygon), max(q[1] for q in polygon)
            if right - left > cell and foot - top > cell:
                mx, my = sum(q[0] for q in polygon) / len(polygon), sum(q[1] for q in polygon) / len(polygon)
                corner = min(polygon, key=lambda q: q[0] + q[1])
                x, y = mx + (corner[0] - mx) * 0.5 - cell * 0.12, my + (corner[1] - my) * 0.5 + cell * 0.12
                shine += f"M{x:.0f} {y:.0f}q{cell * 0.06:.0f} {-cell * 0.2:.0f} {cell * 0.34:.0f} {-cell * 0.22:.0f}"
    plate.path("".join(bodies), p["fat_cell"], p["fat_line"], 1.5)
    plate.path(shine, line="#FFFCF0", width=round(max(2, cell * 0.11), 1))


def lobules(ground: Ground, rows: Sequence[FatRow], rng: random.Random) -> list[list[Point]]:
    """Outlines of all lobules; tall ones are now and then parted by a slanting cross septum."""
    found = []
    for row in rows:
        leans = [rng.uniform(-13, 13) if k not in row.upright else 0 for k in range(len(row.borders))]
        for k, (x0, x1) in enumerate(zip(row.borders, row.borders[1:], strict=False)):
            cx, gap, swell = (x0 + x1) / 2, 2, 5
            y0, y1 = row.over(cx) + rng.uniform(-6, 4) - swell, row.under(cx) + 2
            top = ((x0 + gap + leans[k], y0 + rng.uniform(-4, 8)), (x1 - gap + leans[k + 1], y0 + rng.uniform(-4, 8)))
            foot = ((x0 + gap - leans[k], y1), (x1 - gap - leans[k + 1], y1))
            shares = rng.uniform(0.34, 0.66), rng.uniform(0.34, 0.66)
            lowest = y0 + 8 + (y1 - y0) * max(shares)
            if y1 - y0 > 96 and k % 3 != 1 and lowest < ground.bottom - 26:
                mid = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b, t in zip(top, foot, shares, strict=True)]
                found.append(lobule_outline(ground, top, ((mid[0][0], mid[0][1] - 2), (mid[1][0], mid[1][1] - 2))))
                found.append(lobule_outline(ground, ((mid[0][0], mid[0][1] + 2), (mid[1][0], mid[1][1] + 2)), foot))
            else:
                found.append(lobule_outline(ground, top, foot))
    return found


def lobule_outline(ground: Ground, top: tuple[Point, Point], foot: tuple[Point, Point]) -> list[Point]:
    """A soft-cornered block between four corners, kept inside the picture."""
    outline = []
    for k in range(16):
        c, s = math.cos((k + 0.5) * math.tau / 16), math.sin((k + 0.5) * math.tau / 16)
        u, v = (1 + math.copysign(abs(c) ** 0.56, c)) / 2, (1 + math.copysign(abs(s) ** 0.56, s)) / 2
        x, y = ((1 - v) * ((1 - u) * top[0][i] + u * top[1][i]) + v * ((1 - u) * foot[0][i] + u * foot[1][i]) for i in (0, 1))
        outline.append((min(max(x, ground.left), ground.right), min(y, ground.bottom)))
    return outline


def fat_cells(rng: random.Random, outline: Sequence[Point], cell: float) -> list[list[Point]]:
    """Evenly crowded cells that fill a lobule: jittered rows, relaxed twice."""
    x0, x1 = min(q[0] for q in outline), max(q[0] for q in outline)
    y0, y1 = min(q[1] for q in outline), max(q[1] for q in outline)
    down, across = max(1, round((y1 - y0) / (cell * 1.6))), max(1, round((x1 - x0) / (cell * 1.8)))
    sites = []
    for j in range(down):
        for i in range(across + j % 2):
            x = x0 + (x1 - x0) * (i + (0.5 if j % 2 == 0 else 0.05) + rng.uniform(-0.28, 0.28)) / across
            sites.append((x, y0 + (y1 - y0) * (j + 0.5 + rng.uniform(-0.26, 0.26)) / down))
    shapes: list[list[Point]] = []
    for _ in range(3):
        shapes = [q for q in territories(sites, outline, 2.4) if len(q) > 2]
        sites = [(sum(q[0] for q in shape) / len(shape), sum(q[1] for q in shape) / len(shape)) for shape in shapes]
    return shapes


def territories(sites: Sequence[Point], outline: Sequence[Point], gap: float) -> list[list[Point]]:
    """Voronoi cells of the sites inside a convex outline, `gap` apart."""
    found = []
    for i, (x, y) in enumerate(sites):
        polygon = list(outline)
        for j, (u, v) in enumerate(sites):
            if i != j and polygon:
                dx, dy = u - x, v - y
                far = math.hypot(dx, dy) or 1
                polygon = clip(polygon, dx / far, dy / far, (dx * (x + u) / 2 + dy * (y + v) / 2) / far - gap / 2)
        found.append(polygon)
    return found


def clip(polygon: Sequence[Point], a: float, b: float, c: float) -> list[Point]:
    """The part of a convex polygon where a*x + b*y <= c."""
    kept: list[Point] = []
    for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        s0, s1 = a * x0 + b * y0 - c, a * x1 + b * y1 - c
        if s0 <= 0:
            kept.append((x0, y0))
        if (s0 < 0 < s1) or (s1 < 0 < s0):
            t = s0 / (s0 - s1)
            kept.append((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t))
    return kept


def rounded(polygon: Sequence[Point]) -> str:
    """A convex polygon with soft corners, in few bytes."""
    mids = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(polygon, [*polygon[1:], polygon[0]], strict=True)]
    parts = [f"M{mids[-1][0]:.0f} {mids[-1][1]:.0f}"]
    parts += [f"Q{c[0]:.0f} {c[1]:.0f} {m[0]:.0f} {m[1]:.0f}" for c, m in zip(polygon, mids, strict=True)]
    return "".join(parts) + "Z"


def draw_vessel(plate: Plate, points: Sequence[Point], tone: str, width: float) -> None:
    """A vessel: darker rim, body, one lit streak."""
    plate.path(smooth(points), line=mix(tone, "#3A1020", 0.35), width=round(width + 2.4, 1))
    plate.path(smooth(points), line=tone, width=width)
    if width > 3.5:
        lit = [(x - width * 0.12, y - width * 0.2) for x, y in points]
        plate.path(smooth(lit), line="#FFFFFF", width=round(width * 0.2, 1), stroke_opacity=0.45)


def tapered(points: Sequence[Point], start: float, end: float) -> str:
    """A line as a closed band whose full width runs from `start` to `end`: for vessels that thin out."""
    left, right = [], []
    for k, (x, y) in enumerate(points):
        (x0, y0), (x1, y1) = points[max(k - 1, 0)], points[min(k + 1, len(points) - 1)]
        far = math.hypot(x1 - x0, y1 - y0) or 1
        half = (start + (end - start) * k / (len(points) - 1)) / 2
        nx, ny = -(y1 - y0) / far * half, (x1 - x0) / far * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return joined(left, right)


def draw_thinning(plate: Plate, points: Sequence[Point], tone: str, start: float, end: float) -> None:
    """A vessel that thins out towards its end."""
    plate.path(tapered(points, start, end), tone, mix(tone, "#3A1020", 0.3), 1)


# ---------------------------------------------------------------- the parts of a follicle


def wall(f: Follicle) -> Profile:
    """Outer edge of the epithelial root sheath, from the funnel of the epidermis to the bottom."""
    g, b, end, e = f.girth, f.bulb, f.depth, f.epidermis
    top = [(1.24 * e, 1.32 * g), (1.58 * e, 1.12 * g), (1.95 * e, 1.03 * g)]
    if f.phase in GROWING:
        neck = end - 2.75 * b
        tube = (
            [(d, g * (0.98 + 0.2 * bump(d, f.bulge_at, 0.75 * g))) for d in steps(1.95 * e, neck, 12 if f.fine else 6)[1:]]
            if neck > 2.2 * e
            else []
        )
        onion = [(2.2, 0.62), (1.75, 0.78), (1.3, 0.94), (0.85, 1.0), (0.45, 0.88), (0.15, 0.58), (0.0, 0.3)]
        return top + tube + [(end - k * b, w * b) for k, w in onion]
    sac = [(d, g * (0.98 + 0.16 * bump(d, f.bulge_at, 0.75 * g))) for d in steps(1.95 * e, end - 1.9 * g, 5)[1:]]
    if f.phase == "catagen":
        foot = [(1.3, 1.02), (0.7, 0.94), (0.2, 0.6), (-0.3, 0.36), (-1.3, 0.3), (-2.3, 0.27), (-3.0, 0.36)]
        return top + sac + [(end - k * g, w * g) for k, w in foot]
    foot = [(1.4, 1.06), (0.8, 1.06), (0.3, 0.8), (0.0, 0.42)]
    return top + sac + [(end - k * g, w * g) for k, w in foot]


def papilla_profile(f: Follicle) -> Profile:
    """The papilla of a growing follicle: a flame on a narrow stalk that joins the sheath around the bulb."""
    b, end = f.bulb, f.depth
    shape = [(1.5, 0.03), (1.42, 0.12), (1.2, 0.26), (0.95, 0.37), (0.7, 0.4), (0.45, 0.34), (0.22, 0.22), (0.06, 0.18), (-0.1, 0.24)]
    return [(end - k * b, w * b) for k, w in shape]


def draw_trail(plate: Plate, f: Follicle, start: float, end: float) -> None:
    """The fibrous streamer a follicle leaves behind where it was deeper before."""
    if end - start < 20:
        return
    rng, g = plate.rng, f.girth
    profile = [(d, g * (0.42 - 0.22 * k / 6) * rng.uniform(0.9, 1.1)) for k, d in enumerate(steps(start, end, 6))]
    profile += [(end + 0.5 * g, 0.13 * g), (end + 0.8 * g, 0.02 * g)]
    plate.path(f.band(profile), "#EBBBA8", "#C98E79", 1.6)
    lines = "".join(smooth([f.at(o * w + math.sin(d / 17 + o * 5) * 1.2, d) for d, w in profile[::2]]) for o in (-0.4, 0.3))
    plate.path(lines, line="#D59C88", width=1.3)


def draw_sheath(plate: Plate, f: Follicle, name: str) -> None:
    """Connective tissue sheath, outer root sheath with its cells; both continue the skin above."""
    p, g, s, e = PALETTE, f.girth, f.shaft / 2, f.epidermis
    profile = wall(f)
    start = profile[0][0]
    coat = coat_profile(f, profile)
    if g > 20:
        cast = [f.at(w + 0.06 * g, d) for d, w in coat[3:]]
        plate.path(smooth([(x, y + 0.1 * g) for x, y in cast]), line="#8F4A36", width=round(0.24 * g, 1), stroke_opacity=0.16)
    plate.path(f.bag(coat), "#F4D3C3", "#BD7D67", 1.8 if f.fine else 1.4)
    collar = [(0.7 * e, 0.56 * g), (0.95 * e, 0.8 * g), (start, profile[0][1]), (start + 2, profile[0][1])]
    plate.path(f.band(collar), plate.gradient(f"{name}_collar", ((0, mix(p["skin_mid"], FUNNEL, 0.4)), (1, FUNNEL))), **SKIN)
    paint = plate.gradient(f"{name}_sheath", ((0, FUNNEL), (0.12, FUNNEL), (0.6, "#DFA286"), (1, "#D08B70")))
    plate.path(f.bag(profile), paint, p["sheath_line"], 2.4 if f.fine else 2)
    fade = 0.12 * (profile[-1][0] - start)  # the sheath begins in the colour of the skin and leaves it little by little
    with plate.follows(SKIN):
        for k in range(6):
            runs = [(d, level(profile, d) - 2) for d in steps(start, start + fade * (k + 1) / 6, 3)]
            plate.path(f.band(runs), FUNNEL, fill_opacity=0.42)
    for side, tone, share in ((-1, "#FBE4D6", 0.42), (1, "#8A4029", 0.22)):
        band = [f.at(side * max(w - 0.17 * g - 1, s + 2), d) for d, w in profile[2:-1]]
        plate.path(smooth(band), line=tone, width=round(0.3 * g, 1), stroke_opacity=share)
    draw_sheath_cells(plate, f, profile, start + fade)


def coat_profile(f: Follicle, profile: Profile) -> Profile:
    """The connective tissue sheath outside the root sheath; it starts as nothing at the top and meets the papilla's stalk below."""
    g, start = f.girth, profile[0][0]
    deep = f.bulb if f.phase in GROWING else g
    coat = [(d + 0.16 * g * max(0, 1 - (f.depth - d) / deep), w + 0.2 * g * min(1.0, (d - start) / (1.8 * g))) for d, w in profile]
    coat[0] = (start + 5, coat[0][1])
    if f.phase in GROWING:
        coat[-1] = (f.depth + 0.12 * f.bulb, 0.24 * f.bulb)
    return coat


def draw_sheath_cells(plate: Plate, f: Follicle, profile: Profile, skin: float) -> None:
    """Basal cells along both walls of the outer sheath and, in a big follicle, a looser second row; down to depth `skin` they have the
    colour of the skin."""
    g, e = f.girth, f.epidermis
    last = f.depth - (1.9 * f.bulb if f.phase in GROWING else 0.8 * g)
    basal: list[Point] = []
    loose: list[Point] = []
    dark: list[Point] = []
    dark_loose: list[Point] = []
    r = max(2.2, 0.125 * g)
    edge = [(d, w) for d, w in profile]
    for d in steps(1.3 * e, last, max(3, round((last - 1.3 * e) / (r * 2.7)))):
        w = level(edge, d)
        for side in (-1, 1):
            if abs(d - f.bulge_at) > (0.95 if side > 0 else 0.72) * g:
                (dark if d < skin else basal).append(f.at(side * (w - 1.5 * r), d))
            if f.fine:
                (dark_loose if d < skin else loose).append(f.at(side * (w - 3.5 * r), d + r * plate.rng.uniform(0.8, 1.8)))
    for spots, rows, mark in ((basal, loose, {}), (dark, dark_loose, SKIN)):
        if not spots:
            continue
        with plate.follows(mark) if mark else nullcontext():
            if f.fine:
                cells(plate, spots, r, "#CB8A6D", "#A4634A", 1)
                plate.path(dots(rows), line="#B97558", width=round(r * 0.95, 1))
            else:
                plate.path(dots(spots), line="#BA775B", width=round(r * 1.8, 1))


def draw_canal(plate: Plate, f: Follicle, hair: float | None = None) -> None:
    """The canal between hair and sheath above the gland, open to the air."""
    s, e, g = f.shaft / 2 if hair is None else hair, f.epidermis, f.girth
    canal = [(0.62 * e, 0.5 * g), (0.78 * e, max(0.49 * g, s + 3)), (1.0 * e, max(0.46 * g, s + 3)), (1.5 * e, max(0.38 * g, s + 3))]
    canal += [(f.duct_at + 0.9 * g, f.shaft / 2 + 2), (f.duct_at + 1.5 * g, 0.4)]
    left, right = f.sides(canal)
    stops = ((0, "#FFF4EA"), (0.1, "#E8BFA4"), (0.32, "#B87A60"), (1, "#9A5842"))
    plate.path(joined(left, right), plate.gradient(f"canal_{f.x:.0f}", stops))
    plate.path(smooth(left) + smooth(right), line="#A76548", width=1.6)


def draw_inner_sheath(plate: Plate, f: Follicle) -> None:
    """The inner root sheath: a pale stiff sleeve from the bulb up to the gland."""
    s, g, b, end = f.shaft / 2, f.girth, f.bulb, f.depth
    w = min(s + 0.24 * g, 0.72 * g)
    profile = [
        (f.duct_at + 0.9 * g, s + 0.4),
        (f.duct_at + 1.6 * g, w),
        *((d, w) for d in steps(f.duct_at + 2.4 * g, end - 2.8 * b, 5 if f.fine else 3)),
    ]
    profile += [(end - 2.2 * b, w + 0.08 * b), (end - 1.7 * b, w + 0.2 * b), (end - 1.25 * b, w + 0.28 * b)]
    plate.path(f.band(profile), "#F4DFC0", "#B58557", 1.6)
    mid = [(d, (v + s) / 2 + 0.5) for d, v in profile[1:-1]]
    left, right = f.sides(mid)
    plate.path(smooth(left) + smooth(right), line="#D2A878", width=1.3)


def draw_bulge(plate: Plate, f: Follicle) -> None:
    """Stem cells inside the outer sheath where the muscle holds on: a pocket on that side, a short row on the other."""
    p, g = PALETTE, f.girth
    edge = [(d, w) for d, w in wall(f)]
    spread = 1.5 * g
    span = steps(f.bulge_at - spread, f.bulge_at + spread, 10 if f.fine else 6)

    def hill(d: float) -> float:
        return max(0.0, math.cos(math.pi / 2 * (d - f.bulge_at) / spread))

    outer = [f.at(level(edge, d) + 0.13 * g * hill(d) ** 2, d) for d in span]
    inside = [f.at(level(edge, d) + 0.13 * g * hill(d) ** 2 - 0.62 * g * hill(d) ** 0.8, d) for d in span]
    plate.path(joined(outer, inside), "#E3F0E8", p["stem_line"], 1.8 if f.fine else 1.3)
    plate.path(smooth(outer), line=p["sheath_line"], width=2.4 if f.fine else 2)
    r = max(0.19 * g, 2.3)
    count, half = (4, 0.84 * g) if g > 20 else (2, 0.62 * g)
    places = [
        f.at(level(edge, d) + 0.13 * g * hill(d) ** 2 - 0.31 * g * hill(d) ** 0.8, d)
        for d in steps(f.bulge_at - half, f.bulge_at + half, count)
    ]
    back = [f.at(-level(edge, d) + 0.24 * g, d) for d in steps(f.bulge_at - 0.66 * half, f.bulge_at + 0.66 * half, count - 1)]
    body = mix(p["stem"], p["stem_line"], 0.5)
    for spots, size in ((places, r), (back, r * 0.84)):
        cells(plate, spots, size, body, mix(p["stem_line"], "#10302A", 0.4), 1.6 if g > 20 else 1.2)
        if g > 20:
            plate.path(dots(spots), line="#EAF6F1", width=round(size * 0.8, 1))


def draw_matrix(plate: Plate, f: Follicle) -> None:
    """Matrix cells wrapped round the papilla, in rows that stream up into the hair."""
    p, b, end = PALETTE, f.bulb, f.depth
    shell = [(2.4, 0.2), (2.05, 0.37), (1.7, 0.55), (1.3, 0.72), (0.95, 0.81), (0.65, 0.8), (0.38, 0.66), (0.18, 0.46), (0.08, 0.28)]
    profile = [(end - k * b, w * b) for k, w in shell]
    paint = plate.gradient(f"matrix_{f.x:.0f}", ((0, "#C9806B"), (0.4, "#DF9486"), (1, "#C26B5A")))
    plate.path(f.band(profile), paint, p["matrix_line"], 2 if f.fine else 1.6)
    r = max(2.4, 0.075 * b)
    taken = matrix_places(f, profile, r)
    pigment = [(o, d) for o, d in taken if -1.62 * b < d < -1.1 * b and o < 0.32 * b]
    for spots, fill, rim, core in ((taken, "#F8CDC0", "#AE5745", "#93412F"), (pigment, "#A8765A", "#6B432C", "#4A2A1B")):
        cells(plate, [f.at(side * o, end + d) for o, d in spots for side in (-1, 1)], r, fill, rim, 1.2, core)


def matrix_places(f: Follicle, profile: Profile, r: float) -> list[Point]:
    """Where the matrix cells of one half sit: offset from the axis, height over the bottom (negative = up)."""
    b, end = f.bulb, f.depth
    inner = [(end - 2.0 * b, 0.0), *papilla_profile(f)[:-2]]
    taken: list[Point] = []
    for t in (0.16, 0.5, 0.84) if f.fine else (0.24, 0.76):
        for k in range(90):
            q = 1 - k / 89
            w_in, w_out = level(inner, end - (0.2 + 1.5 * q) * b), level(profile, end - (0.14 + 1.95 * q) * b)
            here = (w_in + (w_out - w_in) * t, -(0.2 + 1.5 * q) * b * (1 - t) - (0.14 + 1.95 * q) * b * t)
            hidden = here[1] < -1.46 * b and here[0] < (0.4 + 0.25 * (here[1] / b + 1.46)) * b
            if here[0] > 1.1 * r and not hidden and all((here[0] - a) ** 2 + (here[1] - c) ** 2 > (2.12 * r) ** 2 for a, c in taken):
                taken.append(here)
    return taken


def draw_papilla(plate: Plate, f: Follicle, name: str) -> None:
    """The papilla of a growing follicle with its own cells and a tuft of capillaries."""
    p, b, end = PALETTE, f.bulb, f.depth
    profile = papilla_profile(f)
    left, right = f.sides(profile)
    paint = plate.gradient(f"{name}_papilla", ((0, "#F6A08A"), (0.45, p["papilla_top"]), (1, p["papilla_low"])))
    plate.path(smooth([*left, *reversed(right)], closed=True), paint, p["papilla_line"], 2.6 if f.fine else 2)
    lit = [f.at(-w * 0.74, d) for d, w in profile[2:6]]
    plate.path(smooth(lit), line="#FCD0C2", width=round(max(1.6, 0.045 * b), 1))
    spindles = ""
    spots = (
        (-0.24, 0.72, 8),
        (0.26, 0.62, -9),
        (-0.19, 1.0, 16),
        (0.2, 1.02, -18),
        (-0.08, 1.22, 24),
        (0.1, 1.2, -20),
        (0.28, 0.84, -10),
        (-0.27, 0.52, 0),
        (0.24, 0.42, 2),
    )
    for o, k, turn in spots if f.fine else spots[:5]:
        x, y = f.at(o * b, end - k * b)
        dx, dy = 0.045 * b * math.sin(math.radians(turn)), 0.045 * b * math.cos(math.radians(turn))
        spindles += f"M{num(x - dx)} {num(y + dy)}L{num(x + dx)} {num(y - dy)}"
    plate.path(spindles, line="#FBD3C6", width=round(max(1.8, 0.055 * b), 1))
    draw_capillaries(plate, f)


def draw_capillaries(plate: Plate, f: Follicle) -> None:
    """The papilla's blood supply: an artery branch going up, two loops, a vein going down."""
    p, b, end = PALETTE, f.bulb, f.depth
    loops = (
        [(-0.09, 0.55), (-0.14, 0.86), (-0.08, 1.12), (0, 1.2), (0.08, 1.12), (0.14, 0.86), (0.09, 0.55)],
        [(-0.07, 0.4), (-0.06, 0.66), (0, 0.82), (0.06, 0.66), (0.07, 0.4)],
    )
    up, down = [(-0.08, -0.12), (-0.07, 0.2), (-0.09, 0.58)], [(0.08, -0.12), (0.07, 0.2), (0.09, 0.58)]
    w = max(1.5, 0.05 * b)
    for run in loops if f.fine else loops[:1]:
        points = [f.at(o * b, end - k * b) for o, k in run]
        plate.path(smooth(points), line="#6E2440", width=round(w * 0.9 + 1.2, 1))
        plate.path(smooth(points), line="#A8345A", width=round(w * 0.9 - 0.2, 1))
    for run, tone in ((up, p["artery"]), (down, VEIN)):
        points = [f.at(o * b, end - k * b) for o, k in run]
        plate.path(smooth(points), line=mix(tone, "#2A0A18", 0.4), width=round(w * 1.1 + 1.4, 1))
        plate.path(smooth(points), line=tone, width=round(w * 1.1, 1))


def resting_papilla(plate: Plate, f: Follicle, name: str, d: float, size: float) -> None:
    """A condensed papilla without hair around it: a small ball of cells at depth d."""
    p = PALETTE
    x, y = f.at(0, d)
    shape = [(x, y - size), (x + size * 0.85, y - size * 0.45), (x + size * 0.95, y + size * 0.3), (x + size * 0.35, y + size)]
    shape += [(x - size * 0.35, y + size), (x - size * 0.95, y + size * 0.3), (x - size * 0.85, y - size * 0.45)]
    paint = plate.gradient(f"{name}_papilla", ((0, p["papilla_top"]), (1, p["papilla_low"])))
    plate.path(smooth(shape, closed=True), paint, p["papilla_line"], 2.6)
    spots = ((-0.42, -0.1), (0.08, -0.5), (0.46, 0.08), (0.02, 0.25), (-0.34, 0.55), (0.4, 0.58))
    plate.path(dots([(x + size * a, y + size * c) for a, c in spots]), line="#FCD9CE", width=round(size * 0.27, 1))
    plate.path(
        smooth([(x - size * 0.68, y - size * 0.2), (x - size * 0.5, y - size * 0.55), (x - size * 0.1, y - size * 0.76)]),
        line="#FBC3B3",
        width=1.6,
    )


def shaft_profile(f: Follicle, start: float, end: float, pointed: float) -> Profile:
    """A hair from depth `start` (usually above the skin) to `end`; `pointed` = length of the natural tip."""
    s = f.shaft / 2
    return [
        (d, s * (0.16 + 0.84 * min(1, (d - start) / pointed) ** 0.7 if pointed else 1))
        for d in steps(start, end, max(6, round((end - start) / 70)))
    ]


def draw_shaft(plate: Plate, f: Follicle, name: str, cut: bool = True) -> None:
    """A growing hair: from the matrix, where it is soft and wide, to its end above the skin."""
    b, end, s = f.bulb, f.depth, f.shaft / 2
    soft = [
        (end - 3.0 * b, s),
        (end - 2.6 * b, s + 0.01 * b),
        (end - 2.25 * b, s + 0.07 * b),
        (end - 1.95 * b, s + 0.15 * b),
        (end - 1.72 * b, s + 0.19 * b),
    ]
    brim = soft[-1][1]
    arch = [
        f.at(o * brim, end - k * b) for o, k in ((-1, 1.72), (-0.78, 1.52), (-0.4, 1.56), (0, 1.64), (0.4, 1.56), (0.78, 1.52), (1, 1.72))
    ]
    left, right = f.sides(soft)
    body = smooth(left) + "L" + smooth(arch)[1:] + "L" + smooth(list(reversed(right)))[1:] + "Z"
    tone = mix(f.hair(0.22), f.hair(), 0.5)
    stops = ((0, tone), (0.2, tone), (0.5, mix(tone, "#B8705C", 0.35)), (0.8, mix(tone, "#C9806B", 0.75)), (1, "#D08B78"))
    with plate.follows(HAIR):
        plate.path(body, plate.gradient(f"{name}_root", stops))
        strands = "".join(smooth([f.at(o * w, d) for d, w in soft[1:]]) for o in (-0.62, -0.2, 0.24, 0.66))
        plate.path(strands, line=f.hair(0.1), width=1.5 if f.fine else 1.1, stroke_opacity=0.45)
        for share, part, w in ((0.5, slice(1, 4), 1.7), (0.22, slice(0, 3), 2.0)):
            plate.path(smooth(left[part]) + smooth(right[part]), line=mix(f.hair(), "#A0553F", share), width=w if f.shaft > 9 else 1.3)
    draw_hair(plate, f, name, -f.length, end - 2.5 * b, cut)


def draw_hair(plate: Plate, f: Follicle, name: str, start: float, end: float, cut: bool) -> None:
    """The hard part of a hair: body, lit streak, shade, cuticle scales, cut end or natural tip; its root end fades out."""
    s = f.shaft / 2
    profile = shaft_profile(f, start, end - 1.6 * s, 0 if cut else min(170, (end - start) * 0.5))
    left, right = f.sides(profile)
    edge = mix(PALETTE["hair_line"], "#8A6546", f.fade)
    tone = mix(f.hair(0.22), f.hair(), 0.5)
    foot = f.at(0, end)
    with plate.follows(HAIR):
        plate.path(smooth(left) + f"L{num(foot[0])} {num(foot[1])}L" + smooth(list(reversed(right)))[1:] + "Z", tone)
        if f.shaft > 5:
            shade = [f.at(w * 0.3, d) for d, w in profile]
            glow = [f.at(-w * 0.7, d) for d, w in profile]
            plate.path(
                joined(right, [*shade, foot]), plate.gradient(f"{name}_shade", ((0, f.hair()), (0.82, f.hair()), (0.97, tone), (1, tone)))
            )
            plate.path(
                joined([*glow, foot], [*shade, foot]),
                plate.gradient(f"{name}_glow", ((0, f.hair(0.26)), (0.8, f.hair(0.26)), (0.95, tone), (1, tone))),
            )
            plate.path(smooth([f.at(-w * 0.28, d) for d, w in profile[:-2]]), line=f.hair(0.72), width=round(max(1.2, s * 0.22), 1))
        plate.path(smooth(left) + smooth(right), line=edge, width=2.2 if f.shaft > 9 else 1.4)
        if f.shaft > 12:
            scales = ""
            for d in steps(start + s, min(-6.0, end), max(2, round((-start - s) / (s * 0.95)))):
                (x0, y0), (x1, _) = f.at(-s * 0.96, d), f.at(s * 0.96, d)
                scales += f"M{num(x0)} {num(y0)}q{num((x1 - x0) / 2)} {num(s * 0.75)} {num(x1 - x0)} 0"
            plate.path(scales, line=edge, width=1.2, stroke_opacity=0.45)
        if cut and f.shaft > 7:
            x, y = f.at(0, start)
            plate.ellipse(x, y, s, s * 0.36, f.hair(0.55), edge, 1.8)
            plate.ellipse(x, y, s * 0.34, s * 0.13, f.hair())


def draw_club(plate: Plate, f: Follicle, name: str, end: float) -> None:
    """A resting hair: it ends in a pale brush-like club."""
    s = f.shaft / 2
    draw_hair(plate, f, name, -f.length, end - 0.9 * s, f.shaft > 7)
    club = [
        (end - 2.9 * s, s * 0.96),
        (end - 1.9 * s, s * 1.2),
        (end - 0.9 * s, s * 1.5),
        (end - 0.2 * s, s * 1.3),
        (end + 0.2 * s, s * 0.6),
    ]
    paint = plate.gradient(f"{name}_club", ((0, f.hair(0.22)), (0.45, "#C79B74"), (1, "#F0D9B4")))
    with plate.follows(HAIR):
        plate.path(f.band(club), paint, mix(f.hair(), "#A5764C", 0.5), 1.8)
        hairs = "".join(smooth([f.at(o * s, end - 1.9 * s), f.at(o * 1.35 * s, end - 0.4 * s)]) for o in (-0.7, -0.25, 0.2, 0.65))
        plate.path(hairs, line="#8A6141", width=1.2)


def draw_gland(plate: Plate, f: Follicle, scale: float, name: str, side: int = 1) -> None:
    """The oil gland: lobes of foamy cells that empty through one duct into the canal, on its right or (side = -1) left."""
    p, rng, s = PALETTE, plate.rng, f.shaft / 2
    ox, oy = f.at(side * (f.girth + 46 * scale), f.duct_at + 34 * scale)
    x0, y0 = f.at(side * max(0.38 * f.girth, s + 2.6), f.duct_at)
    reach = side * f.girth * 0.62
    paint = plate.gradient(f"{name}_oil", ((0, p["oil_top"]), (1, p["oil_low"])))
    tube = [
        (x0, y0 - 12 * scale),
        (x0 + reach * 0.4, y0 - 6 * scale),
        (x0 + reach, y0 - 4 * scale),
        (ox - side * 24 * scale, oy - 36 * scale),
        (ox + side * 10 * scale, oy - 28 * scale),
    ]
    back = [
        (x0, y0 + 10 * scale),
        (x0 + reach * 0.4, y0 + 7 * scale),
        (x0 + reach, y0 + 10 * scale),
        (ox - side * 36 * scale, oy - 14 * scale),
        (ox, oy + 4 * scale),
    ]
    lobes = ((40, -28, 24), (66, -6, 25), (54, 24, 27), (20, 34, 26), (-10, 20, 21), (8, -12, 21), (32, 2, 26))
    if scale < 0.5:
        lobes = ((44, -24, 30), (62, 14, 31), (24, 34, 30), (4, 0, 29))
    lobes = tuple((side * x, y, r) for x, y, r in lobes)
    if scale > 0.5:
        spots = [(ox + (x + 5) * scale, oy + (y + 7) * scale, r * scale) for x, y, r in lobes[1:4]]
        shade = "".join(smooth(blob(rng, x, y, r, r, 0.03, 7), closed=True) for x, y, r in spots)
        plate.path(shade, "#8F4A36", fill_opacity=0.16)
    else:
        plate.ellipse(ox + side * 39 * scale, oy + 14 * scale, 56 * scale, 54 * scale, "#8F4A36", fill_opacity=0.14)
    rim = 3.4 * scale
    up, low = [(x, y - rim) for x, y in tube[1:]], [(x, y + rim) for x, y in back[1:]]
    plate.path(joined(up, low), "#DFA286")
    plate.path(smooth(up[1:]) + smooth(low[1:]), line=p["sheath_line"], width=2 if scale > 0.8 else 1.5)
    plate.path(joined(tube, back), paint)
    plate.path(smooth(tube) + smooth(back), line="#B58B2C", width=1.5)
    plate.path(smooth([(x, y + 5 * scale) for x, y in tube[1:4]]), line="#FFFDF0", width=round(max(1.2, 2.4 * scale), 1))
    for x, y, r in lobes:
        draw_lobe(plate, ox + x * scale, oy + y * scale, r * scale, paint, scale)


def draw_lobe(plate: Plate, x: float, y: float, r: float, paint: str, scale: float) -> None:
    """One lobe of the oil gland: a rim of small young cells, big foamy ones inside."""
    rng = plate.rng
    plate.path(smooth(blob(rng, x, y, r, r, 0.05, 8 if scale > 0.8 else 6), closed=True), paint, "#B58B2C", 2.2 if scale > 0.8 else 1.5)
    size = 0.22 * r
    foam = packed(
        rng,
        (x - r * 0.6, y - r * 0.6, x + r * 0.6, y + r * 0.6),
        (size, size),
        90,
        lambda u, v, q: math.hypot(u - x, v - y) > r * 0.6,
        0.92,
    )
    spots = [(u, v) for u, v, _ in foam]
    if scale > 0.8:
        cells(plate, spots, size, "#FFF8DC", "#DDBB5C", 1, "#CFA646")
        young = [(x + r * 0.84 * math.cos(t), y + r * 0.84 * math.sin(t)) for t in steps(0, math.tau * 11 / 12, 11)]
        plate.path(dots(young), line="#CFA646", width=2.4)
        plate.path(
            smooth([(x - r * 0.72, y - r * 0.1), (x - r * 0.56, y - r * 0.5), (x - r * 0.14, y - r * 0.73)]),
            line="#FFFDF0",
            width=round(0.09 * r, 1),
        )
    else:
        plate.path(dots(spots), line="#FFF8DC", width=round(size * 1.7, 1))


def draw_muscle(plate: Plate, f: Follicle, far: Point, thick: float, name: str) -> None:
    """The small muscle from the bulge up to the top of the dermis."""
    p = PALETTE
    many = 8 if thick > 12 else 5
    ax, ay = f.at(f.girth * 1.3, f.bulge_at)
    bx, by = far
    size = math.hypot(bx - ax, by - ay)
    nx, ny = (by - ay) / size, -(bx - ax) / size

    def spot(t: float, o: float) -> Point:
        w = thick * (0.42 + 0.58 * math.sin(math.pi * min(max(t, 0.0), 1.0)) ** 0.7)
        sag = 0.05 * size * math.sin(math.pi * t)
        return ax + (bx - ax) * t + nx * o * w - nx * sag, ay + (by - ay) * t + ny * o * w - ny * sag

    edge = [spot(t, 1) for t in steps(0, 1, many)] + [spot(t, -1) for t in steps(1, 0, many)]
    plate.path(smooth([(x + 3, y + 5) for x, y in edge], closed=True), "#8F4A36", fill_opacity=0.15)
    plate.path(
        smooth(edge, closed=True),
        plate.gradient(f"{name}_muscle", ((0, p["muscle_top"]), (1, p["muscle_low"])), (0, 0, 0.4, 1)),
        p["muscle_line"],
        2.2,
    )
    plate.path(
        "".join(smooth([spot(t, o) for t in steps(0.04, 0.96, many - 2)]) for o in (-0.55, 0.25, 0.62)),
        line="#EDB5A8",
        width=max(1.2, thick * 0.1),
    )
    plate.path(
        "".join(smooth([spot(t, o) for t in steps(0.06, 0.94, many - 2)]) for o in (-0.2, -0.8)),
        line="#A55343",
        width=max(1.1, thick * 0.08),
    )
    nuclei = ((0.2, 0.4), (0.35, -0.4), (0.5, 0.05), (0.64, 0.5), (0.74, -0.3), (0.86, 0.1))
    marks = ""
    for t, o in nuclei:
        (x0, y0), (x1, y1) = spot(t - 0.018, o), spot(t + 0.018, o)
        marks += f"M{num(x0)} {num(y0)}L{num(x1)} {num(y1)}"
    plate.path(marks, line="#7E3327", width=max(2, thick * 0.2))
