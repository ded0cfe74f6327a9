"""Prints the ms that loading or checking packs takes, one after the other in this process. python examined.py load|check PACK..."""

import sys
import time
from pathlib import Path

from consult_aid.assets import cache_folder

if sys.argv[1] == "check":
    from consult_aid.content.lint import examine as look
else:
    from consult_aid.content.load import load

    def look(pack: Path) -> object:
        return load(pack, cache_folder()).pack.options[0].harms


start = time.perf_counter()
for name in sys.argv[2:]:
    look(Path(name))
print((time.perf_counter() - start) * 1e3)
