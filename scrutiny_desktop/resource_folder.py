"""Where the program's resources lie: inside the installed package, or beside it in a checkout."""

from pathlib import Path

_HERE = Path(__file__).parent


def resource_folder() -> Path:
    """The folder with icons, themes, forms, wording, help and the sample."""
    packed = _HERE / "resources"
    return packed if packed.is_dir() else _HERE.parent / "resources"
