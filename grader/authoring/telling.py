"""A step's story for whoever works in files: told with all that its code needs to be tried."""

import ast
from collections.abc import Iterator, Sequence

from grader.authoring import stubs, trying
from grader.course.model import Course, Step
from grader.course.story import parts, story_of, told_where
from grader.reports.article import Article, Code, Heading, Prose


def told(course: Course, step: Step) -> Article:
    """Why a step is there, its story with its functions, and how to try the code in it.

    Raises:
        CourseError: the course has no stub of it.
    """
    stub = ast.parse(next(text for name, text in stubs.pristine(course) if name == step.file))
    why = (ast.get_docstring(stub) or "").partition("\n")[2].replace(f"\n{told_where(step)}", "").strip()
    said = {node.name: tuple(_said(node)) for node in stub.body if isinstance(node, ast.FunctionDef)}
    found: list[Heading | Prose | Code] = [Prose(why)] if why else []
    story = list(parts(story_of(course, step)))
    snippets = [text for kind, text in story if kind == "code"]
    waiting = list(step.functions)
    if snippets:
        found += [Prose(_how(course)), Code("\n".join(_needed(course, step, snippets)))]
    for kind, text in story:
        if kind == "function":
            waiting.remove(text)
            found += said[text]
        else:
            found.append(Code(text) if kind == "code" else Prose(text))
    for name in waiting:
        found += said[name]
    path = f"{course.exercises.name}/{step.file}"
    beside = f", or in {course.notebook} beside it" if course.notebook else ""
    helps = f"`grade {path}` says how it went, and `grade hint {step.number}` helps."
    found.append(Prose(f"You write these functions in `{path}`{beside}. {helps}"))
    return Article(f"Step {step.number}: {step.title}", tuple(found))


def _said(function: ast.FunctionDef) -> Iterator[Heading | Prose]:
    """How a function is called, and what it is for: the first sentences of its docstring."""
    yield Heading(f"{function.name}({', '.join(one.arg for one in function.args.args)})")
    if docstring := ast.get_docstring(function):
        yield Prose(docstring.partition("\n\n")[0])


def _how(course: Course) -> str:
    return (
        "There is code to try on the way. In the notebook it is there already. With files, start `python` in the "
        f"folder that has `{course.exercises.name}/` in it and begin with these lines; after a change of a file, start "
        "it anew:"
    )


def _needed(course: Course, step: Step, snippets: Sequence[str]) -> list[str]:
    """The lines that make the names which snippets use and do not make themselves, and what they need."""
    found = ["import sys", f'sys.path.append("{course.exercises.name}")']
    return [*found, f"from {step.id} import *", *trying.lines(course, step, snippets)]
