"""Marks of many students as files that gradebooks accept."""

import csv
import io
import math
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from grader.batch.marks import Mark
from grader.batch.tables import NUMBERED, PARTICIPANT, decoded, encoded, rows_of, separator_of
from grader.reports import words

NBGRADER = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)
LONG = (
    *("student", "course", "step", "check", "outcome", "score", "max_score", "bonus", "complete"),
    *("raw_total", "total", "out_of", "why"),
)
# What Canvas knows a student by, the most reliable first, and what Gradescope's roster does.
CANVAS = ("ID", "SIS User ID", "SIS Login ID")
GRADESCOPE = ("SID", "Email")
# What Moodle's worksheet knows a student by beside the identifier, in English.
MOODLE = ("Email address", "ID number", "Username")
NOT_STUDENTS = ("Points Possible", "Student, Test")  # rows of Canvas's gradebook
FORMULA = "=+-@\u2212"  # a spreadsheet would compute a cell that begins with one, in any width, after any space


class Unfit(Exception):
    """A file that cannot be filled in: the message says why."""


@dataclass(frozen=True)
class Filled:
    """A downloaded file with grades in it.

    Attributes:
        data: the file, in the encoding that it had.
        left: students for whom it has no row, or several, or whose report is not complete.
    """

    data: bytes
    left: list[str] = field(default_factory=list)


def short_form(marks: Iterable[Mark]) -> Filled:
    """One row for each student: as graded, as it counts, and why; without points if the report is not complete."""
    rows: list[Sequence[object]] = [("student", "name", "graded", "points", "out_of", "why")]
    left = list[str]()
    for mark in marks:
        left += [] if mark.is_complete else [mark.names[0]]
        points = (_points(mark.raw), _points(mark.points)) if mark.is_complete else ("", "")
        name = mark.row.name if mark.row else "".join(mark.names[1:])
        rows.append((_cell(mark.names[0]), _cell(name), *points, _points(mark.most), _cell(" ".join(mark.why))))
    return Filled(_text(rows).encode(), left)


def long_form(marks: Iterable[Mark]) -> Filled:
    """One row for each student and check; what counts, and why, in each of a student's rows."""
    rows: list[Sequence[object]] = [LONG]
    left = list[str]()
    for mark in marks:
        if mark.report is None:
            left += [] if mark.is_given else [mark.names[0]]
            continue
        about = mark.report.course.name, int(mark.report.complete)
        totals = _points(mark.raw), _points(mark.points), _points(mark.most), _cell(" ".join(mark.why))
        rows += (
            (
                *(_cell(mark.names[0]), about[0], step.id, check.id, check.outcome),
                *(check.score, check.max_score, int(step.bonus), about[1], *totals),
            )
            for step in mark.report.steps
            for check in step.checks
        )
    return Filled(_text(rows).encode(), left)


def nbgrader(marks: Iterable[Mark]) -> Filled:
    """One row for each student, in the columns of nbgrader's export; without a score if the report is not complete."""
    rows: list[Sequence[object]] = [NBGRADER]
    left = list[str]()
    for mark in marks:
        left += [] if mark.is_complete else [mark.names[0]]
        name = mark.report.course.name.replace(",", " ") if mark.report else ""  # it writes its files without quotes
        raw, late, points = mark.points + mark.late, mark.late, mark.points
        scores = (_points(raw), _points(late), _points(points)) if mark.is_complete else ("", "0", "")
        rows.append((name, "", "", _cell(mark.names[0]), "", "", "", *scores, _points(mark.most)))
    return Filled(_text(rows).encode(), left)


def canvas(marks: Iterable[Mark], data: bytes, assignment: str) -> Filled:
    """Fill in the gradebook that Canvas exported, scaled to the points that are possible there.

    Args:
        marks: of students that Canvas knows by ID, SIS ID or login.
        data: the file, with its header and its row of possible points.
        assignment: the column's title, "Homework (123)" or the part before the brackets.

    Raises:
        Unfit: it is not such a file, or does not have exactly one such column.
    """
    text = decoded(data)
    rows = rows_of(text)
    header = rows[0] if rows else []
    if len(header) < 4 or "Student" not in header[0] or "ID" not in header[1]:  # noqa: PLR2004 - as Canvas wants it
        raise Unfit("This is not a gradebook exported from Canvas: the first columns of one are Student and ID.")
    title = _column(header, assignment)
    people = [row for row in rows[1:] if row and row[0].strip() not in NOT_STUDENTS]
    most = next((row for row in rows if row and row[0].strip() == NOT_STUDENTS[0]), [])
    possible = _number(most, header.index(title))

    def cells(mark: Mark, _: Sequence[str]) -> dict[str, str]:
        return {title: _points(mark.points * possible / mark.most if possible and mark.most else mark.points)}

    left = _fill(marks, people, header, CANVAS, cells)
    return Filled(encoded(_text(rows, separator_of(text)), data), left)


def gradescope(marks: Iterable[Mark], data: bytes, assignment: str) -> Filled:
    """Fill in a column of a table with the columns SID or Email, as Gradescope exports it; the column may be new.

    Args:
        marks: of students that are known by SID or e-mail address.
        data: the file.
        assignment: the column's title.

    Raises:
        Unfit: it is not such a file.
    """
    text = decoded(data)
    rows = rows_of(text)
    header = rows[0] if rows else []
    if not any(name in header for name in GRADESCOPE):
        raise Unfit("This is not a table that Gradescope exported: it has no column SID or Email.")
    if assignment not in header:
        header.append(assignment)
    left = _fill(marks, rows[1:], header, GRADESCOPE, lambda mark, _: {assignment: _points(mark.points)})
    return Filled(encoded(_text(rows, separator_of(text)), data), left)


def moodle(marks: Iterable[Mark], data: bytes, assignment: str | None = None) -> Filled:
    """Fill in the grading worksheet that Moodle's assignment gave, in whatever language.

    Args:
        marks: of students that are known by identifier ("Participant 123" or 123), e-mail address, ID number or name.
        data: the file.
        assignment: the title of the column with the grade, where it is not found.

    Raises:
        Unfit: it is not such a file, or it cannot be found where the grade is.
    """
    text = decoded(data)
    rows = rows_of(text)
    header = rows[0] if rows else []
    people = [row for row in rows[1:] if any(row)]
    for one in people:
        one.extend([""] * (len(header) - len(one)))
    identifier = header.index("Identifier") if "Identifier" in header else _numbered_column(header, people)
    if identifier is None:
        raise Unfit("This is not a grading worksheet from Moodle: it has no column 'Identifier'.")
    most = header.index("Maximum Grade") if "Maximum Grade" in header else _same_number(header, people)
    if assignment or "Grade" in header:
        grade = header.index(_column(header, assignment or "Grade"))
    elif most:  # the one before it, in every language
        grade = most - 1
    else:
        raise Unfit("It cannot be found which column has the grade: name it with --assignment.")
    comments = header.index("Feedback comments") if "Feedback comments" in header else None

    def cells(mark: Mark, row: Sequence[str]) -> dict[str, str]:
        high = (_number(row, most) if most is not None else None) or mark.most
        found = {header[grade]: _as_there(f"{mark.share * high:.2f}", row, most)}
        if comments is not None and mark.report:
            found[header[comments]] = " ".join((*words.headline(mark.report), *mark.why))
        return found

    # In whatever language it says so; its bare number may be somebody else's ID number.
    numbers = [NUMBERED.fullmatch(row[identifier]) for row in people]
    known = [
        [row[identifier], f"{PARTICIPANT} {match['number']}"] if match else [row[identifier]]
        for row, match in zip(people, numbers, strict=True)
    ]
    left = _fill(map(_as_participant, marks), people, header, MOODLE, cells, first=known)
    return Filled(encoded(_text(rows, separator_of(text)), data), left)


def _as_participant(mark: Mark) -> Mark:
    """A report that is called like a participant's number is that participant's."""
    is_number = mark.row is None and mark.names[0].isdigit()
    return replace(mark, names=(f"{PARTICIPANT} {mark.names[0]}", *mark.names)) if is_number else mark


def _numbered_column(header: Sequence[str], people: Sequence[Sequence[str]]) -> int | None:
    """The column in which the same word stands before a number that is nobody else's."""
    for column in range(len(header)):
        found = [NUMBERED.fullmatch(row[column]) for row in people if len(row) > column]
        if people and all(found) and len({match["word"] for match in found if match}) == 1:
            return column
    return None


def _same_number(header: Sequence[str], people: Sequence[Sequence[str]]) -> int | None:
    """The column in which everybody has the same number: how many points there are."""
    for column in range(1, len(header)):
        found = {_number(row, column) for row in people}
        if len(found) == 1 and None not in found and 0 not in found:
            return column
    return None


def _number(row: Sequence[str], column: int) -> float | None:
    """The number in a cell, as people write them: 1,000.50 and 1.000,50 and 20,00; None where there is none."""
    text = row[column] if column < len(row) else ""
    if "," in text and "." in text:
        text = text.replace("," if text.rindex(".") > text.rindex(",") else ".", "")
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _points(points: float) -> str:
    """Points with two places at most."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def _as_there(number: str, row: Sequence[str], column: int | None) -> str:
    """A number with a comma where the file has commas."""
    return number.replace(".", ",") if column is not None and "," in row[column] else number


def _column(header: Sequence[str], title: str) -> str:
    fitting = [name for name in header if name == title or name.rpartition(" (")[0] == title]
    if len(fitting) != 1:
        raise Unfit(f"The file has {len(fitting)} columns called {title!r}. It has: {', '.join(header[1:])}.")
    return fitting[0]


def _fill(
    marks: Iterable[Mark],
    rows: list[list[str]],
    header: list[str],
    keys: Sequence[str],
    cells: Callable[[Mark, Sequence[str]], dict[str, str]],
    first: list[list[str]] | None = None,
) -> list[str]:
    """Write the cells of every mark into its row; returns the students who have no row of their own.

    Args:
        marks: of the students.
        rows: of the table, without the header; they are changed.
        header: the columns' titles.
        keys: titles of columns by which students are known, the most reliable first.
        cells: what is written into a row, by title.
        first: what each row is known by before all that.
    """
    left, claimed = list[str](), dict[int, tuple[str, list[str]]]()  # row -> whose it is, and what it was before
    columns = [header.index(key) for key in keys if key in header]
    tables = [first or [], *([row[column : column + 1] for row in rows] for column in columns)]
    known = defaultdict[str, set[int]](set)
    for table in tables:
        for place, names in enumerate(table):
            for name in filter(None, names):
                known[name].add(place)
    for mark in marks:
        # The first name that anybody has; one that several have, in whatever columns, is nobody's.
        found = next((known[name] for name in mark.names if name in known), set[int]())
        if len(found) != 1 or (mark.row and not mark.row.names):
            left.append(mark.names[0])
            continue
        (place,) = found
        if place in claimed:  # of two who say that a row is theirs, one lies, and it may be the first
            before, cells_before = claimed[place]
            rows[place][:] = cells_before
            left += [one for one in (before, mark.names[0]) if one not in left]
            continue
        claimed[place] = mark.names[0], list(rows[place])
        if not mark.is_complete:
            left.append(mark.names[0])
            continue
        row = rows[place]
        row += [""] * (len(header) - len(row))
        for title, value in cells(mark, row).items():
            row[header.index(title)] = value
    return left


def _text(rows: Iterable[Sequence[object]], separator: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return file.getvalue()


def _cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    first = unicodedata.normalize("NFKC", text)[:1]
    return f"'{text}" if first and (first in FORMULA or not first.isprintable() or first.isspace()) else text
