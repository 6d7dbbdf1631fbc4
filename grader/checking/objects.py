"""Objects that a student's functions return and that stay in the worker: models, and what is drawn."""

from typing import Literal

from grader.checking.claims import expect
from grader.checking.values import Array, Kind, as_array, what
from grader.worker.answers import Answer, Handle


class Model:
    """A model that stays in the student's process."""

    def __init__(self, handle: Handle) -> None:
        self.handle = handle

    def can(self, method: str) -> bool:
        """Whether it has this method."""
        return method in self.handle.can

    def fit(self, x: Array, y: Array) -> None:
        """Train it."""
        self.handle.call("fit", x, y)

    def predict(self, x: Array, *, kind: Kind | None = None) -> Array:
        """Its answer for every row of x: an array with one value per row."""
        return as_array(self.handle.call("predict", x), shape=(len(x),), kind=kind)

    def call(self, method: str, x: Array) -> Answer:
        """The answer of another method."""
        return self.handle.call(method, x)


def as_model(answer: Answer, *methods: str) -> Model:
    """A model: an object with fit and predict, or with these methods."""
    wanted = methods or ("fit", "predict")
    handle = answer.data
    words = " and ".join(wanted)
    if not isinstance(handle, Handle):
        expect(
            False,
            f"{answer.said} {what(answer)}, where a model was expected.",
            help="Is there a return at the end?"
            if handle is None
            else "Does the last line return only the model itself?",
            expected=f"an object with {words}",
            actual=what(answer),
        )
    expect(
        handle.kind != "class",
        f"{answer.said} the class {handle.type_name} itself, not an object of it.",
        help="Are the brackets missing? A class is called to make a model: Name() instead of Name.",
        expected=f"an object with {words}",
        actual="a class",
    )
    missing = [method for method in wanted if method not in handle.can]
    expect(
        not missing,
        f"{answer.said} {what(answer)}, which has no {' or '.join(missing)}.",
        help=_why_no_method(handle),
        expected=f"an object with {words}",
        actual=what(answer),
    )
    return Model(handle)


def _why_no_method(handle: Handle) -> str:
    """A likely cause of a model that has not all the methods of one."""
    if handle.type_name == "Pipeline":
        return "A Pipeline has the methods of its last part: is the model last, after all that only changes the pixels?"
    if "fit" in handle.can:
        return "Is it the kind of model that the step asks for? Its text names the methods."
    return "Does it return the model itself?"


def as_drawing(answer: Answer, kind: Literal["figure", "axes"]) -> Handle:
    """A matplotlib Figure or Axes."""
    name, one = {"figure": ("Figure", "a Figure"), "axes": ("Axes", "an Axes")}[kind]
    handle = answer.data
    expect(
        isinstance(handle, Handle) and handle.kind == kind,
        f"{answer.said} {what(answer)}, where a matplotlib {name} was expected.",
        help="Is there a return at the end?" if handle is None else f"Does the last line return the {name}?",
        expected=one,
        actual=what(answer),
    )
    assert isinstance(handle, Handle)
    return handle
