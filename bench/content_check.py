"""Loading and checking: the shipped pack, and copies of it one after the other, as a clinic with many packs would."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bench.report import Row, table
from bench.rounds import HERE, ROOT, clean_env, output

PACK = ROOT / "resources" / "packs" / "hair-loss"
COPIES, FEW = 100, 5


def section(folder: Path, quick: bool) -> list[str]:
    """ms for this pack and for 100 copies of it (5 with --quick); the ratio is to as many times the one."""
    count = FEW if quick else COPIES
    copies = [_copied(folder / f"copy-{number}" / PACK.name) for number in range(count)]
    env = clean_env(folder / "cache")
    rows = []
    for what, word in (("first load, pictures compiled", "load"), ("load from the cache", "load"), ("check", "check")):
        one = _took(word, [PACK], env)
        many = _took(word, copies, env)
        rows.append(Row(what=f"{what}, this pack", figure=one))
        rows.append(Row(what=f"{what}, {count} copies of it", figure=many, ratio=many / (count * one)))
    notes = [f"Ratio: to {count} times the one; imports are paid once."]
    return [table("Content: loading and checking", rows, notes)]


def _copied(folder: Path) -> Path:
    """The same files under another folder: links of the file system, for 100 copies of the pictures fill a disk."""
    for path in sorted(PACK.rglob("*.*")):
        place = folder / path.relative_to(PACK)
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, place)
        except OSError:  # another disk
            place.write_bytes(path.read_bytes())
    return folder


def _took(word: str, packs: list[Path], env: dict[str, str]) -> float:
    return float(output([sys.executable, HERE / "examined.py", word, *packs], env, 3600)[0])
