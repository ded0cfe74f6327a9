"""The window: its start over a bare window of the same size, switching at two sizes of screen, and memory."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.report import Row, table
from bench.rounds import HERE, ROOT, CannotRun, clean_env, fork_to_stamp, output, ratio
from bench.screen import OFFSCREEN, Screen, screen

SIZES = ((1920, 1080), (3840, 2160))
BARE, START = HERE / "window_bare.py", HERE / "window_start.py"


def start(folder: Path, quick: bool) -> list[str]:
    """Fork to first paint on the shipped pack with a warm cache, and how long the pack takes to be ready."""
    with screen() as shown:
        env = _working_env(shown, folder)
        width, height = _size(env)  # compiles the pack, too
        bare, product = [], []
        for _ in range(5 if quick else 15):
            bare.append(fork_to_stamp([sys.executable, BARE, width, height], env))
            product.append(fork_to_stamp([sys.executable, START], env))
    clock = ratio([run.clock for run in product], [run.clock for run in bare])
    processor = ratio([run.processor for run in product], [run.processor for run in bare])
    rows = [
        Row(what="bare QMainWindow, fork to first paint", figure=statistics.median(run.clock for run in bare)),
        Row(what="product / bare window", figure=statistics.median(run.clock for run in product), ratio=clock, budget=1.30, limit=1.50),
        Row(what="... in processor time", figure=statistics.median(run.processor for run in product), ratio=processor),
        *_pack_ready(folder, 3 if quick else 9),
    ]
    unwanted = product[-1].words[-1]
    notes = [
        f"Screen: {_name(shown, env)}; window {width}x{height}; the shipped pack from a warm cache.",
        "The budget of the first time is of words alone; compiling the pictures comes on top, once for each change of the pack.",
        f"Of reportlab, pydantic, yaml, PIL, lxml, pypdfium2 imported before the first paint: {unwanted}.",
    ]
    return [table("Start of the window", rows, notes)]


def panes(folder: Path, quick: bool) -> list[str]:
    """Switching, at 1920x1080 and 3840x2160."""
    rounds = 2 if quick else 6
    tables = []
    with screen() as shown:
        env = _working_env(shown, folder)
        _size(env)
        for width, height in SIZES:
            words = output([sys.executable, HERE / "window_panes.py", str(width), str(height), str(rounds)], env)
            told = json.loads(" ".join(words))
            notes = [f"Screen: {_name(shown, env)}; time of the window's thread to the finished repaint; [by the clock: median, worst]."]
            tables.append(table(f"Switching at {'x'.join(str(side) for side in told['size'])}", _switches(told), notes))
    return tables


def memory(folder: Path, quick: bool) -> list[str]:
    """Resident memory over the bare window."""
    if not Path("/proc/self/statm").exists():
        raise CannotRun("resident memory is read from /proc, which this system does not have")
    with screen() as shown:
        env = _working_env(shown, folder)
        width, height = _size(env)
        bare, grown = [], []
        for _ in range(1 if quick else 3):
            bare.append(float(fork_to_stamp([sys.executable, BARE, width, height], env).words[0]))
            words = output([sys.executable, HERE / "window_memory.py", "--visit", ROOT / "resources" / "sample-visit.yaml"], env)
            grown.append([float(word) for word in words])
    empty = statistics.median(bare)
    first, visited, printed = (statistics.median(column) for column in zip(*grown))
    rows = [
        Row(what="bare QMainWindow at its first paint", figure=empty, unit="MiB"),
        Row(what="product over it, first paint", figure=first - empty, unit="MiB", budget=20, limit=30),
        Row(what="... all pages and panes visited", figure=visited - empty, unit="MiB", budget=110, limit=150),
        Row(what="... what 100 handouts add to that", figure=printed - visited, unit="MiB", budget=30, limit=50),
    ]
    return [
        table("Memory (resident)", rows, [f"Screen: {_name(shown, env)}; window {width}x{height}; the shipped pack and the sample visit."])
    ]


def _working_env(shown: Screen, folder: Path) -> dict[str, str]:
    """The screen's environment, or offscreen where Qt cannot use the X server (its libraries are missing)."""
    env = clean_env(folder / "cache", **shown.env)
    try:
        fork_to_stamp([sys.executable, BARE, "640", "480"], env)
    except CannotRun:
        env = clean_env(folder / "cache", **OFFSCREEN)
        fork_to_stamp([sys.executable, BARE, "640", "480"], env)
    return env


def _size(env: Mapping[str, str]) -> tuple[str, str]:
    """Width and height of the product's window, which has been open once after this: its pack is in the cache."""
    return fork_to_stamp([sys.executable, START], env).words[1:3]


def _name(shown: Screen, env: Mapping[str, str]) -> str:
    return shown.name if env["QT_QPA_PLATFORM"] == shown.env["QT_QPA_PLATFORM"] else "offscreen (Qt cannot use X here)"


def _pack_ready(folder: Path, rounds: int) -> list[Row]:
    """ms until the shipped pack is open, the product's own imports included, from the cache and for the first time."""
    command = [sys.executable, HERE / "opening.py", ROOT / "resources" / "packs" / "hair-loss"]
    cached = [float(output(command, clean_env(folder / "cache"))[0]) for _ in range(rounds)]
    first = [float(output(command, clean_env(folder / f"empty-{number}"))[0]) for number in range(rounds)]
    return [
        Row(what="pack ready from the cache (pathlib and json are there)", figure=statistics.median(cached), budget=3, limit=10),
        Row(what="pack ready for the first time, pictures compiled too", figure=statistics.median(first), budget=40, limit=60),
    ]


def _switches(told: Mapping[str, Any]) -> list[Row]:
    def row(key: str, what: str, budget: float, limit: float) -> Row:
        clock, thread = zip(*told[key])
        name = f"{what} [{statistics.median(clock):.0f}, {max(clock):.0f}]"
        figure = statistics.median(clock if key == "picture complete" else thread)
        return Row(what=name, figure=figure, budget=budget, limit=limit)

    return [
        row("page first", "page of the rail, first visit", 16, 33),
        row("page again", "page of the rail, again", 8, 16),
        row("picture complete", "picture complete after a first visit", 100, 200),
        row("step", "step of a picture", 8, 16),
        row("compare first", "Compare, first visit", 16, 33),
        row("compare again", "Compare, again", 8, 16),
        row("handout first", "Handout, first visit", 16, 33),
        row("handout again", "Handout, again", 8, 16),
        Row(what="longest block of the event loop, but for the handout", figure=max(told["longest block"]), budget=50, limit=100),
    ]
