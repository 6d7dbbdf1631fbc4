"""Measure and compare."""

import math
import time
from functools import cached_property, partial

import numpy as np
import pytest

from grader.api import (
    Measured,
    accuracy_and_time,
    as_dict,
    as_names,
    as_number,
    callback_model,
    expect,
    expect_unchanged,
    given,
    illustrate,
    in_digits,
    judged_elsewhere,
    needs,
    points,
    show,
    sleep,
)

AFTERWARDS = (
    "You can now compare any models fairly, and say what a better one costs: choosing one is a decision, and "
    "no longer a guess."
)
HINTS = {
    "accuracy": (
        "What is the share of right answers when 3 of 4 are right?",
        "np.mean of a comparison of two arrays: True counts as 1, False as 0.",
        "return np.mean(... == ...), the share of the rows for which both say the same",
    ),
    "evaluate": (
        "What happens before, between and after the two calls you want to time?",
        "time.perf_counter() reads the clock, in seconds; the difference between two readings is a duration.",
        "before = time.perf_counter(); model.fit(...); between = ...; model.predict(...); after = ...; return {...}",
    ),
    "compare": (
        "Which function that you have already written does the work for one model?",
        "models.items() gives names and models in turn.",
        "return {name: evaluate(model, ...) for name, model in ...}",
    ),
    "ranking": (
        "Which of the numbers should the names be sorted by, and from which end?",
        "sorted(names, key=..., reverse=True).",
        "return sorted(results, key=lambda name: results[name][...], reverse=...)",
    ),
}
TRY_IT = {
    "accuracy": """
        >>> accuracy(np.array([5, 0, 4]), np.array([5, 0, 4]))
        1.0

        >>> accuracy(np.array([5, 5, 5, 0]), np.array([5, 5, 5, 5]))
        0.75

        >>> accuracy(np.array([1, 2, 3]), np.array([2, 1, 3]))
        1 / 3

        >>> accuracy(np.array([0, 9, 4], dtype=np.uint8), np.array([0, 0, 4], dtype=np.uint8))
        2 / 3

        >>> accuracy(np.zeros(1000, dtype=np.uint8), np.repeat([0, 1], [900, 100]))
        0.9

        >>> accuracy(np.zeros(70007, dtype=np.uint8), np.repeat([0, 1], [61003, 9004]))
        61003 / 70007

        >>> y_true, y_pred = np.array([5, 0, 4]), np.array([5, 0, 1])
        >>> share = accuracy(y_true, y_pred)
        >>> y_true, y_pred
        (array([5, 0, 4]), array([5, 0, 1]))
    """,
    "evaluate": """
        >>> class Model:
        ...     def fit(self, x, y): return self
        ...     def predict(self, x): return np.zeros(len(x))
        >>> result = evaluate(Model(), np.ones((9, 2)), np.ones(9), np.ones((17, 2)), np.repeat([0, 1], [12, 5]))
        >>> result["accuracy"]
        12 / 17
        >>> sorted(result)
        ["accuracy", "fit_seconds", "predict_seconds"]
        >>> 0 <= result["fit_seconds"] < 1, 0 <= result["predict_seconds"] < 1
        (True, True)

        >>> class Model:
        ...     def fit(self, x, y): return self
        ...     def predict(self, x): return np.zeros(len(x))
        >>> data = np.ones((9, 2)), np.ones(9), np.ones((4, 2))
        >>> first, second = evaluate(Model(), *data, np.zeros(4)), evaluate(Model(), *data, np.ones(4))
        >>> first["accuracy"], second["accuracy"]
        (1.0, 0.0)

        >>> seen = []
        >>> class Model:
        ...     def fit(self, x, y): seen.append((x.shape, y.shape)); return self
        ...     def predict(self, x): seen.append(x.shape); return np.zeros(len(x))
        >>> result = evaluate(Model(), np.ones((6100, 2)), np.ones(6100), np.ones((4, 2)), np.zeros(4))
        >>> seen
        [((6100, 2), (6100,)), (4, 2)]

        >>> seen = []
        >>> class Model:
        ...     def fit(self, x, y): seen.append((x.max(), y.max())); return self
        ...     def predict(self, x): seen.append(x.max()); return np.zeros(len(x))
        >>> result = evaluate(Model(), np.full((9, 2), 254.0), np.full(9, 8), np.full((4, 2), 200.0), np.zeros(4))
        >>> [[int(number) for number in np.ravel(numbers)] for numbers in seen]
        [[254, 8], [200]]
    """,
    "measures_both_times": """
        >>> class Model:
        ...     def fit(self, x, y): time.sleep(0.2); return self
        ...     def predict(self, x): time.sleep(0.1); return np.zeros(len(x))
        >>> result = evaluate(Model(), np.ones((9, 2)), np.ones(9), np.zeros((4, 2)), np.zeros(4))
        >>> 0.15 < result["fit_seconds"] < 0.28, 0.08 < result["predict_seconds"] < 0.18
        (True, True)

        >>> class Model:
        ...     def fit(self, x, y): time.sleep(1.2); return self
        ...     def predict(self, x): return np.zeros(len(x))
        >>> result = evaluate(Model(), np.ones((9, 2)), np.ones(9), np.zeros((4, 2)), np.zeros(4))
        >>> 1.15 < result["fit_seconds"] < 1.5
        True
    """,
    "compare": """
        >>> class Model:
        ...     def __init__(self, label): self.label = label
        ...     def fit(self, x, y): return self
        ...     def predict(self, x): return np.full(len(x), self.label)
        >>> models = {"sevens": Model(7), "fives": Model(5), "nines": Model(9)}
        >>> results = compare(models, np.ones((9, 2)), np.ones(9), np.ones((17, 2)), np.repeat([5, 7], [12, 5]))
        >>> {name: result["accuracy"] for name, result in results.items()}
        {"sevens": 5 / 17, "fives": 12 / 17, "nines": 0.0}
        >>> sorted(models)
        ["fives", "nines", "sevens"]

        >>> class Model:
        ...     def __init__(self, label): self.label = label
        ...     def fit(self, x, y): return self
        ...     def predict(self, x): return np.full(len(x), self.label)
        >>> data = np.ones((9, 2)), np.ones(9), np.ones((4, 2)), np.array([5, 5, 5, 7])
        >>> first, second = compare({"one": Model(5)}, *data), compare({"one": Model(7)}, *data)
        >>> first["one"]["accuracy"], second["one"]["accuracy"]
        (0.75, 0.25)

        >>> seen = []
        >>> class Model:
        ...     def fit(self, x, y): seen.append((len(x), x.max(), y.max())); return self
        ...     def predict(self, x): seen.append((len(x), x.max())); return np.zeros(len(x))
        >>> results = compare({"one": Model()}, np.full((6100, 2), 254), np.full(6100, 8), np.full((4, 2), 200), np.zeros(4))
        >>> [[int(number) for number in numbers] for numbers in seen]
        [[6100, 254, 8], [4, 200]]

        >>> class Model:
        ...     def __init__(self, seconds): self.seconds = seconds
        ...     def fit(self, x, y): time.sleep(self.seconds); return self
        ...     def predict(self, x): return np.zeros(len(x))
        ...     def score(self, x, y): return np.mean(self.predict(x) == y)
        >>> results = compare({"quick": Model(0.1), "slow": Model(0.3)}, np.ones((9, 2)), np.ones(9), np.ones((4, 2)), np.zeros(4))
        >>> 0.08 < results["quick"]["fit_seconds"] < 0.2, 0.28 < results["slow"]["fit_seconds"] < 0.39
        (True, True)

        >>> class Model:
        ...     def fit(self, x, y): return self
        ...     def predict(self, x): return np.zeros(len(x))
        >>> x = np.ones((2, 2))
        >>> results = compare({"one": Model()}, x, np.zeros(2), x, np.zeros(2))
        >>> x
        np.ones((2, 2))
    """,
    "ranking": """
        >>> ranking({"svc": {"accuracy": 0.87}, "knn": {"accuracy": 0.94}, "own": {"accuracy": 0.87}, "all": {"accuracy": 1.0}})
        ["all", "knn", "svc", "own"]

        >>> ranking({"a": {"accuracy": 0.9371}, "b": {"accuracy": 0.9374}, "c": {"accuracy": 5e-05}})
        ["b", "a", "c"]

        >>> slow = {"accuracy": 0.9, "fit_seconds": 9.0, "predict_seconds": 9.0}
        >>> ranking({"slow": slow, "quick": {"accuracy": 0.8, "fit_seconds": 1.0, "predict_seconds": 1.0}})
        ["slow", "quick"]

        >>> first = ranking({"svc": {"accuracy": 0.87}, "knn": {"accuracy": 0.94}})
        >>> ranking({"svc": {"accuracy": 0.97}, "knn": {"accuracy": 0.94}})
        ["svc", "knn"]

        >>> results = {"svc": {"accuracy": 0.8741}, "knn": {"accuracy": 0.9432}}
        >>> names = ranking(results)
        >>> results
        {"svc": {"accuracy": 0.8741}, "knn": {"accuracy": 0.9432}}
    """,
}
KEYS = ("accuracy", "fit_seconds", "predict_seconds")
MANY_RIGHT = 907
# Over one second, so that losing the whole seconds shows up.
PAUSES = {"fit": 1.15, "predict": 0.3}
# What rounding to a tenth of a second, or a clock that moves in steps of 16 ms, may change.
ROUNDED_MS = 60
# What a function may spend outside the model's methods; where it takes more, a busy machine may be the reason.
CALM_MS = 400
TRIES = 3


class Watched:
    """A model that knows some answers, takes its time, and remembers what it was given.

    Training takes its pause, and so does predicting as many rows as there are test rows; fewer rows take less.
    """

    def __init__(self, data, right, fit=0.0, predict=0.0):
        self.data = data
        _, _, self.x_test, y_test = data
        self.known = dict(zip(keys(self.x_test), answers(y_test, right).tolist(), strict=True))
        self.pauses = {"fit": fit, "predict": predict}
        self.given = []
        self.seconds = {"fit": [], "predict": []}

    def fit(self, x, y):
        self.given.append(("fit", x, y))
        self._take_time("fit", 1)

    def predict(self, x):
        self.given.append(("predict", x))
        rows = np.atleast_1d([] if x is None else x)
        self._take_time("predict", len(rows) / len(self.x_test))
        return np.array([self._label(key) for key in keys(rows)], dtype=int)

    def _label(self, key):
        return self.known[key] if key in self.known else self.trained.get(key, 0)

    @cached_property
    def trained(self):
        """The labels of the training rows, about which few ask."""
        return dict(zip(keys(self.data[0]), self.data[1].tolist(), strict=True))

    def _take_time(self, what, share):
        self.seconds[what].append(sleep(self.pauses[what] * share))

    def durations(self, what):
        """How long each training took, or each prediction of all test rows, whether at once or in parts."""
        if what == "fit":
            return self.seconds["fit"]
        found, place, seconds = [], 0, 0.0
        predicted = [rows for kind, rows, *_ in self.given if kind == "predict"]
        for rows, took in zip(predicted, self.seconds["predict"], strict=True):
            if not self._are_test_rows(rows, place):
                place, seconds = 0, 0.0
            if self._are_test_rows(rows, place):
                place, seconds = place + len(rows), seconds + took
            if place == len(self.x_test):
                found.append(seconds)
                place, seconds = 0, 0.0
        return found

    def _are_test_rows(self, rows, place):
        return rows is not None and rows.ndim > 0 and np.array_equal(rows, self.x_test[place : place + len(rows)])


def keys(rows):
    """The bytes of each row."""
    return [row.tobytes() for row in rows]


def answers(y, right):
    """Predictions of which this many are right."""
    said = (y + 1) % 10
    said[:right] = y[:right]
    return said


def named(array, data):
    """What an array is: "x_test (20, 6)", "other values in place of x_test (20, 6)"."""
    if array is None:
        return "no array"
    for words, alike in (
        ("", np.array_equal),
        ("other values in place of ", lambda one, other: one.shape == other.shape),
    ):
        for name, original in zip(("x_train", "y_train", "x_test", "y_test"), data, strict=True):
            if alike(array, original):
                return f"{words}{name} {array.shape}"
    return f"an array of shape {array.shape}"


def watched(call, models, function):
    """What a call returns, and the seconds spent outside the models' methods.

    If it fails after a model was given wrong rows, that is reported, because it is the cause.
    """
    began = time.perf_counter()
    try:
        answer = call()
    except Exception:
        for model in models:
            expect_right_training(model, function)
        raise
    inside = sum(sum(seconds) for model in models for seconds in model.seconds.values())
    return answer, time.perf_counter() - began - inside


def evaluated(student, model):
    """What evaluate returns for a model, and the seconds spent outside the model's methods."""
    return watched(lambda: student.evaluate(callback_model(model), *model.data), [model], "evaluate")


def expect_right_training(model, function):
    """Whenever it was trained, it was with the training rows."""
    wanted = ", ".join(named(array, model.data) for array in model.data[:2])
    for what, *arrays in model.given:
        found = ", ".join(named(array, model.data) for array in arrays)
        expect(
            what != "fit" or found == wanted,
            f"{function} gave model.fit rows other than the training rows.",
            help="Are they scaled, shuffled or changed on the way? They should be passed on as they are."
            if "other values" in found
            else "Rows or columns? All rows are there, without all of their columns. x[:n] is rows, x[:, :n] is columns."
            if arrays and are_columns(arrays[0], model.data[0])
            else "Are all rows passed on, every one of them?"
            if arrays
            and arrays[0] is not None
            and 0 < len(np.atleast_1d(arrays[0])) < len(model.data[0])
            and np.array_equal(arrays[0], model.data[0][: len(arrays[0])])
            else "fit takes x_train and y_train: are they in the right places, here and among the parameters?",
            expected=wanted,
            actual=found,
        )


def are_columns(found, whole):
    """Whether some of the columns of an array were taken, of all its rows."""
    places = np.shape(found)
    return len(places) == 2 and places[0] == len(whole) and 0 < places[1] < whole.shape[1]


def expect_right_rows(model, function):
    """It was trained on the training rows, and then asked about the test rows; what else it was asked does not matter."""
    expect_right_training(model, function)
    calls = [f"{what} with {named(arrays[0], model.data)}" for what, *arrays in model.given]
    expect(
        [what for what, *_ in model.given[:1]] == ["fit"] and bool(model.durations("predict")),
        f"{function} did not train the model first and then let it predict the test rows.",
        help="Is fit called with the training rows and their labels, then predict with the test rows, all as they are?"
        if calls
        else "Is this model used at all? Is a result from an earlier call returned?",
        expected=f"fit with {named(model.data[0], model.data)}, predict with {named(model.data[2], model.data)}",
        actual=", ".join(calls[:4]) + (", ..." if len(calls) > 4 else "") if calls else "no call",
    )


TOO_EARLY = "Does a loop end with its first pair, because the return is inside of it?"


def why_accuracy(found, right, n, otherwise):
    """A likely cause of a wrong accuracy, or what to ask when none is seen."""
    share = right / n
    for guess, cause in (
        (right, "Is it the number of right answers? The share is that number divided by the number of all answers."),
        (100 * share, "Is it in percent? It should be a share, from 0 to 1."),
        (1 - share, "Is it the share of wrong answers?"),
        (right / 100, f"Is it divided by 100? There are {n} labels here, and another number of them in each call."),
        (int(share), f"Is it turned into a whole number, by // or int(...)? {TOO_EARLY}"),
        (1 / n, TOO_EARLY),
    ):
        if math.isclose(found, guess, rel_tol=0.01, abs_tol=1e-6):
            return cause
    if right > 255 and math.isclose(found, right % 256 / n, rel_tol=0.01):
        return "Are the right answers counted in bytes (uint8)? A byte starts again at 0 after 255."
    return "Is it rounded? It should be kept as it is." if math.isclose(found, share, abs_tol=0.006) else otherwise


def expect_accuracy(student, answer, y, right, function, otherwise):
    """It is the share of right answers, or what the student's own accuracy makes of them, which is judged separately.

    Not where that is nothing, or wrong for these rows and right for others.
    """
    others = np.arange(max(43, len(y))) ** 2 % 10  # some labels more often than others
    right_others = len(others) * 31 // 40
    own, of_others = judged_elsewhere(
        lambda: (
            student.accuracy(y, answers(y, right)).data,
            student.accuracy(others, answers(others, right_others)).data,
        ),
        (None, None),
    )
    known = isinstance(own, (list, dict, type(None))) or np.array_equal(of_others, right_others / len(others))
    if not known and np.array_equal(answer.data, own):
        return
    found = as_number(answer)
    expect(
        abs(found - right / len(y)) < 1e-6,
        f"The model gave {right} right answers for the {len(y)} test rows, but {function} has a different accuracy.",
        help=why_accuracy(found, right, len(y), otherwise),
        expected=in_digits(right / len(y), found)[0],
        actual=in_digits(right / len(y), found)[1],
    )


def mistimed(found, model, overhead):
    """Which of the two times is wrong, "fit" or "predict", or None.

    Each is at least what its calls took here, and at most that plus the time that was spent outside the model's
    methods, so a busy machine makes no time wrong; but for so much only, or else any number would do.
    """
    slack = ROUNDED_MS / 1000 + min(overhead, CALM_MS / 1000)
    for what in PAUSES:
        took = model.durations(what)
        if not min(took) - ROUNDED_MS / 1000 <= found[f"{what}_seconds"] <= max(took) + slack:
            return what
    return None


def expect_right_times(found, model, overhead, function):
    """Both times are right."""
    wrong = mistimed(found, model, overhead)
    what = wrong or "fit"
    took = {each: min(model.durations(each)) for each in PAUSES}
    expect(
        wrong is None,
        f"{function}: {what}_seconds is not the time that {what} took.",
        help=why_time(found[f"{what}_seconds"], what, took),
        expected=f"about {took[what]:.2f} s",
        actual=f"{found[f'{what}_seconds']:.4g} s",
    )


def why_time(seconds, what, took):
    """A likely cause of a wrong time."""
    other = {"fit": "predict", "predict": "fit"}[what]
    for guess, cause in (
        (
            0,
            "Is the clock read right before and right after that call, and does it keep running while the computer waits?",
        ),
        (took[other], f"Is this how long {other} took? Are the two times swapped?"),
        (took[what] + took[other], f"Is {other} called between the two readings of the clock as well?"),
        (-took[what], "Is the earlier reading of the clock subtracted from the later one?"),
        (took[what] * 1e3, "Is it in milliseconds? It should be in seconds."),
        (took[what] * 1e9, "Is it in nanoseconds? It should be in seconds."),
        (round(took[what]), "Is it cut to whole seconds? The decimals are needed too."),
        (took[what] % 1, "Are the whole seconds lost? A timedelta gives them all with .total_seconds()."),
    ):
        if math.isclose(seconds, guess, rel_tol=0.05, abs_tol=ROUNDED_MS / 1000):
            return cause
    return "Is it the difference between two readings of the clock, in seconds, right before and right after that call alone?"


@pytest.fixture(scope="module")
def data(seed):
    """x_train, y_train, x_test, y_test with sizes that all differ."""
    rng = np.random.default_rng([seed, 7])
    return rng.random((30, 6)), rng.integers(0, 10, 30), rng.random((20, 6)), rng.integers(0, 10, 20)


@pytest.fixture(scope="module")
def many(seed):
    """The same, with more training rows than MNIST has, and as many test rows as may be asked about one by one."""
    rng = np.random.default_rng([seed, 70])
    x_train, x_test = np.arange(60_100, dtype=np.uint32)[:, None], np.arange(70_000, 71_100, dtype=np.uint32)[:, None]
    return x_train, rng.integers(0, 10, len(x_train)), x_test, rng.integers(0, 10, len(x_test))


def times(result):
    return {key: as_number(result[key]) for key in KEYS[1:]}


@pytest.fixture(scope="module")
def timed(student, data):
    """The times that evaluate returns for a slow model, the model, and the seconds spent outside its methods."""
    for _ in range(TRIES):
        model = Watched(data, 20, **PAUSES)
        answer, overhead = evaluated(student, model)
        if overhead < CALM_MS / 1000:
            break
    expect_right_rows(model, "evaluate")
    return times(as_dict(answer, KEYS)), model, overhead


@points(2)
def test_accuracy_is_the_share_of_right_answers(student, rng):
    """accuracy is the share of right answers, from 0 to 1"""
    # 900 is more than a byte can count; as int64 too, for differences of uint8 wrap around.
    for n, right, kind in (
        (30, 23, "u1"),
        (30, 17, "i8"),
        (40, 40, "u1"),
        (40, 0, "u1"),
        (40, 8, "u1"),
        (1000, 900, "u1"),
        (70_007, 61_003, "u1"),
    ):
        y = rng.integers(0, 10, n).astype(kind)
        y[-1] = 9  # taken for a 0: a mistake in the other direction
        answer = student.accuracy.keeping_inputs(y, answers(y, right))
        found = as_number(answer)
        expect(
            abs(found - right / n) < 1e-6,
            f"{right} of {n} answers are right, but accuracy says something else.",
            help=why_accuracy(
                found,
                right,
                n,
                "Is every prediction compared with the label in the same place, and the right ones counted?",
            ),
            expected=in_digits(right / n, found)[0],
            actual=in_digits(right / n, found)[1],
        )
        expect_unchanged(answer, y, answers(y, right))


@points(3)
def test_evaluates_on_the_test_rows(student, data, many):
    """evaluate trains on the training rows and returns the accuracy on the test rows"""
    # The second share has four digits; the last data are many, for whoever takes the first so many.
    for rows, right in ((data, 13), ((*data[:2], data[2][:16], data[3][:16]), 11), (many, MANY_RIGHT)):
        model = Watched(rows, right)
        answer, _ = evaluated(student, model)
        result = as_dict(answer, KEYS)
        times(result)
        expect_right_rows(model, "evaluate")
        cause = "Is it the accuracy of the predictions for x_test, compared with y_test?"
        expect_accuracy(student, result["accuracy"], model.data[3], right, "evaluate", cause)


@points(2)
@needs("evaluates_on_the_test_rows")
def test_measures_both_times(timed):
    """evaluate measures how many seconds training and predicting take, each on its own"""
    expect_right_times(*timed, f"For a model that takes {PAUSES['fit']} s to fit and {PAUSES['predict']} s to predict")


@points(2)
@needs("evaluates_on_the_test_rows")
def test_compares_all_models(student, data, many, timed):
    """compare returns what evaluate returns for every model"""
    is_timed = mistimed(*timed) is None  # otherwise it is evaluate that measures wrongly
    # Shares of 17 have many digits. The second time other models have the same names, in another order.
    few = (*data[:2], data[2][:17], data[3][:17])
    for rows, right, pace in (
        (few, {"first": 12, "another model": 16, "3": 6}, 1 / 60),
        (few, {"3": 7, "first": 2, "another model": 11}, 0),
        (many, {"alone": MANY_RIGHT}, 0),
    ):
        with given(f"{len(right)} models, by name"):
            models, answer, overhead = compared(student, rows, right, pace)
        results, found = as_dict(answer, list(right), help=why_lacking(answer, list(right))), {}
        for name, count in right.items():
            result = as_dict(results[name], KEYS)
            expect_right_rows(models[name], f"For the model {name!r}, compare")
            cause = "Is every name given the result of its own model?"
            expect_accuracy(student, result["accuracy"], rows[3], count, f"compare, under the name {name!r},", cause)
            if pace and is_timed:
                found[name] = Measured(count / len(rows[3]), **times(result))
                expect_right_times(times(result), models[name], overhead, f"In the result of compare for {name!r}")
        expect_unchanged(answer, None, *rows)
        left = answer.inputs[0].data
        expect(
            isinstance(left, dict) and left.keys() == right.keys(),
            "compare changed the dict of models that it was given.",
            help="Does it use pop or del, or assign to models[...]? A loop over models.items() leaves the dict as it is.",
            expected=", ".join(right),
            actual=", ".join(map(str, left)) if isinstance(left, dict) else show(left),
        )
        if pace and is_timed:
            illustrate(partial(accuracy_and_time, found, "Models of this check, as your compare has measured them"))


def why_lacking(answer, names):
    """A likely cause of a dict in which names are missing."""
    found = list(answer.data) if isinstance(answer.data, dict) else ""
    if found == names[:1]:
        return "Only the first model is there: is the return inside the loop, or does an if leave the others out?"
    if found == names[-1:]:
        return "Only the last model is there: is the dict made inside the loop, or filled only once, after it?"
    return "Is every name in models a key, with its own result?" if found else ""


def compared(student, rows, right, pace):
    """Models that know so many answers, what compare returns for them, and the seconds spent outside their methods.

    For each answer that a model knows, its training takes that many seconds.
    """
    for _ in range(TRIES):
        models = {name: Watched(rows, count, fit=count * pace) for name, count in right.items()}
        props = {name: callback_model(model) for name, model in models.items()}
        call = partial(student.compare.keeping_inputs, props, *rows)
        answer, overhead = watched(call, models.values(), "compare")
        if overhead < CALM_MS / 1000:
            break
    return models, answer, overhead


@points(1)
def test_ranks_by_accuracy(student, rng):
    """ranking returns the names, the most accurate first"""
    # The quickest is not the best, and neither is the first in the alphabet; two are equally good, and two nearly so;
    # one is written 5e-05.
    accuracies = {
        "knn": 0.9374,
        "forest": 0.9371,
        "svc": 0.87,
        "champion": 0.97,
        "baseline": 0.1,
        "own": 0.87,
        "all": 1.0,
        "none": 0.00005,
    }
    names = rng.permutation(list(accuracies)).tolist()
    # The second time in the opposite order, so that leaving the names as they are is wrong once; the third time others lead.
    for ordered, others in ((names, names), (names[::-1], names), (names, [*names[1:], names[0]])):
        accuracies = {name: accuracies[other] for name, other in zip(names, others, strict=True)}
        seconds = rng.permutation(len(accuracies)) + 1.0
        results = {
            name: {"accuracy": accuracies[name], "fit_seconds": float(time_), "predict_seconds": float(7 - time_) ** 2}
            for name, time_ in zip(ordered, seconds, strict=True)
        }
        answer = student.ranking.keeping_inputs(results)
        found = as_names(answer)
        wanted = sorted(results, key=accuracies.__getitem__, reverse=True)
        expect(
            sorted(found) == sorted(wanted),
            "ranking does not list every name once.",
            help="Are there two models that are equally good? Both belong in the list. Is a name lost, or does it come twice?",
            expected=", ".join(wanted),
            actual=", ".join(found) or "no names",
        )
        expect(
            [accuracies[name] for name in found] == [accuracies[name] for name in wanted],
            "ranking does not list the names in order of their accuracy.",
            help="Is it the wrong way round? The highest accuracy comes first."
            if [accuracies[name] for name in found[::-1]] == [accuracies[name] for name in wanted]
            else 'Are they sorted by the number under "accuracy", as it is (not rounded), with the highest first?',
            expected=", ".join(wanted),
            actual=", ".join(found),
        )
        left = plain(answer.inputs[0])
        expect(
            same(left, results),
            "ranking changed the results it was given.",
            help="Does it use pop or del, or assign to results[...]? sorted(...) leaves the dict as it is.",
            expected=f"{len(results)} results, as they were",
            actual=changes(left, results),
        )


def same(one, other):
    """Whether two dicts of dicts of numbers are equal, whatever has been put into the first."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in other)
    return isinstance(one, (bool, int, float)) and one == other


def changes(left, results):
    if not isinstance(left, dict):
        return "no dict"
    return f"{len(left)} results" + (", with other values" if len(left) == len(results) else "")


def plain(answer):
    """A dict in an answer, with the values themselves."""
    data = answer.data
    return {key: plain(value) for key, value in data.items()} if isinstance(data, dict) else data
