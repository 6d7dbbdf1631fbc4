"""A student's notebook as step modules, modules as a notebook, and a notebook as a page to read."""

import ast
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from grader.course.model import Course, Step
from grader.notebook import definitions
from grader.notebook.outline import Broken, outline
from grader.notebook.plan import has_written
from grader.notebook.statements import FUNCTIONS, NOT_PYTHON, Cell, Piece
from grader.submission import cells as reading
from grader.submission import contents
from grader.submission.contents import Unreadable

CSP = "default-src 'none'; style-src 'unsafe-inline'"


def modules(notebook: Path, course: Course) -> tuple[dict[str, str], list[Broken]]:
    """The modules of the steps that a notebook has part of, by file name, and its cells that are not valid Python.

    A module has what is graded of the notebook for its step, and whatever else is defined in the step's own cells.

    Raises:
        Unreadable: it is not a notebook.
    """
    return of_cells(reading.cells(contents.read(notebook), notebook.name), notebook.name, course)


def of_cells(cells: Iterable[Cell], name: str, course: Course) -> tuple[dict[str, str], list[Broken]]:
    """As `modules`, of a notebook of this name that has been read already."""
    from grader.authoring import making  # nbformat takes long to import

    found = outline(cells)
    # What is about the notebook itself; what a step imports is its own.
    opening = {piece.text for piece in outline(map(Cell, count(), making.opening_cells(course))).pieces}
    found.pieces = [piece for piece in found.pieces if piece.is_import or piece.text not in opening]
    steps = {function: step.id for step in course.steps for function in step.functions}
    made = {}
    for step in course.steps:
        if any(definitions.counting(found.pieces, function, step.id) for function in step.functions):
            beside = {name for piece in found.pieces if step.id in piece.cell.tags for name in piece.defines}
            pieces = found.needed([*step.functions, *beside], step.id, steps)
            about = _about(step, course, name)
            made[step.file] = _module(about, [piece for piece in pieces if not piece.shows])
    return made, found.broken


def notebook(files: Iterable[Path], course: Course, beside: Path | None = None) -> str:
    """Modules of steps in the course's notebook, as JSON text.

    Args:
        files: the modules.
        course: whose story goes around them.
        beside: a notebook, from which steps are taken that have nothing written in a file.

    Raises:
        Unreadable: a file is not valid Python, or the notebook is not one.
    """
    from grader.authoring.making import notebook as make

    steps = {step.file: step for step in course.steps}
    texts = {file.stem: _source(file) for file in files if file.name in steps}
    for name, text in (modules(beside, course)[0] if beside else {}).items():
        step = steps[name]
        if step.id not in texts or (_is_written(text, step) and not _is_written(texts[step.id], step)):
            texts[step.id] = text
    return make(course, texts)


def _source(file: Path) -> str:
    text = contents.read(file).decode("utf-8-sig", "replace").replace("\r\n", "\n")
    for broken in outline([Cell(1, text)]).broken:
        raise Unreadable(f"{file.name} is not valid Python: {said(broken)}")
    return text


def _is_written(text: str, step: Step) -> bool:
    return has_written(outline([Cell(1, text)]), step.id, step.functions)


def said(broken: Broken) -> str:
    """Why a cell or a file is not valid Python."""
    error = broken.error
    line = f" (line {error.lineno})" if isinstance(error, SyntaxError) and error.lineno else ""
    return f"{type(error).__name__}: {error.args[0] if error.args else ''}{line}"


def page(notebook: Path) -> bytes:
    """A notebook's text and code as HTML; its outputs are left out, and nothing in it can run or fetch anything.

    Raises:
        Unreadable: it is not a notebook.
    """
    import bleach
    from nbconvert import HTMLExporter
    from nbformat import v4
    from pygments.formatters import HtmlFormatter

    cells = [
        v4.new_code_cell(source) if kind == "code" else v4.new_markdown_cell(source)
        for kind, source, _ in reading.parts(contents.read(notebook), notebook.name)
    ]
    exporter = HTMLExporter(
        template_name="basic",
        sanitize_html=True,
        exclude_anchor_links=True,
        extra_template_basedirs=[],  # by default the current folder, where somebody else may have put a template
    )
    # Its own list of what is harmless has neither headings nor paragraphs.
    exporter.register_filter("clean_html", partial(bleach.clean, tags=TAGS, attributes=ATTRIBUTES))
    body, _ = exporter.from_notebook_node(v4.new_notebook(cells=cells))
    style = HtmlFormatter().get_style_defs(".highlight")
    return PAGE.format(csp=CSP, style=style, body=body).encode("utf-8", "replace")


# What Markdown and code in colour are made of; a picture keeps only its words, as it would have to be fetched.
TAGS = (
    *("a", "blockquote", "br", "code", "del", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol"),
    *("p", "pre", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
)
ATTRIBUTES = {"a": ["href"], "div": ["class"], "img": ["alt"], "span": ["class"]}
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{csp}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Notebook</title>
<style>
body {{ max-width: 52rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif; color: #222 }}
pre {{ font: .875rem/1.45 monospace; overflow-x: auto; margin: 0 }}
.highlight {{ background: #f6f6f6; padding: .6rem .8rem; margin: .6rem 0; border-left: 3px solid #bbb }}
.prompt {{ color: #767676; font: .75rem monospace }}
{style}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def _about(step: Step, course: Course, notebook: str) -> str:
    """The docstring of a step's module: its stub's, or where it comes from."""
    stub = course.exercises / step.file
    try:
        docstring = ast.get_docstring(ast.parse(stub.read_text("utf-8")), clean=False)
    except (OSError, *NOT_PYTHON):
        docstring = None
    return docstring or f"Step {step.number}: {step.title}, from {notebook}."


def _module(docstring: str, pieces: list[Piece]) -> str:
    """The text of a module: what changes the language comes first, two empty lines go around definitions."""
    quoted = docstring.replace("\\", "/").replace('"""', "'''")
    text, before = f'"""{quoted}"""\n', None
    if any("display" in piece.uses for piece in pieces) and not any("display" in piece.binds for piece in pieces):
        text += "\ndisplay = print\n"
    binder: dict[str, str] = {}
    for piece in _in_order(pieces):
        dump = ast.dump(piece.node) if piece.is_import else ""
        if piece.is_import and all(binder.get(name) == dump for name in piece.binds) and piece.binds:
            continue
        binder |= dict.fromkeys(piece.binds, dump)
        apart = before is None or not (piece.is_import and before.is_import)
        far = before is not None and (_is_block(piece) or _is_block(before))
        text += "\n" * (far + apart) + piece.text + "\n"
        before = piece
    return text


def _in_order(pieces: list[Piece]) -> Iterator[Piece]:
    """What changes the language, and the rest in its order, except for what needs something from below it at once."""
    waiting = sorted(pieces, key=lambda piece: not _is_future(piece))
    bound = set[str]()
    while waiting:
        below = set[str]().union(*(piece.binds for piece in waiting)) - bound
        ready = (piece for piece in waiting if not piece.uses_at_once & (below - piece.binds))
        piece = next(ready, waiting[0])
        waiting.remove(piece)
        bound |= piece.binds
        yield piece


def _is_block(piece: Piece) -> bool:
    return isinstance(piece.node, (*FUNCTIONS, ast.ClassDef))


def _is_future(piece: Piece) -> bool:
    return isinstance(piece.node, ast.ImportFrom) and piece.node.module == "__future__"
