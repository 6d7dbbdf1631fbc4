"""Check files without what is hidden: for copies that students hold."""

import ast
from collections.abc import Iterator

from grader.course.model import CourseError, Step
from grader.notebook.statements import with_comments

UNSEEN = "unseen"
# What the engine reads by name, so that nothing else in the file need name it.
READ = ("HINTS", "TRAINING", "BONUS")


def public(step: Step) -> str:
    """The text of a step's check file without its hidden checks and all that only they use; "" when nothing is left.

    Raises:
        CourseError: a check that is not hidden uses something that is.
    """
    text = step.path.read_text("utf-8")
    lines: list[str | None] = list(text.splitlines())
    body = ast.parse(text).body
    hidden = {f"test_{check.name}" for check in step.checks if check.hidden}
    gone: set[ast.stmt] = {node for node in body if isinstance(node, ast.FunctionDef) and node.name in hidden}
    names = hidden | {UNSEEN}
    while more := {node for node in body if node not in gone and set(_parameters(node)) & names}:
        gone |= more
        names |= {name for node in more for name in _defined(node)}
    for node in gone:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and node.name not in hidden:
            raise CourseError(f"{step.path}:{node.lineno}: {node.name} is not hidden and uses what is")
    unused = set(_unused(body))
    while more := set(_unused([node for node in body if node not in gone])) - unused:
        gone |= more
    if not any(isinstance(node, ast.FunctionDef) and node.name.startswith("test_") for node in set(body) - gone):
        return ""
    left = [node for node in body if node not in gone]
    for node in gone:
        first, last = _span(node, lines)
        lines[first:last] = [None] * (last - first)  # so that the numbers of the others stay
    _prune_imports(left, lines)
    return _joined(lines)


def _parameters(node: ast.stmt) -> list[str]:
    return [argument.arg for argument in node.args.args] if isinstance(node, ast.FunctionDef) else []


def _defined(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, (ast.Assign, ast.AnnAssign)):
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))


def _used(node: ast.stmt) -> set[str]:
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    return names | {part.arg for part in ast.walk(node) if isinstance(part, ast.arg)}


def _unused(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """What is defined at the top and used nowhere else, and is not a check."""
    for node in body:
        names = set(_defined(node))
        checks = any(name.startswith("test_") or name in READ for name in names)
        elsewhere = set[str]().union(*(_used(other) for other in body if other is not node))
        if names and not checks and not names & elsewhere:
            yield node


def _span(node: ast.stmt, lines: list[str | None]) -> tuple[int, int]:
    """The first line of a statement, with its decorators and the comment right above it, and the one after its last."""
    assert node.end_lineno is not None
    return with_comments(node, lines), node.end_lineno


def _prune_imports(left: list[ast.stmt], lines: list[str | None]) -> None:
    used = set[str]().union(*map(_used, left))
    for node in left:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            used_names = [alias for alias in node.names if (alias.asname or alias.name).partition(".")[0] in used]
            first, last = _span(node, lines)
            node.names = used_names
            lines[first:last] = [ast.unparse(node) if used_names else None, *([None] * (last - first - 1))]


def _joined(lines: list[str | None]) -> str:
    """The lines that are left, with no more than two empty ones after each other."""
    rest: list[str] = []
    for line in lines:
        if line is not None and (line or rest[-2:] != ["", ""]):
            rest.append(line)
    return "\n".join(rest).rstrip() + "\n"
