"""Frames carry plain data unchanged, and whatever else arrives is refused."""

import json
import socket
import struct
import threading
from time import monotonic

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from grader.worker.protocol import wire
from grader.worker.protocol.values import from_tree, to_tree

DTYPES = st.one_of(
    npst.boolean_dtypes(),
    npst.integer_dtypes(endianness="?"),
    npst.unsigned_integer_dtypes(endianness="?"),
    npst.floating_dtypes(sizes=(16, 32, 64), endianness="?"),
    npst.complex_number_dtypes(sizes=(64, 128)),
    npst.unicode_string_dtypes(max_len=5),
)
ARRAYS = npst.arrays(DTYPES, npst.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5))


def through_the_wire(message):
    left, right = socket.socketpair()
    with left, right:
        sender = threading.Thread(target=wire.Connection(left).send, args=(message,))
        sender.start()
        received = wire.Connection(right).receive()
        sender.join()
    return received


@settings(deadline=None)  # two threads, beside other tests
@given(st.lists(ARRAYS, max_size=4))
def test_arrays_come_back_as_they_were(arrays):
    received = through_the_wire({"arrays": arrays, "text": "ä", "number": 1.5})
    assert received["text"] == "ä"
    for sent, got in zip(arrays, received["arrays"], strict=True):
        assert got.dtype == sent.dtype
        assert got.shape == sent.shape
        assert got.tobytes() == sent.tobytes()
        assert got.flags.writeable


def test_a_large_array():
    sent = np.arange(8_000_000, dtype=np.float64).reshape(-1, 1000)
    assert np.array_equal(through_the_wire({"x": sent})["x"], sent)


def test_who_sends_looks_around():
    left, right = socket.socketpair()
    with left, right:
        sender = wire.Connection(left)
        sender.watch = seen = Seen(3)
        with pytest.raises(InterruptedError):
            sender.send({"x": np.zeros(4_000_000)}, monotonic() + 60)
        assert seen.looks == 3


class Seen:
    """Raises at the last of so many looks."""

    def __init__(self, last):
        self.last, self.looks = last, 0

    def __call__(self):
        self.looks += 1
        if self.looks == self.last:
            raise InterruptedError


@given(st.binary(max_size=200))
def test_bytes_that_are_no_frame(data):
    left, right = socket.socketpair()
    with left, right:
        left.sendall(data)
        left.shutdown(socket.SHUT_WR)
        with pytest.raises(wire.WireError):
            wire.Connection(right).receive()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just({"$": 0}),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["$", "a", "v"]), inner, max_size=3),
)


@given(ANYTHING, ANYTHING, st.binary(max_size=50))
def test_any_header_is_a_message_or_a_wire_error(message, shapes, data):
    try:
        assert isinstance(wire.unpack(json.dumps([message, shapes]).encode(), bytearray(data)), dict)
    except wire.WireError:
        pass


@pytest.mark.parametrize(
    ("shapes", "data"),
    [
        ([["|O", [1]]], bytes(8)),
        ([["<f8", [2**39]]], bytes(8)),
        ([["<f8", [-1]]], b""),
        ([["<f8", [True]]], bytes(8)),
        ([["<f8", [1]]], bytes(16)),
        ([["|V8", [1]]], bytes(8)),
        ([["<M8[s]", [1]]], bytes(8)),
        ([["<f8", [0] * 40]], b""),
        ([["<U0", [2**30]]], b""),
        ([["<U99999", [2**30]]], b""),
    ],
)
def test_arrays_that_are_refused(shapes, data):
    with pytest.raises(wire.WireError):
        wire.unpack(json.dumps([{"x": {"$": 0}}, shapes]).encode(), bytearray(data))


def test_a_length_alone_reserves_no_memory_and_waiting_ends():
    from time import monotonic

    left, right = socket.socketpair()
    with left, right:
        left.sendall(struct.pack("<IQ", 2, wire.MAX_ARRAYS) + b"{}")
        with pytest.raises(TimeoutError):
            wire.Connection(right).receive(until=monotonic() + 0.05)


def test_what_a_frame_cannot_carry():
    for value in (object(), np.array([None]), np.zeros(2, "datetime64[s]")):
        with pytest.raises(wire.WireError):
            wire.pack({"x": value})


def no_objects(value):
    return {"h": 0, "t": type(value).__name__}


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        3,
        2.5,
        "text",
        [1, 2, 3],
        (1, 2),
        [[1, 2], [3, 4]],
        ["a", "b"],
        [1, "a"],
        {"a": [1, 2], 3: None},
        [],
        (),
    ],
)
def test_plain_values_come_back_with_their_types(value):
    back = from_tree(through_the_wire(to_tree(value, no_objects)), lambda tree: tree)
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize(
    ("value", "key", "name"),
    [
        (np.float32(2.5), "v", "float32"),
        ([np.int64(1), 2], "a", "list"),
        ([[1, 2], [3]], "s", "list"),
        (range(4), "a", "range"),
        ({1, 2}, "s", "set"),
        (np.array(["a", "b"], dtype=object), "a", "ndarray"),
        (np.array([1, None], dtype=object), "s", "ndarray"),
        (b"bytes", "h", "bytes"),
        (2**300, "h", "int"),
        ({}.keys(), "s", "dict_keys"),
    ],
)
def test_values_that_are_turned_into_something_plainer(value, key, name):
    tree = to_tree(value, no_objects)
    assert key in tree
    assert tree["t"] == name
