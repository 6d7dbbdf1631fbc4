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
PAUSE = 0.25
# What two clocks may differ by; some systems' time.time() moves in steps of 16 ms.
TICK = 0.02


class Watched:
    """A model that knows its answers, takes its time, and remembers what it was given."""

    def __init__(self, answers, fit_pause=0.0, predict_pause=0.0):
        self.answers = answers
        self.pauses = {"fit": fit_pause, "predict": predict_pause}
        self.given = []
        self.seconds = {"fit": 0.0, "predict": 0.0}

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
        self.seconds[what] += time.perf_counter() - start


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


def evaluated(student, model, data):
    start = time.perf_counter()
    result = as_dict(student.evaluate(callback_model(model), *data), KEYS)
    return {key: as_number(value) for key, value in result.items()}, time.perf_counter() - start


@points(2)
def test_accuracy_is_the_share_of_right_answers(student, rng):
    """Accuracy is the share of right answers, from 0 to 1"""
    y = rng.integers(0, 10, 40).astype(np.uint8)
    for right in (31, 40, 0, 8):
        found = as_number(student.accuracy(y, answers(y, right)))
        expect(
            abs(found - right / 40) < 1e-9,
            f"{right} of 40 answers are right, and accuracy says something else.",
            help="Is it the number of right answers, divided by the number of all of them? Not in percent?",
            expected=f"{right / 40:.4g}",
            actual=f"{found:.4g}",
        )


@points(3)
def test_evaluates_on_the_test_rows(student, data):
    """Evaluate trains on the training rows and gives the accuracy on the test rows"""
    x_train, y_train, x_test, y_test = data
    model = Watched(answers(y_test, 13))
    found, _ = evaluated(student, model, data)
    for what, *arrays in model.given:
        wanted = (x_train, y_train) if what == "fit" else (x_test,)
        expect(
            all(
                array is not None and np.array_equal(array, right) for array, right in zip(arrays, wanted, strict=True)
            ),
            f"model.{what} was given other rows than {'the training rows' if what == 'fit' else 'the test rows'}.",
            help="fit takes x_train and y_train, predict takes x_test. Are they in their places?",
            expected=", ".join(f"shape {array.shape}" for array in wanted),
            actual=", ".join("no array" if array is None else f"shape {array.shape}" for array in arrays),
        )
    called = [what for what, *_ in model.given]
    expect(
        called[:2] == ["fit", "predict"],
        "evaluate did not train the model first and then let it predict.",
        help="Are both model.fit and model.predict called, in this order?",
        expected="fit, predict",
        actual=", ".join(called) or "no call",
    )
    expect(
        abs(found["accuracy"] - 13 / 20) < 1e-9,
        "The model gave 13 right answers for the 20 test rows, and evaluate has another accuracy.",
        help="Is it the accuracy of the predictions for x_test, compared with y_test?",
        expected="0.65",
        actual=f"{found['accuracy']:.4g}",
    )


@points(2)
@needs("evaluates_on_the_test_rows")
def test_measures_both_times(student, data):
    """Evaluate measures the seconds of training and of predicting, each on its own"""
    for slow in ("fit", "predict"):
        model = Watched(data[3], **{f"{slow}_pause": PAUSE})
        found, whole = evaluated(student, model, data)
        for what, other in (("fit", "predict"), ("predict", "fit")):
            least, most = model.seconds[what] - TICK, whole - model.seconds[other] + TICK
            seconds = found[f"{what}_seconds"]
            expect(
                least <= seconds <= most,
                f"{what}_seconds is not the time that {what} took, for a model that takes {PAUSE} s to {slow}.",
                help="Is the clock read right before and right after that call, a clock that runs on while the computer "
                "waits (time.perf_counter), and the difference kept in seconds as it is?",
                expected=f"about {model.seconds[what]:.2f} s",
                actual=f"{seconds:.4g} s",
            )


@points(2)
@needs("evaluates_on_the_test_rows")
def test_compares_all_models(student, data):
    """Compare gives for every model what evaluate gives"""
    right = {"first": 12, "another model": 17, "3": 5}
    models = {name: Watched(answers(data[3], count)) for name, count in right.items()}
    results = as_dict(
        student.compare({name: callback_model(model) for name, model in models.items()}, *data), list(right)
    )
    for name, count in right.items():
        found = {key: as_number(value) for key, value in as_dict(results[name], KEYS).items()}
        expect(
            abs(found["accuracy"] - count / 20) < 1e-9,
            f"compare has another accuracy for the model {name!r} than that model's own.",
            help="Is every name given the result of its own model?",
            expected=f"{count / 20:.4g}",
            actual=f"{found['accuracy']:.4g}",
        )


@points(1)
def test_ranks_by_accuracy(student, rng):
    """Ranking gives the names, the most accurate first"""
    names = ["knn", "forest", "svc", "champion", "baseline"]
    for order in (rng.permutation(5), rng.permutation(5)):
        # The quickest is not the best, and neither is the first in the alphabet or in the dict.
        results = {
            names[i]: {
                "accuracy": float(0.1 + 0.17 * i),
                "fit_seconds": float(5 - i),
                "predict_seconds": float(i * i % 3),
            }
            for i in order
        }
        found = as_names(student.ranking(results))
        wanted = names[::-1]
        expect(
            found == wanted,
            "ranking does not have the names in the order of their accuracy.",
            help="Is it sorted by accuracy, the highest first?",
            expected=", ".join(wanted),
            actual=", ".join(found) or "no names",
        )
