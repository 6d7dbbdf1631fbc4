"""Values: whatever a student's function returned, a check goes on with plain data or fails with words."""

import tracemalloc

import numpy as np
import pytest

from grader import api
from grader.outcomes import StudentFault
from grader.worker.answers import Answer
from tests.workers import InMemory, twin_of

CODE = """
import array
import numpy as np

class Model:
    def fit(self, x, y):
        return self
    def predict(self, x):
        return [int(row[0]) for row in x]

class Half:
    def predict(self, x):
        return x[:1]

def give(what):
    return eval(what)
"""


@pytest.fixture(scope="module")
def give(tmp_path_factory):
    """What an expression in the student's process comes back as."""
    path = tmp_path_factory.mktemp("values") / "m.py"
    path.write_text(CODE)
    with twin_of(path, InMemory()) as twin:
        yield twin.functions.give


def said(read, *arguments, **keywords):
    with pytest.raises(StudentFault) as caught:
        read(*arguments, **keywords)
    return f"{caught.value.message} | {caught.value.help} | {caught.value.expected} | {caught.value.actual}"


@pytest.mark.parametrize(
    "what", ["[1, 2, 3]", "(1, 2, 3)", "np.array([1, 2, 3])", "array.array('i', [1, 2, 3])", "range(1, 4)"]
)
def test_whatever_holds_numbers_is_an_array(give, what):
    found = api.as_array(give(what), shape=(3,), kind="whole numbers")
    assert found.tolist() == [1, 2, 3]
    assert type(found) is np.ndarray


@pytest.mark.parametrize(
    ("what", "settings", "words"),
    [
        ("None", {}, "give returned None, where an array was expected"),
        ("[[1], [2, 3]]", {}, "different lengths"),
        ("{1, 2}", {}, "A set has no order"),
        ("(i for i in range(3))", {}, "yield"),
        ("np.zeros((3, 2))", {"shape": (2, 3)}, "swapped"),
        ("np.zeros((3, 2))", {"shape": (3,)}, "2 dimensions and not 1"),
        ("np.zeros(3)", {"shape": (None, 2)}, "shape (n, 2)"),
        ("np.zeros(3)", {"kind": "whole numbers"}, "division or a conversion to float"),
        ("['1', '2']", {"kind": "numbers"}, "Text that looks like a number is still text"),
        ("np.array([1, 0])", {"kind": "True/False"}, "y == 2"),
    ],
)
def test_what_is_no_array_is_told(give, what, settings, words):
    assert words in said(api.as_array, give(what), **settings)


@pytest.mark.parametrize("what", ["3", "np.int8(3)", "np.array(3)", "3.0", "np.float32(3)"])
def test_numbers(give, what):
    assert api.as_number(give(what)) == 3.0


@pytest.mark.parametrize(
    ("read", "what", "words"),
    [
        (api.as_number, "np.array([3])", "is [0] missing?"),
        (api.as_number, "True", "comparison"),
        (api.as_number, "'3'", "text for people"),
        (api.as_int, "3.0", "int(...)"),
        (api.as_int, "[3]", "one whole number was expected"),
        (api.as_names, "None", "list.sort() gives None"),
        (api.as_names, "[('a', 1)]", "pairs of names and results"),
        (api.as_names, "'a, b'", "every name as a text of its own"),
        (api.as_names, "{'a': 1}", "the names meant, as a list"),
        (api.as_names, "[2, 0, 1]", "These are numbers. Are the names meant"),
    ],
)
def test_what_is_no_number_or_name_is_told(give, read, what, words):
    assert words in said(read, give(what))


def test_parts_have_names_in_messages(give):
    first, second = api.as_parts(give("(1, np.arange(3))"), ["a", "b"])
    assert (first.data, second.said) == (1, "b from give is")
    assert "2 values (a, b)" in said(api.as_parts, give("(1, 2, 3)"), ["a", "b"])
    assert "return a, b" in said(api.as_parts, give("None"), ["a", "b"])


def test_a_dict_needs_its_keys(give):
    found = api.as_dict(give("{'a': 1, 'b': 2, 'c': 3}"), ["a", "b"])
    assert (sorted(found), found["a"].said) == (["a", "b"], "'a' from give is")
    assert "lacks 'b'" in said(api.as_dict, give("{'a': 1}"), ["a", "b"])


def test_a_model_is_asked_in_the_students_process(give):
    model = api.as_model(give("Model()"))
    model.fit(np.zeros((2, 1)), np.zeros(2))
    assert model.predict(np.array([[7], [8]])).tolist() == [7, 8]
    assert (model.can("predict"), model.can("predict_proba")) == (True, False)
    assert "wrong shape" in said(api.as_model(give("Half()"), "predict").predict, np.zeros((2, 1)))


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("Model", "Are the brackets missing?"),
        ("Half()", "which has no fit"),
        ("None", "Is there a return"),
        ("(Model(), 3)", "return only the model itself"),
    ],
)
def test_what_is_no_model_is_told(give, what, words):
    assert words in said(api.as_model, give(what))


def test_a_drawing_is_told_from_other_things(give):
    figure = "__import__('matplotlib.pyplot', fromlist=['x']).figure()"
    picture = api.as_drawing(give(figure), "figure").draw()
    assert picture.pixels.dtype == np.uint8
    assert "a matplotlib Axes was expected" in said(api.as_drawing, give(figure), "axes")


def test_an_answer_without_a_source_still_reads(give):
    assert "an array was expected" in said(api.as_array, Answer(None, "NoneType"))


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8", "c8"])
def test_a_large_array_is_looked_at_without_another_one(dtype):
    answer = Answer(np.ones(4_000_000, dtype), "ndarray")
    tracemalloc.start()
    try:
        assert api.as_array(answer).size == 4_000_000
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 1_000_000


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e300", "-1e300"])
def test_what_is_no_ordinary_number_is_found(value):
    array = np.ones(5)
    array[3] = float(value)
    with pytest.raises(StudentFault, match="not finite numbers|a number as large as"):
        api.as_array(Answer(array, "ndarray"))
