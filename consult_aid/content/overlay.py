"""Lays a clinic's file over the pack's file of the same name, on what both say, before the schema: a clinic changes words, not evidence.

Fields are merged one by one; entries that have an id are merged by it, and change places when the overlay names them in another order;
other lists are replaced. Every value keeps the file and line it comes from. What the overlay changes but the pack no longer has is a
warning and is left alone, so that an overlay outlives an update of the pack.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from consult_aid.errors import Problem, Severity

from .places import Lines, Path, Tree, quoted, where
from .reader import Document
from .rules import NO_TREATMENT
from .schema import Kind, stands_alone

FINDING = ("certainty", "verdict", "status", "state", "n", "per", "people", "exact", "time", "studied", "frequency", "brief", "serious")
EVIDENCE = frozenset((*FINDING, "checked", "country", "verified", "sources", "stamp"))
"""Fields that say what is known and who says so, wherever they stand; `kind` is one of them where it is a word and not a text."""

MEASURED = frozenset(("certainty", "verdict", "status", "n", "people"))
"""Fields that nothing new may have in a file of the pack, unless it is advice."""

KEPT = frozenset(("harms", "notice", "unknown", "not_for", "approvals", "outcomes", "note", "pairs", "help", "sources"))
"""Fields that are never emptied and lose none of their entries."""

HISTORY = ("version", "languages", "reviewed", "review_due", "update_policy", "evidence", "funding", "authors", "reviewers")
RECORD = frozenset(("id", *HISTORY))
"""Fields of pack.yaml that say what it is and how it came about."""

_WORDS_ONLY = "take it out; an overlay changes words and order, and leaves evidence as it is"
_GONE = "it may have gone with an update; take this out of the overlay, or name what there is now"

Entry = dict[str, Tree]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Ids that an overlay's file may name."""

    topics: Collection[str]
    options: Collection[str]
    pictures: Collection[str]
    rows: Collection[str]


@dataclass(slots=True)
class Laid:
    """The file as it is shown, what was wrong with the overlay's, and which topics and options it hides."""

    document: Document
    problems: list[Problem] = field(default_factory=list)
    hidden: frozenset[str] = frozenset()


def lay(kind: Kind, thing: str, base: Document, over: Document, file: str, known: Known) -> Laid:
    """`over` laid over `base`; `file` is how problems name the overlay's file, `thing` how they name what it is about."""
    laying = _Laying(kind, thing, base, over, file, known)
    if not isinstance(base.tree, dict) or not isinstance(over.tree, dict):
        if not isinstance(over.tree, dict):
            laying.say((), "the file is a list", "write only the fields that differ, each on its own line as `name: value`")
        return Laid(base, laying.problems)
    hidden = laying.hidden() if kind == "pack" else frozenset()
    tree = laying.fields(base.tree, {name: value for name, value in over.tree.items() if kind != "pack" or name != "hide"}, (), (), ())
    return Laid(Document(tree, Lines(laying.lines, laying.files)), laying.problems, hidden)


def alone(over: Document, file: str) -> Document:
    """A document of the overlay that the pack has no file for; every value comes from `file`."""
    lines: dict[Path, int] = {path: over.lines.at(path) for path in _ways(over.tree, ())}
    return Document(over.tree, Lines(lines, dict.fromkeys(lines, file)))


def gone(file: str, what: str, line: int = 0, place: str = "") -> Problem:
    """Says that the pack no longer has what the overlay changes."""
    return Problem(file, line, place, f"{what}, so this is not used", _GONE, "warning")


class _Laying:
    """One file laid over another. Ways: `b` in the pack's file, `o` in the overlay's, `w` in what comes of them."""

    def __init__(self, kind: Kind, thing: str, base: Document, over: Document, file: str, known: Known) -> None:
        self._kind, self._thing, self._base, self._over, self._file, self._known = kind, thing, base, over, file, known
        self.lines: dict[Path, int] = {}
        self.files: dict[Path, str] = {}
        self.problems: list[Problem] = []

    def say(self, o: Path, what: str, todo: str, severity: Severity = "error") -> None:
        place = where(self._thing, o, self._over.tree)
        self.problems.append(Problem(self._file, self._over.lines.at(o), place, what, todo, severity))

    def hidden(self) -> frozenset[str]:
        tree = self._over.tree
        asked = tree.get("hide") if isinstance(tree, dict) else None
        if asked is None:
            return frozenset()
        if not isinstance(asked, list):
            self.say(("hide",), "a list is meant here", "write the ids of topics and options, like [one, two]")
            return frozenset()
        known = {*self._known.topics, *self._known.options}
        for index, id in enumerate(asked):
            if not isinstance(id, str) or id not in known:
                self._gone(("hide", index), f"there is no topic or option {quoted(id) if isinstance(id, str) else 'like this'} to hide")
            elif NO_TREATMENT in id:
                what = "the overlay hides the choice of having no treatment"
                self.say(("hide", index), what, "show it: a comparison without it is not fair", "warning")
        return frozenset(id for id in asked if isinstance(id, str) and id in known)

    def fields(self, base: Entry, over: Entry, b: Path, o: Path, w: Path) -> Entry:
        """Fields of both, the overlay's over the pack's."""
        self.lines[w] = self._base.lines.at(b)
        out: Entry = {}
        for name, value in base.items():
            ways = (*b, name), (*o, name), (*w, name)
            out[name] = self._field(name, value, over[name], *ways) if name in over else self._keep(value, ways[0], ways[2])
        for name in (name for name in over if name not in base):
            if self._kind == "option" and o == ("values",) and name not in self._known.rows:
                self._gone((*o, name), f"the comparison has no row {quoted(name)}")
            elif self._is_fixed(name, over[name], (*w, name)):
                self.say((*o, name), f"an overlay may not add '{name}' here", _WORDS_ONLY)
            elif self._may_be_new(over[name], (*o, name)):
                out[name] = self._take(over[name], (*o, name), (*w, name))
        return out

    def _field(self, name: str, base: Tree, over: Tree, b: Path, o: Path, w: Path) -> Tree:
        if over == base:
            return self._keep(base, b, w)
        if self._is_fixed(name, base, w):
            self.say(o, f"an overlay may not change '{name}'", _WORDS_ONLY)
        elif over is None and (name in KEPT or any(_evidence(entry) for _, entry in _entries(base, ()))):
            self.say(o, f"an overlay may not take '{name}' away", "take this line out of the overlay")
        elif isinstance(base, dict) and isinstance(over, dict):
            return self.fields(base, over, b, o, w)
        elif isinstance(base, list) and isinstance(over, list):
            return self._list(name, base, over, b, o, w)
        elif self._may_be_new(over, o):
            return self._take(over, o, w)
        return self._keep(base, b, w)

    def _is_fixed(self, name: str, base: Tree, w: Path) -> bool:
        if self._kind == "sources":
            return len(w) > 1
        if self._kind == "pack" and len(w) == 1 and name in RECORD:
            return True
        is_cell = self._kind == "option" and w[:-1] == ("values",)  # named by its row, which may be called like a field
        return not is_cell and (name in EVIDENCE or (name == "kind" and isinstance(base, str)))

    def _list(self, name: str, base: list[Tree], over: list[Tree], b: Path, o: Path, w: Path) -> Tree:
        if self._kind == "pack" and w in (("topics",), ("options",)):
            return self._in_order(name, base, over, b, o, w)
        ids, given = _ids(base), _ids(over)
        if ids and given:
            return self._by_id(dict(zip(ids, range(len(ids)), strict=True)), given, base, over, b, o, w)
        if not self._keeps_evidence(name, base, over, o):
            return self._keep(base, b, w)
        names = {"illustrations": self._known.pictures, "rows": self._known.rows}.get(name)
        return self._taken_items(names, name, over, o, w)

    def _taken_items(self, names: Collection[str] | None, name: str, over: list[Tree], o: Path, w: Path) -> list[Tree]:
        """The overlay's list, without ids that nothing has any more."""
        self._from_overlay(o, w)
        out: list[Tree] = []
        for index, item in enumerate(over):
            if names is not None and isinstance(item, str) and item not in names:
                self._gone((*o, index), f"there is no {name[:-1]} {quoted(item)}")
            else:
                out.append(self._take(item, (*o, index), (*w, len(out))))
        return out

    def _in_order(self, name: str, base: list[Tree], over: list[Tree], b: Path, o: Path, w: Path) -> list[Tree]:
        """Pages that the overlay names come first, in its order; the pack's others follow, so that an update's new ones are seen."""
        out = self._taken_items(self._known.topics if name == "topics" else self._known.options, name, over, o, w)
        for index, item in enumerate(base):
            if item not in out:
                out.append(self._keep(item, (*b, index), (*w, len(out))))
        return out

    def _by_id(self, at: Mapping[str, int], given: list[str], base: list[Tree], over: list[Tree], b: Path, o: Path, w: Path) -> list[Tree]:
        """Entries merged by id. Those that the overlay names take, in its order, the places that they have in the pack."""
        for index, id in enumerate(given):
            if id in given[:index]:
                self.say((*o, index, "id"), f"the id {quoted(id)} is used twice", "keep one")
        named = list(dict.fromkeys(id for id in given if id in at))
        turn = iter(named)
        self.lines[w] = self._base.lines.at(b)
        out: list[Tree] = []
        for index, item in enumerate(base):
            spot = (*w, len(out))
            whose = next(turn, None) if isinstance(item, dict) and item.get("id") in given else None
            mine, theirs = (over[given.index(whose)], base[at[whose]]) if whose is not None else (None, None)
            if whose is not None and isinstance(mine, dict) and isinstance(theirs, dict):
                out.append(self.fields(theirs, mine, (*b, at[whose]), (*o, given.index(whose)), spot))
            else:
                out.append(self._keep(item, (*b, index), spot))
        for index, id in enumerate(given):
            if id not in at and not stands_alone(self._kind, (*w, 0), over[index]):
                self._gone((*o, index), f"the pack has no {quoted(id)} here")
            elif id not in at and self._may_be_new(over[index], (*o, index)):
                out.append(self._take(over[index], (*o, index), (*w, len(out))))
        return out

    def _may_be_new(self, tree: Tree, o: Path) -> bool:
        for way, entry in _entries(tree, o):
            if MEASURED & entry.keys() and entry.get("certainty") != "advice":
                what = "an overlay may not add evidence to a page of the pack"
                self.say(way, what, "say it as advice (certainty: advice), or on a page of your own")
                return False
        return True

    def _keeps_evidence(self, name: str, base: list[Tree], over: list[Tree], o: Path) -> bool:
        """A list that is replaced rests on what it rested on before, and loses no warning."""
        left = Counter(_evidence(entry) for _, entry in _entries(base, ()))
        for way, entry in _entries(over, o):
            signs = _evidence(entry)
            if left[signs]:
                left[signs] -= 1
            elif signs and entry.get("certainty") != "advice":
                what = "no entry of the pack's list has this certainty, these numbers and these sources"
                self.say(way, what, "copy them from the pack as they are; an overlay changes words, not evidence")
                return False
        lost = [signs for signs in left.elements() if signs and not (name == "help" and ("certainty", "'advice'") in signs)]
        if name in KEPT and lost:
            self.say(
                o, f"an overlay may not hide an entry of '{name}'", "keep each entry of the pack's list with its certainty and sources"
            )
            return False
        return True

    def _gone(self, o: Path, what: str) -> None:
        self.problems.append(gone(self._file, what, self._over.lines.at(o), where(self._thing, o, self._over.tree)))

    def _keep(self, value: Tree, b: Path, w: Path) -> Tree:
        for way in _ways(value, ()):
            self.lines[(*w, *way)] = self._base.lines.at((*b, *way))
        return value

    def _take(self, value: Tree, o: Path, w: Path) -> Tree:
        for way in _ways(value, ()):
            self._from_overlay((*o, *way), (*w, *way))
        return value

    def _from_overlay(self, o: Path, w: Path) -> None:
        self.lines[w] = self._over.lines.at(o)
        self.files[w] = self._file


def _ids(items: list[Tree]) -> list[str]:
    """The ids of a list's entries when every one has one, else none."""
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    return [id for id in ids if isinstance(id, str)] if all(isinstance(id, str) for id in ids) else []


def _ways(tree: Tree, way: Path) -> Iterator[Path]:
    yield way
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from _ways(value, (*way, name))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _ways(value, (*way, index))


def _entries(tree: Tree, way: Path) -> Iterator[tuple[Path, Entry]]:
    """Every set of fields in a tree, with the way to it."""
    if isinstance(tree, dict):
        yield way, tree
        for name, value in tree.items():
            yield from _entries(value, (*way, name))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _entries(value, (*way, index))


def _evidence(entry: Entry) -> tuple[tuple[str, str], ...]:
    """What an entry rests on, to be compared; empty for mere words. Of a pair: which options it is about, too."""
    kind = {"kind"} if isinstance(entry.get("kind"), str) else set()
    pair = {"options"} if isinstance(entry.get("options"), list) else set()
    return tuple(sorted((name, repr(entry[name])) for name in entry.keys() & (EVIDENCE | kind | pair)))
