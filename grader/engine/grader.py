"""Grade one submission: the whole way from what was handed in to a Report, on one page."""

import platform
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from grader import package
from grader.course.model import SECRET, Course, Step, secret_file
from grader.engine import fixtures, notebook, results, seeds
from grader.engine.cache import Store, known_parts
from grader.engine.needs import libraries
from grader.engine.parts import Interrupted, report, without
from grader.engine.progress import Progress
from grader.engine.session import Collected, Grading, Terms, Work
from grader.engine.tally import Stopped, Tally
from grader.engine.watchdog import watched
from grader.reports import model
from grader.sandbox.policy import Policy, Protection, Unprotected, policy
from grader.submission.model import Submission
from grader.submission.stage import stage
from grader.worker.key import SUFFIX, NothingToLoad, Recorded
from grader.worker.launch.base import Launcher
from grader.worker.loading import FromFile
from grader.worker.transport import Worker
from grader.worker.twin import Twin

if TYPE_CHECKING:
    from grader.engine.pool import Job, Pool

TIME_LIMIT = 20 * 60.0
FULL_DATA_TIME_LIMIT = 4 * 60 * 60.0
TRIES = 2  # when a process of ours dies on the way


class Grader:
    """Grades submissions of one course, one after the other.

    Args:
        course: what is graded.
        launcher: starts workers; it is not closed here.
        full_data: a folder with the full MNIST, instead of the course's own data.
        time_limit: for one submission, in seconds.
        trusted: for marks: the sandbox has to prove itself, and hidden checks say no more than whether they passed.
        allow_unprotected: grade anyway where it does not; the report says so.
        alone: whether this system is for one submission, which can leave word for no other; assumed unless trusted.
        without: layers of the sandbox to leave out.
        references: step id -> a twin that runs the solution; those of the course by default.
        jobs: how many steps of a submission are graded at a time, each in a fork of this process.
        store: keeps results, and has those of earlier runs; None: everything is graded. Not for marks.

    Raises:
        Unprotected: the sandbox has not proved itself, and should have.
    """

    def __init__(
        self,
        course: Course,
        launcher: Launcher,
        *,
        full_data: Path | None = None,
        time_limit: float | None = None,
        trusted: bool = False,
        allow_unprotected: bool = False,
        alone: bool | None = None,
        without: tuple[str, ...] = (),
        references: Mapping[str, Twin] | None = None,
        jobs: int = 1,
        store: Store | None = None,
    ) -> None:
        self.course = course
        self.launcher = launcher
        self.full_data = full_data
        self.trusted = trusted
        self.alone = not trusted if alone is None else alone
        self.without = without
        self.store = None if trusted or full_data else store
        self._pool: Pool | None = None
        self.time_limit = time_limit or (FULL_DATA_TIME_LIMIT if full_data else TIME_LIMIT)
        self.called_cpu_seconds = 0.0
        self._kept: dict[Any, Any] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="grade-reference-")
        self.references = references or self._new_references()
        if trusted and not allow_unprotected and self.protection.missing:
            self.close()
            raise Unprotected(f"{self.unprotected} No marks are given (--trusted); `grade doctor` says what to change.")
        self._pool = self._forked(jobs) if jobs > 1 else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the workers of the references."""
        if self._pool:
            self._pool.close()
        for one in self.references.values():
            one.stop()
        self._folder.cleanup()

    def _new_references(self) -> dict[str, Twin]:
        """They stay from one submission to the next: a solution is imported once."""
        folder = Path(self._folder.name)
        return {step.id: reference(self.course, step, self.launcher, folder) for step in self.course.steps}

    def begin_anew(self, number: int) -> None:
        """In a fork of the process that has made this: use nothing that the others use."""
        self._pool = None
        self.launcher = self.launcher.line(number)
        self.references = self._new_references()
        self._kept = {}

    def _forked(self, jobs: int) -> "Pool":
        """Others like this one, who need not import and prove what is imported and proved here."""
        from grader.engine.pool import Pool  # not every system can fork

        self.get_ready()
        return Pool(self, jobs)

    def get_ready(self) -> None:
        """Collect the checks and prove the sandbox now: what is graded next waits for neither."""
        assert self._collected, self.environment

    def grade(
        self,
        submission: Submission,
        *,
        steps: tuple[Step, ...] = (),
        seed: int | None = None,
        progress: Progress | None = None,
        only: frozenset[str] | None = None,
        plugins: tuple[object, ...] = (),
    ) -> model.Report:
        """The report of a submission.

        Args:
            submission: what was handed in.
            steps: only these; empty for all.
            seed: of everything random; by default it follows, for each step, from its code and the course's secret.
            progress: told what happens.
            only: ids of checks; None for all checks of the steps.
            plugins: of pytest, that look on.

        Raises:
            SubmissionError: nothing of it can be graded.
            CourseError: a check file cannot be imported.
            CourseFault: the grader failed as a whole.
            Interrupted: by Ctrl-C, when some steps were graded.
        """
        until = monotonic() + self.time_limit
        chosen = submission.chosen(steps or self.course.steps)
        fixed = self.course.seed if seed is None else seed
        seed_of = seeds.of_steps(self.course, submission, fixed)
        store = self.store if only is None else None  # whole results
        parts = known_parts(store, submission, chosen)
        steps = tuple(step for step in chosen if step.id not in parts)
        counting = dict[str, str]()
        work = Work(
            course=self.course,
            steps=steps,
            submission=submission,
            seeds={step.id: seed_of(step, submission.cells_of(step)) for step in steps},
            until=until,
            full_data=self.full_data,
            only=only,
            fixed=fixed,
        )
        if store:
            counting = notebook.counting(work, self._terms, seed_of)
            found = known_parts(store, submission, steps, counting)
            for step in steps:
                if step.id in found:
                    store.keep(submission, step, found[step.id])
            parts |= found
            steps = tuple(step for step in steps if step.id not in parts)
            work = replace(work, steps=steps)
        units = self._pool.units(work) if self._pool and not plugins else ()
        stopped, seen = False, progress or Progress()
        try:
            if self._pool and (len(units) > 1 or (units and seen.bell)):
                tally = self._pool.run(work, units, seen)
            else:
                tally = self.run(work, seen, plugins=plugins)
        except Stopped as error:
            tally, stopped = error.tally, True
            steps = tuple(step for step in steps if tally.has_ended(step))
        self.called_cpu_seconds += tally.called_cpu_seconds
        finished = monotonic() <= work.until
        for step in steps:
            parts[step.id] = results.part(step, work, tally, self.environment)
            if store and finished:
                store.keep(submission, step, parts[step.id], counting.get(step.id, ""))
        graded = tuple(step for step in chosen if step.id in parts)
        if stopped and not graded:
            raise KeyboardInterrupt
        made = report(
            self.course, submission, graded, parts, seed=fixed, environment=self.environment, finished=finished
        )
        if stopped:
            raise Interrupted(without(made, [step for step in chosen if step not in graded]))
        return made

    def run(
        self, work: Work, progress: Progress, *, known: Tally | None = None, plugins: tuple[object, ...] = ()
    ) -> Tally:
        """What comes of checks; they run once more when a process of ours dies on the way.

        Args:
            work: what to run.
            progress: told what happens.
            known: what came of other checks of the same submission, that these may need.
            plugins: of pytest, that look on.
        """
        for number in range(TRIES):
            tally = Tally(self.trusted)
            if known:
                tally.add(known)
            grading = Grading(
                work,
                self._terms,
                tally,
                self.references,
                seeds.of_steps(self.course, work.submission, work.fixed),
                progress,
                self._kept,
                is_again=number > 0,
            )
            try:
                self._collected.run(grading, plugins)
            except KeyboardInterrupt:
                raise Stopped(tally.plain()) from None
            if tally.overdue:  # whatever was asked then may still answer
                for one in self.references.values():
                    one.stop()
            if not tally.lost:
                break
        return tally.plain()

    def each(self, jobs: "Iterator[Job]") -> Iterator[tuple[Any, Any, float]]:
        """Jobs as they are done, each with what came of it, and how many seconds it took; side by side where they can.

        Args:
            jobs: asked for the next one when there is somebody to do it.
        """
        if self._pool:
            yield from self._pool.each(jobs)
            return
        for job in jobs:
            begun = monotonic()
            with watched(job.seconds(self)):
                found = job.do(self, Progress())
            yield job, found, monotonic() - begun

    def grade_path(self, path: Path, **settings: Any) -> model.Report:
        """The report of what is at a path: it is staged, and graded as `grade` does."""
        with stage(path, self.course) as submission:
            return self.grade(submission, **settings)

    def policy(self, *folders: Path) -> Policy:
        """What a student's worker is confined to: it may read these folders and the data that students have."""
        data = self.full_data or self.course.datasets / "mnist"
        return policy((*folders, data, *self.launcher.folders), self.without)

    @property
    def _terms(self) -> Terms:
        return Terms(self.launcher, self.policy, self.protection.layers)

    @cached_property
    def protection(self) -> Protection:
        """What confines the student's code here, proved by probes where it is not known."""
        if self.launcher.protection:
            return self.launcher.protection
        from grader.doctor.examine import examine  # which tries what not every system has

        course = self.course
        hidden = [
            *course.solutions.glob("*.py"),
            *course.checks.glob("*.py"),
            *(file for file in (course.checks / SECRET, secret_file(course.name)) if file.is_file()),
            *(course.hidden.glob("*.gz") if course.hidden else ()),
        ]
        return examine(self.launcher, self.policy, hidden, alone=self.alone)

    @property
    def unprotected(self) -> str:
        """What is missing here for a submission to be fully confined, as a sentence; empty when nothing is."""
        missing = ", ".join(self.protection.missing)
        return f"This machine does not fully confine a submission (missing: {missing})." if missing else ""

    @cached_property
    def _collected(self) -> Collected:
        return Collected(self.course, fixtures)

    @cached_property
    def environment(self) -> dict[str, str]:
        """What the report says about where it was made."""
        return {
            "grader": package.VERSION,
            "python": platform.python_version(),
            **self.launcher.versions(),
            "pytest": version("pytest"),
            "system": platform.system(),
            "worker": self.launcher.kind,
            "sandbox": " ".join(self.protection.layers),
            "digits": "full" if self.full_data else "hidden" if self.course.hidden else "visible",
            "seeds": "secret" if self.course.secret else "foreseeable",
            "unprotected": ", ".join(self.protection.missing),
        }


def reference(course: Course, step: Step, launcher: Launcher, folder: Path) -> Twin:
    """The twin that runs the solution of a step, or answers from a recorded key where the course has that instead."""
    if course.key:
        file = course.key / f"{step.id}{SUFFIX}"
        return Twin(Recorded(file), NothingToLoad(file), training=step.training, is_ours=True)
    solution = FromFile(course.solutions / step.file)
    worker = Worker(launcher, folder, libraries=libraries(course, step))
    return Twin(worker, solution, training=step.training, is_ours=True)
