"""Whatever a student's functions return, as long as it is a value, no check ends in an error of ours."""

import os
import sys
import types

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.workers import in_memory

EXAMPLES = int(os.environ.get("EXAMPLES", "5"))  # for each step
OFTEN = settings(
    deadline=None,
    max_examples=EXAMPLES,
    derandomize="EXAMPLES" not in os.environ,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
HELD = types.ModuleType("grade_held")  # what the functions return: the students' code runs in a thread of this process
SHAPES = [(), (0,), (1,), (2,), (3,), (10,), (40,), (784,), (5000,), (28, 28), (3, 4), (10, 10), (0, 784), (100, 784)]
NUMBERS = [0, 1, -1, 2, 9, 10, 255, 256, 2**62, 0.5, 1e300, float("nan"), float("inf"), float("-inf")]


@st.composite
def arrays(draw, shape=None):
    """An array of a plausible shape and any kind, with values of which some are strange."""
    shape = draw(st.sampled_from(SHAPES)) if shape is None else shape
    rng = np.random.default_rng(draw(st.integers(0, 99)))
    made = rng.integers(0, draw(st.sampled_from([2, 10, 256])), shape).astype(float)
    if made.size and draw(st.booleans()):
        made.reshape(-1)[:: draw(st.integers(1, 7))] = draw(st.sampled_from(NUMBERS))
    with np.errstate(all="ignore"):
        return made.astype(draw(st.sampled_from(["f8", "f4", "i8", "u1", "b1", "U3", "c16", "u8"])))


SCALARS = (
    st.none()
    | st.booleans()
    | st.sampled_from(NUMBERS)
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(max_size=5)
)


@st.composite
def called(draw):
    """A value of a class that has the name of another, as anyone may call one."""
    kind, value = draw(
        st.sampled_from([(int, 5), (str, "x"), (float, 0.5), (list, [1, 2]), (dict, {"a": 1}), (object, None)])
    )
    named = type(
        draw(st.sampled_from(["tuple", "list", "dict", "set", "ndarray", "str", "generator", "DataFrame"])), (kind,), {}
    )
    return named() if kind is object else named(value)


KEYS = st.sampled_from(["accuracy", "k-NN", "precision", "recall", "a", ""]) | SCALARS
VALUES = st.recursive(
    SCALARS | arrays() | called(),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)


class Model:
    """A model that says something else about every question."""

    def __init__(self, says):
        self.says = says

    def fit(self, _x, _y):
        return self

    def predict(self, x):
        return np.resize(self.says, len(x))

    def score(self, _x, _y):
        return float("nan")

    predict_proba = decision_function = predict


@st.composite
def drawings(draw):
    """A figure, or an Axes of it, of any size with anything on it."""
    import matplotlib.pyplot as plt

    figure = plt.figure(figsize=(draw(st.sampled_from([0.1, 1, 4, 40])), draw(st.sampled_from([0.1, 1, 4]))))
    axes = []
    for place in range(draw(st.integers(0, 6))):
        ax = figure.add_subplot(2, 3, place + 1)
        ax.set_title(draw(st.text(max_size=5)))
        if draw(st.booleans()):
            ax.imshow(np.arange(784).reshape(28, 28))
        ax.set_position([draw(st.sampled_from([-9, 0, 0.3])), 0, draw(st.sampled_from([0, 0.3, 1e-6, 99])), 0.5])
        axes.append(ax)
    return draw(st.sampled_from([figure, *axes]))


@pytest.fixture(scope="module")
def grader(course):
    sys.modules[HELD.__name__] = HELD
    with in_memory(course) as one:
        yield one
    del sys.modules[HELD.__name__]


@pytest.mark.filterwarnings(
    "ignore::RuntimeWarning"
)  # numpy warns of what overflows; elsewhere nobody makes it an error
@pytest.mark.parametrize("number", range(1, 10))
@OFTEN
@given(value=VALUES | st.builds(Model, arrays((9,))) | drawings())
def test_a_value_is_never_our_fault(number, value, grader, course, tmp_path_factory):
    step = course.find(str(number))
    path = tmp_path_factory.getbasetemp() / f"fault{number}" / step.file
    path.parent.mkdir(exist_ok=True)
    functions = [f"def {name}(*arguments, **keywords):\n    return grade_held.value\n" for name in step.functions]
    path.write_text("import grade_held\n\n\n" + "\n\n".join(functions))
    HELD.value = value
    report = grader.grade_path(path, seed=0)
    wrong = [(check.id, check.message) for check in report.steps[0].checks if check.outcome == "error"]
    assert wrong == []


# Those whose solutions answer in no time.
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("number", [2, 3, 7, 8])
@OFTEN
@given(data=st.data())
def test_nor_is_one_beside_right_ones(number, data, grader, course, tmp_path_factory):
    step = course.find(str(number))
    path = tmp_path_factory.getbasetemp() / f"beside{number}" / step.file
    path.parent.mkdir(exist_ok=True)
    name = data.draw(st.sampled_from(sorted(step.functions)))
    odd = f"\n\nimport grade_held\n\n\ndef {name}(*arguments, **keywords):\n    return grade_held.value\n"
    path.write_text((course.solutions / step.file).read_text() + odd)
    HELD.value = data.draw(VALUES | drawings())
    report = grader.grade_path(path, seed=0)
    wrong = [(check.id, check.message) for check in report.steps[0].checks if check.outcome == "error"]
    assert wrong == []
