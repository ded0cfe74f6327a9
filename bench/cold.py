"""One document in one process: python cold.py PEER OUT.pdf [PATIENT]"""

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from common import NAMES

p = importlib.import_module("peers." + sys.argv[1]).Peer()
Path(sys.argv[2]).write_bytes(p.render(sys.argv[3] if len(sys.argv) > 3 else NAMES[0]))
if hasattr(p, "close"):
    p.close()
