"""The way of a class: what was handed in is taken into the store, and what has no report yet is graded."""

import platform
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import msgspec

from grader import package
from grader.batch.layouts import Class, Handed, apart
from grader.batch.packing import Packed, packed
from grader.batch.roster import Roster
from grader.batch.store import Row, Spent, Store, Way, course_digest
from grader.course.model import Course, Step
from grader.engine.grader import Grader
from grader.engine.progress import Progress
from grader.reports import model, words

Each = Callable[[Iterator["Grading"]], Iterator[tuple["Grading", "Came", float]]]
TRIES = 2  # of a submission whose report a fault of ours has spoiled
DIED = "the process that graded it has died, again and again"


class Came(msgspec.Struct, frozen=True):
    """What came of one submission: its report as JSON, or why there is none.

    Attributes:
        called: CPU seconds that the student's and the reference's functions took.
    """

    report: bytes = b""
    fault: str = ""
    called: float = 0.0


@dataclass(frozen=True)
class Grading:
    """The job of grading one submission, which travels as bytes.

    Attributes:
        steps: ids of those that are graded; empty for all.
        seed: of everything random; None: each step's own.
    """

    digest: str
    packed: Packed
    steps: tuple[str, ...] = ()
    seed: int | None = None

    def seconds(self, grader: Grader) -> float:
        """The grader's limit for a submission."""
        return grader.time_limit

    def do(self, grader: Grader, progress: Progress) -> Came:
        """Grade it; whatever goes wrong, the others are graded."""
        steps = tuple(step for step in grader.course.steps if step.id in self.steps)
        before = grader.called_cpu_seconds
        try:
            with tempfile.TemporaryDirectory(prefix="grade-handed-") as folder:
                path = Path(folder) / self.packed.name
                path.write_bytes(self.packed.data)
                report = grader.grade_path(path, steps=steps, seed=self.seed, progress=progress)
        except Exception as error:  # noqa: BLE001 - it is told to who waits for this
            return Came(fault=f"{type(error).__name__}: {error}")
        return Came(msgspec.json.encode(report), called=grader.called_cpu_seconds - before)

    def lost(self) -> Came:
        """There is no report."""
        return Came(fault=DIED)


class Changed(NamedTuple):
    """Points that are others than before, of all submissions that have this digest."""

    digest: str
    before: int
    after: int


@dataclass(frozen=True)
class Taken:
    """A class whose submissions are in the store.

    Attributes:
        handed: digest -> one of the submissions that have it.
        course: that is graded.
        way: how.
        seed: of everything random; None: each step's own.
    """

    handed: Mapping[str, Handed]
    course: Course
    way: Way
    seed: int | None = None


def way_of(course: Course, seed: int | None) -> Way:
    """How a class is graded: the course, and the versions of all that grades."""
    versions = {"grader": package.VERSION, "python": platform.python_version()}
    versions |= {name: version(name) for name in ("numpy", "scikit-learn", "matplotlib")}
    seen = " ".join(f"{name} {number}" for name, number in versions.items())
    return Way(course_digest(course), seen, "" if seed is None else str(seed))


def take(
    found: Class,
    roster: Roster | None,
    course: Course,
    store: Store,
    way: Way,
    *,
    seed: int | None,
    about: dict[str, str],
) -> Taken:
    """Take what was handed in into the store, each submission with its student.

    Args:
        found: what was handed in.
        roster: who is in the class; None where that is not known.
        course: whose steps are looked for.
        store: of the class.
        way: how it is graded.
        seed: of everything random.
        about: what the store is to know about the class.
    """
    handed, rows = dict[str, Handed](), list[Row]()
    people = {one.key: roster.find((*one.names, one.name)) if roster else None for one in found.handed}
    times = Counter(person.id for person in people.values() if person)
    for one in found.handed:
        read = packed(one, course)
        handed.setdefault(read.digest, one)
        person, remarks = people[one.key], list[str]()
        if roster and person is None:
            remarks.append("It is nobody's in the roster, or of several.")
        elif person and times[person.id] > 1:
            remarks.append(f"{person.name or person.id} has {times[person.id]} submissions: they are graded apart.")
        is_sure = person is not None and times[person.id] == 1
        student = person.id if person and is_sure else one.key
        name = (person.name if person else "") or one.name
        rows.append(
            Row(student, one.key, name, one.late, one.at, read.digest, read.notes, tuple(remarks), one.names, one.path)
        )
    missing = {person.id: person.name for person in (roster.people if roster else ()) if not times[person.id]}
    ids = apart(row.id for row in rows)  # a student's may be what the download calls somebody else's submission
    own = [msgspec.structs.replace(row, id=one) for row, one in zip(rows, ids, strict=True)]
    store.begin(way, own, about=about, missing=missing, left=dict(found.left))
    return Taken(handed, course, way, seed)


def grade(
    taken: Taken,
    store: Store,
    each: Each,
    *,
    again: Iterable[str] = (),
    steps: tuple[Step, ...] = (),
    only: frozenset[str] | None = None,
    heard: Callable[[bool], None],
) -> list[Changed]:
    """Grade what has no complete report, and each report is in the store as soon as there is one.

    Args:
        taken: what was handed in.
        store: gets the reports.
        each: does jobs, side by side where it can: a Grader's, or a cluster's.
        again: digests that are graded although they have a report.
        steps: of these, only; other steps keep the results that they have.
        only: digests that may be graded; None for all.
        heard: told of each that is done, and whether it is complete.

    Returns:
        Whose points have changed, of those that were graded again.
    """
    chosen, changed = tuple(step.id for step in steps), list[Changed]()
    waiting = dict.fromkeys(again, 0) | store.waiting()
    for number in range(TRIES):
        todo = [digest for digest in waiting if only is None or digest in only]
        jobs = (_job(taken, digest, chosen if chosen and store.newest(digest) else ()) for digest in todo)
        for job, came, seconds in each(jobs):
            report = msgspec.json.decode(came.report, type=model.Report) if came.report else None
            old = store.newest(job.digest)
            if report and job.steps:
                report = _merged(old, report)
            tries = waiting[job.digest] + 1
            spent = Spent(round(seconds, 3), round(came.called, 3), tries)
            store.keep(taken.way, job.digest, report, fault=came.fault, spent=spent)
            is_complete = report is not None and report.complete
            if report and old and is_complete and words.counted(report) != words.counted(old):
                changed.append(Changed(job.digest, words.counted(old)[0], words.counted(report)[0]))
            if is_complete or number + 1 == TRIES:
                heard(is_complete)
        waiting = {digest: tries for digest, tries in store.waiting().items() if digest in todo}
    return changed


def _job(taken: Taken, digest: str, steps: tuple[str, ...]) -> Grading:
    read = packed(taken.handed[digest], taken.course)
    return Grading(digest, replace(read, notes=()), steps, taken.seed)


def _merged(old: model.Report | None, new: model.Report) -> model.Report:
    """The old report with the new one's steps in it."""
    if old is None:
        return new
    own = {step.id: step for step in new.steps}
    steps = tuple(own.get(step.id, step) for step in old.steps)
    notes, finished = tuple(dict.fromkeys((*old.notes, *new.notes))), new.finished and old.finished
    return msgspec.structs.replace(
        model.added_up(new, steps), submission=old.submission, notes=notes, finished=finished
    )


def faults(store: Store) -> list[tuple[Row, str]]:
    """Submissions that could not be graded, each with why; those that have not been tried are not among them."""
    found: list[tuple[Row, str]] = []
    for one in store.results():
        if one.report is None:
            found += [(one.row, one.fault)] if one.fault else []
        elif not one.report.complete:
            found.append((one.row, f"a fault of the grader spoiled {', '.join(one.report.spoiled[:3])}"))
    return found
