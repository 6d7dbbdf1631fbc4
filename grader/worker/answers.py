"""What comes back from a worker: plain data, pictures, and handles of objects that stay there."""

import ast
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.outcomes import CourseFault, StudentFault
from grader.worker.protocol.values import MAX_INT, MAX_KEYS, MAX_PIXELS, METHODS, Plain, Tree
from grader.worker.protocol.wire import MAX_ARRAYS
from grader.worker.replies import Reply, View

if TYPE_CHECKING:
    from grader.worker.twin import Twin

MAX_NESTING = 12
MAX_PARAMETERS = 300  # characters: Python reads no long text safely, and a default is written as its class likes
MAX_KEY = 2**31  # larger ones may all have one hash
STAYING = ("axes", "figure", "class", "object")
RGB = 3
ROUNDED = 1.1  # sides are whole pixels
# What reading a tree may raise that is none.
MALFORMED = (
    *(KeyError, TypeError, ValueError, IndexError, AttributeError, ArithmeticError, RecursionError, MemoryError),
    SystemError,  # of numpy
)


@dataclass(frozen=True)
class Prop:
    """An argument built in the worker: kind and value as in grader.worker.inside.props."""

    kind: str
    value: Any = None


@dataclass(frozen=True)
class Picture:
    """A drawn figure: uint8 pixels (height, width, 3), and its Axes in the order they were made."""

    pixels: Plain
    views: tuple[View, ...]


@dataclass(frozen=True)
class Answer:
    """What a function gave back, as plain data; checks read it through grader.api.

    Attributes:
        data: None, bool, int, float, str, a base numpy array, a list of Answers, a dict of Answers, or a Handle.
        type_name: the name of its original type.
        source: where it came from: "read_labels", "x_train from load_mnist".
        verb: how it came: "returned" or "is".
        argument: position of the argument that it is (the same object), or None.
        inputs: the arguments as they are after the call, when they were asked for.
        shows: how often plt.show() was called.
        parameters: asks for those of the function that gave it, as text.
    """

    data: Any
    type_name: str
    source: str = ""
    verb: str = "returned"
    argument: int | None = None
    inputs: tuple["Answer", ...] = ()
    shows: int = 0
    parameters: Callable[[], str] | None = None

    @property
    def said(self) -> str:
        """The beginning of a sentence about it: "read_labels returned"."""
        return f"{self.source} {self.verb}"

    def named(self, position: int) -> str:
        """An argument as whoever wrote the function calls it; by its number where that is not known."""
        names: list[str] = []
        with suppress(StudentFault, CourseFault, SyntaxError, ValueError):
            text = self.parameters() if self.parameters else ""
            (function,) = ast.parse(f"def f{text}: pass").body if 0 < len(text) <= MAX_PARAMETERS else (None,)
            if isinstance(function, ast.FunctionDef):
                names = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
        return names[position] if position < len(names) else f"number {position + 1}"

    def array(self) -> Plain | None:
        """The base array that it is, or that its parts make; None when it is none."""
        if isinstance(self.data, np.ndarray):
            return self.data
        if not isinstance(self.data, list) or self.type_name in ("set", "frozenset"):
            return None
        parts = [
            np.asarray(part.data) if isinstance(part.data, (bool, int, float, str)) else part.array()
            for part in self.data
        ]
        if not parts:
            return np.zeros(0)
        arrays = [part for part in parts if part is not None]
        if len(arrays) < len(parts) or len({part.shape for part in arrays}) > 1:
            return None
        # Numbers beside text become text of many characters each.
        if np.result_type(*{part.dtype for part in arrays}).itemsize * sum(part.size for part in arrays) > MAX_ARRAYS:
            return None
        array = np.stack(arrays)
        return array if array.dtype.kind in "biufcU" else None  # whole numbers of more than 64 bits


@dataclass
class Recipe:
    """A call that can be made again when the worker that held its objects has died."""

    request: dict[str, Any]
    arguments: tuple[Any, ...]
    name: str
    number: int
    parent: "Handle | None" = None
    handles: list[int] = field(default_factory=list)
    life: int = -1


@dataclass(eq=False)
class Handle:
    """An object that stays in the worker: the position-th of those that a recipe made."""

    twin: "Twin"
    recipe: Recipe
    position: int
    type_name: str
    kind: str
    can: tuple[str, ...]
    fits: list[Recipe] = field(default_factory=list)
    fitted_life: int = -1

    def call(self, method: str, *arguments: Any) -> Answer:
        """Call one of its methods."""
        return self.twin.call_method(self, method, arguments)

    def draw(self) -> Picture:
        """Render it (a Figure or an Axes)."""
        return self.twin.draw(self)


def answer_of(tree: Tree, twin: "Twin", recipe: Recipe | None, depth: int = 0) -> Answer:
    """An Answer from a tree that a worker sent.

    Args:
        tree: anything.
        twin: whose worker has sent it.
        recipe: the call that made it; None when objects in it need not be found again.
        depth: how many trees it lies in.

    Raises:
        Exception: one of MALFORMED: it is not such a tree.
    """
    if depth > MAX_NESTING:
        raise ValueError("too deep")
    if not isinstance(tree["t"], str):
        raise TypeError("not the name of a type")
    name = tree["t"][:80]
    if "v" in tree:
        if not isinstance(tree["v"], (bool, int, float, str, type(None))):
            raise TypeError("not a scalar")
        if isinstance(tree["v"], int) and abs(tree["v"]) > MAX_INT:
            raise ValueError("no number that anybody computes with")
        return Answer(tree["v"], name)
    if "a" in tree:
        if not isinstance(tree["a"], np.ndarray):
            raise TypeError("not an array")
        return Answer(tree["a"], name)
    if "s" in tree:
        return Answer([answer_of(item, twin, recipe, depth + 1) for item in tree["s"]], name)
    if "d" in tree:
        if len(tree["d"]) > MAX_KEYS:
            raise ValueError("too many keys")
        return Answer({_key(key): answer_of(item, twin, recipe, depth + 1) for key, item in tree["d"]}, name)
    return _staying(tree, twin, recipe, name)


def _staying(tree: Tree, twin: "Twin", recipe: Recipe | None, name: str) -> Answer:
    """The handle of an object that stays in the worker."""
    position = tree["h"]
    if type(position) is not int or position < 0:
        raise TypeError("not a handle")
    if recipe is None:
        return Answer(None, name)
    recipe.handles.append(position)
    if tree["k"] not in STAYING or not isinstance(tree["can"], list):
        raise TypeError("not an object that stays")
    can = tuple(method for method in METHODS if method in tree["can"][: len(METHODS)])
    return Answer(Handle(twin, recipe, len(recipe.handles) - 1, name, tree["k"], can), name)


def _key(tree: Tree) -> Any:
    value = tree.get("v", tree)
    plain = isinstance(value, (str, bool, type(None))) or (isinstance(value, (int, float)) and abs(value) < MAX_KEY)
    return value if plain else "something else"


def picture_of(reply: Reply, *, of_one: bool = False) -> Picture:
    """The picture in a worker's reply; `of_one` Axes, if it was one that was drawn.

    Raises:
        TypeError: there is none.
    """
    pixels = reply.pixels
    if not isinstance(pixels, np.ndarray) or pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != RGB:  # noqa: PLR2004 - rows, columns, colours
        raise TypeError("not pixels")
    if not 0 < pixels.size <= RGB * MAX_PIXELS * ROUNDED:
        raise TypeError("a picture of nothing, or a huge one")
    if of_one and len(reply.axes) != 1:
        raise TypeError("a picture of another number of Axes")
    return Picture(pixels, tuple(reply.axes))
