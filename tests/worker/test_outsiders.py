"""What an outsider who read the code found: each ended in an error of ours, in a hang, or in gigabytes."""

import contextlib

import numpy as np
import pytest

from grader import api
from grader.outcomes import StudentFault
from grader.worker import answers, explain, replies
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
    assert list(answers.answer_of(tree, None, None).data) == ["something else"]


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


@pytest.mark.parametrize(
    "parts",
    [
        "np.zeros(2_600_000, np.float16), np.zeros(2_600_000, 'U1')",
        "np.zeros(100, 'U99999'), *[np.zeros(100, 'U1')] * 900",
    ],
    ids=["numbers beside text", "one long word"],
)
def test_parts_that_would_make_a_huge_array_make_none(tmp_path, parts):
    import tracemalloc

    (tmp_path / "m.py").write_text(f"import numpy as np\n\n\ndef parts():\n    return {parts}\n")
    with twin_of(tmp_path / "m.py", InMemory()) as twin:
        answer = twin.functions.parts()
        tracemalloc.start()
        try:
            with pytest.raises(StudentFault, match="where an array was expected"):
                api.as_array(answer)
            assert tracemalloc.get_traced_memory()[1] < 50_000_000
        finally:
            tracemalloc.stop()


ONE = {"v": 1, "t": "int"}


@pytest.mark.parametrize(
    "tree",
    [
        {"h": 0, "t": "M", "k": "object", "can": np.zeros(10**7, np.uint8)},
        {"h": 0, "t": "M", "k": np.zeros(3), "can": []},
        {"h": 0, "t": np.zeros(3), "k": "object", "can": []},
        {"t": "dict", "d": [[{"v": number * (2**61 - 1), "t": "int"}, ONE] for number in range(1001)]},
    ],
    ids=["methods", "kind", "type", "keys of one hash"],
)
def test_what_no_tree_is(tree):
    with pytest.raises(answers.MALFORMED):
        answers.answer_of(tree, None, answers.Recipe({}, (), "f", 1))


def test_methods_are_those_that_a_check_can_ask_for():
    tree = {"h": 0, "t": "M", "k": "object", "can": ["predict", "__reduce__", "fit"]}
    assert answers.answer_of(tree, None, answers.Recipe({}, (), "f", 1)).data.can == ("fit", "predict")


def test_values_of_a_header_are_counted_before_they_are_read():
    header = b"[[" + b",".join([b"{}"] * 200_000) + b"],[]]"
    with pytest.raises(wire.WireError, match="too many values"):
        wire.unpack(header, bytearray())


def test_arrays_of_all_kinds_travel_together_and_none_is_copied():
    kinds = [np.arange(3, dtype=np.uint8), np.array(["a", "bc"]), np.arange(5.0), np.zeros(2, "c16"), np.ones(1, ">i2")]
    found = wire.whole(b"".join(wire.pack({"all": kinds})))["all"]
    for sent, received in zip(kinds, found, strict=True):
        assert received.dtype == sent.dtype
        assert received.tolist() == sent.tolist()
        assert received.flags.aligned
        assert not received.flags.owndata


@pytest.mark.parametrize("data", [np.array([1.0, -1.7e308]), -1.7e308, 2**150])
def test_numbers_beyond_all_measure_are_named(data):
    answer = answers.Answer(data, "x", source="f")
    with pytest.raises(StudentFault, match=r"f returned a number as large as"):
        api.as_array(answer) if isinstance(data, np.ndarray) else api.as_number(answer)


def test_inputs_that_were_asked_for_are_all_there(tmp_path):
    (tmp_path / "m.py").write_text(
        "import sys\n\n\ndef f(x):\n    frame = sys._getframe()\n"
        "    while type(frame.f_locals.get('self')).__name__ != 'Server':\n        frame = frame.f_back\n"
        "    server = frame.f_locals['self']\n    send = server._send\n"
        "    server._send = lambda message: send({key: message[key] for key in message if key != 'inputs'})\n"
        "    return x\n"
    )
    with (
        twin_of(tmp_path / "m.py", InMemory()) as twin,
        pytest.raises(StudentFault, match="f did not answer in a way"),
    ):
        twin.functions.f.keeping_inputs(np.zeros(3))


def test_a_check_s_model_takes_numbers(tmp_path):
    class Picky:
        def predict(self, x):
            return x.astype(np.uint8)[:, 0]

    (tmp_path / "m.py").write_text("def ask(model):\n    return model.predict([['999']])\n")
    words = "could not convert string to float"
    with twin_of(tmp_path / "m.py", InMemory()) as twin, pytest.raises(StudentFault, match=words):
        twin.functions.ask(api.callback_model(Picky()))


def test_a_path_of_100_000_characters_is_looked_at_once():
    said = replies.read({"reply": "raised", "type": "ValueError", "text": "/a" * 49_999}, "call")
    fault = explain.reply(said, "f", "step.py", None)
    assert fault.message.startswith("f raised ValueError: /a/a")


@pytest.mark.parametrize("data", [5, "text", None, 1.5, {}])
@pytest.mark.parametrize("name", ["tuple", "list", "dict", "set", "ndarray", "generator", "DataFrame", "str", "bool"])
def test_a_type_may_have_the_name_of_another(name, data):
    answer = answers.Answer(data, name, source="f")
    for reader in (api.as_array, api.as_number, api.as_int, lambda one: api.as_parts(one, ("x", "y")), api.as_names):
        with contextlib.suppress(StudentFault):
            reader(answer)


@pytest.mark.parametrize(
    ("kind", "dtype"), [("whole numbers", "i"), ("numbers", "f"), ("True/False", "b"), ("text", "U")]
)
def test_an_empty_array_is_of_the_kind_that_was_asked_for(kind, dtype):
    for empty in ([], "U3", "f8", "b1", "i8"):
        data = np.zeros(0, empty) if empty else []
        assert api.as_array(answers.Answer(data, "ndarray"), kind=kind).dtype.kind == dtype
