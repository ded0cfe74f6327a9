"""Attack files: each is refused in words, in a child process with a hard limit, and nothing outside the pack is opened."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packs import write_pack

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are limited as Unix does it")

ROOT = Path(__file__).resolve().parent.parent

WARDEN = """
import json, os, resource, signal, sys
from pathlib import Path
import pypdfium2  # with which the art compiler looks at pictures
from consult_aid.content import compile, load, schema
schema.json_schemas()
opened = []
def watch(event, given):
    if event == "open":
        opened.append(str(given[0]))
    elif event.split(".")[0] in ("subprocess", "socket") or event in ("os.system", "os.exec", "os.posix_spawn"):
        opened.append(event)
sys.addaudithook(watch)
for line in sys.stdin:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(20)  # one that waits for something is ended; one that computes, after a second
        resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
        opened.clear()
        loaded = load.load(Path(line.rstrip()))
        used = resource.getrusage(resource.RUSAGE_SELF)
        report = {
            "problems": [str(problem) for problem in loaded.problems if problem.severity == "error"],
            "topics": [topic.id for topic in loaded.pack.topics] if loaded.pack else None,
            "opened": opened, "mb": used.ru_maxrss / 1024, "seconds": used.ru_utime + used.ru_stime,
        }
        with os.fdopen(writing, "w") as out:
            json.dump(report, out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        report = told.read()
    _, status = os.waitpid(child, 0)
    print(report if status == 0 else json.dumps({"died": status}), flush=True)
"""

TOPIC = "topics/how-a-knee-works.yaml"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE_BOMB = "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 20))

ATTACKS = {
    "alias bomb": (BOMB, "'&' that names"),
    "merge bomb": (MERGE_BOMB, "'<<' would merge"),
    "self reference": ("a: &a [*a]\n", "'&' that names"),
    "60 kB of [": ("[" * 60_000, "more than 24 deep"),
    "1 MB of [": ("[" * (1 << 20), "more than 24 deep"),
    "60 kB of {a:": ("{a: " * 15_000, "more than 24 deep"),
    "60 kB of -": ("- " * 30_000, "more than 24 deep"),
    "60 kB of ?": ("? " * 30_000, "a field name that is not a word"),
    "nested under a key": ("x: " + "[" * 60_000 + "]" * 60_000, "more than 24 deep"),
    "deep by indentation": ("".join(" " * n + f"a{n}:\n" for n in range(400)), "more than 24 deep"),
    "many values": ("- x\n" * 200_000, "more than 20,000 values"),
    "many equal keys": ("a: 1\n" * 100_000, "'a' is written twice"),
    "many anchors": ("".join(f"k{n}: &a{n} x\n" for n in range(15_000)), "'&' that names"),
    "many errors of characters": ("a: " + "\u202e" * 300_000 + "\n", "U+202E"),
    "python object": ("title: !!python/object/apply:os.system ['touch pwned']\n", "a tag"),
    "python name": ("title: !!python/name:os.system\n", "a tag"),
    "tag directive": ("%TAG ! tag:yaml.org,2002:python/object/apply:\n---\n!os.system [id]\n", "a tag"),
    "binary tag": ("title: !!binary aGVsbG8=\n", "a tag"),
    "entity": ("<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>\n<x>&y;</x>\n", "one text without fields"),
    "include": ("title: !include /etc/passwd\n", "a tag"),
    "absolute path": ("illustrations: [/etc/passwd]\n", "the field 'title' is missing"),
    "NUL": ("title: {en: a\0b, es: c}\n", "U+0000"),
    "escape codes": ("title: {en: \x1b]0;pwned\x07, es: c}\n", "U+001B"),
    "bidi": ("title: {en: a\u202eb, es: c}\n", "U+202E"),
    "zero width": ("ti\u200btle: {en: a, es: c}\n", "U+200B"),
    "second document": ("title: {en: a}\n---\ntitle: {en: b}\n", "a second document"),
    "UTF-16": ("title: x\n".encode("utf-16"), "not UTF-8"),
    "overlong UTF-8": (b"title: \xc0\xaf\n", "not UTF-8"),
    "surrogates": (b"title: \xed\xa0\x80\n", "not UTF-8"),
    "over 1 MB": ("title: " + "x" * (1 << 20), "larger than 1 MB"),
    "one long number": ("title: " + "9" * 1_000_000 + "\n", "a text by language is meant"),
    "one long quote": ('title: "' + "x\n" * 400_000, "a quote is opened"),
    "long key": ("x" * 1_000_000 + ": 1\n", ""),
    "complex keys": ("? [a, {b: c}]\n: d\n", "a field name that is not a word"),
    "colons": (":" * 500_000, ""),
    "quotes": ("'" * 500_001, ""),
    "percent": ("%" * 500_000, ""),
    "block scalars": ("a: |\n" + " x\n" * 300_000, "not a known field"),
    "comment": ("#" * 1_000_000, "the file is empty"),
    "blank lines": ("\n" * 1_000_000, "the file is empty"),
}


@pytest.fixture(scope="module")
def warden():
    """A process that loads each pack in a child of its own, which has one second to compute and twenty to live."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", WARDEN]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as process:
        yield process
        process.stdin.close()


@pytest.fixture
def load_in_child(warden):
    def load_in_child(folder: Path) -> dict:
        warden.stdin.write(f"{folder}\n")
        warden.stdin.flush()
        report = json.loads(warden.stdout.readline())
        assert "died" not in report, report
        return report

    return load_in_child


def assert_only_the_pack_was_opened(report: dict, folder: Path) -> None:
    ours = (str(folder.resolve()), sys.prefix, sys.base_prefix, str(ROOT / "consult_aid"))
    strange = [name for name in report["opened"] if not name.isdigit() and not name.startswith(ours)]
    assert strange == []


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_in_words_and_the_rest_stands(tmp_path, load_in_child, name):
    text, words = ATTACKS[name]
    folder = write_pack(tmp_path, **{TOPIC: text})
    report = load_in_child(folder)
    told = [problem for problem in report["problems"] if problem.startswith(TOPIC)]
    assert any(words in problem for problem in told), told[:5]
    assert all(len(problem) < 600 for problem in told)
    assert report["topics"] == []
    assert report["mb"] < 200
    assert_only_the_pack_was_opened(report, folder)
    assert not list(tmp_path.rglob("pwned"))


def _pipe(path, _outside):
    os.mkfifo(path)


def _link(path, outside):
    path.symlink_to(outside)


def _link_to_nothing(path, outside):
    path.symlink_to(outside.parent / "nothing")


def _link_to_itself(path, _outside):
    path.symlink_to(path.name)


def _device(path, _outside):
    path.symlink_to("/dev/zero")


def _folder(path, _outside):
    path.mkdir()


def _socket(path, _outside):
    import socket

    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


@pytest.mark.parametrize("file", [TOPIC, "sources.yaml", "illustrations/knee.svg", "options/brace.yaml"])
@pytest.mark.parametrize("put", [_pipe, _link, _link_to_nothing, _link_to_itself, _device, _folder, _socket])
def test_what_is_no_regular_file_is_never_opened(tmp_path, load_in_child, put, file):
    outside = tmp_path / "outside.yaml"
    folder = write_pack(tmp_path)
    outside.write_bytes((folder / file).read_bytes())
    (folder / file).unlink()
    put(folder / file, outside)
    report = load_in_child(folder)
    kind = {_folder: "folder", _pipe: "pipe or a device", _socket: "pipe or a device"}.get(put, "link")
    assert any(problem.startswith(f"{file}: this is a {kind}") for problem in report["problems"]), report["problems"]
    assert str(folder / file) not in report["opened"]
    assert_only_the_pack_was_opened(report, folder)


def test_a_folder_of_the_pack_may_not_be_a_link(tmp_path, load_in_child):
    folder = write_pack(tmp_path)
    (folder / "topics").rename(tmp_path / "elsewhere")
    (folder / "topics").symlink_to(tmp_path / "elsewhere")
    report = load_in_child(folder)
    assert any("topics: this is not a folder of the pack itself" in problem for problem in report["problems"])
    assert report["topics"] == []
    assert_only_the_pack_was_opened(report, folder)


@pytest.mark.parametrize(
    "id", ["/etc/passwd", "../../../etc/passwd", "..", "//host/share", "C:\\\\x", "file:///etc/passwd", "knee.yaml", "knee\\0"]
)
@pytest.mark.parametrize("file", ["pack.yaml", TOPIC])
def test_an_id_is_never_a_path(tmp_path, load_in_child, id, file):
    old = "topics: [how-a-knee-works]" if file == "pack.yaml" else "illustrations: [knee]"
    folder = write_pack(tmp_path, **{file: (old, old.split("[")[0] + f'["{id}"]')})
    report = load_in_child(folder)
    assert any(problem.startswith(file) for problem in report["problems"])
    assert_only_the_pack_was_opened(report, folder)


@pytest.mark.parametrize(
    "name", ["a\nb.yaml", "\u202e.yaml", "-.yaml.yaml", "A.yaml", "x" * 70 + ".yaml", b"\xff.yaml", "$(id).yaml", "%s.yaml"]
)
def test_a_strange_name_is_refused_and_shown_on_one_line(tmp_path, load_in_child, name):
    folder = write_pack(tmp_path)
    (folder / "topics" / os.fsdecode(name)).write_text("a: 1\n")
    report = load_in_child(folder)
    assert any("this name cannot be an id" in problem for problem in report["problems"])
    assert all("\n" not in problem and "\u202e" not in problem for problem in report["problems"])
    assert report["topics"] == ["how-a-knee-works"]


@pytest.mark.parametrize("put", [_pipe, _link, _device])
def test_a_file_exchanged_between_looking_and_opening_is_refused(tmp_path, put):
    """The first look is made to see the ordinary file that stood there a moment before."""
    outside = tmp_path / "outside.yaml"
    outside.write_text("secret")
    put(tmp_path / "file.yaml", outside)
    code = (
        "import sys; from pathlib import Path; from consult_aid.content.files import read_regular, Refused\n"
        "before = Path(sys.argv[2]).stat(); Path.lstat = lambda self: before\n"
        "try: print(read_regular(Path(sys.argv[1])))\n"
        "except Refused as no: print('refused:', no.what)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "file.yaml"), str(outside)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.stdout.startswith("refused:"), done
