"""The product's window, by its own command line: prints the clock after its first paint, resident MiB, its size, and unwanted modules."""

import sys
import time

from opened import open_product

UNWANTED = ("reportlab", "pydantic", "yaml", "PIL", "lxml", "pypdfium2")


def drive(wait):
    from painted import AfterFirstPaint, main_window, report, resident

    window = main_window()

    def tell():
        clock = time.perf_counter()
        loaded = [name for name in UNWANTED if name in sys.modules]
        report(clock, resident(), window.width(), window.height(), ",".join(loaded) or "none")

    watch = AfterFirstPaint(window, tell)
    wait()
    return watch


open_product(drive, sys.argv[1:])
