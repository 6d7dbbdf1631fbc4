"""Whatever a student's process sends or says ends in a value, a StudentFault or a report: never in an error of ours."""

import contextlib
import io
import json
import struct
from pathlib import Path

import msgspec
import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rich.console import Console

from grader import api
from grader.outcomes import OUTCOMES, StudentFault
from grader.reports import terminal
from grader.reports.model import CheckResult, CourseInfo, Report, SubmissionInfo, report, schema, step_result
from grader.worker.answers import Handle
from grader.worker.launch.base import Process
from grader.worker.protocol import wire
from tests.workers import pipe, twin_of

OFTEN = settings(
    deadline=None, phases=(Phase.explicit, Phase.generate, Phase.shrink), suppress_health_check=list(HealthCheck)
)
FRAMES = settings(OFTEN, max_examples=300)  # of FRAMES_OF_ONE frames each
REPLIES_TRIED = settings(OFTEN, max_examples=60)  # read in every way

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.just({"$": 0})
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner)
)
SHAPES = st.lists(
    st.tuples(
        st.sampled_from(
            ["<f8", "|b1", "|u1", "<i8", "<U3", "<U0", "|O", "<M8[s]", "<c16", "", "|V4", "<f16", "<U99999"]
        ),
        st.lists(st.integers(-1, 5) | st.sampled_from([2**20, 2**40, True, 1.0, None]), max_size=3),
    )
    | ANYTHING,
    max_size=3,
)
# A well-formed frame, with anything in each of its fields.
CONTENTS = st.one_of(
    st.binary(max_size=80),
    st.tuples(ANYTHING | st.dictionaries(st.text(max_size=3), ANYTHING), SHAPES, st.binary(max_size=60)),
)
LENGTHS = st.none() | st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**64 - 1))


def frame(content, lengths=None):
    if isinstance(content, bytes):
        return content
    message, shapes, data = content
    header = json.dumps([message, shapes]).encode()
    return struct.pack("<IQ", *(lengths or (len(header), len(data)))) + header + data


FRAMES_OF_ONE = 20


@FRAMES
@given(CONTENTS, LENGTHS, st.binary(min_size=3 * FRAMES_OF_ONE, max_size=3 * FRAMES_OF_ONE))
def test_any_frame_is_a_message_or_refused(content, lengths, damage):
    data = bytearray(frame(content, lengths) or b"\0")
    for high, low, byte in zip(*[iter(damage)] * 3, strict=True):
        ours, theirs = pipe()
        theirs.send(data)
        theirs.close()
        try:
            assert isinstance(wire.Connection(ours).receive(), dict)
        except wire.WireError:
            pass
        data[(256 * high + low) % len(data)] = byte


# Replies to a call, and what checks make of them

NAMES = st.sampled_from(["int", "list", "ndarray", "Figure", "LogisticRegression", "\x1b[2J"]) | st.text(max_size=5)


def tree(keys, value):
    return st.fixed_dictionaries({keys: value, "t": NAMES})


ARRAY = st.just({"$": 0})
TREES = st.recursive(
    st.one_of(
        tree("v", st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=4)),
        tree("a", ARRAY),
        st.fixed_dictionaries(
            {
                "h": st.integers(-1, 3) | st.booleans() | st.text(max_size=2),
                "t": NAMES,
                "k": st.sampled_from(["object", "class", "axes", "figure"]) | ANYTHING,
                "can": st.lists(st.sampled_from(["fit", "predict", "predict_proba"])) | ANYTHING,
            }
        ),
        ANYTHING,
    ),
    lambda inner: (
        tree("s", st.lists(inner, max_size=3)) | tree("d", st.lists(st.tuples(inner, inner) | inner, max_size=3))
    ),
    max_leaves=6,
)
REPLIES = st.fixed_dictionaries(
    {
        "reply": st.sampled_from(["value", "value", "raised", "missing", "signature", "too_large", "drawing", "text"])
        | ANYTHING
    },
    optional={
        "value": TREES,
        "text": ANYTHING,
        "type": NAMES,
        "types": ANYTHING,
        "line": ANYTHING,
        "code": st.text(max_size=5) | ANYTHING,
        "function": ANYTHING,
        "near": ANYTHING,
        "found": ANYTHING,
        "cpu": ANYTHING,
        "shows": ANYTHING,
        "argument": ANYTHING,
        "inputs": st.lists(TREES | st.just({"same": True}), max_size=2) | ANYTHING,
        "pixels": ARRAY | ANYTHING,
        "axes": st.lists(st.dictionaries(st.sampled_from(["title", "box", "has_data"]), ANYTHING), max_size=2)
        | ANYTHING,
    },
)
SAYS = st.lists(
    st.fixed_dictionaries(
        {"say": st.sampled_from(["output", "callback"]) | ANYTHING, "text": ANYTHING},
        optional={
            "key": ANYTHING,
            "method": st.sampled_from(["fit", "predict", "__class__"]),
            "args": st.lists(TREES, max_size=2) | ANYTHING,
        },
    ),
    max_size=2,
)
ARRAYS = st.sampled_from(
    [
        np.zeros(3),
        np.zeros((0, 5)),
        np.array(1),
        np.array([np.nan, np.inf]),
        np.array([True]),
        np.array(["a"]),
        np.zeros((2, 3, 3), np.uint8),
        np.array([1 + 2j]),
    ]
)


class Scripted:
    """A launcher whose workers say what they were told to say, whatever they are asked."""

    shares_files = True

    def __init__(self, messages, array):
        self.messages, self.array = messages, array

    def start(self, *_):
        ours, theirs = pipe()
        begin = [{"reply": "text", "text": "process"}, {"reply": "value", "value": {"v": None, "t": "NoneType"}}]
        for message in (*begin, *self.messages):
            header = json.dumps([message, [[self.array.dtype.str, list(self.array.shape)]]]).encode()
            theirs.send(struct.pack("<IQ", len(header), self.array.nbytes) + header + self.array.tobytes())
        theirs.close()
        connection = wire.Connection(ours)

        def end():
            connection.close()
            return 0

        return Process(connection, end)

    def close(self):
        pass


READINGS = (
    lambda answer: api.as_array(answer, shape=(3,), kind="whole numbers"),
    api.as_number,
    api.as_int,
    api.as_names,
    lambda answer: api.as_parts(answer, ["a", "b"]),
    lambda answer: api.as_dict(answer, ["a", "b"]),
    lambda answer: api.as_model(answer, "predict").predict(np.zeros((2, 2))),
    lambda answer: api.as_drawing(answer, "figure").draw(),
    lambda answer: api.as_drawing(answer, "axes").draw(),
    lambda answer: api.expect_unchanged(answer, np.zeros(3)),
    lambda answer: api.show(answer.data) if not isinstance(answer.data, (Handle, list, dict)) else "",
)


@REPLIES_TRIED
@given(SAYS, REPLIES, SAYS, REPLIES, ARRAYS)
def test_any_reply_is_an_answer_or_the_students_fault(said, reply, said_later, later, array):
    launcher = Scripted([*said, reply, *said_later, later], array)
    for reading in READINGS:
        with twin_of(Path("step1_x.py"), launcher) as twin:
            with contextlib.suppress(StudentFault):  # anything else raised is our fault
                reading(twin.functions.double.keeping_inputs(np.zeros(3)))
            assert isinstance(twin.output, str)


# Reports

TEXTS = st.text(max_size=40) | st.sampled_from(["\x1b[2J", "[red]x[/red]", "::error::x", "\u202e", "a\r\nb", "\ud800"])
CHECK = st.builds(
    CheckResult,
    id=st.just("step1_x.a"),
    title=st.just("T"),
    outcome=st.sampled_from(list(OUTCOMES)),
    score=st.just(0),
    max_score=st.just(1),
    message=TEXTS,
    help=TEXTS,
    expected=st.none() | TEXTS,
    actual=st.none() | TEXTS,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(CHECK, min_size=1, max_size=4), TEXTS, st.integers(20, 120), st.sampled_from(["utf-8", "ascii"]))
def test_any_text_in_any_report(checks, output, width, encoding):
    made = report(
        course=CourseInfo("c", "1"),
        submission=SubmissionInfo("0" * 64),
        seed=0,
        steps=(step_result(id="step1_x", title="X", bonus=False, student_output=output, checks=tuple(checks)),),
        environment={},
    )
    file = io.TextIOWrapper(io.BytesIO(), encoding, errors="replace")
    console = Console(file=file, width=width)
    assert console.width == width
    terminal.show(made, file)
    file.seek(0)
    shown = file.read()
    assert not [c for c in shown if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066")]
    data = msgspec.json.encode(made)
    assert msgspec.json.decode(data, type=Report) == made
    assert json.loads(data).keys() <= schema()["$defs"]["Report"]["properties"].keys()
