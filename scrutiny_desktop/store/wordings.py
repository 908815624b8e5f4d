"""The table of panels' own wordings."""

from scrutiny_desktop.domain.panel_wording import PanelWording
from scrutiny_desktop.store import rows
from scrutiny_desktop.store.engine import Database


def of_panel(db: Database, panel_id: str) -> PanelWording | None:
    """The panel's own wording, where it has any."""
    return next(iter(rows.where(db, PanelWording, "panel_id = ?", [panel_id])), None)
