"""A pack while it is being checked: what every file says, what is left of it, and the faults found so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Generic, TypeVar

from consult_aid.errors import Problem, Severity
from consult_aid.illustration import Art

from .facts import Attributes, Glossary, Illustration, Manifest, Option, Priorities, Sources, Topic
from .places import Fault, Path, did_you_mean, quoted, where
from .reader import Document

T = TypeVar("T")
TABLES = frozenset({"values"})
"""Fields whose keys are ids; every other mapping in the facts is a text by language."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """What one file says. `thing` names it in words (`option prp`)."""

    file: str
    thing: str
    fact: T
    document: Document


@dataclass(slots=True, kw_only=True)
class Draft:
    """The pack's files that can be understood. The sets of ids hold broken files too: naming one of those is no mistake of the namer."""

    folder: str
    manifest: Entry[Manifest]
    attributes: Entry[Attributes]
    priorities: Entry[Priorities]
    sources: Entry[Sources]
    glossary: Entry[Glossary] | None
    topics: dict[str, Entry[Topic]]
    options: dict[str, Entry[Option]]
    illustrations: dict[str, Entry[Illustration]]
    arts: dict[str, Art]
    topic_ids: frozenset[str]
    option_ids: frozenset[str]
    illustration_ids: frozenset[str]
    art_ids: frozenset[str]
    hidden: frozenset[str] = frozenset()
    """Topics and options that an overlay does not show. They are checked like the others."""
    broken: dict[str, set[str]] = field(default_factory=dict)
    """By list (`sources`, `rows` …): ids of entries that were left out for their own mistakes."""

    def left_out(self, name: str) -> set[str]:
        return self.broken.get(name, set())


class Findings:
    """Collects faults by file."""

    def __init__(self) -> None:
        self.faults: dict[str, list[Fault]] = {}

    def say(self, entry: Entry[Any], path: Path, what: str, todo: str, severity: Severity = "error") -> None:
        document = entry.document
        place = where(entry.thing, path, document.tree)
        self.add(entry.file, path, Problem(document.lines.file(path, entry.file), document.lines.at(path), place, what, todo, severity))

    def unknown(self, entry: Entry[Any], path: Path, kind: str, given: str, known: Iterable[str], add: str) -> None:
        """`given` names nothing that is there; `add` says where it could be added."""
        self.say(entry, path, f"there is no {kind} {quoted(given)}", did_you_mean(given, known) or add)

    def add(self, file: str, path: Path, problem: Problem) -> None:
        self.faults.setdefault(file, []).append(Fault(path, problem))

    def errors(self, file: str) -> list[Fault]:
        return [fault for fault in self.faults.get(file, ()) if fault.problem.severity == "error"]


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every fact inside a fact (itself first) and every text by language, each with the way to it."""
    if is_dataclass(value):
        yield path, value
        for item in fields(value):
            inner = getattr(value, item.name)
            if isinstance(inner, Mapping) and item.name in TABLES:
                for key, cell in inner.items():
                    yield from walk(cell, (*path, item.name, key))
            else:
                yield from walk(inner, (*path, item.name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from walk(inner, (*path, index))
    elif isinstance(value, Mapping):
        yield path, value


def without_items(entry: Entry[T], faults: Iterable[Fault], broken: dict[str, set[str]]) -> Entry[T]:
    """The entry without the list items (`rows 3`) that have an error; their ids join `broken`."""
    gone = {fault.path[:2] for fault in faults if len(fault.path) >= 2 and isinstance(fault.path[1], int)}
    if not gone:
        return entry
    fact: Any = entry.fact
    kept: dict[str, Any] = {}
    for name in {str(path[0]) for path in gone}:
        items = getattr(fact, name)
        kept[name] = tuple(item for index, item in enumerate(items) if (name, index) not in gone)
        ids = {getattr(item, "id", "") for index, item in enumerate(items) if (name, index) in gone}
        broken.setdefault(name, set()).update(ids - {getattr(item, "id", "") for item in kept[name]})
    document = Document(pruned(entry.document.tree, gone), entry.document.lines.without(gone))
    return replace(entry, fact=replace(fact, **kept), document=document)


def pruned(tree: Any, gone: set[Path]) -> Any:
    """A file's tree without the list items at these paths (all of length 2)."""
    out = dict(tree)
    for name in {path[0] for path in gone}:
        out[name] = [item for index, item in enumerate(tree[name]) if (name, index) not in gone]
    return out
