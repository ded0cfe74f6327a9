"""When might I see a change? Eighteen months, a row for each option. Hair grows about 1 cm a month: its length shows time alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from brush import HAIR, PALETTE, SKIN, Plate, Point, ThriftyPlate, bars, dots, mixed, num, smooth
from clinic import question, soft
from follicles import tapered
from tokens import Token, draw_token, outline, tokens

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/timeline.svg"

ZERO, MONTH, LAST = 372.0, 42.6, 18
NUMBERED = (0, 3, 6, 9, 12, 18)
FIRST_ROW, ROW = 94.0, 60.0
BAND_TOP, BAND_LOW = 5.0, 22.0
"""A row's band of ground, below the row's middle."""
CM = 2.9
"""Units for a month's growth."""
SKIN_TOP, SKIN_LOW = 704.0, 744.0
LEGEND_Y = 26.0
GREY, GREY_LINE = "#DCE2E4", "#7B8A91"
STUBBLE, DARK, LIT = "#B08B70", "#4A2F20", "#8D6747"


@dataclass(frozen=True)
class Span:
    """An option's months: too early until `judge[0]`, to be judged until `judge[1]`; then it goes on, has visits, is unknown, or ends."""

    judge: tuple[float, float]
    after: str = ""


SPANS = {
    "prp": Span((3, 6), "visits"),
    "topical-minoxidil": Span((2, 6), "on"),
    "oral-minoxidil": Span((6, 9), "unknown"),
    "finasteride": Span((3, 12), "on"),
    "dutasteride": Span((4, 6), "unknown"),
    "laser-cap": Span((4, 6), "unknown"),
    "transplant": Span((4, 12), "unknown"),
    "microneedling": Span((3, 6), "unknown"),
    "no-treatment": Span((3, 6)),
}
SESSIONS = (0.0, 1.0, 2.0)
LATER_VISITS = (8.0, 12.0, 16.0)
"""PRP goes on with a visit every three to six months: drawn every four."""
FALLS, SHOWS = (0.5, 1.0), 3.5
"""A moved hair falls between these months, and a new one shows after three to four."""


def at(month: float) -> float:
    """Where a month stands."""
    return ZERO + MONTH * month


def band(start: float, end: float, top: float, low: float, left: float = 0.0, right: float = 0.0) -> str:
    """A bar from `start` to `end`; its left and right ends are rounded by so much."""
    k = 0.45
    d = f"M{num(start + left)} {num(top)}H{num(end - right)}"
    if right:
        d += f"C{num(end - right * k)} {num(top)} {num(end)} {num(top + right * k)} {num(end)} {num(top + right)}V{num(low - right)}"
        d += f"C{num(end)} {num(low - right * k)} {num(end - right * k)} {num(low)} {num(end - right)} {num(low)}"
    else:
        d += f"V{num(low)}"
    d += f"H{num(start + left)}"
    if left:
        d += f"C{num(start + left * k)} {num(low)} {num(start)} {num(low - left * k)} {num(start)} {num(low - left)}V{num(top + left)}"
        d += f"C{num(start)} {num(top + left * k)} {num(start + left * k)} {num(top)} {num(start + left)} {num(top)}"
    return d + "Z"


def strands(plate: Plate, roots: Sequence[tuple[float, float, float]], sway: float = 0.16) -> str:
    """Many hairs as one path: (x, y, length), each leaning and bending a little."""
    rng, parts = plate.rng, []
    for x, y, tall in roots:
        lean, bend = tall * rng.uniform(0.02, sway), tall * rng.uniform(-0.08, 0.1)
        parts.append(f"M{num(x)} {num(y)}q{num(bend)} {num(-tall * 0.55)} {num(lean)} {num(-tall)}")
    return "".join(parts)


def roots(plate: Plate, start: float, end: float, y: float, pitch: float, since: float = 0.0) -> list[tuple[float, float, float]]:
    """Where hairs stand between two months, and how long a hair that began in month `since` is by then."""
    rng, found = plate.rng, []
    count = max(1, round((at(end) - at(start)) / pitch))
    for k in range(count):
        month = start + (end - start) * (k + 0.5 + rng.uniform(-0.2, 0.2)) / count
        tall = CM * (month - since) * rng.uniform(0.9, 1.06) + 2.2
        found.append((at(month), y, tall))
    return found


def draw_column(plate: Plate) -> None:
    """The first months, shaded behind all rows: a curtain that thins out to the right."""
    paint = plate.gradient("curtain", ((0, "#E6EBED"), (0.66, "#EEF2F3"), (1, "#FFFFFF")), (0, 0, 1, 0))
    plate.path(band(at(0), at(3), FIRST_ROW - 28, SKIN_TOP - 6, 10), paint)


def draw_grid(plate: Plate) -> None:
    """Months as fine dotted lines behind the rows."""
    top, low = FIRST_ROW - 28, SKIN_TOP - 60
    plate.path(bars([((at(m), top), (at(m), low)) for m in NUMBERED]), line="#B9C6CA", width=1.6, stroke_dasharray="1 7")


def draw_early(plate: Plate, token: Token, y: float, span: Span) -> None:
    """Too early: a pale bed with thin stubble."""
    top, low = y + BAND_TOP, y + BAND_LOW
    pale = plate.gradient(f"pale_{token.name}", ((0, mixed(token.hue, "#FFFFFF", 0.9)), (1, mixed(token.hue, "#FFFFFF", 0.74))))
    plate.path(band(at(0), at(span.judge[0]), top, low, 8), pale, mixed(token.hue, "#FFFFFF", 0.25), 1.8)
    if token.id == "transplant":
        draw_moved(plate, top)
    else:
        plate.path(strands(plate, roots(plate, 0.12, span.judge[0], top, 7.4)), line=STUBBLE, width=1.6)


def draw_moved(plate: Plate, y: float) -> None:
    """A transplant's first months: the moved hairs stand, fall, and leave bare ground until new ones show."""
    rng = plate.rng
    standing = [(at(0.08 + 0.14 * k), y, 15 + rng.uniform(-1, 1)) for k in range(4)]
    plate.path(strands(plate, standing), line=DARK, width=2.2, **HAIR)
    fallen = ""
    for k, (month, drop, turn) in enumerate(((0.72, 16, 0.5), (0.98, 9, 0.9), (1.28, 4, 1.35))):
        x, reach = at(month), 14.0
        dx, dy = math.sin(turn) * reach, -math.cos(turn) * reach
        fallen += f"M{num(x)} {num(y - drop)}q{num(dx * 0.5 + 2)} {num(dy * 0.5 - 2 + k)} {num(dx)} {num(dy)}"
    plate.path(fallen, line=DARK, width=2, **HAIR)
    plate.path(strands(plate, roots(plate, SHOWS, 4, y, 7.4, SHOWS - 1)), line=STUBBLE, width=1.6)


def draw_judge(plate: Plate, token: Token, y: float, span: Span) -> None:
    """Now it can be judged: solid ground with roots in it, hairs long enough to see."""
    start, end = span.judge
    top, low = y + BAND_TOP, y + BAND_LOW
    lit, dark = mixed(token.hue, "#FFFFFF", 0.24), mixed(token.hue, "#000000", 0.3)
    paint = plate.gradient(f"solid_{token.name}", ((0, lit), (0.4, token.hue), (1, token.hue)))
    hairs = roots(plate, start + 0.04, end - 0.06, top, 6.6, SHOWS - 1 if token.id == "transplant" else 0)
    plate.path(strands(plate, hairs), line=DARK, width=2.2, **HAIR)
    plate.path(strands(plate, [(x - 0.5, r, tall * 0.7) for x, r, tall in hairs[::3]]), line=LIT, width=1, **HAIR)
    plate.path(band(at(start), at(end), top, low, 0, 8), paint, dark, 1.8)
    inside = [(x, top + 3) for x, _, _ in hairs if at(start) + 5 < x < at(end) - 5]
    plate.path("".join(f"M{num(x)} {num(r)}v5" for x, r in inside), line=mixed(token.hue, "#FFFFFF", 0.5), width=1.5)
    plate.path(dots([(x, r + 6.4) for x, r in inside]), line=mixed(token.hue, "#FFFFFF", 0.62), width=3.2)
    plate.path(f"M{num(at(start))} {num(top - 3)}V{num(low + 3)}", line=dark, width=3)


def draw_on(plate: Plate, token: Token, y: float, start: float) -> None:
    """It must go on: a long arrow in the option's hue."""
    middle = y + (BAND_TOP + BAND_LOW) / 2
    x0, x1 = at(start) + 6, at(LAST) + 30
    soft_tone, dark = mixed(token.hue, "#FFFFFF", 0.62), mixed(token.hue, "#000000", 0.12)
    plate.path(band(x0, x1 - 14, middle - 4.6, middle + 4.6), soft_tone, dark, 1.8)
    signs = [x0 + 20 + k * MONTH for k in range(int((x1 - 50 - x0) / MONTH) + 1)]
    plate.path("".join(f"M{num(x - 3)} {num(middle - 2.6)}l4 2.6l-4 2.6" for x in signs), line=dark, width=1.8)
    plate.path(soft([(x1 + 4, middle), (x1 - 22, middle - 14), (x1 - 16, middle), (x1 - 22, middle + 14)], 2), dark, dark, 1.6)


def draw_visits(plate: Plate, token: Token, y: float, start: float) -> None:
    """It goes on with more visits: the arrow carries drops."""
    draw_on(plate, token, y, start)
    for month in LATER_VISITS:
        draw_drop(plate, token, at(month), y + (BAND_TOP + BAND_LOW) / 2 - 2)


def draw_drop(plate: Plate, token: Token, x: float, y: float) -> None:
    """One visit."""
    plate.path(outline(token.shape, x, y, 23), token.hue, "#FFFFFF", 2)


def draw_unknown(plate: Plate, y: float, start: float) -> None:
    """Nobody has looked further: a dotted line to a question mark."""
    middle = y + (BAND_TOP + BAND_LOW) / 2
    x0, x1 = at(start) + 12, at(start) + 74
    plate.path(dots([(x0 + 9 * k, middle) for k in range(6)]), line=GREY_LINE, width=3.6)
    question(plate, x1, middle, 12)


def draw_exosome(plate: Plate, token: Token, y: float) -> None:
    """Not known: hatched grey from end to end, no hair, question marks."""
    top, low = y + BAND_TOP - 5, y + BAND_LOW + 3
    plate.path(band(at(0), at(LAST), top, low, 9, 9), "#F1F3F4")
    tall = low - top
    lines = []
    for k in range(int((at(LAST) - at(0) - 4) / 11)):
        x = at(0) + 6 + 11 * k
        a, b = x, x + tall - 4
        lines.append(((a, low - 2), (min(b, at(LAST) - 3), low - 2 - (min(b, at(LAST) - 3) - a))))
    plate.path(bars(lines), line="#A3AFB5", width=2.4)
    plate.path(band(at(0), at(LAST), top, low, 9, 9), line=GREY_LINE, width=2.2, stroke_dasharray="8 6")
    for month in (2.25, 6.75, 11.25, 15.75):
        plate.circle(at(month), (top + low) / 2, 17, "#FFFFFF", "")
        question(plate, at(month), (top + low) / 2, 14)


def draw_skin(plate: Plate) -> None:
    """The ruler: one strip of scalp whose hair is as long as the months it has grown."""
    p = PALETTE
    x0, x1, rng = at(0) - 18, at(LAST) + 30, plate.rng

    def run(step: float, level: Callable[[float], float]) -> list[Point]:
        count = math.ceil((x1 - x0) / step)
        return [(x, level(x)) for x in (x0 + (x1 - x0) * k / count for k in range(count + 1))]

    surface = run(24, lambda x: SKIN_TOP + 1.3 * math.sin(x / 43) + 0.8 * math.sin(x / 17))
    basal = run(5.5, lambda x: SKIN_TOP + 15 + 3.4 * math.sin(x * math.tau / MONTH * 2))
    low = run(60, lambda x: SKIN_LOW + 1.4 * math.sin(x / 61))
    dermis = plate.gradient("strip_dermis", ((0, p["dermis_top"]), (1, p["dermis_low"])))
    plate.path(smooth(surface) + "L" + smooth(low[::-1])[1:] + "Z", dermis)
    plate.path(smooth(low), line="#D9A692", width=1.6)
    with plate.follows(SKIN):
        paint = plate.gradient("strip_skin", ((0, p["skin_top"]), (0.45, p["skin_mid"]), (1, p["skin_low"])))
        plate.path(smooth(surface) + "L" + smooth(basal[::-1])[1:] + "Z", paint)
        plate.path(smooth(basal), line=p["skin_line"], width=1.8)
        plate.path(smooth(surface), line="#BE7E5B", width=2.6)
        plate.path(smooth([(x, y + 4.2) for x, y in surface]), line="#F9DEC6", width=2)
    ways = []
    for k in range(LAST * 2):
        month = 0.25 + k / 2
        x, tall = at(month) + rng.uniform(-1.5, 1.5), CM * 1.06 * month + 2.4
        lean, bend = tall * rng.uniform(0.1, 0.2), rng.uniform(-0.04, 0.05) * tall
        ways.append([(x, SKIN_TOP + 28), (x, SKIN_TOP), (x + lean * 0.35 + bend, SKIN_TOP - tall * 0.5), (x + lean, SKIN_TOP - tall)])
    plate.path("".join(f"M{num(w[0][0])} {num(SKIN_TOP + 27)}V{num(SKIN_TOP + 3)}" for w in ways), line="#B9694B", width=8.4)
    plate.path("".join(f"M{num(w[0][0])} {num(SKIN_TOP + 27)}V{num(SKIN_TOP + 2)}" for w in ways), line="#EBB497", width=5.6)
    plate.path(dots([(w[0][0], SKIN_TOP + 30) for w in ways]), line=p["papilla_line"], width=12.4)
    plate.path(dots([(w[0][0], SKIN_TOP + 30) for w in ways]), line="#E58B77", width=9)
    lit = [[(x - 0.7, y) for x, y in w[1:]] for w in ways[5:]]
    with plate.follows(HAIR):
        plate.path("".join(tapered(w, 3.6, 1.5) for w in ways), DARK, p["hair_line"], 1.2)
        plate.path("".join(smooth(w) for w in lit), line=p["hair_light"], width=1)


def draw_axis(plate: Plate) -> None:
    """A tick for every month, long ones at those that carry a number."""
    small = [((at(m), SKIN_LOW + 4), (at(m), SKIN_LOW + 10)) for m in range(LAST + 1) if m not in NUMBERED]
    plate.path(bars(small), line=GREY_LINE, width=2)
    plate.path(bars([((at(m), SKIN_LOW + 4), (at(m), SKIN_LOW + 16)) for m in NUMBERED]), line=PALETTE["ink"], width=2.8)


LEGEND_X = (40.0, 390.0, 790.0)
SLATE = "#52646B"


def draw_legend(plate: Plate, part: str) -> None:
    """One sample of what the rows are made of, in slate, at the head of the plate."""
    y = LEGEND_Y
    token = Token("legend", SLATE, "circle")
    if part == "early":
        x = LEGEND_X[0]
        pale = plate.gradient("pale_legend", ((0, mixed(SLATE, "#FFFFFF", 0.92)), (1, mixed(SLATE, "#FFFFFF", 0.78))))
        plate.path(band(x, x + 54, y, y + 17, 8), pale, mixed(SLATE, "#FFFFFF", 0.25), 1.8)
        plate.path(strands(plate, [(x + 7 + 7 * k, y, 4 + 0.8 * k) for k in range(7)]), line=STUBBLE, width=1.6)
    elif part == "judge":
        x = LEGEND_X[1]
        paint = plate.gradient("solid_legend", ((0, mixed(SLATE, "#FFFFFF", 0.24)), (0.4, SLATE), (1, SLATE)))
        hairs = [(x + 5 + 6.4 * k, y, 15 + 0.9 * k + plate.rng.uniform(-1, 1)) for k in range(8)]
        plate.path(strands(plate, hairs), line=DARK, width=2.2, **HAIR)
        plate.path(band(x, x + 54, y, y + 17, 0, 8), paint, mixed(SLATE, "#000000", 0.3), 1.8)
        plate.path(dots([(a, y + 9.4) for a, _, _ in hairs[1:-1]]), line=mixed(SLATE, "#FFFFFF", 0.62), width=3.2)
        plate.path(f"M{num(x)} {num(y - 3)}V{num(y + 20)}", line=mixed(SLATE, "#000000", 0.3), width=3)
    else:
        x = LEGEND_X[2]
        plate.path(band(x, x + 44, y + 3.4, y + 12.6), mixed(token.hue, "#FFFFFF", 0.62), token.hue, 1.8)
        plate.path(soft([(x + 60, y + 8), (x + 36, y - 6), (x + 42, y + 8), (x + 36, y + 22)], 2), token.hue, token.hue, 1.6)


def rows() -> list[tuple[Token, float]]:
    """Every option with the middle of its row."""
    return [(token, FIRST_ROW + ROW * k) for k, token in enumerate(tokens())]


def draw() -> Plate:
    """The whole plate."""
    plate = ThriftyPlate(seed=71)
    known = [(token, y, SPANS[token.id]) for token, y in rows() if token.id != "exosome"]
    with plate.group("column"):
        draw_column(plate)
        draw_grid(plate)
    with plate.group("arrows"):
        for token, y, span in known:
            if span.after in ("on", "visits"):
                (draw_visits if span.after == "visits" else draw_on)(plate, token, y, span.judge[1])
        draw_legend(plate, "arrows")
    with plate.group("unknown"):
        for _, y, span in known:
            if span.after == "unknown":
                draw_unknown(plate, y, span.judge[1])
    with plate.group("exosome"):
        for token, y in rows():
            if token.id == "exosome":
                draw_exosome(plate, token, y)
    with plate.group("early"):
        for token, y, span in known:
            draw_early(plate, token, y, span)
            if token.id == "prp":
                for month in SESSIONS:
                    draw_drop(plate, token, at(month) + (9 if month == 0 else 0), y + (BAND_TOP + BAND_LOW) / 2 - 2)
        draw_legend(plate, "early")
    with plate.group("judge"):
        for token, y, span in known:
            draw_judge(plate, token, y, span)
        draw_legend(plate, "judge")
    with plate.group("signs"):
        for token, y in rows():
            draw_token(plate, token, 342, y + 8, 34)
    with plate.group("axis"):
        draw_skin(plate)
        draw_axis(plate)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
