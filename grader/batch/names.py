"""What students are called where a class is shown: by their ids and names, or by numbers."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial

import msgspec

from grader.batch.store import Row
from grader.reports.model import CheckResult
from grader.reports.text import clean

MAX_NAME = 80  # characters
LETTERS = re.compile(r"[^\W_]+")
LEFT_OUT = "(name)"
# A word as it may be written: ß is SS in capitals.
FORMS = (partial(unicodedata.normalize, "NFC"), str.casefold)
LONG = 4  # letters of a word that is not by chance a part of another
TELL_NOTHING = {
    "student",
    "participant",
    "submission",
    "group",
    "zip",
    "ipynb",
    "tar",
    "gz",
}  # in what platforms call students


@dataclass(frozen=True)
class Called:
    """A student.

    Attributes:
        name: how the student is called.
        hidden: names that are not to be shown, wherever they are.
    """

    name: str
    hidden: tuple[str, ...] = ()

    def said(self, text: str) -> str:
        """A text about the student without these names."""
        return self._names.sub(LEFT_OUT, unicodedata.normalize("NFC", text)) if self.hidden else text

    def about(self, check: CheckResult) -> CheckResult:
        """What came of a check without these names."""
        texts = {name: getattr(check, name) for name in ("message", "help", "actual")}
        return msgspec.structs.replace(check, **{name: text and self.said(text) for name, text in texts.items()})

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """Whole names, and the words that they consist of; not short numbers, which are everywhere."""
        words = {*self.hidden, *(word for name in self.hidden for word in LETTERS.findall(name))}
        words = {word for word in words if word.lower() not in TELL_NOTHING}
        words = {form(word) for word in words for form in FORMS}
        telling = sorted((word for word in words if len(word) > (2 if word.isdigit() else 1)), key=len, reverse=True)
        inside = [re.escape(word) for word in telling if len(word) >= LONG]  # also written together with others
        apart = [rf"(?<![^\W_]){re.escape(word)}(?![^\W_])" for word in telling if len(word) < LONG]
        return re.compile("|".join(inside + apart) or "(?!)", re.IGNORECASE)


def called(rows: Iterable[Row], *, anonymous: bool) -> dict[str, Called]:
    """Id -> what the student is called.

    Numbers follow from what was handed in: the order of the ids would tell who is who.
    """
    if not anonymous:
        return {
            row.id: Called(clean(f"{row.id} {row.name if row.name != row.id else ''}".strip(), MAX_NAME))
            for row in rows
        }
    ordered = sorted(rows, key=lambda row: (row.digest, row.id))
    return {
        row.id: Called(f"student {number}", tuple(filter(None, (row.id, row.key, row.name, *row.names))))
        for number, row in enumerate(ordered, start=1)
    }
