"""A pack read as its papers, or as the one paper that its file is."""

from dataclasses import replace

from scrutiny_desktop.domain.reading import Reading


def as_one(reading: Reading) -> Reading:
    """All words of a pack's papers as one paper; any other reading as it is."""
    if reading.pack is None:
        return reading
    own = [part.reading for part in reading.pack.parts if part.reading is not None]
    return replace(
        reading, kind="text", sections=tuple(section for each in own for section in each.sections),
        printed=tuple(printed for each in own for printed in each.printed),
        warnings=(*reading.warnings, *(warning for each in own for warning in each.warnings)),
        pack=replace(reading.pack, parts=tuple(replace(part, reading=None) for part in reading.pack.parts)),
    )  # fmt: skip
