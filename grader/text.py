"""Making a student's text safe to print."""

import unicodedata

KEPT = {"\n", "\t"}


def printable(text: str) -> str:
    """The text without control, format and bidirectional characters: nothing in it steers a terminal."""
    return "".join(
        character if character in KEPT or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co") else "�"
        for character in text
    )
