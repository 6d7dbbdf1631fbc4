"""Wrong and right submissions: what they claim in their headers, and grading them."""

import re
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course
from grader.report import StepResult
from grader.run import Grader

FOLDER = Path(__file__).parent / "submissions"
FAILS = re.compile(r"# fails: (\w+) \| (.+)")


@dataclass(frozen=True)
class Sample:
    """A file that replaces some of a solution's functions.

    wrong_*.py starts with lines `# fails: CHECK | pattern`, one for each check that must fail, with a message in which
    the pattern is found, then `# why: ` who would write this; right_*.py starts with `# right: ` why it is right though
    unusual.
    """

    path: Path

    @property
    def step(self) -> str:
        return self.path.parent.name

    @property
    def fails(self) -> dict[str, str]:
        return dict(FAILS.findall(self.path.read_text("utf-8", "replace")))

    @property
    def name(self) -> str:
        return f"{self.step}/{self.path.stem}"


def samples(kind: str) -> list[Sample]:
    return [Sample(path) for path in sorted(FOLDER.glob(f"step*/{kind}_*.py"))]


def grade(sample: Sample, course: Course, grader: Grader, folder: Path, seed: int | None = None) -> StepResult:
    """Grade a sample laid over its step's solution."""
    step = course.find(sample.step)
    assert step is not None, f"{sample.path} is in no step's folder"
    solution = (course.solutions / step.file).read_bytes()
    (folder / step.file).write_bytes(solution + b"\n\n" + sample.path.read_bytes())
    return grader.grade(folder, steps=(step,), seed=seed).steps[0]


def complaints(sample: Sample, result: StepResult) -> list[str]:
    """In which ways a result is not what the sample's header says."""
    found = []
    fails = sample.fails
    if sample.path.name.startswith("wrong_") and not fails:
        found.append("no line '# fails: CHECK | pattern'")
    names = {check.id.partition(".")[2] for check in result.checks}
    found += [f"there is no check {name!r}" for name in fails.keys() - names]
    for check in result.checks:
        name = check.id.partition(".")[2]
        text = f"{check.message} {check.help} expected: {check.expected} actual: {check.actual}"
        if name in fails:
            if check.outcome not in ("failed", "timeout"):
                found.append(f"{name} should fail and is {check.outcome}: {text}")
            elif not re.search(fails[name], text):
                found.append(f"{name} fails with another message: {text}")
        elif check.outcome != "passed" and not (fails and check.outcome == "skipped"):
            found.append(f"{name} is {check.outcome}: {text}")
    return found
