"""What a worker may reply, field by field with bounds: what does not fit is a malformed reply, and no fault of ours."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from grader.submission.cells import MAX_CELLS
from grader.worker.protocol.values import MAX_AXES, MAX_TEXT
from grader.worker.protocol.wire import Message, WireError

MAX_ARGUMENTS = 20

Word = Annotated[str, Meta(max_length=MAX_TEXT)]
Number = Annotated[int, Meta(ge=0, le=10**9)]
Edge = Annotated[int, Meta(ge=-(10**5), le=10**5)]


class Raised(msgspec.Struct):
    """An exception, and where in the student's code it arose; every word is the student's.

    Attributes:
        types: its class and those that it is derived from.
        via: number of the line from which that was reached, if it is another one of the same file or cell.
        function: in which it arose.
        code: the line of that number, in the file or in a cell of the notebook.
    """

    text: Word = ""
    type: Word = ""
    types: Annotated[list[Word], Meta(max_length=100)] = []
    line: Number = 0
    via: Number = 0
    cell: Number | None = None
    function: Word = ""
    code: Word = ""


class Said(msgspec.Struct):
    """What is said while a request is answered: printed text, or a question to a check's model."""

    say: Literal["output", "callback"]
    text: Word = ""
    key: int = 0
    method: Literal["fit", "predict"] = "predict"
    args: Annotated[list[Any], Meta(max_length=2)] = []


# What a request may be answered with.
KINDS = {
    "import": ("value", "raised"),
    "plan": ("plan", "raised"),
    "open": ("plan", "raised"),
    "cell": ("value", "raised"),
    "call": ("value", "raised", "missing", "signature", "no_python", "undefined", "too_large"),
    "method": ("value", "raised", "missing", "signature", "too_large"),
    "draw": ("drawing", "raised", "too_large"),
    "signature": ("text", "raised"),
    "forget": ("text",),
}
ARGUMENTS = {"fit": 2, "predict": 1}


class View(msgspec.Struct, frozen=True):
    """One Axes of a picture: its title, its box (left, top, right, bottom) in pixels, whether anything was added.

    Attributes:
        colour_bar: whether it is the scale of another Axes' colours.
    """

    title: Word
    box: tuple[Edge, Edge, Edge, Edge]
    has_data: bool
    colour_bar: bool = False


class Reply(Raised, kw_only=True):
    """What came back for one request; `reply` says which of the other fields mean something.

    Attributes:
        cpu: seconds of processor time that it took there.
        near: a function with a name like the one that is missing.
        found: the type of what has that name, and is no function.
        value: a tree.
        inputs: trees of the arguments as they are now.
        argument: the position of the argument that is returned.
        shows: how often plt.show() was called.
        changed: the type of what an earlier call of the same function had returned, where that is not what it was then.
        source: where a step's functions are taken from, and with it the other fields of grader.notebook.plan.Plan.
    """

    reply: Literal[
        "value", "raised", "missing", "signature", "too_large", "drawing", "text", "plan", "no_python", "undefined"
    ]
    cpu: Annotated[float, Meta(ge=0, le=1e9)] = 0.0
    near: Word = ""
    found: Word = ""
    value: Any = None
    inputs: Annotated[list[Any], Meta(max_length=MAX_ARGUMENTS)] = []
    argument: Number | None = None
    shows: Number = 0
    changed: Word = ""
    pixels: Any = None
    axes: Annotated[list[View], Meta(max_length=MAX_AXES)] = []
    source: Literal["file", "notebook", "nothing"] = "nothing"
    cells: Annotated[list[Number], Meta(max_length=MAX_CELLS)] = []
    counting: Annotated[list[Number], Meta(max_length=MAX_CELLS)] = []
    text_cells: Annotated[list[Number], Meta(max_length=MAX_CELLS)] = []
    broken: Annotated[list[Raised], Meta(max_length=MAX_CELLS)] = []
    passed_over: Annotated[list[tuple[Word, Number, Number]], Meta(max_length=MAX_CELLS)] = []
    both: bool = False


def read(message: Message, request: str) -> Reply:
    """The reply in a message to a request of this kind.

    Raises:
        WireError: it is none.
    """
    reply: Reply = _converted(message, Reply)
    if reply.reply not in KINDS[request]:
        raise WireError(f"{reply.reply} is no reply to {request}")
    return reply


def said(message: Message) -> Said:
    """What was said before the reply.

    Raises:
        WireError: nothing that may be.
    """
    found: Said = _converted(message, Said)
    if found.say == "callback" and len(found.args) != ARGUMENTS[found.method]:
        raise WireError("a question with another number of arguments")
    return found


def _converted(message: Message, kind: type[Any]) -> Any:
    try:
        return msgspec.convert(message, kind)
    except (msgspec.ValidationError, TypeError, ValueError, OverflowError, RecursionError, SystemError) as error:
        raise WireError(f"not what may be sent: {type(error).__name__}") from error
