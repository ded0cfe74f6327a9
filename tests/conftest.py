"""What every test needs: an offscreen Qt, a cache folder of its own, and a consultation to walk into."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("CONSULT_AID_TEXT_SCALE", None)

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from consult_aid.assets import shipped_pack
from consult_aid.content.load import Loaded, load
from consult_aid.ui.app import dress, register_fonts
from consult_aid.ui.style import Look
from consult_aid.visit import Visit
from tests.desk import Consultation


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Compiled packs of the tests go to a folder of their own, in child processes too."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["CONSULT_AID_CACHE"] = str(folder)
    os.environ["CONSULT_AID_CONFIG"] = str(tmp_path_factory.mktemp("config"))  # nor does an overlay of this desk get in
    yield folder
    os.environ.pop("CONSULT_AID_CONFIG", None)
    os.environ.pop("CONSULT_AID_CACHE", None)


@pytest.fixture(scope="session")
def shipped(cache_folder: Path) -> Loaded:
    """The shipped pack, loaded once."""
    return load(shipped_pack(), cache_folder)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Look:
    """Fonts and style, once per application."""
    dress(qapp)
    register_fonts("wide", "wide-bold")
    return Look()


@pytest.fixture
def look(dressed: Look, qapp: QApplication) -> Look:
    """100 %, whatever a test before this one looked like."""
    qapp.setFont(dressed.font())
    return dressed


@pytest.fixture
def consultation(qtbot: QtBot, look: Look, shipped: Loaded) -> Iterator[Callable[..., Consultation]]:
    """Opens a window on a visit (and, if wanted, on another pack); closes all of them at the end."""
    rooms: list[Consultation] = []

    def opened(visit: Visit | None = None, loaded: Loaded | None = None, at: Look = look) -> Consultation:
        rooms.append(Consultation(qtbot, at, loaded or shipped, visit or Visit()))
        return rooms[-1]

    yield opened
    for room in rooms:
        room.window.close()


@pytest.fixture
def desk(consultation: Callable[..., Consultation]) -> Consultation:
    """A new visit on the shipped pack."""
    return consultation()
