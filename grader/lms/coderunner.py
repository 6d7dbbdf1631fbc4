"""Moodle's CodeRunner, as a combinator template grader: one JSON object on stdout."""

import base64
import html

from grader.lms.target import Result, Surroundings, Target, json_of
from grader.reports import words
from grader.reports.model import Report


def graded(report: Report, around: Surroundings) -> Result:
    """A table of checks, then pictures and what was printed. If it was not graded, the command fails: no grade."""
    del around
    if not report.complete:
        return Result(stdout="\n".join(words.headline(report)) + "\n")
    rows = [
        [int(check.outcome == "passed"), check.title, f"{check.score}/{check.max_score}", words.details(check)]
        for _, _, check in words.numbered(report)
    ]
    files, after = {}, []
    for number, (check_id, images) in enumerate(words.pictures(report).items(), start=1):
        title = next(check.title for _, _, check in words.numbered(report) if check.id == check_id)
        after.append(f"<h5>{html.escape(title)}</h5>")
        for index, image in enumerate(images):
            name = f"picture{number}_{index}.png"
            files[name] = base64.b64encode(image.png).decode()
            after.append(f'<p>{html.escape(image.title)}:<br><img src="{name}" alt="{html.escape(image.title)}"></p>')
    printed = [words.printed(step) for step in report.steps]
    after += [f"<p>Your code printed:</p><pre>{html.escape(text)}</pre>" for text in printed if text]
    content = {
        "fraction": words.share(report),
        "prologuehtml": "".join(f"<p>{html.escape(line)}</p>" for line in words.headline(report)),
        "testresults": [["iscorrect", "Check", "Points", "What happened"], *rows],
        "columnformats": ["%s", "%s", "%s"],
        "files": files,
        "epiloguehtml": "".join(after),
    }
    return Result(stdout=json_of(content).decode())


def not_graded(reason: str, around: Surroundings) -> Result:
    """No JSON: CodeRunner takes that for a grading error, and neither gives marks nor takes any away."""
    del around
    return Result(stdout=words.not_a_grade(reason) + "\n")


TARGET = Target("coderunner", "CodeRunner", graded, not_graded, stdout_is_result=True, own_system=False)
