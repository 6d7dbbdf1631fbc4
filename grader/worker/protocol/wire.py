"""Frames of plain data over a channel: a JSON header and raw array buffers, never pickle, never eval.

A frame is two lengths, a JSON header and the bytes of its arrays:

    <u32 header bytes> <u64 array bytes> <header> <array 0> <array 1> ...

The header is `[message, [[dtype, shape], ...]]`; an array inside the message is written `{"$": index}`. Arrays whose
numbers take more bytes come first, so that each begins where its numbers may be read.
"""

import json
import math
import re
import struct
from collections.abc import Callable
from time import monotonic
from typing import Any, Protocol

import numpy as np

Message = dict[str, Any]

LENGTHS = struct.Struct("<IQ")
MAX_HEADER = 4 * 2**20
MAX_PARTS = 10_000  # arrays
MAX_VALUES = 300_000  # in a header: each takes up to 70 bytes of memory
MAX_ARRAYS = 96 * 2**20
# bool, signed, unsigned, float, complex, text: kinds that carry no objects.
DTYPE = re.compile(r"[<>|=]?(?:b1|[iu][1248]|f(?:2|4|8)|c(?:8|16)|U\d{1,5})")
MAX_DIMENSIONS = 16
MAX_LENGTH = 10**6  # of one dimension, where another is 0 and nothing else bounds it
LAST_CHARACTER = 0x10FFFF
CHUNK = 8 * 2**20
READ_AHEAD = 64 * 2**10
LOOK_SECONDS = 0.05
NESTED = (dict, list)  # what JSON has inside of which there is more


class WireError(Exception):
    """What arrived is not a frame: the other side is broken, hostile or gone."""


class Closed(WireError):
    """The other side has closed its end."""


def can_carry(array: np.ndarray[Any, Any]) -> bool:
    """Whether an array of this dtype and shape may go into a frame."""
    return DTYPE.fullmatch(array.dtype.str) is not None and array.ndim <= MAX_DIMENSIONS


def pack(message: Message) -> list[bytes | memoryview]:
    """The buffers of one frame, in order.

    Raises:
        WireError: it holds something that a frame cannot carry, or is too large.
    """
    arrays: list[np.ndarray[Any, Any]] = []

    def replace(value: object) -> dict[str, int]:
        if not isinstance(value, np.ndarray) or not can_carry(value):
            raise WireError(f"a frame cannot carry {type(value).__name__}")
        arrays.append(np.ascontiguousarray(value).reshape(value.shape))
        return {"$": len(arrays) - 1}

    try:
        body = json.dumps(message, default=replace, separators=(",", ":"))
    except (ValueError, RecursionError) as error:
        raise WireError(f"a frame cannot carry this: {error}") from error
    shapes = json.dumps([[array.dtype.str, array.shape] for array in arrays], separators=(",", ":"))
    header = f"[{body},{shapes}]".encode()
    size = sum(array.nbytes for array in arrays)
    if len(header) > MAX_HEADER or size > MAX_ARRAYS:
        raise WireError(f"a frame of {(len(header) + size) / 1e6:.0f} MB is too large")
    parts: list[bytes | memoryview] = [LENGTHS.pack(len(header), size) + header]
    order = _order([array.dtype for array in arrays])
    parts += [arrays[i].reshape(-1).view(np.uint8).data for i in order if arrays[i].nbytes]
    return parts


def unpack(header: bytes, buffer: bytearray) -> Message:
    """The message of one frame; its arrays are writable and own their memory together.

    Raises:
        WireError: the frame is malformed.
    """
    if sum(map(header.count, (b",", b"[", b"{"))) > MAX_VALUES:
        raise WireError("too many values")
    try:
        message, shapes = json.loads(header)
        arrays, start = dict[int, np.ndarray[Any, Any]](), 0
        if len(shapes) > MAX_PARTS:
            raise WireError("too many arrays")
        for index in _order([_dtype(text) for text, _ in shapes]):
            text, shape = shapes[index]
            arrays[index], start = _array(text, shape, buffer, start)
        if start != len(buffer):
            raise WireError("bytes that belong to no array")
        message = _restore(message, arrays)
    except WireError:
        raise
    except (ValueError, TypeError, IndexError, KeyError, OverflowError, RecursionError, MemoryError) as error:
        raise WireError(f"a malformed frame ({type(error).__name__})") from error
    if not isinstance(message, dict):
        raise WireError("a frame without a message")
    return message


def _dtype(text: str) -> np.dtype[Any]:
    if not DTYPE.fullmatch(text):
        raise WireError("an array of a kind that is not allowed")
    return np.dtype(text)


def _order(dtypes: list[np.dtype[Any]]) -> list[int]:
    """The indexes of arrays in the order in which their bytes follow each other."""
    return sorted(range(len(dtypes)), key=lambda i: -dtypes[i].alignment)


def _array(text: str, shape: list[int], buffer: bytearray, start: int) -> tuple[np.ndarray[Any, Any], int]:
    """The array that begins there in a buffer, and where it ends."""
    if len(shape) > MAX_DIMENSIONS:
        raise WireError("an array of too many dimensions")
    if not all(type(length) is int and 0 <= length < 2**40 for length in shape):
        raise WireError("an array of an impossible shape")
    dtype, count = np.dtype(text), math.prod(shape)
    if count and not dtype.itemsize:
        raise WireError("an array of nothing")
    if not count and any(length > MAX_LENGTH for length in shape):
        raise WireError("an array of nothing that goes on for ever")
    end = start + count * dtype.itemsize
    if end > len(buffer):
        raise WireError("an array longer than its frame")
    flat = np.frombuffer(buffer, dtype, count, start) if count else np.zeros(0, dtype)
    if dtype.kind == "U" and count and flat.view(f"{dtype.byteorder}u4").max() > LAST_CHARACTER:
        raise WireError("text with numbers that are no characters")
    return flat.reshape(shape), end


def whole(frame: bytes) -> Message:
    """The message of one frame, with its lengths before it, as `pack` makes it.

    Raises:
        WireError: the frame is malformed.
    """
    header, _ = LENGTHS.unpack_from(frame)
    start = LENGTHS.size
    return unpack(frame[start : start + header], bytearray(frame[start + header :]))


def _restore(value: Any, arrays: dict[int, np.ndarray[Any, Any]]) -> Any:
    """The value with its arrays in their places: each in one, so that a frame is no larger than what was sent."""
    if type(value) is dict:
        if len(value) == 1 and "$" in value:
            return arrays.pop(value["$"])
        return {key: _restore(item, arrays) if type(item) in NESTED else item for key, item in value.items()}
    if type(value) is list:
        return [_restore(item, arrays) if type(item) in NESTED else item for item in value]
    return value


class Channel(Protocol):
    """What carries bytes, in order: a stream socket is one, and whatever has these of its methods."""

    def settimeout(self, value: float | None, /) -> None:
        """From now on, let a call wait so many seconds before it raises TimeoutError; None: for ever."""

    def gettimeout(self) -> float | None:
        """What was set."""

    def send(self, data: bytes | memoryview, /) -> int:
        """Wait until some of it is taken; how many bytes were. Raises ConnectionError when nobody reads."""

    def recv(self, size: int, /) -> bytes:
        """Wait for some bytes, so many at most; none when the other side has closed."""

    def recv_into(self, buffer: memoryview, /) -> int:
        """Wait for some bytes and write them into a buffer; how many there were, 0 when the other side has closed."""

    def close(self) -> None:
        """Close this end."""


class Connection:
    """One end of a channel that carries frames.

    Args:
        channel: is closed with this.

    Attributes:
        watch: called about twenty times a second while this side sends or waits; what it raises ends that.
    """

    def __init__(self, channel: Channel) -> None:
        self.watch: Callable[[], None] | None = None
        self._channel = channel
        self._ahead = b""  # read already, and of the next frame
        self._next_look = 0.0

    def send(self, message: Message, until: float | None = None) -> None:
        """Send one frame.

        Args:
            message: JSON values and numpy arrays.
            until: give up at this time.monotonic(), in seconds.

        Raises:
            WireError: the message does not fit a frame, or (Closed) nobody reads.
            TimeoutError: it was not taken in time.
        """
        parts = pack(message)
        if sum(map(len, parts)) < READ_AHEAD:  # one call of the system costs more than a copy
            parts = [b"".join(parts)]
        for part in parts:
            left = memoryview(part)
            while left:
                self._limit(until, self.watch)
                try:
                    left = left[self._channel.send(left) :]
                except TimeoutError:
                    continue  # to look, or to give up
                except ConnectionError as error:
                    raise Closed("the other side is gone") from error

    def receive(self, until: float | None = None) -> Message:
        """Wait for one frame.

        Args:
            until: give up at this time.monotonic(), in seconds.

        Raises:
            WireError: the frame is malformed or too large, or (Closed) the other side is gone.
            TimeoutError: it did not arrive in time.
        """
        header_size, size = LENGTHS.unpack(self._read(LENGTHS.size, until))
        if header_size > MAX_HEADER or size > MAX_ARRAYS:
            raise WireError("a frame that is too large")
        return unpack(bytes(self._read(header_size, until)), self._read(size, until) if size else bytearray())

    def close(self) -> None:
        """Close the channel."""
        self._channel.close()

    def _read(self, size: int, until: float | None) -> bytearray:
        if size <= len(self._ahead):  # most frames arrive in one piece
            data, self._ahead = self._ahead[:size], self._ahead[size:]
            return bytearray(data)
        # Grows with what arrives: a length alone must not make this side reserve memory.
        buffer = bytearray(min(size, CHUNK))
        filled = min(size, len(self._ahead))
        buffer[:filled], self._ahead = self._ahead[:filled], self._ahead[filled:]
        while filled < size:
            self._limit(until, self.watch)
            try:
                if size - filled < READ_AHEAD:  # small frames arrive in one piece
                    data = self._channel.recv(READ_AHEAD)
                    count = min(size - filled, len(data))
                    buffer[filled : filled + count], self._ahead = data[:count], data[count:]
                else:
                    if filled == len(buffer):
                        buffer.extend(bytes(min(len(buffer), size - filled)))
                    with memoryview(buffer)[filled:] as rest:
                        count = self._channel.recv_into(rest)
            except TimeoutError:
                continue  # to look, or to give up
            except ConnectionError as error:
                raise Closed("the other side is gone") from error
            if not count:
                raise Closed("the other side is gone")
            filled += count
        return buffer

    def _limit(self, until: float | None, watch: Callable[[], None] | None = None) -> None:
        """Let the channel's next call wait until then or the next look; for a socket, setting that is a system call."""
        now = monotonic()
        left = None if until is None else until - now
        if left is not None and left <= 0:
            raise TimeoutError
        if watch is not None:
            if now >= self._next_look:
                watch()
                self._next_look = now + LOOK_SECONDS
            left = LOOK_SECONDS if left is None else min(left, LOOK_SECONDS)
        if left != self._channel.gettimeout():
            self._channel.settimeout(left)
