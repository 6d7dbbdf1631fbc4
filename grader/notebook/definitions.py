"""Which of several definitions of a function in a notebook counts."""

import ast
import builtins
import re
from collections.abc import Sequence
from dataclasses import dataclass

from grader.notebook.statements import Piece

STEP = re.compile(r"step\d+_\w+")
RENAMED = 5  # how often a function may get another name


def counting(pieces: Sequence[Piece], name: str, step: str) -> list[Piece]:
    """What makes a function of a step, in order; the last one counts. A variable with its name does not.

    Cells with the step's tag win over others, code cells over text, functions over what a library may make of one,
    that over stubs, and anything over an import from the step's own file.
    """
    known = _Known.of(pieces)
    binding = [one for one in pieces if name in one.binds]
    written = [one for one in binding if not one.is_stub and not _is_of_a_step(one)]
    kinds = (
        [one for one in written if _makes(one, name, known)],
        [one for one in written if any(known.may_be_wrapped(value) for value in one.assigns(name))],
        [one for one in binding if one.is_stub],
        [one for one in binding if name in one.defines],
    )
    making = next(filter(None, kinds), [])
    making = [one for one in making if not one.cell.is_text] or making
    return [one for one in making if step in one.cell.tags] or making


def passed_over(pieces: Sequence[Piece], name: str, step: str) -> tuple[int, int] | None:
    """The tagged cell that a function is taken from, and one below it, without the tag, that has it as well."""
    found = counting(pieces, name, step)
    if not found or step not in found[-1].cell.tags:
        return None
    last, known = found[-1], _Known.of(pieces)
    below = [one for one in pieces[pieces.index(last) + 1 :] if _makes(one, name, known) and not one.is_stub]
    others = [one.cell.number for one in below if not one.cell.is_text and one.cell.number != last.cell.number]
    return (last.cell.number, others[-1]) if others else None


@dataclass(frozen=True)
class _Known:
    """What is known of a notebook's names.

    Attributes:
        functions: names of functions, classes and what is imported.
        methods: names of methods of its classes.
        made_by: a function or class of its own -> whether what a call of it gives is "always" a function, "never",
            or when an "argument" is one.
    """

    functions: frozenset[str]
    methods: frozenset[str]
    made_by: dict[str, str]

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> "_Known":
        functions = frozenset(name for one in pieces for name in one.defines)
        methods = frozenset(name for one in pieces for name in one.methods)
        made_by = {name: how for one in pieces for name, how in one.gives.items()}
        known = cls(functions, methods, made_by)
        assigned = [(name, one) for one in pieces for name in one.assigned]
        for _ in range(RENAMED):
            more = {name for name, one in assigned if any(map(known.is_function, one.assigns(name)))}
            if more <= known.functions:
                break
            known = cls(known.functions | more, methods, made_by)
        return known

    def is_function(self, value: ast.expr) -> bool:
        """Whether an expression surely stands for a function."""
        match value:
            case ast.Lambda():
                return True
            case ast.Name():
                return value.id in self.functions or hasattr(builtins, value.id)
            case ast.Attribute():
                root: ast.expr = value
                while isinstance(root, ast.Attribute):
                    root = root.value
                return value.attr in self.methods or (isinstance(root, ast.Name) and root.id in self.functions)
            case ast.IfExp():
                return self.is_function(value.body) or self.is_function(value.orelse)
            case ast.Call(func=ast.Name(id=name)) if name in self.made_by:
                how = self.made_by[name]
                return how == "always" or (how == "argument" and any(map(self.is_function, value.args)))
        return False

    def may_be_wrapped(self, value: ast.expr) -> bool:
        """Whether it is a call of what is not the notebook's own, with a function: partial(f, 2)."""
        if not isinstance(value, ast.Call):
            return False
        called = value.func.id if isinstance(value.func, ast.Name) else ""
        return called not in self.made_by and not hasattr(builtins, called) and any(map(self.is_function, value.args))


def _makes(one: Piece, name: str, known: _Known) -> bool:
    """Whether a statement surely makes a function: def, class, import, f = lambda, f = g, f = wrapped(f)."""
    if name in one.defines:
        return True
    return any(
        known.is_function(value) or (name in one.wraps and known.may_be_wrapped(value)) for value in one.assigns(name)
    )


def _is_of_a_step(one: Piece) -> bool:
    """Whether it imports from a step's file, as happens when somebody puts files into one notebook."""
    return isinstance(one.node, ast.ImportFrom) and STEP.fullmatch(one.node.module or "") is not None
