"""YAML bytes to a plain tree of texts with a line for every value; nothing is constructed, and whatever is unsafe is refused.

Every scalar stays the text that the author wrote (`no`, `1.10` and `12:30` too) until a schema asks for something else. Only a plain
`null`, `~` or nothing is None. The parser hands out one event at a time, so that a file nested too deep is left before it costs anything.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from consult_aid.errors import Problem
from consult_aid.plain import clean

from .places import Fault, Lines, Path, Tree, quoted

if not yaml.__with_libyaml__:  # pragma: no cover - a wheel without libyaml is ten times slower and recurses on nested input
    raise ImportError("PyYAML without libyaml; install PyYAML from a wheel")

from yaml._yaml import CParser

if TYPE_CHECKING:
    from yaml.events import Event

MOST_DEPTH = 24
MOST_NODES = 20_000
MOST_PROBLEMS = 50

UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control, zero-width, bidi and other unseen characters. The two joiners that some scripts need to be spelled right are not among them."""

_PLAIN_WORDS = {
    "mapping values are not allowed": ("a ':' stands where none can stand", "put the text in double quotes, or mend the indentation"),
    "could not find expected ':'": ("a field name without ':' after it", "add the ':', or put a text of several lines in double quotes"),
    "did not find expected key": (
        "the indentation or the quotes do not fit here",
        "line the field up with its neighbours, and write '' for an apostrophe inside single quotes",
    ),
    "did not find expected '-'": ("a line that does not belong to the list above it", "start list items with '- ' and line them up"),
    "did not find expected ',' or ']'": ("a ',' or ']' is missing", "close the list with ]"),
    "did not find expected ',' or '}'": (
        "a ',' or '}' is missing",
        "close the braces with }; put a text that holds a comma in double quotes",
    ),
    "found unexpected end of stream": ("a quote is opened and never closed", "close the quotes"),
    "found unexpected document indicator": ("a quote is opened and never closed", "close the quotes"),
    "cannot start any token": (
        "a text cannot start with this character",
        "put the text in double quotes; indent with spaces, not tabs",
    ),
    "found unknown escape character": (r"a \ in double quotes starts something unknown", r"write \\ for a backslash"),
    "escape": (r"a \ in double quotes starts something unknown", r"write \\ for a backslash"),
    "block sequence entries are not allowed": ("a list starts in the middle of a line", "put the '- ' on a line of its own"),
    "tag": ("a tag (a text that starts with !)", "put the text in double quotes"),
    "alphabetic or numeric": ("a text cannot start with & or *", "put the text in double quotes"),
}


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says: texts in lists and fields, and the line of each."""

    tree: Tree
    lines: Lines


@dataclass(slots=True)
class _Open:
    """A list or a set of fields that is being read; `spare` ones are read and dropped."""

    path: Path
    node: dict[str, Tree] | list[Tree]
    spare: bool
    is_fields: bool
    key: str | None = None
    key_line: int = 0
    first_lines: dict[str, int] = field(default_factory=dict)


class _Stop(Exception):  # noqa: N818 - not an error: reading ends early
    """Reading on would be unsafe or say nothing new."""


def read_yaml(data: bytes, file: str, *, private: bool = False, most_nodes: int = MOST_NODES) -> tuple[Document | None, tuple[Fault, ...]]:
    """The document in `data`, and everything that is wrong with it; the document is None when it cannot be followed to its end.

    `private` is for files about a patient: unseen characters are taken out instead of refused (those written as escapes are left to the
    caller), and no problem quotes the file.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problem = Problem(file, line, "", "the file is not UTF-8 text", "save it again with the encoding UTF-8")
        return None, (Fault((), problem),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reading = _Reading(file, private, most_nodes)
    text = UNSEEN.sub(" ", clean(text)) if private else reading.without_unseen(text)
    try:
        reading.follow(text)
    except _Stop:
        pass
    except yaml.YAMLError as error:
        reading.syntax(error)
    complete = reading.complete and isinstance(reading.tree, dict | list)
    return (Document(reading.tree, Lines(reading.lines)) if complete else None), tuple(reading.faults)


class _Reading:
    """One pass through one file."""

    def __init__(self, file: str, private: bool, most_nodes: int) -> None:
        self.file, self.private, self.most_nodes = file, private, most_nodes
        self.faults: list[Fault] = []
        self.tree: Tree = None
        self.lines: dict[Path, int] = {}
        self.complete = False
        self._stack: list[_Open] = []
        self._nodes = 0

    def say(self, line: int, what: str, todo: str, where: str = "", path: Path = ()) -> None:
        if len(self.faults) >= MOST_PROBLEMS:
            raise _Stop
        self.faults.append(Fault(path, Problem(self.file, line, where, what, todo)))

    def without_unseen(self, text: str) -> str:
        """The text with unseen characters as spaces, each reported (the first twenty), so that reading can go on."""
        for count, found in enumerate(UNSEEN.finditer(text)):
            if count == 20:
                break
            start = found.start()
            place = f"character {start - text.rfind(chr(10), 0, start)}"
            what = f"an unseen character, {_name(found.group())}"
            self.say(text.count("\n", 0, start) + 1, what, "delete it and type the text anew", place)
        return UNSEEN.sub(" ", text)

    def follow(self, text: str) -> None:
        parser: Any = CParser(text)
        documents = 0
        while parser.check_event():
            event = parser.get_event()
            line = event.start_mark.line + 1
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.complete = True
                    self.say(line, "a second document starts here ('---')", "keep one document in a file")
                    raise _Stop
            elif isinstance(event, NodeEvent):
                self._node(event, line)
            elif isinstance(event, CollectionEndEvent):
                self._stack.pop()
        if self.tree is None and self.private:
            self.tree = {}  # a visit of which nothing is known yet
        elif self.tree is None:
            self.say(1, "the file is empty", "write its fields, or delete the file")
        elif isinstance(self.tree, str):
            self.say(1, "the file is one text without fields", "write each field on its own line as `name: value`")
        self.complete = True

    def _node(self, event: Event, line: int) -> None:
        self._nodes += 1
        if self._nodes > self.most_nodes:
            self.say(line, f"the file holds more than {self.most_nodes:,} values", "split it")
            raise _Stop
        if isinstance(event, AliasEvent):
            self.say(line, "a '*' that stands for text elsewhere", "write the text out, or put it in double quotes")
        elif getattr(event, "anchor", None) is not None:
            self.say(line, "an '&' that names a text for use elsewhere", "take it out, or put the text in double quotes")
        if getattr(event, "tag", None) is not None:
            self.say(line, "a tag (a word that starts with !)", "take it out, or put the text in double quotes")
        top = self._stack[-1] if self._stack else None
        if top is not None and top.is_fields and top.key is None:
            self._key(top, event, line)
        elif isinstance(event, CollectionStartEvent):
            self._open(top, event, line)
        else:
            self._put(top, self._value(event, line), line)

    def _key(self, top: _Open, event: Event, line: int) -> None:
        if not isinstance(event, ScalarEvent) or _is_null(event):
            self.say(line, "a field name that is not a word", "write `name: value`; a text that starts with { [ ? or : needs double quotes")
            raise _Stop
        key = self._text(event, line)
        if key == "<<" and event.implicit[0]:
            self.say(line, "'<<' would merge fields from elsewhere", "write the fields out")
        elif key in top.first_lines and not top.spare:
            name = "a field" if self.private else quoted(key)
            self.say(
                line,
                f"{name} is written twice, on line {top.first_lines[key]} and on line {line}",
                "keep one of them",
                path=(*top.path, key),
            )
        top.key, top.key_line = key, line

    def _open(self, top: _Open | None, event: CollectionStartEvent, line: int) -> None:
        if len(self._stack) >= MOST_DEPTH:
            self.say(line, f"fields or lists inside each other, more than {MOST_DEPTH} deep", "make the file flatter")
            raise _Stop
        is_fields = isinstance(event, MappingStartEvent)
        node: dict[str, Tree] | list[Tree] = {} if is_fields else []
        path, spare = self._put(top, node, line)
        self._stack.append(_Open(path, node, spare, is_fields))

    def _put(self, top: _Open | None, value: Tree, line: int) -> tuple[Path, bool]:
        """Puts a value where it belongs; returns its path and whether it is dropped (a field's second value, a merge)."""
        if top is None:
            self.tree = value
            self.lines[()] = line
            return (), False
        if isinstance(top.node, list):
            path: Path = (*top.path, len(top.node))
            top.node.append(value)
            spare = top.spare
        else:
            key = top.key or ""
            top.key = None
            path = (*top.path, key)
            spare = top.spare or key in top.first_lines or key == "<<"
            line = top.key_line
            if not spare:
                top.node[key] = value
                top.first_lines[key] = line
        if not spare:
            self.lines[path] = line
        return path, spare

    def _value(self, event: Event, line: int) -> str | None:
        return self._text(event, line) if isinstance(event, ScalarEvent) and not _is_null(event) else None

    def _text(self, event: ScalarEvent, line: int) -> str:
        text: str = event.value
        if not self.private and event.style == '"' and (found := UNSEEN.search(text)):  # an escape such as \u202e, not seen in the raw text
            self.say(line, f"an unseen character, {_name(found.group())}, written with a backslash", "take it out")
        return text

    def syntax(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None)
        said = str(getattr(error, "problem", "") or "")
        what, todo = next(
            (words for sign, words in _PLAIN_WORDS.items() if sign in said),
            ("the file cannot be followed from here on", "check quotes, brackets and indentation"),
        )
        start = getattr(error, "context_mark", None)
        line = mark.line + 1 if mark else 1
        if start is not None and ("never closed" in what or "missing" in what or "without ':'" in what):
            line = start.line + 1  # where it was opened helps more than where the file ended
        if len(self.faults) < MOST_PROBLEMS:
            self.say(line, what, todo)


def _is_null(event: ScalarEvent) -> bool:
    return not event.style and event.value in ("", "~", "null")


def _name(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'control character').lower()})"
