"""Keys as they are pressed, without Enter and without being shown; afterwards the terminal is as it was."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from threading import Thread

from grader.watching.inbox import Event

INTERRUPT = "\x03"  # Ctrl-C, where that is a key like any other
CHUNK = 64  # bytes; what one press sends comes together
ESCAPE = "\x1b"  # a key, and with which begins what arrows and the like send

if sys.platform == "win32":  # which could not be tried
    import msvcrt

    SPECIAL = ("\x00", "\xe0")  # a second character follows

    @contextmanager
    def keys(put: Callable[[Event], None]) -> Iterator[None]:
        """Inside, keys are put somewhere as they are pressed."""
        Thread(target=_read, args=(put,), daemon=True).start()
        yield

    def _read(put: Callable[[Event], None]) -> None:
        while True:
            key = msvcrt.getwch()
            if key in SPECIAL:
                msvcrt.getwch()
            else:
                put(Event("key", key))

else:
    import termios
    import tty

    @contextmanager
    def keys(put: Callable[[Event], None]) -> Iterator[None]:
        """Inside, keys are put somewhere as they are pressed, and so is that the window has another size."""
        keyboard = sys.stdin.fileno()
        before = termios.tcgetattr(keyboard)

        def give_back() -> None:
            with suppress(termios.error):  # the window has been closed
                termios.tcsetattr(keyboard, termios.TCSADRAIN, before)

        def resized(*_: object) -> None:
            put(Event("resized"))

        def stopped(*_: object) -> None:
            """By Ctrl-Z: the shell gets its terminal as it was, until this is in the foreground again."""
            give_back()
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, stopped)
            tty.setcbreak(keyboard)
            resized()

        ended, enough = Pipe(duplex=False)
        reader = Thread(target=_read, args=(keyboard, ended, put), daemon=True)
        handled = {signal.SIGWINCH: resized, signal.SIGTSTP: stopped}
        tty.setcbreak(keyboard)
        reader.start()
        handlers = {number: signal.signal(number, handler) for number, handler in handled.items()}
        try:
            yield
        finally:
            enough.send_bytes(b".")
            reader.join()  # what is typed from now on is for whoever comes next
            give_back()
            for number, handler in handlers.items():
                signal.signal(number, handler)

    def _read(keyboard: int, ended: Connection, put: Callable[[Event], None]) -> None:
        while ended not in wait([keyboard, ended]):
            try:
                said = os.read(keyboard, CHUNK).decode("utf-8", "ignore")
            except OSError:
                said = ""
            if not said:
                put(Event("left"))
                return
            for key in said if said == ESCAPE or not said.startswith(ESCAPE) else "":
                put(Event("key", key))
