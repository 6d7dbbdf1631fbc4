"""Go further (bonus)."""

import numpy as np

from grader.api import (
    a_few,
    as_array,
    as_int,
    as_model,
    as_number,
    as_parts,
    expect,
    expect_labels_only,
    expect_models_of_their_own,
    expect_rows_judged_alone,
    expect_same,
    expect_unchanged,
    gallery,
    given,
    hidden,
    illustrate,
    judged_elsewhere,
    kept,
    points,
    table_of_answers,
    three_digits,
    threshold,
)

AFTERWARDS = (
    "Confusions, precision and recall, a k that was chosen without a look at the test set, and a champion of "
    "your own: this is what people who do this for a living do."
)
HINTS = {
    "confusion": (
        "Which cell counts a digit 4 that was called 9?",
        "np.add.at(counts, (rows, columns), 1) adds 1 for every pair; a loop over zip(y_true, y_pred) does it too.",
        "counts = np.zeros((..., ...), dtype=int); np.add.at(counts, (..., ...), 1); that is the answer",
    ),
    "precision_recall": (
        "Which twos were found, out of how many finds, and out of how many twos?",
        "a & b is True where both are; np.sum counts True.",
        "found = np.sum(... & ...); return found / ..., found / ... (0.0 where there is nothing to divide by)",
    ),
    "best_k": (
        "Which rows may judge a k: those the model was trained on, or others?",
        "sklearn.model_selection.cross_val_score for each k, and np.argmax over the means.",
        "means = [cross_val_score(..., x, y, cv=...).mean() for k in ks]; return ks[np.argmax(...)]",
    ),
    "shift_images": (
        "What comes in at one edge when the ink moves towards the other?",
        "np.roll moves along axes 1 and 2 of an array of shape (n, 28, 28), and what leaves comes back in.",
        "images = x.reshape(-1, 28, 28); moved = np.roll(...); set what came back in to 0; return moved.reshape(...)",
    ),
    "train_champion": (
        "Which digits does your best model still get wrong, and what do they have in common?",
        "sklearn.svm.SVC (its border bends); sklearn.decomposition.PCA makes it quicker; shift_images makes more data.",
        "return make_pipeline(PCA(...), SVC(...)).fit(x, y): how many components, and which kernel?",
    ),
}
TRY_IT = {
    "is_a_champion": """
        >>> x, y = x_train[:400], y_train[:400]
        >>> first, second = train_champion(x, y), train_champion(x, 9 - y)  # other labels: another champion
        >>> np.array_equal(first.predict(x), second.predict(x))
        False

        >>> rows = np.flatnonzero(np.isin(y_train, [3, 5, 8]))[:200]
        >>> champion = train_champion(x_train[rows], y_train[rows])
        >>> np.all(np.isin(champion.predict(x_train[:400]), [3, 5, 8]))
        True

        >>> print(np.mean(train_champion(x_train, y_train).predict(x_test) == y_test))
        0.95 or more
    """,
    "confusion": """
        >>> confusion(np.array([0, 9]), np.array([0, 9])).shape
        (10, 10)

        >>> confusion(np.array([0, 0, 0, 1]), np.array([1, 1, 1, 0]), 2)
        [[0, 3], [1, 0]]

        >>> int(confusion(np.zeros(70000, dtype=int), np.ones(70000, dtype=int), 2)[0, 1])
        70000

        >>> int(confusion(np.array([19], dtype=np.uint8), np.array([18], dtype=np.uint8), 20)[19, 18])
        1

        >>> y_true, y_pred = np.array([0, 0, 1]), np.array([0, 1, 1])
        >>> counts = confusion(y_true, y_pred, 2)
        >>> y_true, y_pred
        (array([0, 0, 1]), array([0, 1, 1]))

        >>> first = confusion(np.array([0, 0, 1]), np.array([0, 1, 1]), 2)
        >>> confusion(np.array([0, 0, 1]), np.array([0, 1, 1]), 2)
        [[1, 1], [0, 1]]
    """,
    "precision_recall": """
        >>> precision_recall(np.array([True, True, True, False]), np.array([True, False, False, True]))
        (1 / 2, 1 / 3)

        >>> precision_recall(np.array([True, False]), np.array([False, False]))
        (0.0, 0.0)

        >>> precision_recall(np.array([False, False]), np.array([True, False]))
        (0.0, 0.0)

        >>> precision_recall(np.array([True, False]), np.array([False, True]))
        (0.0, 0.0)

        >>> precision_recall(np.array([False, False]), np.array([False, False]))
        (0.0, 0.0)

        >>> precision_recall(np.array([True]), np.array([True]))
        (1.0, 1.0)

        >>> precision_recall(np.ones(600, dtype=bool), np.arange(600) < 350)
        (1.0, 350 / 600)

        >>> is_two, said = np.array([True, True, False]), np.array([True, False, True])
        >>> shares = precision_recall(is_two, said)
        >>> is_two, said
        (array([True, True, False]), array([True, False, True]))
    """,
    "best_k": """
        >>> side = np.arange(60) % 2
        >>> x = 10 * side[:, None] + np.arange(60)[:, None] / 60
        >>> y = np.where(np.arange(60) % 7 == 0, 1 - side, side)  # some labels are wrong
        >>> best_k(x, y, [1, 9], 3)
        9
        >>> best_k(x, y, [2, 15], 3)
        15

        >>> side = np.arange(60) % 2
        >>> x, y, ks = 10 * side[:, None] + np.arange(60)[:, None] / 60, side, [9, 1]
        >>> k = best_k(x, y, ks, 3)
        >>> ks
        [9, 1]

        >>> group = np.arange(90) // 3
        >>> order = np.random.default_rng(0).permutation(90)
        >>> x, y = (10 * group + np.arange(90) % 3 / 9)[order, None], (group % 2)[order]
        >>> best_k(x, y, [25, 1], 4)
        1
    """,
    "shift_images": """
        >>> x = np.zeros((1, 784), dtype=np.uint8)
        >>> x[0, 0] = 255
        >>> np.argwhere(shift_images(x, 2, 3).reshape(28, 28))
        [[2, 3]]

        >>> x = np.ones((2, 784), dtype=np.uint8)
        >>> np.shape(shift_images(x, 1, 0))
        (2, 784)
        >>> shift_images(x, -4, 1).reshape(2, 28, 28).sum(axis=(1, 2))
        [648, 648]
        >>> shift_images(x, 30, 3).max()
        0
        >>> shift_images(x, -31, 2).max()
        0
        >>> shift_images(x, 1, -28).max()
        0
        >>> shift_images(x, 0, 0).sum()
        1568
        >>> str(shift_images(x, 1, 0).dtype)
        'uint8'

        >>> x = np.full((1, 784), 0.5)
        >>> shift_images(x, 1, 0)[0, 100]
        0.5

        >>> x = np.ones((1, 784), dtype=np.uint8)
        >>> moved = shift_images(x, 2, 3)
        >>> int(x.sum())
        784

        >>> first = shift_images(np.ones((1, 784), dtype=np.uint8), 0, 0)
        >>> int(shift_images(np.full((1, 784), 2, dtype=np.uint8), 0, 0).max())
        2
    """,
}
TRAINING = {"best_k", "train_champion"}
BONUS = True

# SVC rbf .954, HOG + LinearSVC .967, PCA + SVC .972, deskewed k-NN .973; LinearSVC .868, k-NN .937, a forest .941.
CHAMPION_ACCURACY = threshold(0.95, right=0.954, wrong=0.941, margin=0.01)
LONELY = 3  # tries of a kind that one part of the rows misjudges in about half of them
ROWS = 10_007  # more than there are digits to test with
MANY = 70_007  # more than there are digits


@points(2)
def test_counts_confusions(student, rng):
    """confusion counts, in row t and column p, the digits t that were called p"""
    before = None
    for n_classes, arguments, kind in (
        (7, (7,), "i8"),
        (10, (), "i8"),
        (10, (), "u1"),
        (10, (), "u1"),
        (20, (20,), "u1"),
        (2, (2,), "u1"),
    ):
        # The last classes never occur, rows and columns differ, and there are more than one or two bytes can count.
        first = n_classes - 5 if n_classes > 10 else 0
        y_true, y_pred = (rng.integers(first, first + some, ROWS).astype(kind) for some in (5, 4))
        if n_classes == 2:
            y_true, y_pred = np.zeros(MANY, kind), np.ones(MANY, kind)
        answer = student.confusion.keeping_inputs(y_true, y_pred, *arguments)
        found = as_array(answer, kind="numbers")
        expect(
            found.shape == (n_classes, n_classes),
            f"With n_classes {arguments[0] if arguments else 'not given'}, confusion returned an array of the wrong size.",
            help="Is the argument n_classes the number of rows and columns, even if some labels never occur?",
            expected=f"shape {(n_classes, n_classes)}",
            actual=f"shape {found.shape}",
        )
        wanted = np.zeros((n_classes, n_classes), int)
        np.add.at(wanted, (y_true, y_pred), 1)
        expect(
            not np.array_equal(found, wanted.T),
            "The rows and columns of the counts are swapped.",
            help="Is the row the true label, and the column what the model said?",
            expected="row: true, column: predicted",
            actual="the other way round",
        )
        expect_same(
            found,
            wanted,
            "These are not the right counts.",
            help=why_counts(found, wanted, before, y_true, y_pred),
        )
        expect_unchanged(answer, y_true, y_pred)
        before = wanted


def why_counts(found, wanted, before, y_true, y_pred):
    """Likely causes of wrong counts, as many as there are."""
    one = why_miscounted(found, wanted, before, y_true, y_pred)
    other = why_miscounted(found.T, wanted, before, y_true, y_pred)
    if not one and other:
        return f"{other} And is the row the true label, the column what the model said?"
    return one or "Is 1 added in row t and column p for every pair (t, p), and to nothing else?"


def why_miscounted(found, wanted, before, y_true, y_pred):
    """A likely cause of wrong counts whose rows and columns are right; empty where none is known."""
    codes = (y_true.astype(int) * len(wanted) + y_pred) % 256
    if not np.array_equal(found, np.round(found)):
        return "Is something divided? They should stay counts."
    if before is not None and before.shape == wanted.shape and np.array_equal(found, before + wanted):
        return "Those of the call before are in it, too: is there an array that is made only once, and filled again?"
    for size in (2**8, 2**16):
        if wanted.max() >= size and np.array_equal(found, wanted % size):
            return f"After {size - 1} they start at 0 again: which dtype has the array of counts?"
    if np.array_equal(found, np.bincount(codes, minlength=wanted.size)[: wanted.size].reshape(wanted.shape)):
        return "Is a number made of both labels, in their own dtype? A uint8 starts at 0 again after 255."
    if np.array_equal(found, wanted > 0):
        return "Is 1 added for every pair, even when it comes up again?"
    return ""


@points(2)
def test_knows_precision_and_recall(student, rng):
    """precision_recall returns the share of finds that are twos, and the share of twos that were found"""
    is_two = rng.permutation(np.repeat([True, False], [12, 38]))
    said = is_two.copy()
    said[np.flatnonzero(is_two)[:5]] = False
    said[np.flatnonzero(~is_two)[:6]] = True
    nothing, others = np.zeros(50, bool), said & ~is_two
    for truth, told, wanted, what in (
        (is_two, said, (7 / 13, 7 / 12), "12 twos, 7 of them found, 6 other digits taken for twos"),
        (is_two, nothing, (0.0, 0.0), "a detector that always says False"),
        (nothing, said, (0.0, 0.0), "data without any twos"),
        (is_two, others, (0.0, 0.0), "12 twos, none of them found, 6 other digits taken for twos"),
        (nothing, nothing, (0.0, 0.0), "data without any twos and a detector that always says False"),
        (is_two, is_two, (1.0, 1.0), "12 twos, all of them found, and nothing else"),
        (~nothing[:1], ~nothing[:1], (1.0, 1.0), "one row, a two that was found"),
        (np.tile(is_two, 50), np.tile(said, 50), (7 / 13, 7 / 12), "600 twos, 350 of them found"),
    ):
        with given(what):
            answer = student.precision_recall.keeping_inputs(truth, told)
            parts = as_parts(answer, ("precision", "recall"))
            found = tuple(as_number(part) for part in parts)
        expect(
            all(abs(f - w) < 1e-6 for f, w in zip(found, wanted, strict=True)),
            f"Precision and recall are not right for {what}.",
            help=why_precision(np.array(found), np.array(wanted)),
            expected=f"{wanted[0]:.4g}, {wanted[1]:.4g}",
            actual=f"{found[0]:.4g}, {found[1]:.4g}",
        )
        expect_unchanged(answer, truth, told)


def why_precision(found, wanted):
    """A likely cause of wrong precision and recall."""
    if not wanted.any():
        return "Where there is nothing to divide by, it should be 0.0: is that checked for each of the two on its own?"
    for guess, cause in (
        (wanted[::-1], "Are they swapped?"),
        (100 * wanted, "Are they in percent? They should be shares, from 0 to 1."),
        (wanted.round(2), "Are they rounded? They should be kept as they are."),
    ):
        if np.allclose(found, guess, atol=1e-6):
            return cause
    return "Which number is divided by which? Both start from the twos that were found."


@kept
def clouds(course_rng):
    """Rows, labels, ks, folds and the best k, several times.

    The best k is best however the rows are divided; but not in every part of them, nor in its luckiest one.
    """
    rng = course_rng("clouds")
    # Two clouds with many wrong labels: many neighbours know better. On the training rows themselves, 1 is always best.
    y = np.repeat([0, 1], [300, 301])
    noisy = rng.normal(size=(601, 3)) + 3 * y[:, None]
    wrong = np.where(rng.random(601) < 0.3, 1 - y, y)
    # As many rows in many small groups, in which only the nearest neighbours are alike.
    group = np.arange(601) // 3
    groups = rng.normal(size=(201, 3))[group] * 9 + rng.normal(size=(601, 3)) * 0.01
    # Twenty groups of twelve; with fewer than 8 parts there are fewer than 210 rows to train with.
    dozen = np.repeat(np.arange(20), 12)
    tight = rng.normal(size=(20, 3))[dozen] * 4 + rng.normal(size=(240, 3)) * 0.2
    # Twenty groups of three, which cannot be divided into more than three parts.
    few = np.repeat(np.arange(20), 3)
    small = rng.normal(size=(20, 3))[few] * 4 + rng.normal(size=(60, 3)) * 0.1
    cases = [
        shuffled(rng, noisy, wrong, [25, 1], 4, 25),
        shuffled(rng, groups, rng.integers(0, 2, 201)[group], [25, 1], 4, 1),
        shuffled(rng, tight, dozen, [210, 3], 9, 3),
        shuffled(rng, small, few, [9, 20, 1], 3, 1),
    ]
    # Ten rows and seven far away; three that have the label of the seven, but lie nearer to the ten.
    side = np.repeat([0, 1, 2], [10, 7, 3])
    lonely = np.array([0.0, 20.0, 3.0])[side][:, None] + rng.normal(size=(20, 3)) * 0.1
    for places in ([0, 3, 5], [14, 16, 19], *(np.sort(2 * rng.permutation(10)[:3]) for _ in range(LONELY))):
        order = rng.permutation(17)
        for place in places:
            order = np.insert(order, place, len(order))
        cases.append((lonely[order], (side > 0)[order].astype(int), [9, 1], 10, 1))
    # Six rows among 1303 make the difference, none of them among the first thousand: 1 is best by less than half a percent.
    side = np.repeat([0, 1, 2], [650, 647, 6])
    lonely = np.array([0.0, 20.0, 3.0])[side][:, None] + rng.normal(size=(1303, 3)) * 0.1
    order = rng.permutation(1297)
    for place in (1003, 1021, 1036, 1104, 1202, 1290):
        order = np.insert(order, place, len(order))
    cases.append((lonely[order], (side > 0)[order].astype(int), [25, 1], 5, 1))
    return cases


def shuffled(rng, x, labels, ks, folds, wanted):
    order = rng.permutation(len(x))
    return x[order], labels[order], ks, folds, wanted


@points(2)
def test_chooses_k(student, clouds):
    """best_k chooses the k with the best accuracy in cross-validation"""
    for x, labels, ks, folds, wanted in clouds:
        with given(f"k = {', '.join(map(str, ks))} and folds = {folds}"):
            answer = student.best_k.keeping_inputs(x, labels, ks, folds)
            found = as_int(
                answer, help="Is it one of the ks as an int, not its score (accuracy) and not its place in the list?"
            )
        expect(
            found in ks,
            f"best_k returned {found}, which is none of k = {', '.join(map(str, ks))}.",
            help=f"Is it the place of {ks[found]} in the list, counted from 0?"
            if 0 <= found < len(ks)
            else "Are the ks that are given the ones that are tried?",
            expected="one of the ks",
            actual=str(found),
        )
        expect(
            found == wanted,
            f"best_k did not choose the best of k = {', '.join(map(str, ks))} with folds = {folds}.",
            help="Is every k judged by rows its model was not trained on, in as many parts as folds says, and is the one "
            "with the highest mean of all parts returned?",
            expected=str(wanted),
            actual=str(found),
        )
        expect_unchanged(answer, x, labels, ks)


@points(2)
def test_shifts_images(student, rng):
    """shift_images moves the ink down and to the right, fills in white, and leaves x unchanged"""
    for n, down, right, of in (
        (3, 2, 0, "bytes"),
        (3, 0, 3, "bytes"),
        (3, -4, 1, "bytes"),
        (3, 5, -6, "decimals"),
        (3, 0, 0, "bytes"),
        (3, 0, 0, "bytes"),  # as before, with other images
        (1, -1, -2, "bytes"),
        (40, 30, 3, "bytes"),
        (2, 1, -28, "bytes"),
        (2, -31, 2, "bytes"),
    ):
        whole = rng.integers(1, 256, (n, 784), dtype=np.uint8)
        expect_moved(student, whole / 256 if of == "decimals" else whole, down, right)


def expect_moved(student, x, down, right):
    with given(f"{len(x)} image{'s' if len(x) > 1 else ''}, down={down} and right={right}"):
        answer = student.shift_images.keeping_inputs(x, down, right)
        found = as_array(answer, shape=x.shape, kind="numbers")
    expect(
        found.dtype == x.dtype,
        f"The moved images are {found.dtype}, but x is {x.dtype}.",
        help="Is a new array made with x's own dtype (np.zeros_like)?",
        expected=str(x.dtype),
        actual=str(found.dtype),
    )
    wanted = moved(x, down, right)
    found = found.reshape(wanted.shape)
    if x.dtype.kind == "f":  # a library may compute them, and be off by a rounding
        found = np.where(np.isclose(found, wanted, rtol=0, atol=1e-9), wanted, found)
    expect_same(
        found,
        wanted,
        f"The images are not moved by down={down}, right={right}.",
        help=why_not_moved(found, x, down, right),
    )
    expect_unchanged(answer, x)


def why_not_moved(found, x, down, right):
    """A likely cause of images that are where they should not be."""
    rolled = np.roll(x.reshape(-1, 28, 28), (down, right), axis=(1, 2))
    if np.array_equal(found, moved(x, right, down)):
        return "Are down and right swapped? down moves along the rows."
    if np.array_equal(found, moved(x, -down, -right)):
        return "Does it move the other way? Row 0 is at the top, column 0 at the left."
    if np.array_equal(found, rolled):
        return "What leaves at one edge comes back at the other. What should come in there?"
    if not moved(x, down, right).any():
        return "A shift by 28 or more leaves nothing: where do the slices begin and end then?"
    return "Is every image moved as a whole, and is what comes in at the edge 0?"


def moved(x, down, right):
    """The images moved, shape (n, 28, 28)."""
    padded = np.pad(x.reshape(-1, 28, 28), ((0, 0), (28, 28), (28, 28)))
    top, left = (28 - min(max(shift, -28), 28) for shift in (down, right))
    return padded[:, top : top + 28, left : left + 28]


@points(2)
@hidden("How accurate is it on digits it was not trained on? Hold some back and see.")
def test_is_a_champion(student, mnist, unseen, course_rng):
    """The champion is right about at least 95 of 100 digits it has never seen"""
    names = ((np.arange(10) + course_rng("names").integers(1, 10)) % 10).astype(np.uint8)
    x, y = mnist.renamed(names)
    answer = student.train_champion.keeping_inputs(x, y)
    expect_unchanged(answer, x, y)
    model = as_model(answer, "predict")
    said = model.predict(unseen.images, kind="numbers")
    right = np.mean(said == names[unseen.labels])
    if unseen.are_shown and np.isin(said, np.arange(10)).all():
        digits = np.argsort(names)[said.astype(int)]  # by their usual names
        illustrate(lambda: (table_of_answers(unseen.labels, digits), *gallery(unseen.images, unseen.labels, digits)))
    if right >= CHAMPION_ACCURACY:  # otherwise, fix that first
        expect_models_of_their_own(student.train_champion, *a_few(mnist), what="champion")
        expect_rows_judged_alone(model, mnist, what="champion")
        x, y = three_digits(mnist)
        # Training may refuse them: a model of ten parts needs ten labels.
        expect_labels_only(judged_elsewhere(lambda: as_model(student.train_champion(x, y), "predict").predict(x), y))
    expect(
        right >= CHAMPION_ACCURACY,
        f"The champion is right about {right:.1%} of new digits.",
        help=why_no_champion(right, np.mean(said == unseen.labels)),
        expected=f"at least {CHAMPION_ACCURACY:.0%}",
        actual=f"{right:.1%}",
    )


def why_no_champion(right, usual):
    """A likely cause of too low an accuracy; `usual` is the share of answers that are the digits' usual names."""
    if usual > 0.5:
        return (
            "The digits have other names in the rows that it is given, but it answers with their usual names. Is it trained "
            "on the x and y of this call, or on data from elsewhere?"
        )
    if right < 0.15:
        return (
            "That is hardly better than guessing. Is it trained on the x and y of this call, does every row keep its label, "
            "and are new pixels scaled like those it was trained with?"
        )
    return (
        "Is it trained on all rows (they are sorted here), and are new pixels scaled like those it was trained with? "
        "If so: which digits does it get wrong? Models whose border can bend, and more data, both help."
    )
