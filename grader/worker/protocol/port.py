"""A Channel over a browser's MessagePort, which waits by a function that suspends Python until a promise is kept."""

from collections.abc import Callable
from typing import Any, Protocol

CLOSED, LATE, STOPPED = -1, -2, -3  # what a Stream answers instead of bytes; stream.mjs has them, too
FOR_EVER = -1


class Stream(Protocol):
    """The JavaScript object that holds the port. What it answers may be a promise of the answer."""

    def write(self, data: bytes | memoryview, /) -> Any:
        """Copy bytes and send them; how many there were, or CLOSED."""

    def read(self, size: int, milliseconds: int, /) -> Any:
        """So many bytes at most (an object with to_bytes), CLOSED, LATE or STOPPED."""

    def close(self) -> None:
        """Close this end."""


class Port:
    """A Channel.

    Args:
        stream: holds the port.
        wait: what a promise becomes, when it is kept; meanwhile JavaScript goes on.
    """

    def __init__(self, stream: Stream, wait: Callable[[Any], Any]) -> None:
        self._stream = stream
        self._wait = wait
        self._seconds: float | None = None

    def settimeout(self, value: float | None, /) -> None:
        """From now on, let a call wait so many seconds."""
        self._seconds = value

    def gettimeout(self) -> float | None:
        """What was set."""
        return self._seconds

    def send(self, data: bytes | memoryview, /) -> int:
        """Send bytes: all of them are taken at once."""
        if self._kept(self._stream.write(data)) == CLOSED:
            raise ConnectionResetError
        return len(data)

    def recv(self, size: int, /) -> bytes:
        """Wait for some bytes.

        Raises:
            TimeoutError: none came in time.
            KeyboardInterrupt: a person has stopped what this is for.
        """
        milliseconds = FOR_EVER if self._seconds is None else max(1, round(self._seconds * 1000))
        answer = self._kept(self._stream.read(size, milliseconds))
        if not isinstance(answer, int):
            data: bytes = answer.to_bytes()
            return data
        if answer == LATE:
            raise TimeoutError
        if answer == STOPPED:
            raise KeyboardInterrupt
        return b""

    def recv_into(self, buffer: memoryview, /) -> int:
        """Wait for some bytes and write them into a buffer."""
        data = self.recv(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close this end."""
        self._stream.close()

    def _kept(self, answer: Any) -> Any:
        return self._wait(answer) if hasattr(answer, "then") else answer
