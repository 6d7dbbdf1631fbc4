"""The story of a step, as its author wrote it around the functions: prose, code to try, the place of each function."""

import re
from collections.abc import Iterator

from grader.course.model import Course, Step

# A line with a function's name in double braces is that function's place, a fence of Python is code to try.
PARTS = re.compile(r"^```python\n(?P<code>.*?)^```$|^\{\{(?P<function>\w+)\}\}$", re.MULTILINE | re.DOTALL)


def story_of(course: Course, step: Step) -> str:
    """The text of the story; empty where there is none."""
    file = course.checks / f"{step.id}.md"
    return file.read_text("utf-8") if file.is_file() else ""


def told_where(step: Step) -> str:
    """What a stub says of it."""
    return f"The story of this step, with code to try: grade read {step.number}"


def parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a story: ("markdown" or "code", its text) or ("function", its name)."""
    end = 0
    for match in PARTS.finditer(text):
        if prose := text[end : match.start()].strip():
            yield "markdown", prose
        if match["function"]:
            yield "function", match["function"]
        else:
            yield "code", match["code"].strip("\n")
        end = match.end()
    if prose := text[end:].strip():
        yield "markdown", prose
