"""Some pages of a paper as a PDF of their own, unaltered, so that item and page stamps stay on them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from scrutiny_desktop.domain.errors import Report, ScrutinyError
from scrutiny_desktop.domain.ids import Clock
from scrutiny_desktop.domain.paper import Paper
from scrutiny_desktop.outputs.saving import save_whole
from scrutiny_desktop.papers.plates import BrokenError, PlateMaker
from scrutiny_desktop.store import vault
from scrutiny_desktop.store.access import Access
from scrutiny_desktop.store.library import open_library

_PATIENCE = 60.0
"""Seconds that copying may take."""


def save_pages(
    access: Access, clock: Clock, paper: Paper, pages: Sequence[int], out: Path, password: str, report: Report
) -> Path:
    """Save pages, counted from 1 in the paper; they are copied in a child, since no foreign file is parsed here."""
    report(0, 2)
    before = max(1, paper.first_page) - 1
    with open_library(access, clock=clock) as library:
        maker = PlateMaker(patience=_PATIENCE)
        try:
            maker.open(vault.size(library, paper.content), partial(vault.piece, library, paper.content), password)
            copied = maker.copy_pages([before + page - 1 for page in pages])
        except BrokenError as error:
            raise ScrutinyError("These pages break the program that copies them.", "Leave some of them out.") from error
        finally:
            maker.close()
    report(1, 2)
    save_whole(out, copied)
    return out
