"""PDFium serves one thread at a time: whoever uses it holds this lock meanwhile."""

from __future__ import annotations

from _thread import allocate_lock

PDFIUM = allocate_lock()
