"""What goes back to students: a page for each, named as their platform wants it."""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import msgspec

from grader import files
from grader.batch.marks import Mark
from grader.reports import html
from grader.reports.model import Report

PAGE = "feedback.html"
UNNAMEABLE = re.compile(r"[^\w .@+-]+")
MAX_NAME = 60  # letters of a folder's: no system has fewer than 240 bytes
MOODLE_FOLDER = "_assignsubmission_file"
CANVAS_FILE = re.compile(r"(?P<who>.+_\d+_\d+|.*anon_\w+_\d+)_.+")


def page(mark: Mark) -> bytes:
    """The report as a page, and before it what counts and why, and what exactly was graded.

    Hidden checks say no more here than they did when it was graded for marks.
    """
    assert mark.report is not None
    counts = html.Counts(mark.whose, mark.headline, min(100.0, round(100 * mark.share, 1)))
    return html.dump(told(mark, mark.report), counts)


def told(mark: Mark, report: Report) -> Report:
    """A report with what is to be said beside its checks."""
    about = f"This is about the files with the SHA-256 {report.submission.sha256}."
    notes = (*mark.why, *(mark.row.notes if mark.row else ()), *report.notes, about)
    return msgspec.structs.replace(report, notes=tuple(dict.fromkeys(notes)))


def written(marks: Iterable[Mark], out: Path, platform: str) -> tuple[int, list[str]]:
    """Write the pages into a folder or a zip.

    Args:
        marks: of the class.
        out: the folder, or the zip if it is called so.
        platform: whose names they get: folders, canvas or moodle.

    Returns:
        How many there are, and the students who have none.
    """
    number, left, names = 0, list[str](), set[str]()
    with _place(out) as write:
        for mark in marks:
            if mark.is_given:  # there is nothing that a page could be about
                continue
            name = _name(mark, platform)
            if not mark.is_complete or not name or name in names:
                left.append(mark.names[0])
                continue
            names.add(name)
            write(name, page(mark))
            number += 1
    return number, left


def _name(mark: Mark, platform: str) -> str:
    """What a platform wants a student's page to be called; empty where that is not known."""
    row = mark.row
    assert row is not None
    if platform == "moodle":  # as its own download was called
        return f"{row.path}_{PAGE}" if row.path.endswith(MOODLE_FOLDER) else ""
    if platform == "canvas":  # with the numbers that its own download had
        match = CANVAS_FILE.fullmatch(PurePosixPath(row.path).name)
        return f"{match['who']}_{PAGE}" if match else ""
    return f"{UNNAMEABLE.sub('_', row.id).strip('. ')[:MAX_NAME] or 'nameless'}/{PAGE}"


@contextmanager
def _place(out: Path) -> Iterator[Callable[[str, bytes], None]]:
    if out.suffix.lower() == ".zip":
        part = out.with_name(f".{out.name}.part")
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            yield lambda name, data: archive.writestr(name, data)  # noqa: PLW0108 - it takes more than these
        part.replace(out)
        return

    def write(name: str, data: bytes) -> None:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        files.replace(out / name, data)

    yield write
