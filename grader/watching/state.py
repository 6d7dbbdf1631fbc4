"""What is known of the work that is watched: the results of its steps, and what has changed since."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from grader.course.model import Course, Step
from grader.engine.cache import Store, known_parts
from grader.outcomes import OUTCOMES
from grader.reports import model
from grader.reports.model import Report, StepResult
from grader.submission.contents import is_notebook
from grader.submission.model import Submission, SubmissionError, named_in
from grader.submission.stage import stage
from grader.watching.unfinished import Unfinished, unfinished

STUB = b"raise NotImplementedError"


class State:
    """The work at a path, as it was when it was looked at last.

    Args:
        course: whose steps these are.
        path: a folder, a notebook or the file of a step.
        store: has the results of earlier runs.

    Attributes:
        steps: those that are watched.
        results: step id -> its result.
        saved: ids of the steps that have been saved and wait for their answer.
        others: ids of those whose results nobody has asked for, but that count for the score.
        unfinished: what was saved half-written: file name -> why it is no Python.
        tries: step id -> how often something that was written for it was graded, where that is known: nothing was
            written when the session began.
        notes: what there is to know about the files.
    """

    def __init__(self, course: Course, path: Path, store: Store) -> None:
        self.course, self.path, self.store = course, path, store
        self.steps = course.steps
        self.results: dict[str, StepResult] = {}
        self.before: dict[str, StepResult] = {}
        self.saved: list[str] = []
        self.others: list[str] = []
        self.unfinished: dict[str, Unfinished] = {}
        self.tries: dict[str, int] = {}
        self.notes: tuple[str, ...] = ()
        self.environment: dict[str, str] = {}
        self.submission: Submission | None = None
        self._past: list[Submission] = []
        self._counted: dict[str, str] = {}  # step id -> a hash of what counts for it
        self._read: dict[str, bytes] = {}  # file name -> a hash of what was found to be Python
        self._chosen: str | None = None

    def tidy(self) -> None:
        """Remove staged copies that nobody needs any more, when nobody waits for an answer."""
        for old in self._past:
            old.__exit__(None, None, None)
        self._past.clear()

    def close(self) -> None:
        """Remove all staged copies."""
        self.tidy()
        if self.submission:
            self.submission.__exit__(None, None, None)

    def begin(self) -> None:
        """Look for the first time: what was graded in earlier runs is known, the rest is not.

        Raises:
            SubmissionError: nothing can be graded there.
        """
        self.look()
        self.saved.clear()
        assert self.submission is not None
        known = known_parts(self.store, self.submission, self.steps)
        for name, part in known.items():
            self.results[name] = part.result
            self.environment = part.environment
        self.others = [step.id for step in self.steps if step.id not in known and not self._is_unfinished(step)]
        self.tries = {step.id: 0 for step in self.steps if _is_untouched(self.submission, step)}

    def look(self) -> bool:
        """Stage what is there now; whether a step has been saved since.

        Raises:
            SubmissionError: nothing can be graded there.
        """
        new = stage(self.path, self.course)
        if new.doubt:
            new.__exit__(None, None, None)
            raise SubmissionError(new.doubt)
        if self.submission and (new.sha256, new.problems) == (self.submission.sha256, self.submission.problems):
            new.__exit__(None, None, None)
            return False
        if self.submission:
            self._past.append(self.submission)
        self.submission = new
        self.steps = new.chosen(self.course.steps)
        self._find_unfinished(new)
        changed = [step for step in self.steps if self._counted.get(step.id) != _counting(new, step)]
        ready = [step for step in changed if not self._is_unfinished(step)]
        for step in ready:
            self._counted[step.id] = _counting(new, step)
        names = [step.id for step in ready]
        self.saved = [name for name in self.saved if name not in names] + names
        self.others = [name for name in self.others if name not in names]
        return bool(names)

    def _find_unfinished(self, new: Submission) -> None:
        modules = {name: digest for name, digest in new.digests.items() if not is_notebook(name)}
        doubtful = [name for name, digest in modules.items() if self._read.get(name) != digest]
        self.unfinished = unfinished(new.folder, doubtful)
        self._read = {name: digest for name, digest in modules.items() if name not in self.unfinished}

    def _is_unfinished(self, step: Step) -> bool:
        assert self.submission is not None
        counting = {step.file, *self.submission.helpers}
        return not counting.isdisjoint(self.unfinished)

    def next(self) -> tuple[Step, ...]:
        """The steps to grade now: those that were saved, all together; else one of the others."""
        names = self.saved or self.others[:1]
        return tuple(step for step in self.steps if step.id in names)

    def add(self, report: Report) -> tuple[StepResult, ...]:
        """Take over what came of some steps; those that are new."""
        self.environment, self.notes = report.environment, report.notes
        news = []
        for result in report.steps:
            before = self.results.get(result.id)
            if before is None or not result.kept or _plain(result) != _plain(before):
                news.append(result)
            if before is not None:
                self.before[result.id] = before
            self.results[result.id] = msgspec.structs.replace(result, kept=False)  # it is of now
        asked = {*self.saved, *self.others} & {result.id for result in report.steps}
        for result in news:
            if result.id in self.saved and result.id in self.tries and result.outcome != "not_attempted":
                self.tries[result.id] += 1
        self.saved = [name for name in self.saved if name not in asked]
        self.others = [name for name in self.others if name not in asked]
        return tuple(news)

    def again(self) -> None:
        """Let everything be graded that is not known for sure."""
        self.saved = [step.id for step in self.steps]
        self.others = []

    @property
    def current(self) -> Step:
        """The step that is worked on: saved or chosen last, else the first that has not passed."""
        chosen = next((step for step in self.steps if step.id == self._chosen), None)
        return chosen or self.after(None) or self.steps[0]

    @property
    def is_part(self) -> bool:
        """Whether the course has steps that are not watched."""
        return len(self.steps) < len(self.course.steps)

    def choose(self, step: Step) -> None:
        """This one is worked on."""
        self._chosen = step.id

    def after(self, step: Step | None) -> Step | None:
        """The next step that has not passed, counted from one; None when all others have."""
        place = self.steps.index(step) + 1 if step in self.steps else 0
        following = (*self.steps[place:], *self.steps[:place])
        return next((one for one in following if one != step and not self.has_passed(one)), None)

    def has_passed(self, step: Step) -> bool:
        """Whether it has all its points."""
        result = self.results.get(step.id)
        return result is not None and result.outcome == "passed"

    def result(self, step: Step) -> StepResult:
        """The result of a step; all is "not checked" where there is none yet."""
        known = self.results.get(step.id)
        if known is not None:
            return known
        return model.step_result(
            id=step.id,
            title=step.title,
            bonus=step.bonus,
            student_output="",
            file=step.file,
            checks=tuple(model.CheckResult(check.id, check.title, "skipped", 0, check.points) for check in step.checks),
        )

    def report(self, steps: Iterable[Step] | None = None) -> Report:
        """What is known of all steps, or of some, as a report."""
        assert self.submission is not None
        return model.report(
            course=model.CourseInfo(self.course.name, self.course.version),
            submission=model.SubmissionInfo(self.submission.sha256, self.submission.notebook),
            seed=self.course.seed,
            steps=tuple(self.result(step) for step in steps or self.steps),
            environment=self.environment,
            notes=self.notes,
        )


def _counting(submission: Submission, step: Step) -> str:
    """What a step's result follows from, as far as that is known before any code is run."""
    names: list[str] = []
    if submission.notebook_for(step):  # and what its cells name; who wrote it, and so its tags, name all steps
        code = "\n".join(cell.source for cell in submission.sources.values() if not cell.is_text).encode()
        names = [submission.notebook, *named_in(code, submission.digests)]
    problem = submission.problem(step)
    digests = [submission.digests.get(name) for name in names]
    return repr((submission.sha256_of(step), names, digests, str(problem) if problem else ""))


def _is_untouched(submission: Submission, step: Step) -> bool:
    """Whether nothing has been written for a step: all its functions raise what stubs do."""
    file = submission.file_of(step)
    texts = [file.read_bytes()] if file else [cell.source.encode() for cell in submission.sources.values()]
    bodies = b"\n".join(texts)
    names = [name for name in step.functions if f"def {name}(".encode() in bodies]
    return len(names) == len(step.functions) <= bodies.count(STUB)


def _plain(result: StepResult) -> StepResult:
    """A result without what may differ although nothing has changed."""
    checks = tuple(msgspec.structs.replace(check, seconds=0.0) for check in result.checks)
    return msgspec.structs.replace(result, kept=False, checks=checks)


def needs_attention(result: StepResult) -> bool:
    """Whether a check of it has ended badly."""
    return any(OUTCOMES[check.outcome].fault for check in result.checks)
