"""A check's models, which a student's code asks while it runs: within the deadline of the call, and within bounds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.worker import explain
from grader.worker.deadline import within
from grader.worker.protocol.values import Plain

MAX_CALLBACKS = 2000  # during one call
MAX_ASKED_BYTES = 2**26  # that they bring, during a step: a model may keep what it was asked
MAX_ASKED_ROWS = 1_000_000  # the same, for models that look at rows one by one
# What a model raises when it is asked something strange; real ones do, too.
ASKED_WRONGLY = (ValueError, TypeError, ArithmeticError, IndexError)


@dataclass
class Budget:
    """What one request may use up of the trusted side's: its deadline, and how often it asks a check's model."""

    name: str
    until: float
    callbacks: int = 0


class Models:
    """The models that checks gave to a student's functions, and how much they were asked."""

    def __init__(self) -> None:
        self._models: dict[int, Any] = {}
        self._asked_bytes = self._asked_rows = 0

    def offer(self, model: Any) -> int:
        """The key by which a model may be asked from now on."""
        self._models[id(model)] = model
        return id(model)

    def forget(self) -> None:
        """Begin anew, for another submission."""
        self._models.clear()
        self._asked_bytes = self._asked_rows = 0

    def method(self, key: int, name: str) -> Callable[..., Any]:
        """A method of one of them.

        Raises:
            KeyError, AttributeError: there is no such model, or it has none.
        """
        found: Callable[..., Any] = getattr(self._models[key], name)
        return found

    def ask(self, method: Callable[..., Any], arguments: list[Plain | None], budget: Budget) -> Any:
        """What a method answers.

        Raises:
            StudentFault: too much is asked.
            TimeoutError: it has not answered by the deadline.
            ASKED_WRONGLY: it is text that it was given, or what else the method does not take.
        """
        budget.callbacks += 1
        given = [array for array in arguments if array is not None]
        self._asked_bytes += sum(array.nbytes for array in given)
        self._asked_rows += sum(len(array) for array in given if array.ndim)
        too_large = self._asked_bytes > MAX_ASKED_BYTES or self._asked_rows > MAX_ASKED_ROWS
        if budget.callbacks > MAX_CALLBACKS or too_large:
            raise explain.asks_too_much(budget.name)
        if any(array.dtype.kind not in "biuf" for array in given):
            raise ValueError("could not convert string to float")
        return within(budget.until, method, *arguments)
