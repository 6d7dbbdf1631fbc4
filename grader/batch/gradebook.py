"""Reports of many students as files that gradebooks accept."""

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from grader.reports import words
from grader.reports.model import Report

Reports = Mapping[str, Report]  # student -> report
NBGRADER = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)
# What Canvas knows a student by, the most reliable first, and what Moodle's worksheet does.
CANVAS = ("ID", "SIS User ID", "SIS Login ID")
MOODLE = ("Identifier", "Email address", "ID number", "Username")
FORMULA = "=+-@"  # a spreadsheet would compute a cell that begins with one, in any width, after any space


class Unfit(Exception):
    """A file that cannot be filled in: the message says why."""


@dataclass(frozen=True)
class Filled:
    """A downloaded file with grades in it.

    Attributes:
        text: the file.
        left: students for whom it has no row, or several, or whose report is not complete.
    """

    text: str
    left: list[str] = field(default_factory=list)


def long_form(reports: Reports) -> str:
    """One row for each student and check."""
    header = ("student", "course", "step", "check", "outcome", "score", "max_score", "bonus", "complete")
    rows = (
        (
            *(_cell(student), report.course.name, step.id, check.id, check.outcome),
            *(check.score, check.max_score, int(step.bonus), int(report.complete)),
        )
        for student, report in reports.items()
        for step in report.steps
        for check in step.checks
    )
    return _text([header, *rows])


def nbgrader(reports: Reports) -> str:
    """One row for each student, in the columns of nbgrader's export; without a score if the report is not complete."""
    rows = [NBGRADER]
    for student, report in reports.items():
        points, most = words.counted(report)
        score = str(points) if report.complete else ""
        name = report.course.name.replace(",", " ")  # it writes its files without quotes
        rows.append((name, "", "", _cell(student), "", "", "", score, "0", score, str(most)))
    return _text(rows)


def canvas(reports: Reports, text: str, assignment: str) -> Filled:
    """Fill in the gradebook that Canvas exported.

    Args:
        reports: by Canvas ID, SIS ID or login.
        text: the file, with its header and its row of possible points.
        assignment: the column's title, "Homework (123)" or the part before the brackets.

    Raises:
        Unfit: it is not such a file, or does not have exactly one such column.
    """
    rows, separator = _rows(text)
    header = rows[0] if rows else []
    if len(header) < 4 or "Student" not in header[0] or "ID" not in header[1]:  # noqa: PLR2004 - as Canvas wants it
        raise Unfit("This is not a gradebook exported from Canvas: the first columns of one are Student and ID.")
    fitting = [name for name in header if name == assignment or name.rpartition(" (")[0] == assignment]
    if len(fitting) != 1:
        raise Unfit(f"The file has {len(fitting)} columns called {assignment!r}. It has: {', '.join(header[1:])}.")
    people = [row for row in rows[1:] if row and "Points Possible" not in row[0] and "Student, Test" not in row[0]]
    left = _fill(reports, people, header, CANVAS, lambda report, _: {fitting[0]: str(words.counted(report)[0])})
    return Filled(_text(rows, separator), left)


def moodle(reports: Reports, text: str) -> Filled:
    """Fill in the grading worksheet that Moodle's assignment gave.

    Args:
        reports: by identifier ("Participant 123" or 123), e-mail address, ID number or user name.
        text: the file.

    Raises:
        Unfit: it is not such a file.
    """
    rows, separator = _rows(text)
    header = rows[0] if rows else []
    missing = [name for name in ("Identifier", "Grade") if name not in header]
    if missing:
        raise Unfit(f"This is not a grading worksheet from Moodle: it has no column {missing[0]!r}.")
    most = header.index("Maximum Grade") if "Maximum Grade" in header else None

    def cells(report: Report, row: Sequence[str]) -> dict[str, str]:
        high = float(row[most].replace(",", ".")) if most is not None and row[most] else words.counted(report)[1]
        comments = {"Feedback comments": " ".join(words.headline(report))} if "Feedback comments" in header else {}
        return {"Grade": f"{words.share(report) * high:.2f}", **comments}

    left = _fill(reports, rows[1:], header, MOODLE, cells)
    return Filled(_text(rows, separator), left)


def _fill(
    reports: Reports,
    rows: list[list[str]],
    header: list[str],
    keys: Sequence[str],
    cells: Callable[[Report, Sequence[str]], dict[str, str]],
) -> list[str]:
    """Write the cells of every report into its row; returns the students who have no row of their own."""
    left = []
    columns = [header.index(key) for key in keys if key in header]
    for student, report in reports.items():
        found: list[list[str]] = []
        for column in columns:
            wanted = (student, f"Participant {student}") if header[column] == "Identifier" else (student,)
            found = found or [row for row in rows if len(row) > column and row[column] in wanted]
        if len(found) != 1 or not report.complete:
            left.append(student)
            continue
        row = found[0]
        row += [""] * (len(header) - len(row))
        for name, value in cells(report, row).items():
            row[header.index(name)] = value
    return left


def _rows(text: str) -> tuple[list[list[str]], str]:
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator)), separator


def _text(rows: Iterable[Sequence[object]], separator: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return file.getvalue()


def _cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    first = unicodedata.normalize("NFKC", text)[:1]
    return f"'{text}" if first and (first in FORMULA or not first.isprintable() or first.isspace()) else text
