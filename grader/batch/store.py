"""What is known of a class: one file, DIR/class.sqlite, which docs/class.md describes for people who know SQL."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from grader.batch.tables import PARTICIPANT
from grader.batch.ways import Way
from grader.reports.model import Report

FILE, LOCK = "class.sqlite", "class.lock"
SCHEMA = 1
WAIT_SECONDS = 30.0  # for whoever else writes

TABLES = """
CREATE TABLE about (
    name TEXT PRIMARY KEY,  -- course, course_name, grader, seed, layout, source; "course SHA": JSON, its steps' own
    value TEXT NOT NULL
);
CREATE TABLE submissions (
    id TEXT PRIMARY KEY,    -- the student's in the roster, else what the download calls it
    key TEXT NOT NULL,      -- what the download calls it
    name TEXT NOT NULL,     -- of the student, or empty
    late INTEGER,           -- 1, 0, or NULL where the platform does not say
    at TEXT NOT NULL,       -- when it was handed in, as the platform writes it
    digest TEXT NOT NULL,   -- sha256 of what was handed in
    notes TEXT NOT NULL,    -- JSON: how it was read, for the student
    remarks TEXT NOT NULL,  -- JSON: what the instructor should look at
    names TEXT NOT NULL,    -- JSON: what the student may be known by, the most reliable first; none: nobody for sure
    path TEXT NOT NULL      -- in the download, of one of its files: feedback is called like it
);
CREATE TABLE reports (
    digest TEXT NOT NULL,
    course TEXT NOT NULL,   -- sha256 of the course: checks, solutions, digits, secret
    grader TEXT NOT NULL,   -- versions of the grader and of the libraries
    seed TEXT NOT NULL,     -- of everything random; empty: each step's own
    complete INTEGER NOT NULL,
    score INTEGER NOT NULL, max_score INTEGER NOT NULL, bonus INTEGER NOT NULL, max_bonus INTEGER NOT NULL,
    seconds REAL NOT NULL,  -- that grading took
    called REAL NOT NULL,   -- CPU seconds of them: of the student's and the reference's functions
    tries INTEGER NOT NULL,
    at TEXT NOT NULL,       -- when it was graded, UTC
    fault TEXT NOT NULL,    -- why there is no report
    report TEXT,            -- JSON, as docs/report.md describes it
    PRIMARY KEY (digest, course, grader, seed)
);
CREATE TABLE missing (id TEXT PRIMARY KEY, name TEXT NOT NULL);          -- in the roster, and nothing handed in
CREATE TABLE left_over (path TEXT PRIMARY KEY, reason TEXT NOT NULL);    -- in the download, and nobody's
CREATE VIEW current AS
    SELECT * FROM reports
    WHERE course = (SELECT value FROM about WHERE name = 'course')
      AND grader = (SELECT value FROM about WHERE name = 'grader')
      AND seed = (SELECT value FROM about WHERE name = 'seed');
CREATE VIEW results AS
    SELECT s.id, s.name, s.late, s.at, s.digest,
           r.complete, r.score, r.max_score, r.bonus, r.max_bonus, r.fault, r.report
    FROM submissions s LEFT JOIN current r USING (digest);
CREATE VIEW checks AS
    SELECT results.id, json_extract(step.value, '$.id') AS step, json_extract(one.value, '$.id') AS "check",
           json_extract(one.value, '$.outcome') AS outcome, json_extract(one.value, '$.score') AS score,
           json_extract(one.value, '$.max_score') AS max_score, json_extract(one.value, '$.message') AS message
    FROM results, json_each(results.report, '$.steps') AS step, json_each(step.value, '$.checks') AS one;
"""


INSERT = "INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class StoreError(Exception):
    """The store cannot be used, or not now: the message says why, and that nothing is lost."""


class NoStore(StoreError):
    """There is no class in that folder."""


class Row(msgspec.Struct, frozen=True):
    """A submission of the class: the columns of the table `submissions`."""

    id: str
    key: str
    name: str
    late: bool | None
    at: str
    digest: str
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    path: str = ""

    def is_called(self, name: str) -> bool:
        """Whether a person may mean this student: by id, name, what the download says, or a participant's number."""
        return name in (self.id, self.key, self.name, *self.names) or f"{PARTICIPANT} {name}" in self.names


class Spent(NamedTuple):
    """What a report has cost: seconds, CPU seconds of the functions that were called, tries."""

    seconds: float
    called: float
    tries: int


@dataclass(frozen=True)
class Result:
    """A submission with its report; where there is none, `fault` says why, or it has not been graded yet."""

    row: Row
    report: Report | None
    fault: str = ""


class Store:
    """The class in a folder."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    # What is there

    def about(self, name: str) -> str:
        """What is known about the class as a whole; empty where nothing is."""
        found = self._connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def rows(self) -> list[Row]:
        """All submissions, in order of their ids."""
        found = self._connection.execute("SELECT * FROM submissions ORDER BY id")
        return [_row(one) for one in found]

    def results(self) -> Iterator[Result]:
        """All submissions with their reports, one after the other: a class does not fit into memory."""
        for row in self.rows():
            yield self.result(row)

    def result(self, row: Row) -> Result:
        """A submission with its report."""
        query = "SELECT report, fault FROM current WHERE digest = ?"
        text, fault = self._connection.execute(query, (row.digest,)).fetchone() or (None, "")
        return Result(row, msgspec.json.decode(text, type=Report) if text else None, fault)

    def missing(self) -> dict[str, str]:
        """Those in the roster of whom nothing was handed in, with their names."""
        return dict(self._connection.execute("SELECT id, name FROM missing ORDER BY id"))

    def left_over(self) -> dict[str, str]:
        """What belongs to nobody, each with the reason."""
        return dict(self._connection.execute("SELECT path, reason FROM left_over ORDER BY path"))

    def waiting(self) -> dict[str, int]:
        """Digests without a complete report, with how often they were tried."""
        query = """SELECT DISTINCT digest, coalesce(tries, 0) FROM submissions LEFT JOIN current USING (digest)
                   WHERE coalesce(complete, 0) = 0 ORDER BY submissions.id"""
        return dict(self._connection.execute(query))

    def seconds(self) -> dict[str, float]:
        """Digests of submissions that were graded, with the seconds that it took."""
        query = "SELECT DISTINCT digest, current.seconds FROM submissions JOIN current USING (digest)"
        return dict(self._connection.execute(query))

    def newest(self, digest: str) -> Report | None:
        """The last complete report, however it was graded."""
        found = self._newest(digest)
        return msgspec.json.decode(found[-1], type=Report) if found else None

    def unchanged(self, digest: str, way: Way) -> frozenset[str]:
        """Ids of the steps whose results in the last complete report this way would give again."""
        found = self._newest(digest)
        if not found or found[1:3] != (way.grader, way.seed):
            return frozenset()
        if found[0] == way.course:
            return frozenset(step for step, _ in way.parts)
        before: dict[str, str] = json.loads(self.about(f"course {found[0]}") or "{}")
        same = frozenset(step for step, one in way.parts if before.get(step) == one)
        return same if "" in same else frozenset()

    def _newest(self, digest: str) -> tuple[str, str, str, str] | None:
        query = """SELECT course, grader, seed, report FROM reports WHERE digest = ? AND complete
                   ORDER BY at DESC, rowid DESC LIMIT 1"""
        found: tuple[str, str, str, str] | None = self._connection.execute(query, (digest,)).fetchone()
        return found

    # What changes

    def begin(
        self,
        way: Way,
        rows: Iterable[Row],
        *,
        about: dict[str, str],
        missing: dict[str, str] | None,
        left: dict[str, str],
    ) -> None:
        """Take these submissions for the class; reports of those that were there before stay.

        Args:
            way: how they are graded.
            rows: the submissions.
            about: facts about the class.
            missing: of whom nothing was handed in; None: those that are known already.
            left: files that are nobody's.
        """
        values = {**about, "course": way.course, "grader": way.grader, "seed": way.seed}
        values[f"course {way.course}"] = json.dumps(dict(way.parts))
        with self._connection as one:
            one.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", values.items())
            for table in ("submissions", "left_over", *(["missing"] if missing is not None else [])):
                one.execute(f"DELETE FROM {table}")  # noqa: S608 - one of three
            one.executemany(INSERT, map(_values, rows))
            one.executemany("INSERT INTO missing VALUES (?, ?)", (missing or {}).items())
            one.executemany("INSERT INTO left_over VALUES (?, ?)", left.items())

    def put(self, rows: Iterable[Row]) -> None:
        """Take these submissions in place of those that the same students have handed in before; all others stay."""
        with self._connection as one:
            for row in rows:
                one.execute("DELETE FROM submissions WHERE id = ? OR key = ?", (row.id, row.key))
                one.execute("DELETE FROM missing WHERE id = ?", (row.id,))
                one.execute(INSERT, _values(row))

    def keep(self, way: Way, digest: str, report: Report | None, *, fault: str, spent: Spent) -> None:
        """Keep what came of one submission: from now on nothing but the disk can lose it.

        A complete report stays when grading anew has come to nothing; then `fault` says why.
        """
        points = (0, 0, 0, 0, 0)
        if report:
            points = (int(report.complete), report.score, report.max_score, report.bonus, report.max_bonus)
        text = msgspec.json.encode(report).decode() if report else None
        now = datetime.now(UTC).isoformat(timespec="seconds")
        whose = (digest, way.course, way.grader, way.seed)
        query = "SELECT complete FROM reports WHERE (digest, course, grader, seed) = (?, ?, ?, ?)"
        with self._connection as one:
            if not points[0] and (one.execute(query, whose).fetchone() or (0,))[0]:
                why = f"grading it anew has failed, the report before stays: {fault or 'a fault of the grader'}"
                one.execute(
                    "UPDATE reports SET fault = ? WHERE (digest, course, grader, seed) = (?, ?, ?, ?)", (why, *whose)
                )
                return
            one.execute(
                f"INSERT OR REPLACE INTO reports VALUES ({', '.join('?' * 15)})",  # noqa: S608 - marks
                (digest, way.course, way.grader, way.seed, *points, *spent, now, fault, text),
            )


@contextmanager
def opened(folder: Path, *, to_grade: bool = False) -> Iterator[Store]:
    """The store of a class, as long as this lasts.

    Args:
        folder: that holds it.
        to_grade: make it if it is not there, and let nobody else grade into it.

    Raises:
        StoreError: it is not there, is of another version, is in use, or cannot be written.
    """
    file = folder / FILE
    if not to_grade and not file.is_file():
        raise NoStore(f"There is no class in {str(folder)!r}: `grade batch SUBMISSIONS --out {folder}` makes one.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder} cannot be used ({error}).") from error
    try:
        with closing(_locked(folder / LOCK) if to_grade else sqlite3.connect(":memory:")):
            connection = sqlite3.connect(file, timeout=WAIT_SECONDS)
            with closing(connection):
                _expect_schema(connection, file)
                yield Store(connection)
    except sqlite3.Error as error:
        raise StoreError(f"{file} cannot be used ({error}). What is in it stays as it is.") from error


def _locked(file: Path) -> sqlite3.Connection:
    """A lock that ends with the process that has it, however that ends."""
    lock = sqlite3.connect(file, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        raise StoreError(
            f"Another `grade batch` is grading into {str(file.parent)!r}. Wait for its end, or name another folder."
        ) from None
    return lock


def _expect_schema(connection: sqlite3.Connection, file: Path) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == 0:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN IMMEDIATE;{TABLES}PRAGMA user_version = {SCHEMA};COMMIT;")
    elif version != SCHEMA:
        raise StoreError(f"{file} is of another version of the grader: its schema is {version}, not {SCHEMA}.")


def _row(values: tuple[Any, ...]) -> Row:
    student, key, name, late, at, digest, *lists, path = values
    is_late = None if late is None else bool(late)
    notes, remarks, names = (tuple(msgspec.json.decode(text)) for text in lists)
    return Row(student, key, name, is_late, at, digest, notes, remarks, names, path)


def _values(row: Row) -> tuple[Any, ...]:
    texts = (msgspec.json.encode(list(words)).decode() for words in (row.notes, row.remarks, row.names))
    late = None if row.late is None else int(row.late)
    return (row.id, row.key, row.name, late, row.at, row.digest, *texts, row.path)
