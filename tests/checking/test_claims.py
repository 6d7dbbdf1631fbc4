"""Claims: what a check says when one does not hold, and what it notes when it does."""

import numpy as np
import pytest

from grader.api import expect, expect_raises, expect_same, expect_unchanged, given, show
from grader.checking.claims import always_draw, made, noted, one
from grader.outcomes import Image, StudentFault
from grader.worker.answers import Answer


def failed(claim, *arguments, **keywords):
    with pytest.raises(StudentFault) as caught:
        claim(*arguments, **keywords)
    return caught.value


def test_a_claim_that_holds_notes_its_values():
    expect(True, "No.", expected="3", actual="3")
    assert noted.get()() == ("3", "3")


def test_a_claim_that_does_not_hold_says_everything():
    fault = failed(expect, np.bool_(False), "It is 2.", help="Is it 3?", expected="3", actual="2")
    assert (fault.message, fault.help, fault.expected, fault.actual, fault.outcome) == (
        "It is 2.",
        "Is it 3?",
        "3",
        "2",
        "failed",
    )


@pytest.mark.parametrize(
    ("found", "wanted", "expected", "actual"),
    [
        ([1, 2, 3], [1, 5, 3], "5 at index 1", "2 at index 1"),
        ([[1, 2], [3, 4]], [[1, 2], [9, 4]], "9 at index [1, 0]", "3 at index [1, 0]"),
        ([1, 2], [1, 2, 3], "shape (3,)", "shape (2,)"),
        (1, 2, "2", "1"),
        (["a"], ["b"], "'b' at index 0", "'a' at index 0"),
    ],
)
def test_the_first_difference_is_named(found, wanted, expected, actual):
    fault = failed(expect_same, found, wanted, "Not the same.")
    assert (fault.expected, fault.actual) == (expected, actual)


def test_what_is_the_same_passes_whatever_its_type():
    expect_same(np.array([1.0, 2.0]), [1, 2], "No.")


def raising(*exceptions, outcome="failed"):
    def call():
        raise StudentFault("f raised it", exceptions=exceptions, outcome=outcome, place="(a.py, line 3: raise x)")

    return call


def test_an_exception_that_must_come():
    expect_raises(raising("MyError", "ValueError", "Exception"), "ValueError", "No.")
    fault = failed(expect_raises, raising("TypeError", "Exception"), "ValueError", "It raised something else.")
    assert (fault.message, fault.expected, fault.actual) == ("It raised something else.", "ValueError", "f raised it")
    assert failed(expect_raises, lambda: None, "ValueError", "Nothing.").actual == "no exception"
    assert failed(expect_raises, raising(outcome="timeout"), "ValueError", "No.").outcome == "timeout"


def test_an_exception_that_comes_by_accident_does_not_count():
    def raises(place, message="f raised ValueError"):
        def call():
            raise StudentFault(f"{message} {place}.", exceptions=("ValueError", "Exception"), place=place)

        return call

    numpys = raises("(a.py, line 3: return x.reshape(2))")
    own, of_this_file = (
        raises("(a.py, line 2: raise ValueError(n))", "1"),
        raises("(a.py, line 2: raise ValueError(n))", "2"),
    )
    for call, right in ((numpys, numpys), (own, of_this_file)):
        fault = failed(expect_raises, call, "ValueError", "No.", right=right, by_accident="By accident.")
        assert fault.message == "By accident."
    for call, right in ((own, numpys), (numpys, own), (numpys, lambda: None)):
        expect_raises(call, "ValueError", "No.", right=right, by_accident="By accident.")


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        (lambda: "(row, pixels)", "pixels"),
        (lambda: "(row=(1, 2), /, pixels=None)", "pixels"),
        (lambda: "(*rows)", "number 2"),
        (lambda: "(x, y=<object object at 0x7f>)", "number 2"),
        (lambda: f"(x=1, y={'-' * 90_000}1)", "number 2"),  # whatever its repr says
        (lambda: f"(x=1, y={'a.' * 40_000}a)", "number 2"),
        (raising(), "number 2"),
        (None, "number 2"),
    ],
)
def test_an_argument_has_the_name_that_the_student_gave_it(parameters, said):
    assert Answer(None, "NoneType", parameters=parameters).named(1) == said


@pytest.mark.parametrize(
    ("outcome", "added"), [("failed", True), ("timeout", True), ("skipped", False), ("not_attempted", False)]
)
def test_what_was_given_is_told_with_a_fault_of_the_students(outcome, added):
    with pytest.raises(StudentFault) as caught, given("9 rows"):
        raise StudentFault("No.", outcome=outcome)
    assert caught.value.message == ("No. It was given 9 rows." if added else "No.")


def test_a_changed_argument_is_named():
    before = np.array([1, 2, 3])
    answer = Answer(
        None, "NoneType", source="f", inputs=(Answer(np.array([1, 9, 3]), "ndarray"), Answer(np.arange(2), "ndarray"))
    )
    fault = failed(expect_unchanged, answer, before, None)
    assert "f changed its argument number 1" in fault.message
    assert (fault.expected, fault.actual) == ("still 2 at index 1", "9 at index 1")
    expect_unchanged(answer, None, np.arange(2))


def test_pictures_are_made_for_claims_that_fail_or_when_all_are_wanted():
    one = Image("yours", np.zeros((2, 2, 3), np.uint8))
    assert made(lambda: [one], holds=False) == [one]
    assert made(lambda: pytest.fail("it was drawn for nothing"), holds=True) == []
    token = always_draw.set(True)
    try:
        assert made([one], holds=True) == [one]
    finally:
        always_draw.reset(token)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (np.arange(3), "[0, 1, 2]"),
        (np.zeros((9, 9)), "[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, ...] of shape (9, 9)"),
        (np.float64(0.5), "0.5"),
        ({"a": Answer(1, "int")}, "{'a': 1}"),
        ([Answer(number, "int") for number in range(8)], "[0, 1, 2, 3, 4, 5, ...]"),
        ([Answer([Answer("knn", "str"), Answer(1, "int")], "tuple")], "[('knn', 1)]"),
        (Answer([Answer("knn", "str")], "tuple"), "('knn',)"),
        ("x" * 500, "'" + "x" * 199),
    ],
)
def test_a_value_is_shown_short_and_exact(value, text):
    assert show(value) == text


@pytest.mark.parametrize(
    "words",
    [
        "an ndarray",
        "an int64",
        "a uint8",
        "an unknown",
        "a ufunc",
        "a tuple",
        "an SVC",
        "a PCA",
        "a LinearSVC",
        "an MLPClassifier",
    ],
)
def test_a_name_has_the_article_of_its_sound(words):
    assert one(words.partition(" ")[2]) == words
