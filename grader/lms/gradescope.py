"""Gradescope, and Codio's wrapper for its autograders: /autograder/results/results.json."""

import html
from pathlib import Path
from typing import Any

from grader.lms.target import Result, Surroundings, Target, json_of
from grader.reports import words
from grader.reports.model import CheckResult, ImageResult, Report

# Gradescope's unless the instructor sets more: then `--time-limit` says so in run_autograder.
SECONDS, CODIO_SECONDS = 600, 180


def _folder(around: Surroundings) -> Path:
    return around.root / "autograder"


def _result(around: Surroundings, content: dict[str, Any]) -> Result:
    content = {"stdout_visibility": "hidden", **content}
    return Result(files={_folder(around) / "results" / "results.json": json_of(content)})


def graded(report: Report, around: Surroundings) -> Result:
    """One test for each check; the score is set as a whole, so that bonus points make up for lost ones."""
    pictures = words.pictures(report)
    seeds = {step.id: step.seed for step in report.steps}
    tests = [
        {
            "number": number,
            "name": f"{step.title}: {check.title}",
            "score": check.score,
            "max_score": check.max_score,
            "status": "passed" if check.outcome == "passed" else "failed",
            **_output(check, pictures.get(check.id, ())),
        }
        for number, step, check in words.numbered(report)
    ]
    return _result(
        around,
        {
            "score": words.counted(report)[0],
            "execution_time": round(sum(check.seconds for _, _, check in words.numbered(report))),
            "output": "\n".join([*words.headline(report), *(f"\n{text}" for text in words.all_printed(report))]),
            "output_format": "text",
            "tests": tests,
            "extra_data": {
                "seeds": seeds,
                "submission": report.submission.sha256,
                **report.environment,
            },
        },
    )


def _output(check: CheckResult, images: tuple[ImageResult, ...]) -> dict[str, str]:
    text = words.details(check)
    if not images:
        return {"output": text}
    shown = "".join(
        f'<p>{html.escape(image.title)}:</p><img alt="{html.escape(image.title)}" src="{words.address(image)}">'
        for image in images
    )
    return {"output": f"<pre>{html.escape(text)}</pre>{shown}", "output_format": "html"}


def not_graded(reason: str, around: Surroundings) -> Result:
    """Gradescope has no such result: zero, and the first line says that this is not a grade."""
    return _result(around, {"score": 0, "output": words.not_a_grade(reason), "output_format": "text"})


def _seconds(around: Surroundings) -> float:
    inside_codio = any(name.startswith("CODIO_") for name in around.environ)
    return words.within(CODIO_SECONDS if inside_codio else SECONDS)


TARGET = Target(
    "gradescope",
    "Gradescope",
    graded,
    not_graded,
    is_here=lambda around: (_folder(around) / "results").is_dir(),
    submission=lambda around: _folder(around) / "submission",
    seconds=_seconds,
    shadows=("codio",),
)
