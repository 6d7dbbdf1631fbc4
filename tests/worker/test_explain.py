"""What a beginner reads when a call came back without a value."""

import signal

import pytest

from grader.worker import explain, replies
from grader.worker.inside import causes


def raised(error, text="", *, name="f", **more):
    message = {
        "reply": "raised",
        "type": error,
        "types": [error, "Exception"],
        "text": text,
        "line": 3,
        "code": "x",
        "function": "",
        **more,
    }
    return explain.reply(replies.read(message, "call"), name, "step1_x.py", None)


def test_an_exception_is_told_with_its_line():
    fault = raised("KeyError", "'a'", code="d['a']")
    assert fault.message == "f raised KeyError: 'a' (step1_x.py, line 3: d['a'])."
    assert fault.exceptions == ("KeyError", "Exception")
    assert fault.help.endswith("?")


def test_a_set_of_words_has_an_order_and_an_end():
    names = [f"'{letter}'" for letter in "kgacibhdfej"]
    fault = raised("InvalidParameterError", f"must be a str among {{{', '.join(names)}}} or None. Got 'acc'.")
    first = ", ".join(sorted(names)[:8])
    assert f"must be a str among {{{first} and 3 more}} or None. Got 'acc'." in fault.message
    assert "key {'a', 'b'} and {1: 'c'}" in raised("KeyError", "key {'b', 'a'} and {1: 'c'}").message
    assert "{'a', 'b, c', 'x, y'}" in raised("KeyError", "{'x, y', 'b, c', 'a'}").message


@pytest.mark.parametrize("error", sorted(causes.CAUSES))
def test_every_cause_is_a_question(error):
    assert "?" in causes.CAUSES[error]
    assert raised(error).help


@pytest.mark.parametrize(
    ("error", "text", "words"),
    [
        ("TypeError", "'NoneType' object is not iterable", "no return"),
        ("TypeError", "sequence item 0: expected str instance, int found", "a number where that call takes text"),
        (
            "TypeError",
            "ord() expected string of length 1, but numpy.uint8 found",
            "a number where that call takes text",
        ),
        ("AttributeError", "'list' object has no attribute 'astype'", "np.array"),
        ("ValueError", "operands could not be broadcast together with shapes (30,) (20,)", "about the same rows"),
        ("ValueError", "buffer size must be a multiple of element size", "as many bytes"),
        ("ValueError", "buffer is smaller than requested size", "a count or an offset"),
        ("IndexError", "index 39 is out of bounds for axis 1 with size 12", "Rows or columns"),
        ("ValueError", "cannot reshape array of size 10 into shape (28,28)", "such as a column"),
        (
            "ValueError",
            "cannot reshape array of size 10508 into shape (300,newaxis)",
            "300: 35 times, with 8 left over",
        ),
        ("ValueError", "cannot reshape array of size 12 into shape (0,newaxis)", "the new shape takes 0. Is"),
        ("TypeError", "f() got an unexpected keyword argument 'x'", "match the documentation"),
        ("ValueError", "The truth value of an array is ambiguous", "& | ~"),
        ("RuntimeError", "can't start new thread", "A browser has none"),
        ("IndexError", "only integers are valid indices", "whole number"),
        ("IndexError", "too many indices for array: array is 1-dimensional, but 2 were indexed", "as many dimensions"),
        ("AttributeError", "'Axes' object has no attribute 'flat'", "squeeze=False"),
        ("TypeError", "only 0-dimensional arrays can be converted to Python scalars", "Is one of its values meant"),
        ("AttributeError", "'CallbackModel' object has no attribute 'predict_proba'", "Is predict meant?"),
        ("AttributeError", "'numpy.ndarray' object has no attribute '_validate_params'", "brackets missing"),
        ("ModuleNotFoundError", "No module named 'pandas'", "a way without pandas?"),
        ("ModuleNotFoundError", "No module named 'numpi'", "Is numpy meant?"),
        ("ModuleNotFoundError", "No module named 'scikit_learn'", "Is sklearn meant?"),
        ("ModuleNotFoundError", "No module named 'sklearn.linear_modell'", "in the documentation of sklearn?"),
        ("PermissionError", "Operation not permitted: '/tmp/grade-empty-1x/scikit_learn_data'", "from the network?"),
        ("PermissionError", "Operation not permitted: 'a.npz'", "Does it write a file"),
        ("ValueError", "num must be an integer with 1 <= num <= 12, not 0", "start at 0 or at 1?"),
        ("ValueError", "num must be an integer with 1 <= num <= 10, not 11", "more pictures than the grid has places?"),
        ("ValueError", "Expected 2D array, got 1D array instead:", "each other's place?"),
        ("AttributeError", "'str' object has no attribute 'get_text'", "such as ax.title?"),
        ("TypeError", "takes from 1 to 2 positional arguments but 3 were given", "only taken with their name"),
        ("NameError", "name 'numpy' is not defined", "under that name?"),
        ("TypeError", "unsupported operand type(s) for +: 'PosixPath' and 'str'", "joined with /"),
        ("ValueError", "cannot reshape array of size 10500 into shape (784)", "a size written into the code"),
        ("TypeError", "unsupported operand type(s) for /: 'str' and 'str'", "Only a Path is joined with /"),
        ("AttributeError", "'PosixPath' object has no attribute 'endswith'", "str(path) makes text"),
        ("AttributeError", "'str' object has no attribute 'fit'", ".items() both"),
        ("ValueError", "not enough values to unpack (expected 4, got 2)", "left of the ="),
        ("ValueError", "This estimator requires y to be passed, but the target y is None.", "without a return?"),
        ("TypeError", "Invalid shape (784,) for image data", "lines and columns"),
        ("TypeError", "Image data of dtype object cannot be converted to float", "no number?"),
        ("TypeError", "'KNeighborsClassifier' object is not callable", "such as .predict"),
        ("TypeError", "'<' not supported between instances of 'dict' and 'dict'", "have no order"),
        ("NameError", "name 'true' is not defined. Did you mean: 'True'?", "capital letter"),
        ("IndexError", "invalid index to scalar variable.", "has no [0]"),
        ("AttributeError", "'int' object has no attribute 'get_text'", "such as ax.title?"),
        ("ValueError", "'binery' is not a valid value for cmap. Did you mean: 'binary'?", "name spelled as in"),
        ("ValueError", "Number of columns must be a positive integer, not 0", "nothing to draw"),
        ("SyntaxError", "invalid syntax. Maybe you meant '==' instead of '='?", "== compares two"),
        ("IndexError", "index 28 is out of bounds for axis 2 with size 28", "past the end"),
        ("FileNotFoundError", "No such file or directory: '../datasets/mnist'", "given no path reads no file"),
        ("ValueError", "This solver needs samples of at least 2 classes: one class", "all equal"),
    ],
)
def test_some_texts_have_a_cause_of_their_own(error, text, words):
    assert words in raised(error, text).help


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("'/tmp/grade-1_x/files-step1_load-0f/test_reads/a.gz'", "'a.gz'"),
        ("'/private/var/T/grade-empty-1x/scikit_learn_data'", "'scikit_learn_data'"),
        ("(/opt/venv/lib/python3.11/site-packages/sklearn/svm/__init__.py)", "(sklearn/svm/__init__.py)"),
        ("'/home/ada/mnist/a.gz'", "'/home/ada/mnist/a.gz'"),
    ],
)
def test_folders_of_the_machine_that_grades_are_not_told(text, told):
    assert raised("OSError", text).message == f"f raised OSError: {told} (step1_x.py, line 3: x)."


def test_the_line_from_which_another_one_was_reached_is_told_and_comments_for_tools_are_not():
    code = "return path.open('rb')  # type: ignore[return-value]"
    fault = raised("FileNotFoundError", "'a.gz'", code=code, line=37, via=105)
    assert fault.message == (
        "f raised FileNotFoundError: 'a.gz' (step1_x.py, line 37: return path.open('rb'); reached from line 105)."
    )


def test_a_long_line_is_cut():
    said = raised("KeyError", "'a'", code="x" * 200).message
    assert said == f"f raised KeyError: 'a' (step1_x.py, line 3: {'x' * explain.MAX_CODE} ...)."


def test_what_fails_while_a_file_is_imported_may_be_a_trial():
    trial = "does one of them only try something out?"
    assert raised("FileNotFoundError", "'a.gz'", name="import").help.startswith("Lines outside of functions run")
    assert raised("ValueError", "no", name="import").help.endswith(explain.OUTSIDE)
    assert trial not in raised("FileNotFoundError", "'a.gz'").help
    for own in ("SyntaxError", "ImportError"):
        assert trial not in raised(own, "no", name="import", types=[own]).help


def test_in_a_notebook_a_function_may_come_later():
    def missing(**more):
        return explain.reply(
            replies.read({"reply": "missing", "near": "", "found": "", **more}, "call"), "f", file, None
        )

    file = "own.ipynb"
    assert (missing().outcome, missing().message) == ("not_attempted", "No cell with f yet.")
    assert missing(near="g").outcome == missing(found="int").outcome == "failed"
    file = "step1_x.py"
    assert missing().outcome == "failed"


def test_what_the_student_raises_is_theirs():
    assert "Your own line raises it" in raised("ValueError", "no", code="raise ValueError('no')").help


@pytest.mark.parametrize("name", ["import", "f"])
@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("invalid character '\u201c' (U+201C)", "raise ValueError(\u201cno\u201d)", "quotes copied from a text?"),
        ("invalid character '\u2019' (U+2019)", "x = \u2018a\u2019", "quotes copied from a text?"),
        ("invalid syntax", ">>> x = 1", "copied with Python's prompt?"),
        ("invalid syntax", "... return x", "copied with Python's prompt?"),
        ("expected ':'", "def f(x)", "a bracket, a quote or a colon"),
        ("'(' was never closed", "raise ValueError(x", "a bracket, a quote or a colon"),
    ],
)
def test_what_python_cannot_read_was_not_raised_by_its_line(name, text, code, words):
    assert words in raised("SyntaxError", text, name=name, code=code).help


def test_a_stub_is_not_attempted_also_one_that_is_called():
    fault = raised("NotImplementedError")
    assert (fault.outcome, fault.message) == ("not_attempted", "f is not written yet.")
    assert (
        raised("NotImplementedError", function="g").message
        == "f is not written yet (it calls g, which is still a stub)."
    )


def test_a_file_that_is_not_python_is_unreadable():
    fault = raised("SyntaxError", "invalid syntax", name="import", types=["SyntaxError", "Exception"])
    assert (fault.unreadable, fault.message.startswith("step1_x.py cannot be read by Python: SyntaxError")) == (
        True,
        True,
    )
    assert raised("ValueError", "source code string cannot contain null bytes", name="import").help == causes.NOT_UTF_8


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"reply": "missing", "near": "ff"}, "There is a function ff: is that the one"),
        ({"reply": "missing", "found": "int"}, "is not a function: its type is int"),
        ({"reply": "missing"}, "Was it renamed or deleted?"),
        ({"reply": "signature", "text": "(x)"}, "Did the parameters change?"),
        ({"reply": "too_large", "text": "a frame of 300 MB is too large"}, "returned more than the grader can accept"),
    ],
)
def test_other_replies(message, words):
    fault = explain.reply(replies.read(message, "call"), "f", "step1_x.py", lambda _: "(x, y)")
    assert words in f"{fault.message} {fault.help}"


def test_a_value_is_no_fault():
    assert explain.reply(replies.read({"reply": "value"}, "call"), "f", "x.py", None) is None


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (7, "(exit code 7)"),
        (-signal.SIGSEGV, "(a segmentation fault)"),
        (-signal.SIGKILL, "too much memory"),
        (-99, "(signal 99)"),
    ],
)
def test_how_a_process_ended(status, words):
    assert words in explain.crashed("f", status).message


def test_a_call_that_was_stopped():
    fault = explain.too_slow("f", 10.0, run_over=False)
    assert (fault.outcome, fault.message) == ("timeout", "f had not finished after 10 s and was stopped.")
    assert "time for the whole submission has run out" in explain.too_slow("f", 10.0, run_over=True).message
