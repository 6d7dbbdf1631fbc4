"""What an outsider who read the code found: each ended in an error of ours, in a hang, or in gigabytes."""

import numpy as np
import pytest

from grader import api
from grader.outcomes import StudentFault
from grader.worker import answers, replies
from grader.worker.protocol import wire
from tests.workers import InMemory, twin_of

NO_TEXT = np.full(7, 0xFFFFFFFF, np.uint32).view("<U1")


def frame(message, *arrays):
    """A frame in which an array may be named more than once."""
    import json

    shapes = [[array.dtype.str, array.shape] for array in arrays]
    header = json.dumps([message, shapes]).encode()
    body = b"".join(array.tobytes() for array in arrays)
    return wire.LENGTHS.pack(len(header), len(body)) + header + body


@pytest.mark.parametrize(
    "data",
    [
        frame({"a": {"$": 0}}, NO_TEXT),
        frame({"a": [{"$": 0}, {"$": 0}]}, np.zeros(3)),
        b"".join(wire.pack({"a": np.empty((2**39, 0))})),
        b"".join(wire.pack({"a": np.empty((0, 2**20, 0))})),
    ],
    ids=["text that is none", "one array in two places", "rows without end", "rows of nothing"],
)
def test_what_no_frame_holds(data):
    with pytest.raises(wire.WireError):
        wire.whole(data)


def test_an_array_may_be_empty():
    assert wire.whole(b"".join(wire.pack({"a": np.empty((0, 784))})))["a"].shape == (0, 784)


@pytest.mark.parametrize(
    ("reply", "request_kind"), [("signature", "import"), ("drawing", "call"), ("plan", "call"), ("missing", "draw")]
)
def test_a_reply_belongs_to_its_request(reply, request_kind):
    with pytest.raises(wire.WireError, match="is no reply to"):
        replies.read({"reply": reply}, request_kind)


@pytest.mark.parametrize(
    "message",
    [
        {"say": NO_TEXT},
        {"say": "output", "text": np.zeros(3)},
        {"say": "callback", "key": 1, "method": "predict", "args": []},
        {"say": "callback", "key": 1, "method": "fit", "args": [1]},
        {"say": "callback", "key": "x", "method": "fit", "args": [1, 2]},
        {"say": "callback", "key": 1, "method": "__class__", "args": [1]},
    ],
    ids=range(6),
)
def test_what_nobody_says(message):
    with pytest.raises(wire.WireError):
        replies.said(message)


def test_a_key_is_a_word_however_long_it_is():
    tree = {"t": "dict", "d": [[{"a": np.zeros(10**6), "t": "list"}, {"v": 1, "t": "int"}]]}
    assert list(answers.answer_of(tree, None, None).data) == ["a list"]


def test_values_that_are_not_finite_are_counted_and_not_copied(tmp_path):
    import tracemalloc

    (tmp_path / "m.py").write_text("import numpy as np\n\n\ndef huge():\n    return np.full(10_000_000, np.nan)\n")
    with twin_of(tmp_path / "m.py", InMemory()) as twin:
        answer = twin.functions.huge()
        tracemalloc.start()
        try:
            with pytest.raises(StudentFault, match="in which 10000000 of 10000000 values are not finite"):
                api.as_array(answer)
            assert tracemalloc.get_traced_memory()[1] < 50_000_000
        finally:
            tracemalloc.stop()


def test_many_parts_are_counted_before_they_are_looked_at(tmp_path):
    (tmp_path / "m.py").write_text("import numpy as np\n\n\ndef parts():\n    return np.zeros((1_000_000, 0))\n")
    with twin_of(tmp_path / "m.py", InMemory()) as twin:
        with pytest.raises(StudentFault) as fault:
            api.as_parts(twin.functions.parts(), ["x", "y"])
        assert fault.value.actual == "1000000 values"
