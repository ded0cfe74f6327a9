"""What went wrong, in words for the person who can mend it: where it is, what it is, what to do."""

from __future__ import annotations

from typing import Literal

from consult_aid.record import record

Severity = Literal["error", "warning"]


@record
class Problem:
    """One finding in a file that a person wrote.

    `file` is a path as the person knows it (relative to the pack), `line` is 1-based (0 when the whole file is meant), `where` names the
    thing (`option prp, harms 2`), `what` and `todo` are plain sentences without a full stop.
    """

    file: str
    line: int
    where: str
    what: str
    todo: str
    severity: Severity = "error"

    def __lt__(self, other: Problem) -> bool:
        """Problems sort by file and line."""
        return (self.file, self.line, self.where, self.what) < (other.file, other.line, other.where, other.what)

    def __str__(self) -> str:
        """`file:line: where: what; what to do`, the form of the `check` command."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.where}: {self.what}; {self.todo}" if self.where else f"{place}: {self.what}; {self.todo}"


class CannotDo(Exception):  # noqa: N818 - it names what happened, in the words of the message
    """The task cannot be done. Its text is one plain sentence that says where and what to do; it never quotes a patient's words."""
