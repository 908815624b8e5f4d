"""Which characters a file may hold."""


def writable(words: str) -> str:
    """Without what no XML, and so no Word file and no workbook, may hold."""
    return "".join(each for each in words if each in "\t\n" or _may_stand(ord(each)))


def _may_stand(code: int) -> bool:
    return code >= 0x20 and not 0xD800 <= code < 0xE000 and code not in (0xFFFE, 0xFFFF)
