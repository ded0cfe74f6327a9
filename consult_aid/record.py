"""Frozen records: dataclasses that cost almost nothing to define, because the window defines some sixty of them before its first paint.

`dataclasses` writes and compiles the source of five methods for each class: measured 0.9 ms a class, 50 ms in all, half of what a bare Qt
window takes to start; a record takes 0.02 ms, for it shares its methods with all others. It is a dataclass to whoever asks
(`dataclasses.fields`, `asdict`, pydantic): the fields are worked out on that day. Type checkers treat it as a frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")
_REQUIRED: Any = object()


@overload
def record(cls: type[T], /) -> type[T]: ...
@overload
def record(*, kw_only: bool = ...) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True)
def record(cls: type[T] | None = None, /, *, kw_only: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """Makes a frozen record of a class with annotated fields; with `kw_only` its fields are given by name only.

    Defaults are shared between instances, so they must be immutable. A method that the class writes itself is kept.
    """

    def made(cls: type[T]) -> type[T]:
        notes = {name: note for name, note in cls.__annotations__.items() if not str(note).startswith("ClassVar")}
        shape = {name: cls.__dict__.get(name, _REQUIRED) for name in notes}
        own = cls.__dict__
        parts = {"__record__": shape, "__match_args__": () if kw_only else tuple(shape), "__dataclass_fields__": _Fields(kw_only)}
        for name, part in (parts | _METHODS).items():
            if name not in own or own[name] is None or name == "__dataclass_fields__":
                setattr(cls, name, part)
        for name in shape.keys() & own.keys():
            setattr(cls, name, _Default(name, shape[name]))
        return cls

    return made if cls is None else made(cls)


def replace(old: T, /, **changes: Any) -> T:
    """The same record with some fields changed."""
    return type(old)(**{**_filled(old), **changes})


def later(kind: type[T], read: Callable[[], dict[str, Any]], **known: Any) -> T:
    """A record whose fields `read` tells, all of them, when one that is not `known` yet is asked for. It must tell the same each time."""
    made = kind.__new__(kind)
    made.__dict__.update(known)
    made.__dict__[_LATER] = read
    return made


_LATER = " later"
"""No field can have this name."""


def _filled(self: Any) -> dict[str, Any]:
    """The fields by name. Two threads may both read them; the last one's stay."""
    own: dict[str, Any] = self.__dict__
    if (read := own.get(_LATER)) is not None:
        own.update(read())
        own.pop(_LATER, None)
    return own


def _getattr(self: Any, name: str) -> Any:
    """Called for what is not there: a field that comes later, or no field."""
    if name in self.__record__:
        return _filled(self)[name]
    raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


def _init(self: Any, *given: Any, **named: Any) -> None:
    shape: dict[str, Any] = self.__record__
    values = {**shape, **named}
    if given:
        if len(given) > len(self.__match_args__):
            raise TypeError(f"{type(self).__name__} takes {len(self.__match_args__)} positional values but {len(given)} were given")
        values.update(zip(shape, given, strict=False))
    if len(values) > len(shape):
        raise TypeError(f"{type(self).__name__} has no field {sorted(values.keys() - shape.keys())}")
    if _REQUIRED in values.values():
        raise TypeError(f"{type(self).__name__} needs {[name for name, value in values.items() if value is _REQUIRED]}")
    self.__dict__.update(values)


def _frozen(self: Any, name: str, *_: Any) -> None:
    raise AttributeError(f"{type(self).__name__}.{name} cannot change: records are frozen")


def _eq(self: Any, other: object) -> Any:
    return _filled(self) == _filled(other) if type(self) is type(other) else NotImplemented


def _hash(self: Any) -> int:
    return hash((type(self), *_filled(self).values()))


def _repr(self: Any) -> str:
    return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in _filled(self).items())})"


_METHODS: dict[str, Any] = {
    "__init__": _init,
    "__getattr__": _getattr,
    "__setattr__": _frozen,
    "__delattr__": _frozen,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
}


class _Default:
    """A default on the class. There it is itself; a record whose fields come later is asked for its own."""

    def __init__(self, name: str, value: Any) -> None:
        self._name, self._value = name, value

    def __get__(self, instance: object, _cls: Any) -> Any:
        return self._value if instance is None else _filled(instance)[self._name]


class _Fields:
    """`__dataclass_fields__`, worked out by `dataclasses` itself when somebody asks."""

    def __init__(self, kw_only: bool) -> None:
        self._kw_only = kw_only

    def __get__(self, _instance: object, cls: Any) -> dict[str, Any]:
        from dataclasses import dataclass, field

        body: dict[str, Any] = {"__annotations__": cls.__annotations__, "__module__": cls.__module__}
        for name, default in cls.__record__.items():
            if default is not _REQUIRED:
                body[name] = field(default_factory=dict) if isinstance(default, dict) else default
        fields: dict[str, Any] = vars(dataclass(kw_only=self._kw_only)(type(cls.__name__, (), body)))["__dataclass_fields__"]
        cls.__dataclass_fields__ = fields
        return fields
