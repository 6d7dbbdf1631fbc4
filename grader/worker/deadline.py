"""Work of our own that a student's code can make long: it ends in time, or goes on alone."""

import contextvars
import sys
from collections.abc import Callable
from threading import Thread
from time import monotonic
from typing import Any


def within(until: float, function: Callable[..., Any], *arguments: Any) -> Any:
    """What a function returns; what it has set in context variables is set here.

    In a browser, where there are no threads, it is just called.

    Args:
        until: when it has to be done, in time.monotonic() seconds; whatever it does afterwards changes nothing.
        function: is called in a thread.
        arguments: of it.

    Raises:
        TimeoutError: it was not done by then.
        BaseException: what it raised.
    """
    context, ended = contextvars.copy_context(), list[tuple[Any, BaseException | None]]()

    def run() -> None:
        try:
            ended.append((context.run(function, *arguments), None))
        except BaseException as error:  # noqa: BLE001 - raised again, by the other thread
            ended.append((None, error))

    thread = Thread(target=run, daemon=True)
    try:
        thread.start()
    except RuntimeError:
        if sys.platform != "emscripten":
            raise
        return function(*arguments)
    thread.join(max(until - monotonic(), 0.0))
    if not ended:
        raise TimeoutError
    for variable, value in context.items():
        variable.set(value)
    value, error = ended[0]
    if error is not None:
        raise error
    return value
