"""The compiled pack: the same as freshly compiled, never old, never somebody else's, and nobody's trouble when it fails."""

import dataclasses
import json
import os
import stat
import subprocess
import sys

import pytest

import consult_aid
from consult_aid.content import compile as compiler
from consult_aid.content.files import read_pack_files
from consult_aid.content.load import load
from consult_aid.errors import CannotDo
from consult_aid.illustration import marks_of, size_of
from tests.packs import FILES, write_pack


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def compiled(monkeypatch):
    """How often a pack was compiled."""
    times = []
    real = compiler.compile_pack

    def counted(*given):
        times.append(1)
        return real(*given)

    monkeypatch.setattr(compiler, "compile_pack", counted)
    return times


def entries(cache):
    return sorted(path for path in cache.rglob("*") if path.is_file())


def facts_of(pack):
    return {field.name: getattr(pack, field.name) for field in dataclasses.fields(pack) if field.name != "art"}, dict(pack.art)


def test_a_cached_pack_is_the_same_as_a_compiled_one(tmp_path, cache, compiled):
    folder = write_pack(tmp_path)
    first, second = load(folder, cache), load(folder, cache)
    assert len(compiled) == 1
    assert facts_of(first.pack) == facts_of(second.pack)
    assert "knee" in second.pack.art
    assert "hip" not in second.pack.art
    assert second.pack.art.get("hip") is None


def test_problems_are_kept_with_it(tmp_path, cache, compiled):
    folder = write_pack(tmp_path, **{"options/brace.yaml": ("shape: ring", "shape: rings"), "pack.yaml": (", no-treatment]", "]")})
    first, second = load(folder, cache), load(folder, cache)
    assert len(compiled) == 1
    assert first.problems == second.problems
    assert len(second.problems) == 3


def test_a_pack_that_cannot_be_used_is_remembered_too(tmp_path, cache, compiled):
    folder = write_pack(tmp_path, **{"pack.yaml": "a: 1\n"})
    assert load(folder, cache) == load(folder, cache)
    assert len(compiled) == 1


def test_a_changed_file_is_seen_though_size_and_time_are_the_same(tmp_path, cache):
    folder = write_pack(tmp_path)
    load(folder, cache)
    path = folder / "topics/how-a-knee-works.yaml"
    times = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Smooth", "Rugged"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert load(folder, cache).pack.topics[0].summary.text["en"].startswith("Rugged")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell when a file was last changed in any way; there every file is read")
def test_an_untouched_folder_is_not_read_again(tmp_path, cache, monkeypatch):
    folder = write_pack(tmp_path)
    settled(monkeypatch)
    first = load(folder, cache)
    monkeypatch.setattr("consult_aid.content.load.read_pack_files", None)
    assert facts_of(load(folder, cache).pack) == facts_of(first.pack)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell when a file was last changed in any way; there every file is read")
@pytest.mark.parametrize(
    "touch",
    [
        lambda path: keep_time(path, lambda: path.write_bytes(path.read_bytes().replace(b"Smooth", b"Rugged"))),
        lambda path: keep_time(path, lambda: exchange(path)),
        lambda path: path.chmod(0o600),
        lambda path: path.with_name("another.yaml").write_bytes(path.read_bytes()),
        lambda path: path.unlink(),
    ],
    ids=["changed under its old size and time", "exchanged under its old size and time", "mode", "new file", "file gone"],
)
def test_whatever_happens_to_a_file_its_folder_is_read_again(tmp_path, cache, monkeypatch, touch):
    folder = write_pack(tmp_path)
    settled(monkeypatch)
    load(folder, cache)
    touch(folder / "topics" / "how-a-knee-works.yaml")
    read = []
    real = read_pack_files
    monkeypatch.setattr("consult_aid.content.load.read_pack_files", lambda folder: read.append(1) or real(folder))
    load(folder, cache)
    assert read == [1]


def test_a_folder_changed_a_moment_ago_is_read_again(tmp_path, cache, monkeypatch):
    """Within one tick of the file system's clock a second change would leave no trace."""
    folder = write_pack(tmp_path)
    load(folder, cache)
    read = []
    real = read_pack_files
    monkeypatch.setattr("consult_aid.content.load.read_pack_files", lambda folder: read.append(1) or real(folder))
    load(folder, cache)
    assert read == [1]


def settled(monkeypatch):
    """The files were written long ago, as far as the clock can tell."""
    monkeypatch.setattr("consult_aid.content.stamp.SETTLED_NS", -(10**10))


def keep_time(path, change):
    info = path.stat()
    change()
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))


def exchange(path):
    other = path.with_suffix(".new")
    other.write_bytes(path.read_bytes().replace(b"Smooth", b"Rugged"))
    other.replace(path)


@pytest.mark.parametrize("change", ["rename", "remove", "add"])
def test_files_that_come_and_go_are_seen(tmp_path, cache, compiled, change):
    folder = write_pack(tmp_path)
    load(folder, cache)
    path = folder / "options/exercise.yaml"
    match change:
        case "rename":
            path.rename(folder / "options/training.yaml")
        case "remove":
            path.unlink()
        case "add":
            (folder / "options/surgery.yaml").write_text("a: 1\n")
    assert load(folder, cache).problems
    assert len(compiled) == 2


def test_another_version_of_the_product_compiles_anew(tmp_path, cache, compiled, monkeypatch):
    folder = write_pack(tmp_path)
    load(folder, cache)
    monkeypatch.setattr(consult_aid, "__version__", "99.0")
    load(folder, cache)
    assert len(compiled) == 2


def _flip(data):
    return data[:-20] + bytes([data[-20] ^ 1]) + data[-19:]


def _lie(data):
    head, _, body = data.partition(b"\n")
    return head + b"\n" + body.replace(b"Smooth", b"Rugged").replace(b'"width":400', b'"width":900')


@pytest.mark.parametrize(
    "damage", [lambda data: data[: len(data) // 2], _flip, _lie, lambda data: b"", lambda data: b"{}", lambda data: data + b" "]
)
def test_a_damaged_cache_is_not_believed(tmp_path, cache, damage):
    folder = write_pack(tmp_path)
    first = load(folder, cache)
    for path in entries(cache):
        path.write_bytes(damage(path.read_bytes()))
    second = load(folder, cache)
    assert facts_of(first.pack) == facts_of(second.pack)


def test_the_cache_of_another_content_under_our_name_is_not_believed(tmp_path, cache):
    folder = write_pack(tmp_path)
    load(folder, cache)
    ours = {path.name: path for path in entries(cache)}
    other = write_pack(tmp_path / "other", **{"topics/how-a-knee-works.yaml": ("Smooth", "Rugged")})
    load(other, tmp_path / "cache2")
    for (_, mine), foreign in zip(
        sorted(ours.items(), key=lambda item: len(item[0])),
        sorted(entries(tmp_path / "cache2"), key=lambda path: len(path.name)),
        strict=True,
    ):
        mine.write_bytes(foreign.read_bytes())
    assert load(folder, cache).pack.topics[0].summary.text["en"].startswith("Smooth")


def test_a_whole_cache_of_another_shape_is_compiled_again(tmp_path, cache):
    """As an older format under a forged name would be: the checksum fits, the contents do not."""
    from consult_aid.content import cache as module

    folder = write_pack(tmp_path)
    load(folder, cache)
    for path in entries(cache):
        key = path.stem
        for held in ({}, {"problems": [{}]}, {"pack": {"": "os"}, "problems": [], "review_line": 0, "art": {}}, [], {"problems": 1}):
            body = json.dumps(held).encode()
            path.write_bytes(f"{key} {module._hash(body)}\n".encode() + body)
            loaded = load(folder, cache)
            assert loaded.pack is not None
            assert loaded.pack.art["knee"].width == 400


@pytest.mark.skipif(os.name == "nt", reason="permissions are another matter there")
def test_it_is_readable_by_its_owner_alone(tmp_path, cache):
    load(write_pack(tmp_path), cache)
    for path in entries(cache):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path):
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder is meant")
    assert load(write_pack(tmp_path), blocked).pack is not None


def test_a_full_disk_leaves_nothing_half_written(tmp_path, cache, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert load(write_pack(tmp_path), cache).pack is not None
    assert entries(cache) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_the_cache_is_never_opened(tmp_path, cache):
    folder = write_pack(tmp_path)
    load(folder, cache)
    for path in entries(cache):
        path.unlink()
        os.mkfifo(path)
    assert load(folder, cache).pack.art["knee"].width == 400


def test_old_versions_are_removed(tmp_path, cache):
    for number in range(5):
        load(write_pack(tmp_path, **{"pack.yaml": ('version: "1.0"', f'version: "1.{number}"')}), cache)
    keys = {path.name.split(".")[0].split("-")[0] for path in entries(cache)}
    assert len(keys) == 2
    other = write_pack(tmp_path / "elsewhere")
    load(other, cache)
    assert len(entries(cache)) == 6  # the other folder's entries are not touched


def test_a_picture_gone_from_the_cache_is_compiled_again_from_the_same_art(tmp_path, cache):
    folder = write_pack(tmp_path)
    load(folder, cache)
    pack = load(folder, cache).pack
    for path in entries(cache):
        path.unlink()
    assert pack.art["knee"].width == 400


def test_a_picture_is_never_taken_from_other_art_than_the_pack_was_compiled_with(tmp_path, cache):
    folder = write_pack(tmp_path)
    load(folder, cache)
    pack = load(folder, cache).pack
    for path in entries(cache):
        path.unlink()
    svg = folder / "illustrations/knee.svg"
    svg.write_text(svg.read_text().replace("#E8D9B8", "#FF0000"))
    with pytest.raises(CannotDo, match="The picture 'knee' was changed"):
        pack.art["knee"]


def test_sizes_are_known_before_a_picture_is_read(tmp_path, cache):
    """The window's thread lays out by them; reading a picture is for the thread beside it."""
    folder = write_pack(tmp_path)
    fresh = load(folder, cache).pack.art
    for path in entries(cache):
        if "-" in path.name:
            path.unlink()
    (folder / "illustrations/knee.svg").rename(tmp_path / "elsewhere.svg")
    with pytest.raises(CannotDo):
        shelf_of(folder, cache, tmp_path / "elsewhere.svg").art["knee"]
    kept = shelf_of(folder, cache, tmp_path / "elsewhere.svg").art
    assert size_of(kept, "knee") == size_of(fresh, "knee") == (fresh["knee"].width, fresh["knee"].height)


def shelf_of(folder, cache, svg):
    """The pack as the window holds it: opened while its picture was there, which then goes away."""
    svg.rename(folder / "illustrations/knee.svg")
    pack = load(folder, cache).pack
    (folder / "illustrations/knee.svg").rename(svg)
    return pack


def test_other_art_brings_its_own_size(tmp_path, cache):
    folder = write_pack(tmp_path)
    load(folder, cache)
    svg = folder / "illustrations/knee.svg"
    before = size_of(load(folder, cache).pack.art, "knee")
    svg.write_text(svg.read_text().replace("400", "600"))
    load(folder, cache)
    after = load(folder, cache).pack
    assert size_of(after.art, "knee") == (after.art["knee"].width, after.art["knee"].height) != before


def test_a_cached_pack_opens_without_yaml_or_pydantic(tmp_path, cache):
    folder = write_pack(tmp_path)
    load(folder, cache)
    code = (
        "import sys; from pathlib import Path; from consult_aid.content.load import load\n"
        "pack = load(Path(sys.argv[1]), Path(sys.argv[2])).pack; assert pack.art['knee'].width == 400\n"
        "print(sorted({'yaml', 'pydantic', 'pydantic_core', 'hashlib', 'dataclasses'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder), str(cache)], capture_output=True, text=True, timeout=60, check=True)
    assert "yaml" not in done.stdout
    assert "pydantic" not in done.stdout


def test_a_picture_keeps_its_marks(tmp_path, cache):
    """What is skin and what is hair is known without reading the picture, and the same after."""
    marked = FILES["illustrations/knee.svg"].replace('fill="#7FB7C9"', 'fill="#E7AE8C" class="skin"')
    folder = write_pack(tmp_path, **{"illustrations/knee.svg": marked})
    fresh, kept = load(folder, cache).pack.art, load(folder, cache).pack.art
    assert marks_of(kept, "knee") == (True, False)
    assert not kept._read
    assert kept["knee"].skin == fresh["knee"].skin == ("#E7AE8C",)
    assert kept["knee"].hair == fresh["knee"].hair == ()
