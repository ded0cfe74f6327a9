"""Where the files are: resources from a source tree, a wheel or a frozen app; fonts from their packages; the cache folder."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from consult_aid.errors import CannotDo


def resources() -> Path:
    """The `resources` folder: in `_MEIPASS` when frozen, inside the package in a wheel, beside it in a source tree or editable install.

    The package's own folder comes first, so that a stray `resources` beside an installed package is never taken for ours.
    """
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "resources"] if frozen else []
    for place in (*places, package / "resources", package.parent / "resources"):
        if (place / "packs").is_dir():
            return place
    raise CannotDo("The resources folder is missing from this installation; install Consult Aid again.")


def shipped_pack() -> Path:
    """The pack that opens when none is named."""
    return resources() / "packs" / "hair-loss"


def sample_visit() -> Path:
    """The visit file that `make run` opens."""
    return resources() / "sample-visit.yaml"


def font_files() -> dict[str, Path]:
    """TrueType files by role: `regular` and `bold` of the face, `wide` and `wide-bold` for scripts the face lacks.

    Raises CannotDo when a font package is not installed.
    """
    wanted = {
        "regular": ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
        "bold": ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
        "wide": ("fontpkg_fira_sans", "FiraSans-Regular.ttf"),
        "wide-bold": ("fontpkg_fira_sans", "FiraSans-Bold.ttf"),
    }
    found = {}
    for role, (package, file) in wanted.items():
        spec = find_spec(package)
        path = Path(spec.origin).parent / "files" / file if spec and spec.origin else None
        if path is None or not path.is_file():
            raise CannotDo(f"The font file {file} is missing from this installation; install Consult Aid again.")
        found[role] = path
    return found


def new_pack() -> Path:
    """The pack that `consult-aid new` copies."""
    return resources() / "new-pack"


def overlay_of(pack: Path) -> Path | None:
    """The clinic's own changes to a pack: the folder of the pack's name under `overlays` in the user's settings, when it is there.

    CONSULT_AID_CONFIG overrides the system's own place for settings.
    """
    named = os.environ.get("CONSULT_AID_CONFIG")
    settings = Path(named) if named else _own_folder("XDG_CONFIG_HOME", ".config", "user_config_path")
    place = settings / "overlays" / pack.resolve().name
    return place if place.is_dir() else None


def cache_folder() -> Path:
    """The folder for compiled packs (never for anything of a visit). CONSULT_AID_CACHE overrides the system's own place."""
    if named := os.environ.get("CONSULT_AID_CACHE"):
        return Path(named)
    return _own_folder("XDG_CACHE_HOME", ".cache", "user_cache_path")


def _own_folder(variable: str, usual: str, function: str) -> Path:
    """Our folder in a place that the system has for each user. Where it stands on Linux is known, and asking costs 10 ms of the start."""
    if sys.platform == "linux":
        place = os.environ.get(variable, "").strip() or os.path.join(os.path.expanduser("~"), usual)  # noqa: PTH111, PTH118 - texts
        if place.startswith("/"):
            return Path(place) / "consult-aid"
    import platformdirs

    found: Path = getattr(platformdirs, function)("consult-aid", appauthor=False)
    return found
