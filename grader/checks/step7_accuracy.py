"""Measure and compare."""

import time

import numpy as np
import pytest

from grader.api import as_dict, as_names, as_number, callback_model, expect, expect_unchanged, given, needs, points

HINTS = {
    "accuracy": (
        "What is the share of right answers when 3 of 4 are right?",
        "np.mean of a comparison of two arrays.",
        "return np.mean(... == ...)",
    ),
    "evaluate": (
        "What happens before, between and after the two calls whose time you want?",
        "time.perf_counter() reads the clock, in seconds; the difference of two readings is a duration.",
        "start = ...; model.fit(...); fitted = ...; predictions = model.predict(...); predicted = ...; return {...}",
    ),
    "compare": (
        "Which function that you have written does the work for one model?",
        "models.items() gives names and models in turn.",
        "return {name: evaluate(model, ...) for name, model in ...}",
    ),
    "ranking": (
        "By which of the numbers are the names to be sorted, and from which end?",
        "sorted(names, key=..., reverse=True).",
        "return sorted(results, key=lambda name: results[name][...], reverse=...)",
    ),
}
KEYS = ("accuracy", "fit_seconds", "predict_seconds")
# Over one second, so that a loss of the whole seconds shows.
PAUSES = {"fit": 1.05, "predict": 0.25}
# What two clocks may differ by; some systems' time.time() moves in steps of 16 ms.
TICK = 0.02


class Watched:
    """A model that knows some answers, takes its time, and remembers what it was given.

    Training takes its pause, and so does predicting as many rows as there are test rows; fewer take less.
    """

    def __init__(self, data, right, fit_pause=0.0, predict_pause=0.0):
        self.x_train, self.y_train, self.x_test, self.y_test = data
        rows = np.concatenate([self.x_train, self.x_test])
        said = np.concatenate([self.y_train, answers(self.y_test, right)])
        self.known = {row.tobytes(): label for row, label in zip(rows, said, strict=True)}
        self.pauses = {"fit": fit_pause, "predict": predict_pause}
        self.given = []
        self.seconds = {"fit": [], "predict": []}

    def fit(self, x, y):
        self.given.append(("fit", x, y))
        self._take_time("fit", 1)

    def predict(self, x):
        self.given.append(("predict", x))
        rows = () if x is None else x
        self._take_time("predict", len(rows) / len(self.x_test))
        return np.array([self.known.get(row.tobytes(), 0) for row in rows], dtype=self.y_test.dtype)

    def _take_time(self, what, share):
        start = time.perf_counter()
        time.sleep(self.pauses[what] * share)
        self.seconds[what].append(time.perf_counter() - start)

    def durations(self, what):
        """How long each training took, or each prediction of all test rows, whether at once or in parts."""
        if what == "fit":
            return self.seconds["fit"]
        found, place, seconds = [], 0, 0.0
        predicted = [arrays[0] for kind, *arrays in self.given if kind == "predict"]
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


def named(array, data):
    """What an array is: "x_test", "an array of x_test's shape (20, 6) with other values"."""
    if array is None:
        return "no array"
    names = ("x_train", "y_train", "x_test", "y_test")
    for name, original in zip(names, data, strict=True):
        if np.array_equal(array, original):
            return f"{name} {array.shape}"
    for name, original in zip(names, data, strict=True):
        if array.shape == original.shape:
            return f"other values of {name}'s shape {array.shape}"
    return f"an array of shape {array.shape}"


def expect_right_training(model, data, function):
    """Whenever it was trained, it was with the training rows."""
    wanted = ", ".join(named(array, data) for array in data[:2])
    for what, *arrays in model.given:
        if what == "fit":
            found = ", ".join(named(array, data) for array in arrays)
            expect(
                found == wanted,
                f"{function} gave model.fit other rows than the training rows.",
                help="Are they scaled, shuffled or changed on the way? They are passed on as they are."
                if "other values" in found
                else "fit takes x_train and y_train: are they in their places?",
                expected=wanted,
                actual=found,
            )


def expect_right_rows(model, data, function):
    """It was trained on the training rows, and then asked about the test rows; what else it was asked does not matter."""
    expect_right_training(model, data, function)
    calls = [f"{what} with {named(arrays[0], data)}" for what, *arrays in model.given]
    expect(
        [what for what, *_ in model.given[:1]] == ["fit"] and bool(model.durations("predict")),
        f"{function} did not train the model first and then let it predict the test rows.",
        help="Are model.fit(x_train, y_train) and model.predict(x_test) called, in this order, with the rows as they are?",
        expected=f"fit with {named(data[0], data)}, predict with {named(data[2], data)}",
        actual=", ".join(calls[:4]) + (", ..." if len(calls) > 4 else "") if calls else "no call",
    )


def expect_right_times(found, model, overhead, function):
    """Each time is at least what its call took, and at most that and what was not spent in any call."""
    took = {what: model.durations(what) for what in ("fit", "predict")}
    for what, other in (("fit", "predict"), ("predict", "fit")):
        seconds = found[f"{what}_seconds"]
        away = min(took[other])
        if away > TICK and abs(seconds - away) < TICK:
            cause = f"Is this how long {other} took: are the two times in each other's place?"
        elif away > TICK and abs(seconds - away - min(took[what])) < TICK:
            cause = f"Is {other} called between the two readings of the clock as well?"
        else:
            cause = (
                "Is the clock read right before and right after that call alone, a clock that runs on while the computer "
                "waits (time.perf_counter), and the difference kept in seconds as it is?"
            )
        expect(
            min(took[what]) - TICK <= seconds <= max(took[what]) + overhead + TICK,
            f"{function}: {what}_seconds is not the time that {what} took.",
            help=cause,
            expected=f"about {min(took[what]):.2f} s",
            actual=f"{seconds:.4g} s",
        )


@pytest.fixture(scope="module")
def data(seed):
    """x_train, y_train, x_test, y_test with sizes that all differ."""
    rng = np.random.default_rng([seed, 7])
    return rng.random((30, 6)), rng.integers(0, 10, 30), rng.random((20, 6)), rng.integers(0, 10, 20)


def answers(y, right):
    """Predictions of which this many are right."""
    said = (y + 1) % 10
    said[:right] = y[:right]
    return said


def numbers(answer):
    return {key: as_number(value) for key, value in as_dict(answer, KEYS).items()}


def watching(call, models, data, function):
    """What a call gives; when it fails after a model was given wrong rows, that is said, for it is the cause."""
    try:
        return call()
    except Exception:
        for model in models:
            expect_right_training(model, data, function)
        raise


def evaluated(student, model, data):
    """What evaluate found for a model, and how many seconds went by outside of the model's methods."""
    start = time.perf_counter()
    answer = watching(lambda: student.evaluate(callback_model(model), *data), [model], data, "evaluate")
    whole = time.perf_counter() - start
    return numbers(answer), whole - sum(model.seconds["fit"]) - sum(model.seconds["predict"])


def why_accuracy(found, right, n):
    """A likely cause of a wrong accuracy."""
    if abs(found - right / n * 100) < 1:
        return "Is it in percent? It is a share, from 0 to 1."
    if abs(found - right / n) < 0.01:
        return "Is it rounded? It is kept as it is."
    if abs(found - (1 - right / n)) < 1e-6:
        return "Is it the share of wrong answers?"
    return ""


@points(2)
def test_accuracy_is_the_share_of_right_answers(student, rng):
    """accuracy is the share of right answers, from 0 to 1"""
    # 900 are more than a byte can count.
    for n, right in ((40, 31), (40, 40), (40, 0), (40, 8), (1000, 900)):
        y = rng.integers(0, 10, n).astype(np.uint8)
        answer = student.accuracy.keeping_inputs(y, answers(y, right))
        found = as_number(answer)
        expect(
            abs(found - right / n) < 1e-6,
            f"{right} of {n} answers are right, and accuracy says something else.",
            help="Is it the number of right answers, divided by the number of all of them? Not in percent? Not rounded?",
            expected=f"{right / n:.4g}",
            actual=f"{found:.4g}",
        )
        expect_unchanged(answer, y, answers(y, right))


@points(3)
def test_evaluates_on_the_test_rows(student, data):
    """evaluate trains on the training rows and gives the accuracy on the test rows"""
    # The second share needs four digits.
    for n, right in ((20, 13), (16, 11)):
        rows = (*data[:2], data[2][:n], data[3][:n])
        model = Watched(rows, right)
        found, _ = evaluated(student, model, rows)
        expect_right_rows(model, rows, "evaluate")
        share = right / n
        if abs(found["accuracy"] - share) >= 1e-6:
            own = student.accuracy(rows[3], answers(rows[3], right)).data
            expect(
                False,
                f"The model gave {right} right answers for the {n} test rows, and evaluate has another accuracy.",
                help="Your function accuracy says the same for these answers: is it there that something is to be mended?"
                if own == found["accuracy"]
                else why_accuracy(found["accuracy"], right, n)
                or "Is it the accuracy of the predictions for x_test, compared with y_test?",
                expected=f"{share:.4g}",
                actual=f"{found['accuracy']:.4g}",
            )
        expect(True, "", expected=f"{share:.4g}", actual=f"{found['accuracy']:.4g}")


@points(2)
@needs("evaluates_on_the_test_rows")
def test_measures_both_times(student, data):
    """evaluate measures the seconds of training and of predicting, each on its own"""
    for slow, pause in PAUSES.items():
        model = Watched(data, 20, **{f"{slow}_pause": pause})
        found, overhead = evaluated(student, model, data)
        expect_right_times(found, model, overhead, f"For a model that takes {pause} s to {slow}")


@points(2)
@needs("evaluates_on_the_test_rows", "measures_both_times")
def test_compares_all_models(student, data):
    """compare gives for every model what evaluate gives"""
    right = {"first": 12, "another model": 17, "3": 5}
    models = {name: Watched(data, count, fit_pause=0.1) for name, count in right.items()}
    start = time.perf_counter()
    with given("three models, by name"):
        answer = watching(
            lambda: student.compare({name: callback_model(model) for name, model in models.items()}, *data),
            models.values(),
            data,
            "compare",
        )
    overhead = time.perf_counter() - start
    overhead -= sum(sum(seconds) for model in models.values() for seconds in model.seconds.values())
    results = as_dict(answer, list(right))
    for name, count in right.items():
        found = numbers(results[name])
        expect_right_rows(models[name], data, f"For the model {name!r}, compare")
        expect(
            abs(found["accuracy"] - count / 20) < 1e-6,
            f"compare has another accuracy for the model {name!r} than that model's own.",
            help="Is every name given the result of its own model?",
            expected=f"{count / 20:.4g}",
            actual=f"{found['accuracy']:.4g}",
        )
        expect_right_times(found, models[name], overhead, f"In the result of compare for the model {name!r}")


@points(1)
def test_ranks_by_accuracy(student, rng):
    """ranking gives the names, the most accurate first"""
    # The quickest is not the best, and neither is the first in the alphabet; two are equally good, and two nearly so.
    accuracies = {"knn": 0.9374, "forest": 0.9371, "svc": 0.87, "champion": 0.97, "baseline": 0.1, "own": 0.87}
    names = rng.permutation(list(accuracies)).tolist()
    # The second time in the opposite order: what leaves names as they are is wrong once.
    for ordered in (names, names[::-1]):
        seconds = rng.permutation(len(accuracies)) + 1.0
        results = {
            name: {"accuracy": accuracies[name], "fit_seconds": float(time_), "predict_seconds": float(7 - time_) ** 2}
            for name, time_ in zip(ordered, seconds, strict=True)
        }
        answer = student.ranking.keeping_inputs(results)
        found = as_names(answer)
        wanted = sorted(results, key=accuracies.__getitem__, reverse=True)
        expect(
            sorted(found) == sorted(wanted)
            and [accuracies[name] for name in found] == [accuracies[name] for name in wanted],
            "ranking does not have all names in the order of their accuracy.",
            help="Is it sorted by accuracy as it is (not rounded), the highest first, and is every name there, "
            "also of models that are equally good?",
            expected=", ".join(wanted),
            actual=", ".join(found) or "no names",
        )
        left = answer.inputs[0].data
        expect(
            isinstance(left, dict) and set(left) == set(results),
            "ranking took names out of the results that it was given.",
            help="Does it use pop or del? sorted(...) leaves the dict as it is.",
            expected=f"{len(results)} results are still there",
            actual=f"{len(left) if isinstance(left, dict) else 0} of them",
        )
        changed = [name for name in results if left is not results and plain(left[name]) != results[name]]
        expect(
            not changed,
            f"ranking changed the results that it was given, those of {', '.join(map(repr, changed))}.",
            help="Is something assigned to results[name][...], or taken out of it?",
            expected="they are as they were",
            actual="they are others",
        )


def plain(answer):
    """A dict in an answer, with the values themselves."""
    data = getattr(answer, "data", answer)
    return {key: getattr(value, "data", value) for key, value in data.items()} if isinstance(data, dict) else data
