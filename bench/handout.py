"""The handout: warm and cold time over the peers that lay out the same document, the real command, bytes and sheets."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from bench.common import NAMES
from bench.packs import drawings_pack
from bench.report import Row, table
from bench.rounds import HERE, ROOT, CannotRun, clean_env, fork_to_exit, output, ratio

UA = {"BENCH_UA": "1"}  # Typst and WeasyPrint write tagged PDF too, as the product does
SETTINGS: dict[str, dict[str, str]] = {"product": {}, "rl_platypus": {}, "typst_peer": UA, "weasy": UA, "fpdf2_peer": {}}
CALLED = {"rl_platypus": "naive platypus", "typst_peer": "Typst ua-1", "weasy": "WeasyPrint ua-1", "fpdf2_peer": "fpdf2"}
WARM_BUDGET = {"rl_platypus": (0.12, 0.20), "typst_peer": (1.2, 2.0), "weasy": (0.08, 0.12)}
COLD_BUDGET = {"typst_peer": (3.0, 4.0), "rl_platypus": (0.55, 0.7)}
FIRST_ROUNDS = 3  # not counted: the peers fill what they keep


@dataclass
class Contestant:
    """A peer, its settings, and what it took, ms by round."""

    name: str
    env: Mapping[str, str]
    out: Path
    warm: list[float] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)


def section(folder: Path, quick: bool) -> Iterator[str]:
    """The table of all that can run here. Raises CannotRun after it when a peer cannot."""
    pack, cache = drawings_pack(folder / "drawings"), folder / "cache"
    peers, missing = [], []
    for name, settings in SETTINGS.items():
        peer = Contestant(name, clean_env(cache, BENCH_PACK=str(pack), TMPDIR=str(folder), **settings), folder / f"{name}.pdf")
        try:
            _cold(peer, NAMES[0])  # also compiles the drawings into the cache
            peers.append(peer)
        except CannotRun as reason:
            if name == "product":
                raise
            missing.append(f"{CALLED[name]}: {reason}")
    forgetful = Contestant("product", {**peers[0].env, "BENCH_FORGET": "1"}, folder / "forgetful.pdf")
    _run_warm([*peers, forgetful], 8 if quick else 30)
    for number in range(3 if quick else 9):
        for peer in peers:
            peer.cold.append(_cold(peer, NAMES[number % len(NAMES)]))
    rows = [
        *_compared(peers, "warm", WARM_BUDGET),
        Row(
            what="warm: product / itself when it forgets every text",
            figure=statistics.median(forgetful.warm),
            ratio=ratio(peers[0].warm, forgetful.warm),
        ),
        *_compared(peers, "cold", COLD_BUDGET),
        *_command(folder, 3 if quick else 9),
        *_first(folder, 3 if quick else 7),
    ]
    yield table("Handout: the same document by product and peers", rows, _sizes(peers))
    if missing:
        raise CannotRun("; ".join(missing))


def _cold(peer: Contestant, patient: str) -> float:
    return fork_to_exit([sys.executable, HERE / "cold.py", peer.name, peer.out, patient], peer.env)


def _run_warm(peers: list[Contestant], rounds: int) -> None:
    """Each peer in a process of its own, a new name for every document, all in turn."""
    workers = []
    for peer in peers:
        command = [sys.executable, str(HERE / "worker.py"), peer.name, str(peer.out)]
        worker = subprocess.Popen(command, env=peer.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        workers.append(worker)
        if worker.stdout.readline().strip() != "ready":
            raise CannotRun(f"the worker of {peer.name} did not start")
    for number in range(FIRST_ROUNDS + rounds):
        for peer, worker in zip(peers, workers):
            worker.stdin.write(f"{NAMES[number % len(NAMES)]} {number}\n")
            worker.stdin.flush()
            answer = worker.stdout.readline().split()
            if not answer:
                raise CannotRun(f"the worker of {peer.name} ended at document {number}")
            if number >= FIRST_ROUNDS:
                peer.warm.append(float(answer[0]))
    for worker in workers:
        worker.stdin.close()
        worker.wait()


def _compared(peers: list[Contestant], state: str, budgets: Mapping[str, tuple[float, float]]) -> list[Row]:
    product, *others = peers
    mine: list[float] = getattr(product, state)
    rows = [Row(what=f"{state}: product", figure=statistics.median(mine))]
    for peer in others:
        its: list[float] = getattr(peer, state)
        budget, limit = budgets.get(peer.name, (None, None))
        what = f"{state}: product / {CALLED[peer.name]}"
        rows.append(Row(what=what, figure=statistics.median(its), ratio=ratio(mine, its), budget=budget, limit=limit))
    return rows


def _command(folder: Path, rounds: int) -> list[Row]:
    """`consult-aid handout` on the sample visit and the shipped pack, over an empty process."""
    env, out = clean_env(folder / "cache"), folder / "sample.pdf"
    command = [sys.executable, "-m", "consult_aid", "handout", "--visit", ROOT / "resources" / "sample-visit.yaml", "--out", out]
    fork_to_exit(command, env)
    empty, whole = [], []
    for _ in range(rounds):
        empty.append(fork_to_exit([sys.executable, "-c", "pass"], env))
        whole.append(fork_to_exit(command, env))
    sheets = _sheets(out)
    return [
        Row(what=f"command `handout` ({sheets} sheets) / python -c pass", figure=statistics.median(whole), ratio=ratio(whole, empty)),
    ]


def _first(folder: Path, rounds: int) -> list[Row]:
    """The first handout of a process that has done the idle work of the window."""
    env = clean_env(folder / "cache")
    took = [[float(word) for word in output([sys.executable, HERE / "first.py"], env)] for _ in range(rounds)]
    idle, first, again = (statistics.median(column) for column in zip(*took))
    return [
        Row(what="sample visit: first handout after the idle imports", figure=first, budget=40, limit=100),
        Row(what="sample visit: the next, another name", figure=again),
        Row(what="sample visit: longest step of the idle imports", figure=idle, budget=50, limit=100),
    ]


def _sizes(peers: list[Contestant]) -> list[str]:
    """Bytes and sheets of the documents that were compared."""
    said = [f"{peer.name} {peer.out.stat().st_size / 1000:.0f} kB, {_sheets(peer.out)} sheets" for peer in peers]
    size = peers[0].out.stat().st_size / 1000
    kept = "ok" if size <= 110 else "over" if size <= 150 else "OVER THE LIMIT"
    return [
        "Beside the ratios stand the peers' own ms.",
        f"Documents: {'; '.join(said)}.",
        f"Budget of bytes for the product's: 110 kB, limit 150 kB: {kept}.",
    ]


def _sheets(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()
