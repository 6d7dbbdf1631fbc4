"""A student's text made safe to show: capped, and unable to control a terminal or change the text direction."""

import math
import re
import unicodedata
from collections.abc import Iterable

FINE = {"\n", "\t"}
# What terminals treat as commands: CSI, OSC and other strings up to their end, and two-character escapes.
COMMANDS = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]"
)
LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
HARMFUL = ("Cc", "Cf", "Cs", "Co")
# Numbers of Unicode that are no characters; XML takes none: two at the end of every plane, and 32 in the first.
NO_CHARACTERS = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(end) + chr(end + 1) for end in range(0xFFFE, 0x110000, 0x10000)) + "]"
)


def clean(text: str, most: int) -> str:
    """The text without terminal commands and control, format or bidirectional characters, cut to a length.

    Args:
        text: anything.
        most: how many characters are kept.
    """
    plain = NO_CHARACTERS.sub("�", LINE_ENDS.sub("\n", COMMANDS.sub("", text[: 4 * most])))
    whole = "".join(
        character if character in FINE or unicodedata.category(character) not in HARMFUL else "�" for character in plain
    )
    return whole if len(whole) <= most and len(text) <= 4 * most else f"{whole[:most]} [...]"


def ranges(numbers: Iterable[int]) -> str:
    """Whole numbers in short form: "2, 5-9, 11"."""
    ends: list[list[int]] = []
    for number in sorted(numbers):
        if ends and number == ends[-1][-1] + 1:
            ends[-1][1:] = [number]
        else:
            ends.append([number])
    return ", ".join("-".join(map(str, pair)) for pair in ends)


def span(seconds: float) -> str:
    """How long something takes, such as "4.1 s" or "35 min"."""
    for number, unit, most in ((seconds, "s", 100), (seconds / 60, "min", 100), (seconds / 3600, "h", math.inf)):
        if number < most:
            return f"{number:.0f} {unit}" if number >= 10 else f"{number:.1f} {unit}"  # noqa: PLR2004
    raise AssertionError(seconds)
