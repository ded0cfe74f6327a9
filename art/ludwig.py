"""The Ludwig scale (three grades, heads from above) and the Sinclair scale (five close-ups of a parting) of hair loss in women."""

from __future__ import annotations

import random
from pathlib import Path

from clinic import Frame
from heads import Field, HeadsPlate, close_up, hairline, parting, patch, step, together, top_of_head

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/ludwig.svg"

FRONT = hairline(-77, 0, soft=6, bow=20)
RIM = -58  # behind this line hair thins; in front of it stands the rim that is kept


def widened(bare: float, left: float, strip: float, share: float) -> Field:
    """The hair of a grade: a parting `bare` but for what is `left`, and beside it a `strip` with a share of the hair; the rim is kept."""
    inner, outer = parting(bare, RIM - 6, 68, 7 + bare * 0.22), patch(0, 6, strip, 70, 34, share, 2.4)

    def field(u: float, v: float) -> float:
        rim = step((RIM - v) / 9 + 0.5)
        return max(rim, left, inner(u, v) * outer(u, v))

    return together(FRONT, parting(3, -84, 60, 4), field)


LUDWIG: tuple[tuple[str, Field], ...] = (
    ("ludwig_1", widened(9, 0, 24, 0.66)),
    ("ludwig_2", widened(24, 0.06, 50, 0.46)),
    ("ludwig_3", widened(78, 0.09, 62, 0.36)),
)
SINCLAIR = ((6.0, 0.0, 1.0), (16.0, 0.0, 1.0), (30.0, 44.0, 0.66), (50.0, 64.0, 0.56), (86.0, 84.0, 0.46))
"""Of each grade: width of the bare parting, half width of the strip with thin hair, share of hair that is left there."""


def draw() -> HeadsPlate:
    """The whole plate."""
    plate = HeadsPlate(seed=98)
    for k, (grade, density) in enumerate(LUDWIG):
        with plate.group(grade):
            top_of_head(plate, Frame(215 + 385 * k, 190, 1.42), density, name="head", long=True, seed=41, strands=0.66)
    for k, (bare, strip, share) in enumerate(SINCLAIR):
        with plate.group(f"sinclair_{k + 1}"):
            close_up(plate, Frame(128 + 236 * k, 610, 1.1), bare, strip, share, spot=k > 2, rng=random.Random(50 + k))
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
