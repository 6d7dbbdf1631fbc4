"""The way in from a page in a browser: what its trusted web worker calls."""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.course.model import Check, Course, Step, load
from grader.engine.grader import Grader
from grader.engine.progress import Progress
from grader.engine.session import GRADING
from grader.outcomes import OUTCOMES
from grader.reports import html, json
from grader.reports.model import StepResult
from grader.submission.model import SubmissionError
from grader.worker.launch.browser import Broker, Browser

Tell = Callable[[str], None]  # is given JSON: what a page shows while it waits
HINT = "Hints, step"


class Page:
    """Grades what is written in a page.

    Args:
        broker: asks the page for web workers.
        wait: what a promise becomes, when it is kept.
        versions: of the libraries that these have.
        course: what is graded; by default the one that is installed.
    """

    def __init__(
        self, broker: Broker, wait: Callable[[Any], Any], versions: Mapping[str, str], course: Course | None = None
    ) -> None:
        self.course = course or load()
        self._grader = Grader(self.course, Browser(broker, wait, dict(versions)))
        self._grader.get_ready()  # before anybody waits

    def close(self) -> None:
        """Release what the grader holds."""
        self._grader.close()

    def grade(self, files: Mapping[str, str], step_name: str, tell: Tell) -> str:
        """Grade a step.

        Args:
            files: name -> text, of all that the student has written.
            step_name: the id of the step, or empty for all.
            tell: told which check begins and how it ended.

        Returns:
            JSON: the `report`, its page (`html`) and the steps' `states`; or `stopped`, or `failed` with words.
        """
        step = self.course.find(step_name) if step_name else None
        steps = (step,) if step else ()
        seen = _Seen(tell)
        with tempfile.TemporaryDirectory(prefix="page-") as folder:
            for name, text in files.items():
                (Path(folder) / Path(name).name).write_text(text, "utf-8")
            try:
                report = self._grader.grade_path(Path(folder), steps=steps, progress=seen, plugins=(seen,))
            except KeyboardInterrupt:
                return _encoded({"stopped": True})
            except SubmissionError as error:
                return _encoded({"failed": str(error)})
        states = [_state(step) for step in report.steps]
        return _encoded(
            {
                "report": msgspec.Raw(json.dump(report)),
                "html": html.fragment(report, HINT, known=True),
                "states": states,
            }
        )


def _state(step: StepResult) -> dict[str, Any]:
    """How a step stands; "begun" where no check has failed and not all is written yet."""
    outcomes = {check.outcome for check in step.checks}
    is_begun = {"passed", "not_attempted"} <= outcomes <= {"passed", "not_attempted", "skipped"}
    return {
        "id": step.id,
        "outcome": "begun" if is_begun else step.outcome,
        "mark": OUTCOMES[step.outcome].mark,
        "word": OUTCOMES[step.outcome].word,
        "score": step.score,
        "max_score": step.max_score,
    }


class _Seen(Progress):
    """Tells a page what happens; pytest's plugin, too, because only pytest knows that a check has ended."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def check(self, check: Check) -> None:
        """A check begins."""
        self._tell(_encoded({"check": check.id, "title": check.title}))

    def call(self, step: Step, function: str | None) -> None:
        """A function of the student's is running."""
        if function:
            self._tell(_encoded({"call": function, "step": step.id}))

    @pytest.hookimpl(trylast=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        """A check has ended."""
        tally = item.config.stash[GRADING].tally
        name = f"{item.path.stem}.{item.name.removeprefix('test_')}"
        with suppress(KeyError):
            outcome = tally.ended[name].outcome
            about = OUTCOMES[outcome]
            self._tell(_encoded({"ended": name, "outcome": outcome, "mark": about.mark, "word": about.word}))


def _encoded(message: Any) -> str:
    return msgspec.json.encode(message).decode()
