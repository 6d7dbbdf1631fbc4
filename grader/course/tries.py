"""Small examples of a step's functions, with what they should give: the course's own, and those in docstrings.

    >>> y = np.array([5, 2, 4])
    >>> two_targets(y)
    [False, True, False]

A blank line ends an example. What is below a line that has no value, such as `plt.show()`, says what to look for.
"""

import ast
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from grader.course.model import Course, Step

PROMPT, MORE = ">>> ", "... "
# How a number is said to be compared.
BOUNDS: dict[type[ast.cmpop], str] = {
    ast.GtE: "{!r} or more",
    ast.Gt: "more than {!r}",
    ast.LtE: "{!r} or less",
    ast.Lt: "less than {!r}",
}
STATED = ".examples"  # the suffix of a file with the docstrings' examples, beside a recorded key


@dataclass(frozen=True)
class Example:
    """Some statements, then an expression with what its value should be.

    Attributes:
        lines: the statements.
        asked: the expression; empty where there is only something to look at.
        wanted: its value as Python writes it, or the class of the exception that should be raised; without an
            expression, what there should be to see.
        is_stated: whether it is in the function's docstring.
    """

    lines: tuple[str, ...]
    asked: str = ""
    wanted: str = ""
    is_stated: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The names that it uses and does not make itself."""
        tree = ast.parse("\n".join([*self.lines, self.asked]))
        return frozenset(_names(tree) - _names(tree, ast.Store))

    @property
    def measured(self) -> tuple[str, str] | None:
        """Where numbers are compared with bounds: the numbers, which say more than True, and the bounds in words."""
        if not self.asked or self.wanted not in ("True", "(True, True)"):
            return None
        tree = ast.parse(self.asked, mode="eval").body
        compared = tree.elts if isinstance(tree, ast.Tuple) else [tree]
        found = [one for node in compared if (one := _bounded(self.asked, node))]
        if len(found) < len(compared):
            return None
        return ", ".join(number for number, _ in found), ", ".join(bounds for _, bounds in found)

    def shows_arguments(self, functions: Collection[str]) -> bool:
        """Whether it asks what has become of the arguments of some functions, and not what these have returned."""
        given, returned = set[str](), {*functions}
        *made, asked = ast.parse("\n".join(filter(None, [*self.lines, self.asked]))).body
        for node in made:
            calls = [one for one in ast.walk(node) if isinstance(one, ast.Call) and _names(one.func) & {*functions}]
            given |= {one.id for call in calls for one in call.args if isinstance(one, ast.Name)}
            if _names(node) & returned:
                returned |= _names(node, ast.Store)
        return bool(_names(asked) & given) and not _names(asked) & returned


def _bounded(source: str, node: ast.expr) -> tuple[str, str] | None:
    """A number, as it is written in the source, and the bounds that it is compared with."""
    match node:
        case ast.Compare(number, [op], [ast.Constant(bound)]) if type(op) in BOUNDS:
            bounds = BOUNDS[type(op)].format(bound)
        case ast.Compare(ast.Constant(least), [ast.Lt() | ast.LtE(), _], [number, ast.Constant(most)]):
            bounds = f"between {least!r} and {most!r}"
        case _:
            return None
    return ast.get_source_segment(source, number) or "", bounds


def _names(tree: ast.AST, kind: type[ast.expr_context] = ast.expr_context) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, kind)}


def of(course: Course, step: Step, name: str) -> list[Example]:
    """The examples for a function of a step, or for a check: the docstring's first."""
    return [
        *parsed(stated(course, step).get(name, ""), is_stated=True),
        *parsed(step.tries.get(name, "")),
    ]


def stated(course: Course, step: Step) -> Mapping[str, str]:
    """Function -> the example in its docstring, from the solution or from what was recorded of it."""
    if not course.key:
        return in_docstrings(course.solutions / step.file)
    file = course.key / f"{step.id}{STATED}"
    found: dict[str, str] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return found


def in_docstrings(solution: Path) -> dict[str, str]:
    """Function -> the example in its docstring; for functions that have one."""
    functions = [node for node in ast.parse(solution.read_bytes()).body if isinstance(node, ast.FunctionDef)]
    found = {}
    for node in functions:
        text = ast.get_docstring(node) or ""
        at = text.find(PROMPT)
        if at >= 0:
            found[node.name] = _wherever(dedent(text[text.rfind("\n", 0, at) + 1 :]))
    return found


def _wherever(text: str) -> str:
    """The text with paths of the digits' files that are right in any folder."""
    text = re.sub(r'"datasets/mnist/([^"]+)"', r'data_folder() / "\1"', text)
    return text.replace('"datasets/mnist"', "data_folder()")


def parsed(text: str, *, is_stated: bool = False) -> Iterator[Example]:
    """The examples in a text, each with the statements before it."""
    for block in re.split(r"\n\s*\n", dedent(text).strip()):
        lines: list[str] = []
        found = False
        for source, wanted in _statements(block):
            if wanted and _is_expression(source):
                yield Example(tuple(lines), source, wanted, is_stated)
                found = True
                continue
            lines.append(source)
            if wanted:
                yield Example(tuple(lines), "", wanted, is_stated)
                found = True
        if lines and not found:
            yield Example(tuple(lines), is_stated=is_stated)


def _statements(block: str) -> list[tuple[str, str]]:
    """Each statement with what is below it, on one line."""
    found: list[tuple[list[str], list[str]]] = []
    for line in block.splitlines():
        if line.startswith(PROMPT):
            found.append(([line[len(PROMPT) :]], []))
        elif found and line.startswith(MORE.strip()):
            found[-1][0].append(line[len(MORE) :])
        elif found:
            found[-1][1].append(line.strip())
    return [("\n".join(source), " ".join(wanted)) for source, wanted in found]


def _is_expression(source: str) -> bool:
    try:
        ast.parse(source, mode="eval")
    except SyntaxError:
        return False
    return not source.startswith(("plt.show(", "print("))
