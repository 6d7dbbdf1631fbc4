"""Makes a course's notebook from modules: the stubs, the solutions, or what a student wrote in files."""

import ast
import re
from collections.abc import Iterator, Mapping

import nbformat
from nbformat import NotebookNode

from grader.course.model import Course, CourseError, Step
from grader.course.story import parts, story_of, told_where
from grader.notebook.statements import with_comments

WHEEL = "*.whl"  # what is installed in Colab where no repository is known, and the student has brought the course
COLAB = "https://colab.research.google.com"


def notebook(course: Course, modules: Mapping[str, str]) -> str:
    """The course as one notebook, as JSON text; the same modules give the same text.

    Args:
        course: has a story for each step in checks/STEP.md, if its author wrote one, and one for the opening in
            checks/NOTEBOOK.md.
        modules: step id -> the text of the step's module.

    Raises:
        CourseError: a story names a function that the step does not have.
        SyntaxError: a module is not valid Python.
    """
    cells = [*_opening(course)]
    for step in course.steps:
        if step.id in modules:
            cells += _step(course, step, modules[step.id])
    cells.append(_code("grade-all", "%grade"))
    for number, cell in enumerate(cells):
        # A module may define a function twice.
        while any(cell.id == other.id for other in cells[:number]):
            cell.id += "-again"
    made = nbformat.v4.new_notebook(
        cells=cells,
        metadata={
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )
    nbformat.validate(made)
    text: str = nbformat.writes(made, indent=1, ensure_ascii=False)
    return text + "\n"


def _address(course: Course) -> str:
    """Where Colab opens the notebook of a course whose GitHub repository is known."""
    path = course.repository.partition("github.com/")[2].removesuffix(".git").strip("/")
    return f"{COLAB}/github/{path}/blob/main/{course.exercises.name}/{course.notebook}"


def _opening(course: Course) -> Iterator[NotebookNode]:
    story = course.checks / course.notebook.replace(".ipynb", ".md")
    if not story.is_file():
        yield _markdown("opening-1", f"# {course.name}")
        return
    text = story.read_text("utf-8").replace("@COURSE@", f'"git+{course.repository}"' if course.repository else WHEEL)
    if course.repository:
        text = re.sub(r"^@WHEEL@.*\n", "", text, flags=re.MULTILINE).replace("@COLAB@", _address(course))
    else:
        text = re.sub(r"^.*@COLAB@.*\n\n?", "", text, flags=re.MULTILINE).replace("@WHEEL@", "")
    for number, (kind, part) in enumerate(parts(text), start=1):
        if kind == "function":
            raise CourseError(
                f"{story}:1: {{{{{part}}}}} is the cell of a function, and belongs in the story of its step"
            )
        yield _code(f"opening-{number}", part) if kind == "code" else _markdown(f"opening-{number}", part)


def opening_cells(course: Course) -> list[str]:
    """The code of the cells in the opening."""
    return [cell.source for cell in _opening(course) if cell.cell_type == "code"]


def _step(course: Course, step: Step, module: str) -> Iterator[NotebookNode]:
    """A step's heading and why, its story with its functions in it, and a cell that grades it."""
    docstring, chunks = _chunks(module, step)
    why = docstring.strip().partition("\n")[2].strip().removesuffix(told_where(step)).strip()
    yield _markdown(f"{step.id}-why", f"## Step {step.number}: {step.title}\n\n{why}".strip())
    story = course.checks / f"{step.id}.md"
    for number, (kind, part) in enumerate(parts(story_of(course, step)), start=1):
        if kind == "function":
            if part not in step.functions:
                raise CourseError(
                    f"{story}:1: {{{{{part}}}}} is not a function of this step: {', '.join(step.functions)}"
                )
            yield from _function(step, part, chunks)
        else:
            make = _code if kind == "code" else _markdown
            yield make(f"{step.id}-story-{number}", part)
    for function in step.functions:
        yield from _function(step, function, chunks)
    for number, (_, source) in enumerate(chunks, start=1):
        yield _code(f"{step.id}-more-{number}", source, step.id)
    yield _code(f"{step.id}-grade", f"%grade {step.number}")


def _function(step: Step, name: str, chunks: list[tuple[str, str]]) -> Iterator[NotebookNode]:
    """What comes before a function in its module, and the function; both are removed from the chunks."""
    index = next((index for index, (made, _) in enumerate(chunks) if made == name), None)
    if index is None:
        return
    helpers = [chunk for chunk in chunks[:index] if not chunk[0]]
    source = chunks[index][1]
    chunks[: index + 1] = [chunk for chunk in chunks[:index] if chunk[0]]
    if helpers:
        yield _code(f"{step.id}-{name}-first", "\n\n\n".join(text for _, text in helpers), step.id)
    yield _code(f"{step.id}-{name}", source, step.id)


def _chunks(module: str, step: Step) -> tuple[str, list[tuple[str, str]]]:
    """A module's docstring, and its code as (function of the step or "" for whatever else, source), in order."""
    tree = ast.parse(module)
    docstring = ast.get_docstring(tree, clean=False)
    body = tree.body[docstring is not None :]
    lines = module.split("\n")
    starts: list[tuple[int, str]] = []
    for node in body:
        name = node.name if isinstance(node, ast.FunctionDef) and node.name in step.functions else ""
        if name or not starts or starts[-1][1]:
            starts.append((with_comments(node, lines), name))
    ends = [*(start for start, _ in starts[1:]), len(lines)]
    return docstring or "", [
        (name, "\n".join(lines[start:end]).strip("\n")) for (start, name), end in zip(starts, ends, strict=True)
    ]


def _markdown(name: str, source: str) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(source, id=name)


def _code(name: str, source: str, *tags: str) -> NotebookNode:
    metadata = {"tags": list(tags)} if tags else {}
    return nbformat.v4.new_code_cell(source, id=name, metadata=metadata)
