"""Prints the ms that opening a pack takes, the product's own imports included, and its number of topics. python opening.py PACK"""

import datetime  # noqa: F401 - what any program has imported before it opens anything
import json  # noqa: F401
import sys
import time
from pathlib import Path

START = time.perf_counter()
from consult_aid.assets import cache_folder
from consult_aid.content.load import load

loaded = load(Path(sys.argv[1]), cache_folder())
TOOK = (time.perf_counter() - START) * 1e3
if loaded.pack is None:
    sys.exit(f"the pack cannot be used: {loaded.problems[:3]}")
print(TOOK, len(loaded.pack.topics))
