"""A report as Markdown: for GitHub's summaries and releases."""

import re

from grader.outcomes import OUTCOMES
from grader.reports import words
from grader.reports.model import Report


def of(report: Report) -> str:
    """A table of the steps, then what each check that did not pass says; at most about 600 000 bytes."""
    lines = [f"## {text(report.course.name)}", "", *(f"**{text(line)}**\n" for line in words.headline(report))]
    lines += ["| | step | points |", "|---|---|---|"]
    lines += [
        f"| {OUTCOMES[step.outcome].emoji} | {step.number} {text(step.title)} | "
        f"{'+' if step.bonus else ''}{step.score}/{step.max_score} |"
        for step in report.steps
    ]
    for step in report.steps:
        failed = [check for check in step.checks if check.outcome not in ("passed", "skipped")]
        if step.outcome == "not_attempted" or not failed:
            continue
        lines += ["", f"### Step {step.number}: {text(step.title)}", ""]
        for check in failed:
            lines += [
                f"{OUTCOMES[check.outcome].emoji} {text(check.title)} ({check.max_score})",
                "",
                block(words.details(check)),
            ]
            if check.try_it:
                lines += [text(words.to_try(check)), "", block(check.try_it, "python")]
        if words.printed(step):
            lines += ["Your code printed:", "", block(words.printed(step))]
    return "\n".join(lines) + "\n"


def text(plain: str) -> str:
    """One line of text in which nothing is Markdown or HTML."""
    return re.sub(r"([\\`*_{}\[\]()#+!|<>&~@:])", r"\\\1", " ".join(plain.split()))


def block(plain: str, language: str = "text") -> str:
    """Text as it is, in a fence longer than any inside it."""
    longest = max(map(len, re.findall(r"`+", plain)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}{language}\n{plain}\n{fence}\n"
