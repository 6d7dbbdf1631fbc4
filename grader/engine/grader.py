"""Grade one submission: the whole way from a path to a Report, on one page."""

import hmac
import io
import platform
import tempfile
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

from grader import package
from grader.course.model import Course, Step
from grader.doctor.examine import Protection, examine
from grader.engine.progress import Progress
from grader.engine.session import Checks, Collected
from grader.outcomes import Image
from grader.reports import model as report
from grader.sandbox.policy import Policy, policy
from grader.submission.stage import Submission, SubmissionError, stage
from grader.worker.key import SUFFIX, Recorded
from grader.worker.launch.processes import Kind, launcher, matplotlib_folder
from grader.worker.twin import Reference

TIME_LIMIT = 20 * 60.0
FULL_DATA_TIME_LIMIT = 4 * 60 * 60.0
MAX_IMAGE_SIDE = 640


class Grader:
    """Grades submissions of one course, one after the other, with one set of workers.

    Args:
        course: what is graded.
        worker: how workers are started; None for the quickest way that this system has.
        full_data: a folder with the full MNIST, instead of the course's own data.
        time_limit: for one submission, in seconds.
        for_marks: hidden checks say no more than whether they passed.
        without: layers of the sandbox to leave out.
        reference: what runs the solutions; a recorded key takes its place where there is one.
    """

    def __init__(
        self,
        course: Course,
        *,
        worker: Kind | None = None,
        full_data: Path | None = None,
        time_limit: float | None = None,
        for_marks: bool = False,
        without: tuple[str, ...] = (),
        reference: type[Reference] = Reference,
    ) -> None:
        self.course = course
        self.full_data = full_data
        self.for_marks = for_marks
        self.without = without
        self.time_limit = time_limit or (FULL_DATA_TIME_LIMIT if full_data else TIME_LIMIT)
        self.launcher = launcher(worker)
        self.called_cpu_seconds = 0.0
        self._kept: dict[Any, Any] = {}
        self._folder = tempfile.TemporaryDirectory(prefix="grade-reference-")
        kind = Recorded if course.key else reference
        # They stay from one submission to the next: a solution is imported once.
        self.references = {
            step.id: kind(
                course.key / f"{step.id}{SUFFIX}" if course.key else course.solutions / step.file,
                folder=Path(self._folder.name),
                launcher=self.launcher,
                training=step.training,
            )
            for step in course.steps
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for reference in self.references.values():
            reference.stop()
        self.launcher.close()
        self._folder.cleanup()

    def grade(
        self,
        path: Path,
        *,
        steps: tuple[Step, ...] = (),
        seed: int | None = None,
        progress: Progress | None = None,
        only: frozenset[str] | None = None,
        plugins: tuple[object, ...] = (),
    ) -> report.Report:
        """The report of the submission at a path.

        Args:
            path: a folder, or the file of one step.
            steps: only these; empty for all.
            seed: of everything random; by default it follows from the submission and the course's secret.
            progress: told what happens.
            only: ids of checks; None for all checks of the steps.
            plugins: of pytest, that look on.

        Raises:
            SubmissionError: nothing can be graded at that path.
            CourseFault: the grader failed as a whole.
        """
        until = monotonic() + self.time_limit
        with stage(path, self.course) as submission:
            chosen = steps or self.course.steps
            if submission.only:
                chosen = tuple(step for step in chosen if step.id == submission.only)
                if not chosen:
                    raise SubmissionError(f"{path.name} is the file of another step than the one that was asked for.")
            checks = Checks(
                course=self.course,
                steps=chosen,
                submission=submission,
                launcher=self.launcher,
                policy=self.policy(submission.home),
                references=self.references,
                seed=self._seed(submission) if seed is None else seed,
                until=until,
                full_data=self.full_data,
                progress=progress or Progress(),
                kept=self._kept,
                only=only,
                for_marks=self.for_marks,
                layers=self.protection.layers,
            )
            self._collected.run(checks, plugins)
            self.called_cpu_seconds += checks.called_cpu_seconds
            return report.report(
                course=report.CourseInfo(self.course.name, self.course.version),
                submission=report.SubmissionInfo(submission.sha256, submission.notebook, _not_run(checks)),
                seed=checks.seed,
                steps=tuple(_step_result(step, checks) for step in chosen),
                environment=self.environment,
                finished=monotonic() <= until,
                notes=(*submission.notes, *checks.notes),
            )

    def _seed(self, submission: Submission) -> int:
        return own_seed(self.course, submission) if self.course.seed is None else self.course.seed

    def policy(self, *folders: Path) -> Policy:
        """What a student's worker is confined to: it may read these folders and the data that students have."""
        data = self.full_data or self.course.datasets / "mnist"
        return policy((*folders, data, Path(matplotlib_folder())), self.without)

    @cached_property
    def protection(self) -> Protection:
        """What confines the student's code here, proved by probes."""
        course = self.course
        hidden = [
            *course.solutions.glob("*.py"),
            *course.checks.glob("*.py"),
            *(course.datasets / "hidden").glob("*.gz"),
        ]
        return examine(self.launcher, self.policy, hidden)

    @cached_property
    def _collected(self) -> Collected:
        return Collected(self.course)

    @cached_property
    def environment(self) -> dict[str, str]:
        """What the report says about where it was made."""
        libraries = ("numpy", "scikit-learn", "matplotlib", "pytest")
        return {
            "grader": package.VERSION,
            "python": platform.python_version(),
            **{name: version(name) for name in libraries},
            "system": platform.system(),
            "worker": self.launcher.kind,
            "sandbox": " ".join(self.protection.layers),
            "unprotected": ", ".join(self.protection.missing),
        }


def own_seed(course: Course, submission: Submission) -> int:
    """HMAC-SHA256 of the staged submission with the course's secret, as 32 bits.

    The same submission always meets the same inputs, and nobody can prepare for them.
    """
    digest = hmac.digest(course.secret.encode(), bytes.fromhex(submission.sha256), "sha256")
    return int.from_bytes(digest[:4], "big")


def _not_run(checks: Checks) -> tuple[int, ...]:
    """The numbers of a notebook's cells that no step needs; none are known before all steps were taken from it."""
    known = checks.steps == checks.course.steps and all(step.id in checks.twins for step in checks.steps)
    from_notebook = all(checks.file_of(step) == checks.submission.notebook for step in checks.steps)
    return tuple(sorted(checks.submission.cells - checks.cells)) if known and from_notebook else ()


def _step_result(step: Step, checks: Checks) -> report.StepResult:
    return report.step_result(
        id=step.id,
        title=step.title,
        bonus=step.bonus,
        file=checks.file_of(step),
        unreadable=any(checks.ended[check.id].unreadable for check in checks.chosen if check.step == step.id),
        student_output=checks.output.get(step.id, ""),
        checks=tuple(
            report.CheckResult(
                id=check.id,
                title=check.title,
                outcome=ended.outcome,
                score=check.points if ended.outcome == "passed" else 0,
                max_score=check.points,
                message=ended.message,
                help=ended.help,
                expected=ended.expected,
                actual=ended.actual,
                seconds=round(ended.seconds, 3),
                hidden=bool(check.hidden),
                images=tuple(_image(image) for image in ended.images),
            )
            for check, ended in ((check, checks.ended[check.id]) for check in checks.chosen if check.step == step.id)
        ),
    )


def _image(image: Image) -> report.ImageResult:
    from PIL import Image as Pillow

    picture = Pillow.fromarray(image.pixels)
    picture.thumbnail((MAX_IMAGE_SIDE, MAX_IMAGE_SIDE))
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return report.ImageResult(image.title, file.getvalue())
