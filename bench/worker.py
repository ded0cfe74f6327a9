"""Keeps one peer warm: reads a patient name per line, answers 'wall_ms cpu_ms bytes rss_KiB'. argv: PEER [OUT.pdf]"""

import importlib
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
peer = importlib.import_module("peers." + sys.argv[1]).Peer()
out, line, data = sys.stdout, None, b""
print("ready", flush=True)
for line in sys.stdin:
    t, c = time.perf_counter(), time.process_time()
    data = peer.render(line.strip())
    t, c = time.perf_counter() - t, time.process_time() - c
    print(t * 1e3, c * 1e3, len(data), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=out, flush=True)
if len(sys.argv) > 2:
    Path(sys.argv[2]).write_bytes(data)
if hasattr(peer, "close"):
    peer.close()
