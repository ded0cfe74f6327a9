"""How opening grows from 10 to 1,000 topics: the pack compiled for the first time, the pack from the cache, and the window."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from bench.packs import topics_pack
from bench.report import Row, table
from bench.rounds import HERE, CannotRun, clean_env, fork_to_stamp, output
from bench.screen import OFFSCREEN

SIZES = (10, 100, 1000)


def section(folder: Path, quick: bool) -> list[str]:
    """ms by number of topics, each opening in a fresh process; the ratio is to ten times the size before."""
    compiled, cached, shown = {}, {}, {}
    for size in SIZES:
        pack = topics_pack(folder / str(size), size)
        rounds = 2 if quick or size == SIZES[-1] else 4
        first = [_opened(pack, size, folder / f"cache-{size}-{number}") for number in range(rounds)]
        again = [_opened(pack, size, folder / f"cache-{size}-0") for _ in range(3 if quick else 7)]
        paints = [_painted(pack, folder / f"cache-{size}-0") for _ in range(2 if quick else 5)]
        compiled[size], cached[size], shown[size] = (statistics.median(times) for times in (first, again, paints))
    rows = [*_rows("compile", compiled), *_rows("load from the cache", cached), *_rows("first paint of the window", shown)]
    notes = ["Ratio: to ten times the figure above it; 1 is linear growth, less is better (what does not grow is shared)."]
    return [table("Growth: topics of a pack, each with a picture of its own", rows, notes)]


def _opened(pack: Path, topics: int, cache: Path) -> float:
    """ms of opening the pack in a fresh process, imports included."""
    took, found = output([sys.executable, HERE / "opening.py", pack], clean_env(cache))
    if int(found) != topics:
        raise CannotRun(f"of {topics} generated topics only {found} were sound")
    return float(took)


def _painted(pack: Path, cache: Path) -> float:
    """ms from the fork to the first paint of the window, drawn offscreen."""
    return fork_to_stamp([sys.executable, HERE / "window_start.py", "--pack", pack], clean_env(cache, **OFFSCREEN)).clock


def _rows(what: str, took: dict[int, float]) -> list[Row]:
    rows, before = [], None
    for size, figure in took.items():
        grown = None if before is None else figure / (10 * before)
        rows.append(Row(what=f"{what}, {size:,} topics", figure=figure, ratio=grown))
        before = figure
    return rows
