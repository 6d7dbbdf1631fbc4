"""What a worker may reply, and that whatever else it sends is malformed."""

import numpy as np
import pytest

from grader.worker import answers, replies
from grader.worker.protocol.wire import WireError

AXES = {"title": "t", "box": [0, 0, 9, 9], "has_data": True}


@pytest.mark.parametrize(
    "message",
    [
        *({}, {"reply": "nonsense"}, {"reply": np.array("value")}, {"reply": "value", "shows": float("inf")}),
        *({"reply": "value", "shows": -1}, {"reply": "value", "inputs": 5}, {"reply": "value", "inputs": [1] * 99}),
        *(
            {"reply": "raised", "text": np.zeros(3)},
            {"reply": "raised", "line": "3"},
            {"reply": "raised", "types": [1]},
        ),
        *({"reply": "drawing", "axes": [AXES | {"box": [0, 0, 9]}]}, {"reply": "drawing", "axes": [AXES] * 201}),
        *({"reply": "drawing", "axes": [AXES | {"box": [0, 0, 9, float("inf")]}]}, {"reply": "drawing", "axes": 3}),
        *({"reply": "drawing", "axes": [AXES | {"box": [0, 0, 9, 10**9]}]}, {"reply": "plan", "cells": [-1]}),
        *({"reply": "plan", "broken": [{"cell": "1"}]}, {"reply": "plan", "source": "elsewhere"}),
        *(
            {"reply": "text", "text": "x" * 100_001},
            {"reply": "value", "cpu": float("inf")},
            {"reply": "value", "cpu": -1.0},
        ),
    ],
    ids=lambda message: str(message)[:40],
)
def test_what_is_no_reply_is_malformed(message):
    with pytest.raises(WireError):
        replies.read(
            message, {"drawing": "draw", "plan": "open", "text": "signature"}.get(str(message.get("reply")), "call")
        )


def test_a_reply_has_what_was_said():
    said = replies.read({"reply": "value", "value": {"a": np.zeros(3), "t": "list"}, "shows": 2, "later": 1}, "call")
    assert (said.reply, said.shows, said.value["t"]) == ("value", 2, "list")


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((0, 5, 3), np.uint8),
        np.zeros((5, 5), np.uint8),
        np.zeros((5, 5, 4), np.uint8),
        np.zeros((5, 5, 3)),
        "x",
    ],
)
def test_what_is_no_picture_is_malformed(pixels):
    with pytest.raises(answers.MALFORMED):
        answers.picture_of(replies.read({"reply": "drawing", "pixels": pixels, "axes": [AXES]}, "draw"))


def test_a_picture_of_one_axes_has_one():
    said = replies.read({"reply": "drawing", "pixels": np.zeros((9, 9, 3), np.uint8), "axes": []}, "draw")
    assert answers.picture_of(said).views == ()
    with pytest.raises(answers.MALFORMED):
        answers.picture_of(said, of_one=True)


def test_a_picture():
    picture = answers.picture_of(
        replies.read({"reply": "drawing", "pixels": np.zeros((9, 9, 3), np.uint8), "axes": [AXES]}, "draw")
    )
    assert picture.views == (answers.View("t", (0, 0, 9, 9), True),)
