"""One frozen record of what a desk may set."""

from __future__ import annotations

from consult_aid.record import record
from consult_aid.theme import PaperName, SizeName


@record(kw_only=True)
class Settings:
    """How sheets are made on this desk."""

    paper: PaperName = "a4"
    size: SizeName = "standard"
