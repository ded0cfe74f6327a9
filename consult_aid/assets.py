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


def cache_folder() -> Path:
    """The folder for compiled packs (never for anything of a visit). CONSULT_AID_CACHE overrides the system's own place."""
    if named := os.environ.get("CONSULT_AID_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("consult-aid", appauthor=False)
