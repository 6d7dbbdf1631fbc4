"""The way of a class: what was handed in is taken into the store, and what has no report yet is graded."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import msgspec

from grader.batch.layouts import Class, Handed, apart
from grader.batch.packing import NOTHING_OF_IT, Packed, packed, passed_over
from grader.batch.roster import Roster
from grader.batch.store import Row, Spent, Store
from grader.batch.ways import Way
from grader.course.model import Course, Step
from grader.engine.grader import Grader
from grader.engine.progress import Progress
from grader.reports import model, words

Each = Callable[[Iterator["Grading"]], Iterator[tuple["Grading", "Came", float]]]
TRIES = 2  # of a submission whose report a fault of ours has spoiled
OTHERS = "its files have changed while the class was graded: the same command reads them again"
DIED = "the process that graded it has died, again and again"


class NotTheClass(Exception):
    """What is given is not what belongs to the class: the message says what to do, and nothing has changed."""


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
        packed: what was handed in; None: it is no longer what it was.
        steps: ids of those that are graded; empty for all.
        seed: of everything random; None: each step's own.
    """

    digest: str
    packed: Packed | None
    steps: tuple[str, ...] = ()
    seed: int | None = None

    def seconds(self, grader: Grader) -> float:
        """The grader's limit for a submission."""
        return grader.time_limit

    def do(self, grader: Grader, progress: Progress) -> Came:
        """Grade it; whatever goes wrong, the others are graded."""
        if self.packed is None:
            return Came(fault=OTHERS)
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


def take(
    found: Class,
    roster: Roster | None,
    course: Course,
    store: Store,
    way: Way,
    *,
    seed: int | None,
    about: dict[str, str],
    only: tuple[str, ...] = (),
) -> Taken:
    """Take what was handed in into the store, each submission with its student.

    Without a roster, who is known keeps id and name.

    Args:
        found: what was handed in.
        roster: who is in the class; None where that is not known.
        course: whose steps are looked for.
        store: of the class.
        way: how it is graded.
        seed: of everything random.
        about: what the store is to know about the class.
        only: the students that are meant: those who are not here, and were before, then stay.

    Raises:
        NotTheClass: somebody is not here who should be.
    """
    handed, rows = dict[str, Handed](), list[Row]()
    known = {row.key: row for row in store.rows()}
    people = {one.key: roster.find((*one.names, one.name), one.name) if roster else None for one in found.handed}
    times = Counter(person.id for person in people.values() if person)
    for one in found.handed:
        read = packed(one, course)
        handed.setdefault(read.digest, one)
        person, remarks = people[one.key], list[str]()
        if roster and person is None:
            remarks.append("It is nobody's in the roster, or of several.")
        elif person and times[person.id] > 1:
            remarks.append(f"{person.name or person.id} has {times[person.id]} submissions: they are graded apart.")
        remarks += filter(None, [passed_over(one)])
        is_sure = person is not None and times[person.id] == 1
        student = person.id if person and is_sure else one.key
        name = (person.name if person else "") or one.name
        names = one.names if person is None or is_sure else ()  # of two who claim it, nobody gets the row
        before = known.get(one.key)
        if roster is None and before:
            student, name, names = before.id, before.name, before.names
            remarks += [remark for remark in before.remarks if not remark.startswith(NOTHING_OF_IT)]
        rows.append(
            Row(student, one.key, name, one.late, one.at, read.digest, read.notes, tuple(remarks), names, one.path)
        )
    missing = {person.id: person.name for person in roster.people if not times[person.id]} if roster else None
    ids = apart(row.id for row in rows)  # a student's may be what the download calls somebody else's submission
    own = [msgspec.structs.replace(row, id=one) for row, one in zip(rows, ids, strict=True)]
    unknown = [name for name in only if not any(row.is_called(name) for row in own)]
    if unknown:
        several = " Repeat --only for several." if "," in unknown[0] else ""
        raise NotTheClass(f"There is no submission of {unknown[0]!r} in this class.{several}")
    gone = [row for row in known.values() if not any(row.key == one.key or row.id == one.id for one in own)]
    if gone and not only:
        these = f"{', '.join(row.id for row in gone[:3])}{' and others' * (len(gone) > 3)}"  # noqa: PLR2004
        raise NotTheClass(
            f"{len(gone)} of the class in --out are not here: {these}. Give all that was handed in, or name another "
            "folder with --out. For a single student's new files, say whose they are with --only ID: the others stay."
        )
    if gone:
        store.put(row for row in own if any(row.is_called(name) for name in only))
    else:
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
        todo = [digest for digest in waiting if digest in taken.handed and (only is None or digest in only)]
        jobs = (_job(taken, digest, _steps(taken, store, digest, chosen)) for digest in todo)
        failed = dict[str, int]()
        for job, came, seconds in each(jobs):
            report, fault = _read(came)
            old = store.newest(job.digest)
            if report and job.steps:
                report = _merged(taken.course, old, report)
            tries = waiting[job.digest] + 1
            spent = Spent(round(seconds, 3), round(getattr(came, "called", 0.0), 3), tries)
            store.keep(taken.way, job.digest, report, fault=fault, spent=spent)
            is_complete = report is not None and report.complete
            if report and old and is_complete and words.counted(report) != words.counted(old):
                changed.append(Changed(job.digest, words.counted(old)[0], words.counted(report)[0]))
            if not is_complete:
                failed[job.digest] = tries
            if is_complete or number + 1 == TRIES:
                heard(is_complete)
        waiting = failed
    return changed


def _read(came: object) -> tuple[model.Report | None, str]:
    """What came of a job, wherever it was done: a report, or why there is none."""
    if not isinstance(came, Came):
        return None, f"what came back is no report, but a {type(came).__name__}"
    try:
        return msgspec.json.decode(came.report, type=model.Report) if came.report else None, came.fault
    except (msgspec.DecodeError, RecursionError) as error:
        return None, f"what came back is no report: {error}"


def _steps(taken: Taken, store: Store, digest: str, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of the steps to grade, so that those chosen are graded and the others are as they would be; empty for all."""
    if not chosen:
        return ()
    same = store.unchanged(digest, taken.way)
    steps = [step.id for step in taken.course.steps]
    needed = tuple(step for step in steps if step in chosen or step not in same)
    return needed if len(needed) < len(steps) else ()


def _job(taken: Taken, digest: str, steps: tuple[str, ...]) -> Grading:
    """What comes of it is kept for what was handed in: of anything else, nothing is to come."""
    read = packed(taken.handed[digest], taken.course)
    if read.digest != digest:
        return Grading(digest, None, steps, taken.seed)
    return Grading(digest, replace(read, notes=()), steps, taken.seed)


def _merged(course: Course, old: model.Report | None, new: model.Report) -> model.Report:
    """The old report with the new one's steps in it."""
    if old is None:
        return new
    own = {step.id: step for step in (*old.steps, *new.steps)}
    steps = tuple(own[step.id] for step in course.steps if step.id in own)
    notes, finished = tuple(dict.fromkeys((*old.notes, *new.notes))), new.finished and old.finished
    return msgspec.structs.replace(
        model.added_up(new, steps), submission=old.submission, notes=notes, finished=finished
    )


def faults(store: Store) -> list[tuple[Row, str]]:
    """Submissions that could not be graded, each with why; those that have not been tried are not among them."""
    found: list[tuple[Row, str]] = []
    for one in store.results():
        if one.report is None or (one.fault and one.report.complete):
            found += [(one.row, one.fault)] if one.fault else []
        elif not one.report.complete:
            found.append((one.row, f"a fault of the grader spoiled {', '.join(one.report.spoiled[:3])}"))
    return found
