"""Measure and compare."""

import time

import numpy as np
import pytest

from grader.api import as_dict, as_names, as_number, callback_model, expect, needs, points

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
    """A model that knows its answers, takes its time, and remembers what it was given."""

    def __init__(self, answers, fit_pause=0.0, predict_pause=0.0):
        self.answers = answers
        self.pauses = {"fit": fit_pause, "predict": predict_pause}
        self.given = []
        self.seconds = {"fit": [], "predict": []}

    def fit(self, x, y):
        self.given.append(("fit", x, y))
        self._take_time("fit")

    def predict(self, x):
        self.given.append(("predict", x))
        self._take_time("predict")
        return np.resize(self.answers, 0 if x is None else len(x))

    def _take_time(self, what):
        start = time.perf_counter()
        time.sleep(self.pauses[what])
        self.seconds[what].append(time.perf_counter() - start)


def same(arrays, wanted):
    return all(array is not None and np.array_equal(array, right) for array, right in zip(arrays, wanted, strict=True))


def expect_right_rows(model, data, function):
    """It was trained on the training rows, and then asked about the test rows; what else it was asked does not matter."""
    x_train, y_train, x_test, _ = data
    asked = False
    for what, *arrays in model.given:
        if what == "fit":
            expect(
                same(arrays, (x_train, y_train)),
                f"{function} gave model.fit other rows than the training rows.",
                help="fit takes x_train and y_train: are they in their places?",
                expected=f"shapes {x_train.shape}, {y_train.shape}",
                actual="shapes " + ", ".join("none" if array is None else str(array.shape) for array in arrays),
            )
        asked = asked or (what == "predict" and same(arrays, (x_test,)))
    called = [what for what, *_ in model.given]
    expect(
        called[:1] == ["fit"] and asked,
        f"{function} did not train the model first and then let it predict the test rows.",
        help="Are model.fit(x_train, y_train) and model.predict(x_test) called, in this order?",
        expected="fit with the training rows, predict with the test rows",
        actual=", ".join(f"{what} with {_shape(arrays[0])}" for what, *arrays in model.given) or "no call",
    )


def _shape(array):
    return "no array" if array is None else f"an array of shape {array.shape}"


def expect_right_times(found, model, whole, function):
    """Each time is at least what its call took, and at most what is left when the other calls are taken away."""
    for what, other in (("fit", "predict"), ("predict", "fit")):
        least, most = min(model.seconds[what]) - TICK, whole - sum(model.seconds[other]) + TICK
        seconds = found[f"{what}_seconds"]
        expect(
            least <= seconds <= most,
            f"{function}: {what}_seconds is not the time that {what} took.",
            help="Is the clock read right before and right after that call, a clock that runs on while the computer "
            "waits (time.perf_counter), and the difference kept in seconds as it is?",
            expected=f"about {min(model.seconds[what]):.2f} s",
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


def evaluated(student, model, data):
    start = time.perf_counter()
    answer = student.evaluate(callback_model(model), *data)
    return numbers(answer), time.perf_counter() - start


@points(2)
def test_accuracy_is_the_share_of_right_answers(student, rng):
    """accuracy is the share of right answers, from 0 to 1"""
    y = rng.integers(0, 10, 40).astype(np.uint8)
    for right in (31, 40, 0, 8):
        found = as_number(student.accuracy(y, answers(y, right)))
        expect(
            abs(found - right / 40) < 1e-6,
            f"{right} of 40 answers are right, and accuracy says something else.",
            help="Is it the number of right answers, divided by the number of all of them? Not in percent?",
            expected=f"{right / 40:.4g}",
            actual=f"{found:.4g}",
        )


@points(3)
def test_evaluates_on_the_test_rows(student, data):
    """evaluate trains on the training rows and gives the accuracy on the test rows"""
    model = Watched(answers(data[3], 13))
    found, _ = evaluated(student, model, data)
    expect_right_rows(model, data, "evaluate")
    expect(
        abs(found["accuracy"] - 13 / 20) < 1e-6,
        "The model gave 13 right answers for the 20 test rows, and evaluate has another accuracy.",
        help="Is it the accuracy of the predictions for x_test, compared with y_test?",
        expected="0.65",
        actual=f"{found['accuracy']:.4g}",
    )


@points(2)
@needs("evaluates_on_the_test_rows")
def test_measures_both_times(student, data):
    """evaluate measures the seconds of training and of predicting, each on its own"""
    for slow, pause in PAUSES.items():
        model = Watched(data[3], **{f"{slow}_pause": pause})
        found, whole = evaluated(student, model, data)
        expect_right_times(found, model, whole, f"For a model that takes {pause} s to {slow}")


@points(2)
@needs("evaluates_on_the_test_rows", "measures_both_times")
def test_compares_all_models(student, data):
    """compare gives for every model what evaluate gives"""
    right = {"first": 12, "another model": 17, "3": 5}
    models = {name: Watched(answers(data[3], count), fit_pause=0.1) for name, count in right.items()}
    start = time.perf_counter()
    answer = student.compare({name: callback_model(model) for name, model in models.items()}, *data)
    whole = time.perf_counter() - start
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
        others = sum(sum(model.seconds["fit"]) for other, model in models.items() if other != name)
        expect_right_times(found, models[name], whole - others, f"In the result of compare for the model {name!r}")


@points(1)
def test_ranks_by_accuracy(student, rng):
    """ranking gives the names, the most accurate first"""
    # The quickest is not the best, and neither is the first in the alphabet or in the dict; two are equally good.
    accuracies = {"knn": 0.94, "forest": 0.91, "svc": 0.87, "champion": 0.97, "baseline": 0.1, "own": 0.91}
    for _ in range(2):
        seconds = rng.permutation(len(accuracies)) + 1.0
        results = {
            name: {"accuracy": accuracies[name], "fit_seconds": float(time_), "predict_seconds": float(7 - time_) ** 2}
            for name, time_ in zip(rng.permutation(list(accuracies)).tolist(), seconds, strict=True)
        }
        answer = student.ranking.keeping_inputs(results)
        found = as_names(answer)
        wanted = sorted(results, key=accuracies.__getitem__, reverse=True)
        expect(
            sorted(found) == sorted(wanted)
            and [accuracies[name] for name in found] == [accuracies[name] for name in wanted],
            "ranking does not have all names in the order of their accuracy.",
            help="Is it sorted by accuracy, the highest first, and is every name there, also of models that are equally good?",
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
