"""Which of a step's functions a check calls, read from its text."""

import ast
from collections.abc import Iterable, Iterator

STUDENT = "student"  # what a check calls them on


def called(check: ast.FunctionDef, file: ast.Module, names: Iterable[str]) -> tuple[str, ...]:
    """The step's functions that a check calls itself, or else through fixtures and helpers of its file, in order.

    Args:
        check: its function.
        file: the check file.
        names: of the step's functions.
    """
    helpers = {node.name: node for node in file.body if isinstance(node, ast.FunctionDef)}
    return tuple(dict.fromkeys(_called(check, helpers, {*names}, {check.name})))


def _called(
    node: ast.FunctionDef, helpers: dict[str, ast.FunctionDef], names: set[str], seen: set[str]
) -> Iterator[str]:
    inside = [*ast.walk(node)]
    own = [one for one in inside if isinstance(one, ast.Attribute) and one.attr in names and _is_student(one.value)]
    if own:
        yield from (one.attr for one in sorted(own, key=lambda one: (one.lineno, one.col_offset)))
        return
    for one in inside:
        name = one.arg if isinstance(one, ast.arg) else getattr(one, "id", "")
        if name in helpers and name not in seen:
            seen.add(name)
            yield from _called(helpers[name], helpers, names, seen)


def _is_student(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == STUDENT
