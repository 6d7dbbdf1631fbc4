"""What happens outside while somebody watches, one after the other: keys, saves, a window of another size."""

from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from queue import Empty, SimpleQueue
from typing import Literal


@dataclass(frozen=True)
class Event:
    """Something that has happened.

    Attributes:
        what: a key was pressed, a file may have been saved, the window has another size, nobody is at the keyboard.
        key: which one.
    """

    what: Literal["key", "saved", "resized", "left"]
    key: str = ""


class Inbox:
    """Keeps events until they are taken; any thread may put some in, and so may a signal's handler.

    Keys are all kept. Of anything else one is enough: whoever takes it looks at all that has happened until then.

    Attributes:
        bell: can be read when there is something to take.
    """

    def __init__(self) -> None:
        self.bell, self._rope = Pipe(duplex=False)
        self._events = SimpleQueue[Event]()
        self._waiting = set[Event]()  # those of which one is enough

    def put(self, event: Event) -> None:
        """It is taken after those that are there."""
        if event in self._waiting:
            return
        if event.what != "key":
            self._waiting.add(event)
        self._events.put(event)
        self._rope.send_bytes(b".")

    def take(self) -> Event | None:
        """The next one, as soon as the bell rings; None if a fork has rung, whose events nobody hears."""
        self.bell.recv_bytes()
        with suppress(Empty):
            event = self._events.get_nowait()
            self._waiting.discard(event)
            return event
        return None
