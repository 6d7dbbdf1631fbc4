"""Whether a model was trained on all rows that it was given."""

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.checking.claims import expect, given, judged_elsewhere
from grader.checking.digits import Mnist, Pixels
from grader.checking.objects import Model, as_model
from grader.checking.values import Kind
from grader.worker.answers import Answer

MARKED_OF = 5000  # rows: as many as there are, and more than anyone would take for a sample
BRIGHT = 8  # rows of each digit
# More: models that are the mean of several, each without some rows (calibrated ones), no longer know the marked rows.
# Less: a model that has not seen them knows some by luck.
MISLED = 0.15
# Marked rows that may, by chance, be learned in one order of the rows and not in another: right models have 0, a random
# half 6 or more. Models that ignore the marks (few components, an L1 penalty) do so in any order.
CHANGED = 2
FEW = 400  # rows, of all digits
SOME = (3, 5, 8)
BESIDE = 60  # rows
CHANCE = 0.05  # of them may change: sums of other rows beside them are rounded differently
# Of the answers, when a cause of wrong ones is looked for.
MOSTLY, GUESSED = 0.5, 0.2
RIGHT = 0.85  # of its own rows once they are scaled, or of the digits whose labels it knows
BETTER = 0.05  # than without scaling
ON_ALL_ROWS = (
    "Is it trained on all rows? The rows are sorted by label here, so the first few thousand hold only some digits, "
    "and taking every tenth row misses one."
)

Rows = tuple[Pixels, Pixels]  # x and y
Places = np.ndarray[Any, np.dtype[np.intp]]
Marked = tuple[Pixels, Pixels, Places]


def expect_all_rows_learned(
    models: tuple[Model, Model],
    two_orders: "tuple[Marked, Marked]",
    is_known: Callable[[Any, Any], Any],
    *,
    kind: Kind,
    what: str = "model",
) -> None:
    """Fail the check unless rows that are unlike all others are known after training, wherever they are.

    Args:
        models: the student's, trained with the rows in each order.
        two_orders: as `in_two_orders` gives them.
        is_known: bool (n,) of what the model says (n,) and the labels (n,).
        kind: what the model's answers must be.
        what: the model's name in messages.
    """
    known = [
        is_known(model.predict(x[ours], kind=kind), y[ours])
        for model, (x, y, ours) in zip(models, two_orders, strict=True)
    ]
    changed = int(np.sum(known[0] != known[1]))
    expect(
        changed <= CHANGED,
        f"The {what} was trained twice, on the same rows in two orders, and {changed} of {len(known[0])} rows that are "
        "unlike all others were learned in only one of them.",
        help="Is fit called with every row of x and y? A part that is set aside (train_test_split, a sample, x[:n]) is "
        "not learned.",
        expected="the same rows learned in any order",
        actual=f"{changed} learned in only one order",
    )


def expect_models_of_their_own(
    train: Callable[[Any, Any], Answer], first_rows: Rows, second_rows: Rows, asked: Pixels, *, what: str = "model"
) -> tuple[Model, Model]:
    """Fail the check if training a second model changes the first one, or if the second is the first one again.

    Args:
        train: the student's function, of x and y.
        first_rows: x and y of the first model.
        second_rows: x and y of the second, in which some digits have other names.
        asked: rows of which the names are not the same.
        what: the model's name in messages.

    Returns:
        both models.
    """
    first = as_model(train(*first_rows), "predict")
    before = first.predict(asked)
    second = as_model(train(*second_rows), "predict")
    expect(
        bool(np.array_equal(first.predict(asked), before)),
        f"Training a second {what} changed the first one.",
        help="Does every call make a model of its own? One that is made outside the function is one for all calls.",
        expected=f"a new {what} from every call",
        actual=f"one {what} for all calls",
    )
    expect(
        not np.array_equal(second.predict(asked), before),
        f"Trained with other labels, the second {what} says the same as the first one.",
        help="Is a model trained at every call, with the x and y of that call? Is one kept from an earlier call?",
        expected="what the second labels teach",
        actual="what the first labels taught",
    )
    return first, second


def why_not_trained(train: Callable[[Any, Any], Answer], mnist: Mnist) -> str:
    """A cause of why no model came of rows that are sorted by label, where one comes of a few that are not."""
    trained = judged_elsewhere(lambda: as_model(train(*a_few(mnist)[0]), "predict"), None)
    return ON_ALL_ROWS if trained else ""


def why_inaccurate(model: Model, said: Pixels, names: Pixels, digits: Pixels, mnist: Mnist) -> str:
    """A likely cause of wrong answers, as a question; empty where none stands out.

    Args:
        model: trained with all rows, renamed.
        said: its answers for new digits.
        names: the new name of each digit.
        digits: what the new digits are.
        mnist: of which a few rows are asked about, as they are and scaled.
    """
    scaled = _right_when_scaled(model, names, mnist)
    if scaled:
        return scaled
    wanted = names[digits]
    is_right = said == wanted
    answers = np.unique(said)
    if len(answers) == 1:
        return (
            f"Whatever the digit is, the answer is {answers[0]}. Is it trained on all rows, which are sorted by "
            "label here, and does its predict use the pixels it is given?"
        )
    for other, words in ((1, "one more than"), (-1, "one less than")):
        if np.mean(said == (wanted.astype(int) + other) % len(names)) > MOSTLY:
            return (
                f"Most answers are {words} the label. Is a label changed on its way into fit or out of predict, or "
                "counted from 1 in one place and from 0 in another?"
            )
    never = [str(name) for name in np.setdiff1d(names, answers)]
    if never and np.mean(is_right[np.isin(wanted, answers)]) > RIGHT:
        others = f"{', '.join(never[:-1])} or {never[-1]}" if never[1:] else never[0]
        return f"The others it knows well, but it never answers {others}. {ON_ALL_ROWS}"
    if np.mean(is_right) < GUESSED:
        return (
            f"Guessing is right about {1 / len(names):.0%}. Do x and y stay together, row by row, when they are "
            "shuffled, sorted or chosen from?"
        )
    return ""


def _right_when_scaled(model: Model, names: Pixels, mnist: Mnist) -> str:
    """What is said of a model that knows its own rows once somebody else has scaled them."""
    few = slice(FEW // 2)  # some predict slowly
    x, wanted = mnist.x_train[few], names[mnist.y_train[few]]

    def right(asked: Any) -> float:
        return float(judged_elsewhere(lambda: np.mean(model.predict(asked) == wanted), 0))

    in_decimals = right(x.astype(float))
    if in_decimals > max(RIGHT, right(x) + BETTER):
        return (
            "Asked about the same pixels as decimals (float) it does much better. Are small whole numbers (uint8) "
            "subtracted or squared? They go from 0 to 255 and then begin again: 3 - 5 gives 254."
        )
    least = max(RIGHT, in_decimals + BETTER)
    spread = mnist.x_train.std(axis=0)
    if right(x / 255) > least or right((x - mnist.x_train.mean(axis=0)) / np.where(spread, spread, 1)) > least:
        return (
            "Asked about scaled pixels it does much better. Are the pixels scaled before fit, but not in predict? "
            "Whoever asks the model gives it pixels from 0 to 255: scaling belongs into the model (a Pipeline)."
        )
    if right(x * 255.0) > least:
        return "Are the pixels scaled in predict, but not before fit? Both have to see pixels of the same size."
    return ""


def a_few(mnist: Mnist) -> tuple[Rows, Rows, Pixels]:
    """A few rows, the same in which twos and fives have each other's names, and others to ask about."""
    x, y = mnist.x_train[:FEW], mnist.y_train[:FEW]
    other = np.array([0, 1, 5, 3, 4, 2, 6, 7, 8, 9], y.dtype)[y]
    return (x, y), (x, other), mnist.x_train[FEW : 2 * FEW]


def expect_rows_judged_alone(model: Model, mnist: Mnist, *, what: str = "model") -> None:
    """Fail the check if what a model says of a row depends on the rows beside it.

    Args:
        model: a trained one.
        mnist: of which a few rows are asked about, some of them faint: first among others, then alone.
        what: the model's name in messages.
    """
    with given("a single row"):
        model.predict(mnist.x_train[:1])
    faint = mnist.x_train[:BESIDE] // 4
    among = model.predict(np.concatenate([faint, mnist.x_train[BESIDE : 2 * BESIDE]]))[:BESIDE]
    changed = int(np.sum(among != model.predict(faint)))
    expect(
        changed <= BESIDE * CHANCE,
        f"Asked about the same rows among others and alone, the {what} gave {changed} of {BESIDE} rows another label.",
        help="Is something computed from all rows that predict is given, such as their mean or their largest pixel? "
        "It should be computed in training and kept.",
        expected="the same labels, whatever other rows are beside them",
        actual=f"{changed} other labels",
    )


def three_digits(mnist: Mnist) -> Rows:
    """A few rows of SOME digits only."""
    rows = np.flatnonzero(np.isin(mnist.y_train, SOME))[: FEW // 2]
    return mnist.x_train[rows], mnist.y_train[rows]


def expect_labels_only(said: Any) -> None:
    """Fail the check if a model that was trained with `three_digits` answers with others."""
    others = np.setdiff1d(said, SOME)
    expect(
        not others.size,
        "Trained with the digits 3, 5 and 8 alone, the model answers with labels that it has not seen.",
        help="Is it the place of the highest score (np.argmax), where the label in that place is meant (classes_)?",
        expected="3, 5 or 8",
        actual=", ".join(map(str, others[:4].tolist())),
    )


def in_two_orders(digits: tuple[int, ...], course_rng: Callable[[str], np.random.Generator]) -> tuple[Marked, Marked]:
    """Marked rows, their labels and the positions of the marked rows, twice: the same rows in two orders.

    In the first, half of the marked rows come before all others and half after them, for whoever leaves an end out. In
    the second there is one of them in every stretch of rows, for whoever leaves a part out.
    """
    rng = course_rng("marked")
    x, y, ours = marked(digits, rng)
    others = np.setdiff1d(np.arange(len(y)), ours)
    at_ends = np.concatenate([ours[::2], others, ours[1::2]])
    places = ((np.arange(len(ours)) + rng.random(len(ours))) * len(y) / len(ours)).astype(int)
    spread = np.insert(others, places - np.arange(len(ours)), ours)
    return _in_order(x, y, ours, at_ends), _in_order(x, y, ours, spread)


def _in_order(x: Pixels, y: Pixels, ours: Places, sequence: Places) -> Marked:
    return x[sequence], y[sequence], np.argsort(sequence)[ours]


def marked(digits: tuple[int, ...], rng: np.random.Generator) -> Marked:
    """Rows that show whether a model was trained on all of them: x, y, and the positions of the marked rows.

    Every digit has one pixel that nearly all its rows light up. A few rows are marked: they light up their own patch,
    and faintly the pixel of another digit, whose rows have more traces of ink in that patch than others. A model knows
    the label of a marked row when it was trained on it, and only then; one that takes little notice of anything rare
    (few components, an L1 penalty) knows none of them.

    Args:
        digits: up to twelve labels, in equal shares.
        rng: chooses patches, pixels and the order of the rows.
    """
    patches = rng.permutation(np.arange(784).reshape(7, 4, 4, 7).swapaxes(1, 2).reshape(28, 4, 7))
    typical = rng.permutation(patches[:2, ::2, :6:2].reshape(-1))  # never in one 2 x 2 block, for those who pool
    own = patches[2:].reshape(-1, 28)
    kinds = np.arange(MARKED_OF) % len(digits)
    rows = np.arange(MARKED_OF)
    x = np.zeros((MARKED_OF, 784), np.uint8)
    x[rows, typical[kinds]] = 64
    bright = rows[: BRIGHT * len(digits)]  # so that scaling to 0..1 leaves the others faint, whoever leaves rows out
    x[bright, typical[kinds[bright]]] = 255
    ours = rows[-len(own) :]
    others = (kinds[ours] + 1 + np.arange(len(own)) // len(digits) % (len(digits) - 1)) % len(digits)
    # As many dimensions as pixels: whitening needs them; and of different sizes: some decompositions fail otherwise.
    traces = rng.choice(own.reshape(-1), MARKED_OF)
    for kind in range(len(digits)):
        mine = rows[(kinds == kind) & (rng.random(MARKED_OF) < MISLED)]
        traces[mine] = rng.choice(own[others == kind].reshape(-1), len(mine))
    x[rows, traces] = rng.integers(2, 5, MARKED_OF)
    x[ours] = 0
    x[ours[:, None], own] = 255
    x[ours, typical[others]] = 6
    order = rng.permutation(MARKED_OF)
    return x[order], np.array(digits, np.uint8)[kinds[order]], np.flatnonzero(np.isin(order, ours))
