"""What a student has written for a step, beside the step's solution."""

import ast
import re
from collections.abc import Container
from pathlib import Path

from grader.authoring import converting, stubs
from grader.course.model import Course, Step
from grader.course.story import parts
from grader.notebook.outline import Outline, outline
from grader.notebook.plan import has_written
from grader.notebook.statements import FUNCTIONS, NOT_PYTHON, Cell, Piece
from grader.reports.article import Article, Beside, Code, Heading, Prose
from grader.submission import contents
from grader.submission.model import Submission

ONE_OF_MANY = "Any right way is as good as another: this is one way to do it, not the way."
SAME = "Yours and a model solution, which say the same"
FOR_TOOLS = re.compile(r"\s*# (noqa|type: ignore).*")


def beside(course: Course, step: Step, submission: Submission) -> Article:
    """A step function by function: the student's, the solution's, and what differs.

    Raises:
        OSError: the solution cannot be read.
    """
    given = {ast.dump(piece.node) for piece in _outline(_stub(course, step), step).pieces}
    solution = _of_functions(_without_marks((course.solutions / step.file).read_text("utf-8")), step, given)
    where, text = _written(course, step, submission)
    yours = _of_functions(text, step, given)
    notes = _notes(course.solutions / f"{step.id}.md")
    found: list[Heading | Prose | Code | Beside] = [Prose(" ".join(filter(None, [ONE_OF_MANY, notes.get("")])))]
    for name in step.functions:
        found.append(Heading(name))
        right = Code(solution[name], "A model solution")
        if not yours[name]:
            found.append(right)
        elif _same(yours[name], solution[name]):
            found.append(Code(solution[name], SAME))
        else:
            found.append(Beside(Code(yours[name], f"Yours ({where})"), right))
        found += [Prose(notes[name])] if name in notes else []
    return Article(f"Step {step.number}: {step.title}, yours beside a model solution", tuple(found))


def _stub(course: Course, step: Step) -> str:
    return next(text for name, text in stubs.pristine(course) if name == step.file)


def _without_marks(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip() not in (stubs.BEGIN, stubs.END)]
    return "\n".join(FOR_TOOLS.sub("", line) for line in lines)


def _written(course: Course, step: Step, submission: Submission) -> tuple[str, str]:
    """Where the student has written the step, and its module: the file's, unless only the notebook has something."""
    file, notebook = submission.file_of(step), submission.notebook_for(step)
    text = contents.read(file).decode("utf-8-sig", "replace") if file else ""
    if notebook and not has_written(_outline(text, step), step.id, step.functions):
        made, _ = converting.of_cells(submission.sources.values(), notebook.name, course)
        return notebook.name, made.get(step.file, "")
    return step.file, text


def _outline(text: str, step: Step) -> Outline:
    return outline([Cell(1, text.replace("\r\n", "\n"), (step.id,))])


def _of_functions(text: str, step: Step, given: Container[str]) -> dict[str, str]:
    """Function -> its code, with the helpers that none above it needs; without what the stub has anyway."""
    pieces = _outline(text, step).pieces
    made, shown = {}, set[Piece]()
    for name in step.functions:
        others = set(step.functions) - {name}
        apart = Outline([piece for piece in pieces if not piece.defines & others])
        own = [
            piece
            for piece in apart.needed([name], step.id, dict.fromkeys(step.functions, step.id))
            if ast.dump(piece.node) not in given
        ]
        has_it = any(name in piece.binds for piece in own)
        made[name] = _joined([piece for piece in own if piece not in shown]) if has_it else ""
        shown |= {*own} if has_it else set()
    return made


def _joined(pieces: list[Piece]) -> str:
    text, before = "", None
    for piece in pieces:
        apart = before is not None and not (piece.is_import and before.is_import)
        text += "\n" * apart + _without_docstring(piece.text) + "\n"
        before = piece
    return text


def _without_docstring(text: str) -> str:
    """A function without what its stub says in words."""
    try:
        node = ast.parse(text).body[0]
    except (*NOT_PYTHON, IndexError):
        return text
    if not isinstance(node, FUNCTIONS) or ast.get_docstring(node) is None or len(node.body) == 1:
        return text
    first, following = node.body[:2]
    if not node.lineno < first.lineno <= (first.end_lineno or 0) < following.lineno:
        return text
    lines = text.split("\n")
    rest = lines[first.end_lineno :]
    while rest and not rest[0].strip():
        del rest[0]
    return "\n".join([*lines[: first.lineno - 1], *rest])


def _same(one: str, other: str) -> bool:
    try:
        return ast.dump(ast.parse(one)) == ast.dump(ast.parse(other))
    except NOT_PYTHON:
        return False


def _notes(file: Path) -> dict[str, str]:
    """What the author says of the solution: function -> words, and "" -> of the whole step."""
    found: dict[str, str] = {}
    about = ""
    for kind, text in parts(file.read_text("utf-8")) if file.is_file() else ():
        if kind == "function":
            about = text
        else:
            said = f"```python\n{text}\n```" if kind == "code" else text
            found[about] = f"{found[about]}\n\n{said}" if about in found else said
    return found
