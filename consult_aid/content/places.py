"""Where something stands in a file: its line, and its place in words."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from consult_aid.errors import Problem
from consult_aid.plain import one_line, shortened

Path = tuple[str | int, ...]
Tree = dict[str, "Tree"] | list["Tree"] | str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem and the way to what has it, so that it can be left out."""

    path: Path
    problem: Problem


class Lines:
    """The line (1-based) of every value of a file; a value that is not there has the line of what should hold it.

    `files` names the file of those values that come from another one, an overlay's.
    """

    def __init__(self, lines: Mapping[Path, int], files: Mapping[Path, str] | None = None) -> None:
        self._lines, self._files = lines, files or {}

    def at(self, path: Path) -> int:
        return self._lines.get(self._nearest(path), 1)

    def file(self, path: Path, own: str) -> str:
        """The file that the line is in: `own` unless the value comes from another."""
        return self._files.get(self._nearest(path), own)

    def without(self, gone: Collection[Path]) -> Lines:
        """The lines after the list items at these paths (all of length 2) were taken out and the others moved up."""
        lines = {_moved(path, gone): line for path, line in self._lines.items() if path[:2] not in gone}
        return Lines(lines, {_moved(path, gone): file for path, file in self._files.items() if path[:2] not in gone})

    def _nearest(self, path: Path) -> Path:
        while path and path not in self._lines:
            path = path[:-1]
        return path


def _moved(path: Path, gone: Collection[Path]) -> Path:
    if len(path) < 2 or not isinstance(path[1], int):
        return path
    before = sum(1 for field, index in gone if field == path[0] and isinstance(index, int) and index < path[1])
    return (path[0], path[1] - before, *path[2:])


def where(thing: str, path: Path, tree: Tree = None) -> str:
    """`option prp, harms 2`: the thing, then the way into it; items of lists that have an id are named by it, others counted from 1."""
    words: list[str] = [thing] if thing else []
    for step in path:
        tree = _inside(tree, step)
        if isinstance(step, int):
            id = tree.get("id") if isinstance(tree, dict) else None
            name = id if isinstance(id, str) and id else str(step + 1)
            if words:
                words[-1] += f" {name}"
            else:
                words.append(f"item {name}")
        else:
            words.append(step)
    return ", ".join(words)


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """`did you mean 'title'?` when one of `known` is near, else the whole choice, else ''."""
    choice = list(dict.fromkeys(known))
    near = difflib.get_close_matches(given[:64], choice, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"use one of {', '.join(choice)}" if choice and len(choice) <= 30 else ""


def _inside(tree: Tree, step: str | int) -> Tree:
    if isinstance(tree, dict) and isinstance(step, str):
        return tree.get(step)
    if isinstance(tree, list) and isinstance(step, int) and step < len(tree):
        return tree[step]
    return None


def quoted(text: str) -> str:
    """What an author wrote, short and on one line, to be shown in a problem."""
    return f"'{shortened(one_line(text), 64)}'"
