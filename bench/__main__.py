"""`python -m bench [start handout panes memory growth content] [--quick]`: the product against bare Qt and its peers, as ratios of one run."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

from bench import content_check, growth, handout, window
from bench.rounds import CannotRun, compile_byte_code

SECTIONS: dict[str, Callable[[Path, bool], Iterable[str]]] = {
    "start": window.start,
    "handout": handout.section,
    "panes": window.panes,
    "memory": window.memory,
    "growth": growth.section,
    "content": content_check.section,
}


def main() -> int:
    """Prints one table for each section; 1 when something cannot run, else 0: figures never fail."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"of {', '.join(SECTIONS)} (default: all)")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    arguments = parser.parse_args()
    for name in arguments.sections:
        if name not in SECTIONS:
            parser.error(f"there is no section '{name}'; choose from {', '.join(SECTIONS)}")
    compile_byte_code()
    print(machine(), flush=True)
    failed = False
    for name in arguments.sections or SECTIONS:
        try:
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                for text in SECTIONS[name](Path(folder), arguments.quick):
                    print(text, flush=True)
        except CannotRun as reason:
            failed = True
            print(f"{name}: cannot run: {reason}\n", flush=True)
    return int(failed)


def machine() -> str:
    """Where the figures are from. They move with it; the ratios hardly do."""
    parts = ("PySide6-Essentials", "reportlab", "typst", "weasyprint", "fpdf2")
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load not known"
    return (
        f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} cores, {load}; Python {platform.python_version()}, "
        f"{', '.join(f'{part} {version(part)}' for part in parts)}.\n"
        "The ratios are the result, each the median of ratios taken round by round; ms and MiB give the scale on this machine.\n"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "processor not known"
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "processor not known")


if __name__ == "__main__":
    sys.exit(main())
