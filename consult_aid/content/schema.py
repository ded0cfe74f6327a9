"""The schema of every kind of pack file, and each of its complaints in our own words with file, line and place.

The dataclasses of `facts` are the schema: pydantic checks against them and turns texts into numbers, dates and yes or no where they ask
for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from consult_aid.errors import Problem

from . import facts
from .places import Fault, Path, Tree, did_you_mean, quoted, where
from .reader import Document

Kind = Literal["pack", "topic", "option", "attributes", "priorities", "sources", "glossary", "illustration", "sign-off"]
KINDS: dict[Kind, type[Any]] = {
    "pack": facts.Manifest,
    "topic": facts.Topic,
    "option": facts.Option,
    "attributes": facts.Attributes,
    "priorities": facts.Priorities,
    "sources": facts.Sources,
    "glossary": facts.Glossary,
    "illustration": facts.Illustration,
}
"""Files of a pack."""

_SHAPES: dict[Kind, type[Any]] = {**KINDS, "sign-off": facts.SignOff}

_MEANT = {
    "string_type": "a text is meant here",
    "dict_type": "a text by language is meant here",
    "mapping_type": "a text by language is meant here",
    "dataclass_type": "fields are meant here",
    "tuple_type": "a list is meant here",
    "int_type": "a whole number is meant here",
    "int_parsing": "a whole number is meant here",
    "int_parsing_size": "a whole number is meant here",
    "int_from_float": "a whole number is meant here",
    "float_type": "a number is meant here",
    "float_parsing": "a number is meant here",
    "bool_type": "yes or no is meant here",
    "bool_parsing": "yes or no is meant here",
    "date_type": "a date is meant here",
    "date_parsing": "a date is meant here",
    "date_from_datetime_parsing": "a date is meant here",
    "date_from_datetime_inexact": "a date is meant here",
}
_MEND = {
    "a text by language is meant here": "write it like {en: Hair loss}",
    "fields are meant here": "write each on its own line as `name: value`",
    "a text is meant here": "write a text, in double quotes if in doubt",
    "a list is meant here": "write [one, two], or each item on its own line after '- '",
    "a whole number is meant here": "write it in digits, for example 26, or null where not known is allowed",
    "a number is meant here": "write it in digits, for example 120.5",
    "yes or no is meant here": "write true or false",
    "a date is meant here": "write it like 2026-11-23",
}


def build(kind: Kind, document: Document, file: str, thing: str) -> tuple[Any, tuple[Fault, ...]]:
    """The fact that `document` states, or None with every reason why it is none. `thing` names it in words: `option prp`."""
    if not isinstance(document.tree, dict):
        problem = Problem(file, 1, thing, "the file is a list", "write fields, each on its own line as `name: value`")
        return None, (Fault((), problem),)
    try:
        return _adapter(kind).validate_python(_with_numbers(kind, document.tree)), ()
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        faults = [Fault(_path(detail), _in_words(detail, kind, document, file, thing)) for detail in found]
        return None, tuple(sorted(faults, key=lambda fault: fault.problem.line))


def stands_alone(kind: Kind, path: Path, tree: Tree) -> bool:
    """Whether `tree` has all that is asked for at this place of this kind of file, so that it can be a new entry there."""
    hint: Any = _SHAPES[kind]
    for step in path:
        hint = _inside(_without_none(hint), step)
    try:
        TypeAdapter(hint).validate_python(tree)
    except ValidationError:
        return False
    return True


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of pack file, for editors that complete and check while one types."""
    return {kind: {**_adapter(kind).json_schema(), "title": f"Consult Aid: {kind} file"} for kind in KINDS}


@cache
def _adapter(kind: Kind) -> TypeAdapter[Any]:
    return TypeAdapter(_SHAPES[kind])


def _with_numbers(kind: Kind, tree: Tree) -> Tree:
    """A denominator as a number: pydantic turns texts into numbers everywhere but where only one number is allowed."""
    if kind != "option" or not isinstance(tree, dict) or not isinstance(outcomes := tree.get("outcomes"), list):
        return tree
    ready: list[Any] = [{**item, "per": 100} if isinstance(item, dict) and item.get("per") == "100" else item for item in outcomes]
    return {**tree, "outcomes": ready}


def _path(detail: ErrorDetails) -> Path:
    return tuple(step for step in detail["loc"] if step != "[key]")


def _in_words(detail: ErrorDetails, kind: Kind, document: Document, file: str, thing: str) -> Problem:
    path, sort, context = _path(detail), detail["type"], detail.get("ctx", {})
    holder, last = path[:-1], path[-1] if path else ""
    line, file = document.lines.at(path), document.lines.file(path, file)
    if sort == "unexpected_keyword_argument":
        known = _field_names(kind, holder)
        return Problem(
            file, line, where(thing, holder, document.tree), f"{quoted(str(last))} is not a known field", did_you_mean(str(last), known)
        )
    if sort == "missing" and isinstance(last, str):
        return Problem(file, line, where(thing, holder, document.tree), f"the field '{last}' is missing", f"add '{last}:'")
    if sort in ("missing", "too_long", "too_short"):  # only pairs have a length
        listed = holder if isinstance(last, int) else path
        what, todo = "two items are meant here", "write exactly two, for example [690, 58]"
        return Problem(file, document.lines.at(listed), where(thing, listed, document.tree), what, todo)
    place = where(thing, path, document.tree)
    if sort == "literal_error":
        choice = context.get("expected", "").replace("'", "").replace(" or ", ", ")
        return Problem(file, line, place, "this value is not one of those allowed", f"use one of {choice}")
    what = _MEANT.get(sort, "this value does not fit here")
    return Problem(file, line, place, what, _MEND.get(what, "see `consult-aid schema` for what is meant"))


def _field_names(kind: Kind, path: Path) -> tuple[str, ...]:
    """The fields known at a place in a kind of file."""
    hint: Any = _SHAPES[kind]
    for step in path:
        hint = _inside(_without_none(hint), step)
    hint = _without_none(hint)
    return tuple(field.name for field in fields(hint)) if is_dataclass(hint) else ()


def _without_none(hint: Any) -> Any:
    options = [part for part in get_args(hint) if part is not type(None)]
    return options[0] if type(None) in get_args(hint) else hint


def _inside(hint: Any, step: str | int) -> Any:
    if is_dataclass(hint) and isinstance(hint, type):
        return get_type_hints(hint).get(str(step))
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    if get_origin(hint) is Mapping:
        return get_args(hint)[1]
    return None
