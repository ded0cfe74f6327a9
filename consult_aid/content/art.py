"""The art compiler: an author's SVG of the closed subset becomes clean SVG for the screen and PDF operators for paper, or is refused.

It is converter and sanitiser in one: nothing of the author's bytes goes on; what is not understood is a problem with its line. No file is
opened, no tree is built, and every size is bounded before work begins.
"""

from __future__ import annotations

import re

from consult_aid.content.art_marks import told_apart
from consult_aid.content.art_proof import shows_something
from consult_aid.content.art_reader import Reader
from consult_aid.content.art_writer import written
from consult_aid.content.files import MOST_BYTES
from consult_aid.errors import Problem
from consult_aid.illustration import Art

_MARKUP = re.compile(rb"<!--.*?(?:-->|\Z)|<!|<\?", re.DOTALL)


def compile_art(data: bytes, file: str) -> tuple[Art | None, tuple[Problem, ...]]:
    """The compiled picture, or None and every problem found; `file` is how problems name it.

    Looking whether the picture shows anything uses PDFium, which serves one thread at a time: call this from one thread only.
    """
    problems = _before_parsing(data, file)
    if problems:
        return None, problems
    reader = Reader(file)
    reader.read(data.removeprefix(b"\xef\xbb\xbf"))
    if reader.problems:
        return None, tuple(sorted(reader.problems))
    art = written(told_apart(reader.drawing()))
    if not shows_something(art):
        return None, (Problem(file, 0, "", "the picture shows nothing", "draw inside the viewBox, in colours darker than white"),)
    return art, ()


def _before_parsing(data: bytes, file: str) -> tuple[Problem, ...]:
    """What can be seen without parsing, and must be: no parser gets packed bytes, other encodings or a document type."""

    def refused(at: int, what: str, todo: str) -> Problem:
        return Problem(file, data.count(b"\n", 0, at) + 1 if at >= 0 else 0, "", what, todo)

    if len(data) > MOST_BYTES:
        return (refused(-1, "the picture is larger than 1 MB", "simplify it"),)
    if data.startswith(b"\x1f\x8b"):
        return (refused(-1, "the picture is packed (gzip)", "save it as plain SVG, not as SVGZ"),)
    if b"\0" in data:
        return (refused(data.index(b"\0"), "there is a NUL byte, so this is not UTF-8 text", "save the picture as UTF-8"),)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return (refused(error.start, "this is not UTF-8 text", "save the picture as UTF-8"),)
    problems = []
    for found in _MARKUP.finditer(data):
        at = found.start()
        follows = data[at : at + 9].upper()
        if follows.startswith(b"<!--") or (
            follows.startswith(b"<?XML") and data[:at] in (b"", b"\xef\xbb\xbf") and data[at + 5 : at + 6].isspace()
        ):
            continue
        if follows == b"<![CDATA[":
            problems.append(refused(at, "there is a CDATA section", "remove it; a picture holds no text"))
        elif follows.startswith(b"<?"):
            problems.append(refused(at, "there is a processing instruction (<?)", "remove it"))
        else:
            problems.append(refused(at, "there is a DOCTYPE or another declaration (<!)", "remove it"))
        if len(problems) == 20:
            break
    return tuple(problems)
