"""The product finds its resources wherever it is installed: source tree, wheel, frozen app."""

import subprocess
import sys
import zipfile
from pathlib import Path

import platformdirs
import pytest

from consult_aid import assets
from consult_aid.errors import CannotDo

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, unpacked as pip would."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)], cwd=ROOT, check=True, capture_output=True)
    (file,) = out.glob("*.whl")
    with zipfile.ZipFile(file) as packed:
        packed.extractall(out / "site")
    return out / "site"


def test_a_wheel_carries_packs_words_and_sample(wheel):
    shipped = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()}
    packed = {path.relative_to(wheel / "consult_aid/resources") for path in (wheel / "consult_aid/resources").rglob("*") if path.is_file()}
    assert packed == shipped
    assert not (wheel / "resources").exists()
    assert not (wheel / "tests").exists()


def test_a_wheel_makes_the_sample_sheet(wheel, tmp_path):
    script = (
        "import sys, consult_aid.assets as a; from consult_aid.cli import main;"
        "sys.exit(main(['handout', '--visit', str(a.sample_visit()), '--out', 'sheet.pdf']))"
    )
    environment = {"PYTHONPATH": str(wheel), "CONSULT_AID_CACHE": str(tmp_path / "cache"), "PATH": ""}
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-1.")


def test_a_frozen_app_looks_beside_its_program(tmp_path, monkeypatch):
    (tmp_path / "resources" / "packs").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert assets.resources() == tmp_path / "resources"


def test_missing_resources_are_said_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "consult_aid" / "assets.py"))
    with pytest.raises(CannotDo, match="install Consult Aid again"):
        assets.resources()


def test_no_file_names_a_machine_or_a_registry():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    marks = ("/wor" + "k/", "index-" + "url", "pypi" + ".org", "registry." + "npmjs")
    found = []
    for name in listed.splitlines():
        path = ROOT / name
        if path.suffix in (".py", ".toml", ".txt", ".md", ".yaml", ".json", ".svg", "") and path.is_file():
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [f"{name}: {mark}" for mark in marks if mark in text]
    assert found == []


@pytest.mark.parametrize("home", [None, "", " ", "/else/where", "not/from/the/root", "/with a blank/"])
def test_folders_are_where_the_system_has_them(monkeypatch, tmp_path, home):
    for name in ("CONSULT_AID_CACHE", "CONSULT_AID_CONFIG", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", home)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    config = platformdirs.user_config_path("consult-aid", appauthor=False)
    assert assets.cache_folder() == platformdirs.user_cache_path("consult-aid", appauthor=False)
    assert assets.overlay_of(tmp_path / "knee") is None
    (config / "overlays" / "knee").mkdir(parents=True)
    assert assets.overlay_of(tmp_path / "knee") == config / "overlays" / "knee"
