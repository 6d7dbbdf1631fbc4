"""Who is in a class: any CSV with a row for each student, such as a gradebook that a platform exported."""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.batch import tables
from grader.batch.tables import NUMBERED, PARTICIPANT

# Columns by which a student is known, in the languages that platforms write them in; the others hold marks.
KNOWN_BY = re.compile(
    r"\b(id|sid|sis|login|e-?mail\w*|user\w*|\w*name|student\w*|identifier|number|nummer|matrikel\w*|github\w*|nom|pr[eé]nom"
    r"|nombre|apellidos?|correo|courriel|identifi\w+|nutzer\w*|teilnehmer\w*)\b",
    re.IGNORECASE,
)
IDS = (
    "ID",
    "Student ID",
    "SID",
    "Identifier",
    "SIS User ID",
    "SIS Login ID",
    "ID number",
    "Username",
    "Email address",
    "Email",
)
NAMES = ("Full name", "Student", "Name", "Student name", "Vollständiger Name", "Nom complet", "Nombre completo")
FIRST, LAST = ("First name", "First Name", "Vorname"), ("Last name", "Last Name", "Surname", "Nachname")
NOBODY = ("points possible", "student, test")  # rows of Canvas's that are no student's
MAX_WORDS = 6  # of a name


class Unreadable(Exception):
    """A roster that cannot be read: the message says why."""


@dataclass(frozen=True)
class Person:
    """A student: the id that counts, and a name for people."""

    id: str
    name: str


@dataclass(frozen=True)
class Roster:
    """Who is in a class.

    Attributes:
        people: the students.
        meant: by a word: whose ID it is, else those of whom one cell, or one part of it, says so.
        nameless: what rows say that have no ID.
    """

    people: tuple[Person, ...]
    meant: dict[str, set[Person]] = field(default_factory=dict)
    nameless: tuple[str, ...] = ()

    def find(self, names: Iterable[str], name: str = "") -> Person | None:
        """The one student who is meant by the first of these that means any; None where there is none, or several.

        Args:
            names: what a platform knows somebody by.
            name: of that somebody, where it is known: a number of the platform's that is another student's ID is passed
                over.
        """
        for one in names:
            found = {person for person in self.meant.get(_plain(one), ()) if _may_be(person, name) or not one.isdigit()}
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None


def read(path: Path) -> Roster:
    """The roster in a CSV: commas, semicolons or tabs; UTF-8, UTF-16 or what Excel writes.

    Raises:
        Unreadable: it is none.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{str(path)!r} cannot be read: {error.strerror}.") from error
    if not data.startswith(tables.UTF_16) and b"\0" in data:
        raise Unreadable(f"{str(path)!r} is no CSV: a roster is a table with a row for each student.")
    try:
        rows = [row for row in tables.rows_of(tables.decoded(data)) if any(map(str.strip, row))]
    except csv.Error as error:
        raise Unreadable(f"{str(path)!r} is no CSV ({error}).") from error
    if len(rows) < 2:  # noqa: PLR2004 - a header, and somebody
        raise Unreadable(f"{str(path)!r} has no students: its first line has to name the columns, such as ID and Name.")
    header, *rows = rows
    people = [[*row, *[""] * (len(header) - len(row))] for row in rows if row[0].strip().lower() not in NOBODY]
    columns = [i for i, title in enumerate(header) if KNOWN_BY.search(title)]
    if not columns:
        raise Unreadable(f"{str(path)!r}: its first line has to name the columns, such as ID and Name.")
    known = [header.index(title) for title in IDS if title in header] or columns[:1]
    # That most have, and the first of those.
    its_id = max(known, key=lambda column: sum(bool(cells[column].strip()) for cells in people))
    found, meant, nameless = list[Person](), defaultdict[str, set[Person]](set), list[str]()
    for cells in people:
        if not cells[its_id].strip():
            nameless.append(", ".join(filter(None, (cells[column].strip() for column in columns))))
            continue
        person = Person(cells[its_id].strip(), _name(header, cells))
        found.append(person)
        for words in (person.name, *(cells[i] for i in columns)):
            for one in _spoken(words):
                meant[one].add(person)
    for person in found:  # what somebody else is called by is this student's ID all the same
        meant[_plain(person.id)] = {person}
    twice = [one for one, number in Counter(person.id for person in found).items() if number > 1]
    if twice:
        raise Unreadable(f"{str(path)!r} has several students with the same {header[its_id]}: {', '.join(twice[:5])}.")
    return Roster(tuple(found), dict(meant), tuple(nameless))


def _may_be(person: Person, name: str) -> bool:
    """Whether nothing speaks against somebody of this name being that student: names are written in many ways."""
    words, plain = map(_plain, re.findall(r"\w+", person.name)), _plain(name)
    return not plain or not person.name or any(word in plain for word in words)


def _name(header: Sequence[str], cells: Sequence[str]) -> str:
    whole = next((cells[header.index(title)] for title in NAMES if title in header), "")
    parts = [cells[header.index(title)] for kind in (FIRST, LAST) for title in kind if title in header]
    return whole.strip() or " ".join(filter(None, map(str.strip, parts)))


def _spoken(words: str) -> set[str]:
    """How a cell may be written elsewhere: a name with its words in another order, a mail without its host."""
    parts = re.findall(r"\w+", words)[:MAX_WORDS]
    turned = ["".join(parts[i:] + parts[:i]) for i in range(len(parts))]
    if numbered := NUMBERED.fullmatch(words.strip()):  # Moodle's identifier, in whatever language
        turned.append(f"{PARTICIPANT}{numbered['number']}")
    return {_plain(one) for one in (words, *turned, *([words.partition("@")[0]] if "@" in words else []))} - {""}


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", words).casefold())
