"""Models that are slow on purpose sleep, and leave their core to the checks of another step."""

import time
from collections.abc import Callable
from contextvars import ContextVar

# Told when this process begins to sleep (True), and when it goes on.
told_of_sleep: ContextVar[Callable[[bool], None]] = ContextVar("told_of_sleep", default=lambda _: None)


def sleep(seconds: float) -> float:
    """Take so many seconds, and no processor's; how long it was."""
    tell, began = told_of_sleep.get(), time.perf_counter()
    tell(True)
    try:
        time.sleep(seconds)
    finally:
        tell(False)
    return time.perf_counter() - began
