"""Which characters a file may hold."""

_NONE = dict.fromkeys((*(code for code in range(0x20) if code not in (0x09, 0x0A)), *range(0xD800, 0xE000),
                       0xFFFE, 0xFFFF))  # fmt: skip


def writable(words: str) -> str:
    """Without what no XML, and so no Word file and no workbook, may hold."""
    return words.translate(_NONE)
