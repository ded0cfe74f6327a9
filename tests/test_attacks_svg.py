"""Attack files for the art compiler: each is refused in words, in a child process with hard limits, and nothing outside is opened."""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = 60  # a hard stop for a child that waits for something; one that computes is stopped by the system after two seconds of work
MEGABYTES = 200

CHILD = """
import json, resource, sys, time
from consult_aid.content.art import compile_art
opened = []
def watch(event, given):
    if event == "open":
        opened.append(str(given[0]))
    elif event == "import" or event.split(".")[0] in ("socket", "subprocess", "ctypes", "urllib", "pty", "os"):
        opened.append(event)
data = [open(path, "rb").read() for path in sys.argv[1:]]
print("READY", file=sys.stderr, flush=True)
sys.addaudithook(watch)
used = int(time.process_time()) + len(data)
resource.setrlimit(resource.RLIMIT_CPU, (used + 1, used + 1))
said = []
for each in data:
    art, problems = compile_art(each, "illustrations/attack.svg")
    said.append([str(problem) for problem in problems] if art is None else None)
seen = tuple(opened)
print("DONE", file=sys.stderr, flush=True)
peak = [int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")] if sys.platform == "linux" else [0]
print(json.dumps({"said": said, "opened": seen, "mb": peak[0]}))
"""

NS = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = f'{NS} xmlns:xlink="http://www.w3.org/1999/xlink"'
DISC = '<circle cx="50" cy="50" r="40"/>'


def _svg(body: str, before: str = "", names: str = NS) -> str:
    return f'{before}<svg {names} viewBox="0 0 100 100"><g id="a">{DISC}{body}</g></svg>'


def _entities(of: str) -> str:
    return f"<!DOCTYPE svg [{of}]>"


LAUGHS = '<!ENTITY a0 "lollollol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
QUADRATIC = f'<!ENTITY a "{"x" * 100_000}">'
USES = '<g id="u0"><circle r="1"/></g>' + "".join(f'<g id="u{n}">{f"""<use href="#u{n - 1}"/>""" * 10}</g>' for n in range(1, 9))
CURVE = '<path d="M0 0C10 90 90 10 99 99" fill="none" stroke="#000"/>'
DATA_PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

ATTACKS: dict[str, tuple[str | bytes, str]] = {
    # entities
    "billion laughs": (_svg("<g>&a9;</g>", _entities(LAUGHS)), "DOCTYPE"),
    "billion laughs in an attribute": (_svg('<path d="&a9;"/>', _entities(LAUGHS)), "DOCTYPE"),
    "quadratic blow-up": (_svg("&a;" * 100_000, _entities(QUADRATIC)), "DOCTYPE"),
    "external entity": (_svg("&x;", _entities('<!ENTITY x SYSTEM "file:///etc/passwd">')), "DOCTYPE"),
    "external entity over http": (_svg("&x;", _entities('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">')), "DOCTYPE"),
    "external document type": (_svg("", '<!DOCTYPE svg SYSTEM "file:///etc/passwd">'), "DOCTYPE"),
    "parameter entity": (_svg("", _entities('<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;')), "DOCTYPE"),
    "parameter bomb": (_svg("", _entities("".join(f'<!ENTITY % p{n} "{f"%p{n - 1};" * 10}">' for n in range(1, 10)))), "DOCTYPE"),
    "entity of a pipe": (_svg("&x;", _entities('<!ENTITY x SYSTEM "FIFO">')), "DOCTYPE"),
    "defaults for attributes": (_svg("", _entities('<!ATTLIST circle onload CDATA "x">')), "DOCTYPE"),
    "document type behind a comment": (_svg("&a9;", f"<!-- -->{_entities(LAUGHS)}"), "DOCTYPE"),
    "document type in small letters": (_svg("", "<!doctype svg>"), "declaration"),
    "entity without a document type": (_svg("&x;"), "undefined entity"),
    # references
    "use bomb": (_svg(USES + '<use href="#u8"/>'), "<use> is not in the subset"),
    "use of itself": (_svg('<g id="b"><use href="#b"/></g>'), "<use> is not in the subset"),
    "use of another file": (_svg('<use xlink:href="file:///etc/passwd#x"/>', names=XLINK), "xlink is not of the SVG namespace"),
    **{
        f"image {kind}": (_svg(f'<image {name}="{place}" width="90" height="90"/>', names=XLINK), "<image> is not in the subset")
        for name in ("href", "xlink:href")
        for kind, place in {
            f"{name} absolute": "/etc/passwd",
            f"{name} relative": "secret.png",
            f"{name} upwards": "../../../../etc/passwd",
            f"{name} file": "file:///etc/passwd",
            f"{name} http": "http://127.0.0.1:9/x.png",
            f"{name} data": DATA_PNG,
            f"{name} data SVG": "data:image/svg+xml;base64,PHN2Zy8+",
            f"{name} pipe": "FIFO",
        }.items()
    },
    "fill from a file": (_svg('<circle r="9" fill="url(file:///etc/passwd#a)"/>'), "does not name a gradient"),
    "fill from a pipe": (_svg('<circle r="9" fill="url(FIFO#a)"/>'), "does not name a gradient"),
    "fill with data": (_svg(f'<circle r="9" fill="url({DATA_PNG})"/>'), "does not name a gradient"),
    "link": (_svg('<a href="http://127.0.0.1:9/"><circle r="9"/></a>'), "<a> is not in the subset"),
    "base": (_svg('<circle r="9" xml:base="file:///etc/"/>'), "xml:base is not of the SVG namespace"),
    "include": (
        _svg('<xi:include href="file:///etc/passwd"/>', names=f'{NS} xmlns:xi="http://www.w3.org/2001/XInclude"'),
        "xi:include> is not of the SVG namespace",
    ),
    # style and script
    "import": (_svg('<style>@import url("file:///etc/passwd");</style>'), "<style> is not in the subset"),
    "style sheet": (_svg("", '<?xml-stylesheet href="http://127.0.0.1:9/a.css"?>'), "processing instruction"),
    "style attribute": (_svg('<circle r="9" style="background:url(/etc/passwd)"/>'), "style on <circle> is not in the subset"),
    "slow style": (_svg("<style>" + "a{fill:red}" * 50_000 + "</style>"), "<style> is not in the subset"),
    "script": (_svg('<script>fetch("http://127.0.0.1:9")</script>'), "<script> is not in the subset"),
    "script from a file": (_svg('<script href="file:///etc/passwd"/>'), "<script> is not in the subset"),
    "event handler": (_svg('<circle r="9" onclick="alert(1)"/>'), "onclick would run a script"),
    "event handler of the picture": (_svg("", names=f'{NS} onload="alert(1)"'), "onload would run a script"),
    "page inside": (_svg('<foreignObject><body xmlns="x">x</body></foreignObject>'), "<foreignObject> is not in the subset"),
    "animation": (_svg('<animate attributeName="r" to="99"/>'), "<animate> is not in the subset"),
    "setting": (_svg('<set attributeName="href" to="file:///etc/passwd"/>'), "<set> is not in the subset"),
    "filter": (_svg('<filter id="f"><feImage href="/etc/passwd"/></filter>'), "<filter> is not in the subset"),
    "CDATA": (_svg("<![CDATA[<script>x</script>]]>"), "CDATA"),
    "script by another namespace": (_svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>'), "not of the SVG namespace"),
    "namespace changed inside": (_svg('<g xmlns="http://www.w3.org/1999/xhtml"><circle r="9"/></g>'), "xmlns on <g> is not in the subset"),
    # size
    "groups 100,000 deep": (f'<svg {NS} viewBox="0 0 9 9">{"<g>" * 100_000}{"</g>" * 100_000}</svg>', "more than 12 deep"),
    "unknown elements 100,000 deep": (f'<svg {NS} viewBox="0 0 9 9">{"<x>" * 100_000}{"</x>" * 100_000}</svg>', "more than 12 deep"),
    "groups that never end": (f'<svg {NS} viewBox="0 0 9 9">{"<g>" * 300_000}', "more than 12 deep"),
    "200,000 paths": (_svg(CURVE * 200_000), "larger than 1 MB"),
    "15,000 paths": (_svg(CURVE * 15_000), "more than 5,000 elements"),
    "90,000 unknown elements": (_svg("<x/>" * 90_000), "problems were found"),
    "many attributes": (_svg("<circle " + " ".join(f'a{n}="1"' for n in range(80_000)) + "/>"), "problems were found"),
    "one attribute many times": (_svg("<circle" + ' r="1"' * 100_000 + "/>"), "duplicate attribute"),
    "long name": (_svg(f"<{'x' * 900_000}/>"), "is not in the subset"),
    "long attribute name": (_svg(f'<circle {"x" * 900_000}="1"/>'), "is not in the subset"),
    "long value": (_svg(f'<circle r="9" fill="{"red " * 200_000}"/>'), "is not a colour"),
    "long id": (f'<svg {NS} viewBox="0 0 9 9"><g id="{"x" * 900_000}"/></svg>', "cannot be an id"),
    "long number": (_svg(f'<path d="M{"1" * 900_000} 1"/>'), "too far out"),
    "long fraction": (_svg(f'<circle r="1e-{"9" * 900_000}" cx="{"9" * 9_000}"/>'), "is too large"),
    "many numbers": (_svg(f'<path d="M0 0{"h1" * 450_000}"/>'), "more than 60,000 numbers"),
    "many short curves": (_svg(f'<path d="M0 0{"t0 0" * 200_000}" stroke="#000"/>'), "more than 60,000 numbers"),
    "many points": (_svg(f'<polygon points="{"1 " * 400_000}" stroke="#000"/>'), "more than 60,000 numbers"),
    "many moves": (_svg(f'<path d="{"M1 1" * 200_000}L9 9"/>'), "more than 60,000 numbers"),
    "many transforms": (_svg(f'<circle r="9" transform="{"rotate(1)" * 90_000}"/>'), "is not a transform of the subset"),
    "spaces and no end": (_svg(f'<circle r="9" transform="{" " * 900_000}x"/>'), "is not a transform of the subset"),
    "commas and no end": (_svg(f'<polygon points="1{" " * 900_000}x"/>'), "is not a list of numbers"),
    "broken path at the end": (_svg(f'<path d="M0 0L{"1 1 " * 200_000}!"/>'), "is not understood"),
    "path without a number": (_svg(f'<path d="M{"-" * 900_000}"/>'), "is not understood"),
    "comments that never end": (_svg("<!--" * 200_000), "not well-formed"),
    "declarations that never end": (_svg("<!" * 400_000), "declaration"),
    "instructions that never end": (_svg("<?" * 400_000), "processing instruction"),
    "line ends": ("\n" * 1_000_000, "no element found"),
    "dash bomb": (_svg('<path d="M0 0L1e7 0" stroke="#000" stroke-dasharray="0.001 0.001"/>'), "cannot be seen"),
    "dash bomb of many paths": (
        _svg('<path d="M0 0H20000H-20000" stroke="#000" stroke-dasharray=".1"/>' * 900),
        "more than 20,000 dashes",
    ),
    "dash bomb by scaling": (
        _svg('<path d="M0 0H20000" transform="scale(.001)" stroke="#000" stroke-dasharray=".1"/>' * 900),
        "more than 20,000 dashes",
    ),
    "sheet upon sheet": (_svg('<rect width="100" height="100" fill-opacity=".5"/>' * 4_000), "painted over more than 400 times"),
    "picture of 1e9": (f'<svg {NS} viewBox="0 0 1000000000 1000000000"><g id="a">{DISC}</g></svg>', "is not drawn"),
    "width of 1e9": (f'<svg {NS} viewBox="0 0 9 9" width="1e9" height="1e9"><g id="a">{DISC}</g></svg>', "is not drawn"),
    "picture of nothing": (f'<svg {NS} viewBox="0 0 0 0"><g id="a">{DISC}</g></svg>', "is not drawn"),
    "not a number": (_svg('<circle r="NaN"/><rect width="nan" height="inf"/>'), "'NaN' is not a number"),
    "path of no numbers": (_svg('<path d="MNaN NaNLinf inf"/>'), "is not understood"),
    "1e38": (_svg('<path d="M-1e38 -1e38L1e38 1e38" stroke="#000" stroke-width="1e30"/>'), "too far out"),
    "huge stroke": (_svg('<circle r="9" stroke="#000" stroke-width="19999"/>'), "too wide"),
    "huge stroke by scaling": (_svg('<circle r="9" stroke="#000" stroke-width="499" transform="scale(999)"/>'), "after its transforms"),
    "gradients without end": (
        f'<svg {NS} viewBox="0 0 9 9"><defs>{"".join(f"""<linearGradient id="g{n}"/>""" for n in range(4_000))}</defs></svg>',
        "problems were found",
    ),
    # bytes
    "gzip": (gzip.compress(_svg("").encode()), "packed (gzip)"),
    "gzip bomb": (gzip.compress(_svg(" " * 50_000_000).encode()), "packed (gzip)"),
    "UTF-7": ('<?xml version="1.0" encoding="UTF-7"?>' + _svg("+ADw-script+AD4-x+ADw-/script+AD4-"), "encoding"),
    "UTF-7 unannounced": (_svg("+ADw-script+AD4-x+ADw-/script+AD4-"), "words '+ADw-script"),
    "UTF-16": (_svg("").encode("utf-16"), "NUL"),
    "UTF-16 without a mark": (_svg("").encode("utf-16-le"), "NUL"),
    "UTF-16 of characters without NUL": ("﻿㰀＀".encode("utf-16-be"), "UTF-8"),
    "UTF-16 announced": ('<?xml version="1.0" encoding="UTF-16"?>' + _svg(""), "encoding"),
    "UTF-32": (_svg("").encode("utf-32"), "NUL"),
    "EBCDIC": (_svg("").encode("cp500"), "not UTF-8"),
    "codec by name": ('<?xml version="1.0" encoding="unicode_escape"?>' + _svg("\\x3cscript\\x3e"), "encoding"),
    "overlong <": (_svg("").encode().replace(b"<circle", b"\xc0\xbccircle"), "not UTF-8"),
    "surrogates": (_svg("").encode() + b"\xed\xa0\xbc\xed\xb0\x80", "not UTF-8"),
    "NUL inside": (_svg("").replace("circle", "cir\0cle"), "NUL"),
    "character references": (_svg("&#60;script&#62;x&#60;/script&#62;"), "the words '<' stand in the picture"),
    "reference to NUL": (_svg("&#0;"), "reference to invalid character number"),
    "two pictures": (_svg("") + _svg(""), "junk after document element"),
    "picture behind an HTML page": ("<html><body>" + _svg("") + "</body></html>", "not <svg>"),
    "JavaScript before it": ("alert(1)//" + _svg(""), "not well-formed"),
}


def _write(folder: Path, data: str | bytes) -> Path:
    """The attack as a file; a pipe that nobody writes to lies beside it."""
    pipe = folder / "pipe"
    if not pipe.exists():
        os.mkfifo(pipe)
    data = data.replace("FIFO", str(pipe)).encode() if isinstance(data, str) else data
    path = folder / f"{len(list(folder.iterdir()))}.svg"
    path.write_bytes(data)
    return path


def _run(paths: list[Path], *before: str) -> tuple[dict, str]:
    command = [*before, sys.executable, "-c", CHILD, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False, cwd=Path(__file__).parent.parent)
    assert done.returncode == 0, f"exit {done.returncode}: {done.stderr[-600:]}"
    return json.loads(done.stdout), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="limits and pipes are set in the POSIX way")
@pytest.mark.parametrize(("data", "says"), ATTACKS.values(), ids=ATTACKS)
def test_attack_is_refused_in_words_and_opens_nothing(data, says, tmp_path):
    result, _ = _run([_write(tmp_path, data)])
    problems = result["said"][0]
    assert problems is not None, "it was taken"
    assert any(says in problem for problem in problems), problems
    assert all(problem.startswith("illustrations/attack.svg") and len(problem) < 400 and problem.isprintable() for problem in problems)
    assert result["mb"] < MEGABYTES
    assert result["opened"] == []


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_the_system_saw_no_file_and_no_connection(tmp_path):
    """All attacks in one process, watched from outside Python: after they were read, no file is opened and nothing is connected to."""
    paths = [_write(tmp_path, data) for data, _ in ATTACKS.values()]
    log = tmp_path / "log"
    result, _ = _run(paths, "strace", "-f", "-qq", "-e", "trace=open,openat,openat2,connect,socket,execve,write", "-o", str(log))
    assert None not in result["said"]
    between = re.search(r'write\(2, "READY(.*)write\(2, "DONE', log.read_text(errors="replace"), re.DOTALL)
    assert between
    assert not re.findall(r"(?:open|openat|openat2|connect|socket|execve)\(.*", between[1])
