"""Rounds of measuring: clean child processes, contestants in turn, and the median of the ratios taken round by round."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "bench"


class CannotRun(Exception):
    """Something this machine lacks; the words say what."""


def clean_env(cache: Path, **more: str) -> dict[str, str]:
    """The environment of every child: byte code is written and read, the product comes from this tree, compiled packs go to `cache`."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "PYTHONPATH": str(ROOT), "CONSULT_AID_CACHE": str(cache), **more}


def compile_byte_code() -> None:
    """So that no child compiles a module while it is measured."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "consult_aid"), str(HERE)], check=True, env=clean_env(ROOT))


def output(command: Sequence[str | Path], env: Mapping[str, str], seconds: float = 300) -> list[str]:
    """The words a child prints. Raises CannotRun with its last line when it fails."""
    done = subprocess.run([str(part) for part in command], env=env, cwd=ROOT, capture_output=True, text=True, timeout=seconds)
    if done.returncode:
        raise CannotRun(f"{Path(str(command[1])).name} {' '.join(map(str, command[2:4]))}: {_last_line(done.stderr)}")
    return done.stdout.split()


def fork_to_exit(command: Sequence[str | Path], env: Mapping[str, str]) -> float:
    """ms of a whole process."""
    start = time.perf_counter()
    output(command, env)
    return (time.perf_counter() - start) * 1e3


@dataclass(frozen=True)
class Stamped:
    """A child that printed its clock: ms from the fork to that moment, ms of processor time of the whole child, and its other words."""

    clock: float
    processor: float
    words: tuple[str, ...]


def fork_to_stamp(command: Sequence[str | Path], env: Mapping[str, str]) -> Stamped:
    """Runs a child that prints the clock as its first word when it has come to the point, and ends."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    stamp, *words = output(command, env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Stamped((float(stamp) - start) * 1e3, processor * 1e3, tuple(words))


def ratio(mine: Sequence[float], base: Sequence[float]) -> float:
    """The median of the ratios of one round each."""
    return statistics.median(one / other for one, other in zip(mine, base, strict=True))


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it ended without a word"
