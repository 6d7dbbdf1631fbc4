"""Tables as spreadsheets write them: in whatever encoding, with whatever separator."""

import csv
import io
import re

UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # with which such a file begins
UTF_8 = b"\xef\xbb\xbf"  # as Excel begins it
SEPARATORS = ",;\t"
# What Moodle calls a student by, "Participant 12" in any language.
PARTICIPANT = "Participant"
NUMBERED = re.compile(r"(?P<word>\D+?)\s*(?P<number>\d+)")


def decoded(data: bytes) -> str:
    """Text that a spreadsheet has written."""
    if data.startswith(UTF_16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def encoded(text: str, like: bytes) -> bytes:
    """Text in the encoding of another one."""
    if like.startswith(UTF_16):
        return text.encode("utf-16")
    if like.startswith(UTF_8):
        return text.encode("utf-8-sig")
    try:
        like.decode("utf-8")
    except UnicodeDecodeError:
        return text.encode("cp1252", "replace")
    return text.encode()


def separator_of(text: str) -> str:
    """What stands between the columns."""
    return max(SEPARATORS, key=text.partition("\n")[0].count)


def rows_of(text: str) -> list[list[str]]:
    """All rows, the line of titles first."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text)))
