"""Sheets about the library itself, for a view to save or print."""

from scrutiny_desktop.outputs.recovery_sheet import recovery_sheet
from scrutiny_desktop.outputs.saving import save_whole

__all__ = ["recovery_sheet", "save_whole"]
