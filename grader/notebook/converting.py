"""A student's notebook as step modules, modules as a notebook, and a notebook as a page to read."""

import ast
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from grader import contents
from grader.contents import Unreadable
from grader.course import Course
from grader.notebook import reading
from grader.notebook.outline import Broken, Outline, outline
from grader.notebook.statements import Cell, Piece

CSP = "default-src 'none'; style-src 'unsafe-inline'"


def modules(notebook: Path, course: Course) -> tuple[dict[str, str], list[Broken]]:
    """The modules of the steps that a notebook has something of, by file name, and its cells that are no Python.

    A module holds what is graded of the notebook for its step, and nothing else.

    Raises:
        Unreadable: it is no notebook.
    """
    cells = reading.cells(contents.read(notebook), notebook.name)
    found = outline(cells)
    steps = {function: step.id for step in course.steps for function in step.functions}
    made = {}
    for step in course.steps:
        if any(found.definitions(function, step.id) for function in step.functions):
            pieces = found.needed(step.functions, step.id, steps)
            made[step.file] = _module(f"Step {step.number}: {step.title}, from {notebook.name}.", pieces)
    return made, found.broken


def notebook(files: Iterable[Path], course: Course) -> str:
    """Modules of steps in the course's notebook, as JSON text.

    Raises:
        Unreadable: one is no Python, or holds something other than text.
    """
    from grader.notebook.making import notebook as make

    texts = {}
    for file in files:
        cell = Cell(1, contents.read(file).decode("utf-8-sig", "replace").replace("\r\n", "\n"))
        found = outline([cell])
        if found.broken:
            raise Unreadable(f"{file.name} is no Python: {_said(found)}")
        texts[file.stem] = cell.source
    return make(course, texts)


def page(notebook: Path) -> bytes:
    """A notebook's text and code as HTML; its outputs are left out, and nothing in it can run or fetch anything.

    Raises:
        Unreadable: it is no notebook.
    """
    import bleach
    from nbconvert import HTMLExporter
    from nbformat import v4
    from pygments.formatters import HtmlFormatter

    cells = [
        v4.new_code_cell(source) if kind == "code" else v4.new_markdown_cell(source)
        for kind, source, _ in reading.parts(contents.read(notebook), notebook.name)
    ]
    exporter = HTMLExporter(template_name="basic", sanitize_html=True, exclude_anchor_links=True)
    # Its own list of what is harmless has no headings and no paragraphs.
    exporter.register_filter("clean_html", partial(bleach.clean, tags=TAGS, attributes=ATTRIBUTES))
    body, _ = exporter.from_notebook_node(v4.new_notebook(cells=cells))
    style = HtmlFormatter().get_style_defs(".highlight")
    return PAGE.format(csp=CSP, style=style, body=body).encode("utf-8", "replace")


# What Markdown and code in colour are made of; of a picture only its words, for it would have to be fetched.
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


def _module(title: str, pieces: list[Piece]) -> str:
    """The text of a module: what changes the language comes first, two empty lines stand around definitions."""
    quoted = title.replace("\\", "/").replace('"', "'")
    text, before = f'"""{quoted}"""\n', None
    if any("display" in piece.uses for piece in pieces) and not any("display" in piece.binds for piece in pieces):
        text += "\ndisplay = print\n"
    binder: dict[str, str] = {}
    for piece in _in_order(pieces):
        dump = ast.dump(piece.node)
        if piece.is_import and all(binder.get(name) == dump for name in piece.binds) and piece.binds:
            continue
        binder |= dict.fromkeys(piece.binds, dump)
        apart = before is None or not (piece.is_import and before.is_import)
        far = before is not None and (_is_block(piece) or _is_block(before))
        text += "\n" * (far + apart) + piece.text + "\n"
        before = piece
    return text


def _in_order(pieces: list[Piece]) -> Iterator[Piece]:
    """What changes the language, and the rest as it stands, but for what needs something from below it at once."""
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
    return isinstance(piece.node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))


def _is_future(piece: Piece) -> bool:
    return isinstance(piece.node, ast.ImportFrom) and piece.node.module == "__future__"


def _said(found: Outline) -> str:
    error = found.broken[0].error
    line = f" (line {error.lineno})" if isinstance(error, SyntaxError) and error.lineno else ""
    return f"{type(error).__name__}: {error.args[0] if error.args else ''}{line}"
