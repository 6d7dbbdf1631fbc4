"""Go further (bonus)."""

import numpy as np

from grader.api import (
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
    given,
    hidden,
    points,
    threshold,
)

HINTS = {
    "confusion": (
        "Which cell counts a digit 4 that was called 9?",
        "np.add.at(counts, (rows, columns), 1) adds 1 for every pair; a loop over zip(y_true, y_pred) does it too.",
        "counts = np.zeros(...); add 1 for every pair (true, predicted)",
    ),
    "precision_recall": (
        "Which twos were found, out of how many finds, and out of how many twos?",
        "a & b is True where both are; np.sum counts True.",
        "found = np.sum(... & ...); return found / ..., found / ... (0.0 where there is nothing to divide by)",
    ),
    "best_k": (
        "Which rows may judge a k: those the model was trained on, or others?",
        "sklearn.model_selection.cross_val_score for each k, and np.argmax over the means.",
        "means = [... for k in ks]; return ks[...]",
    ),
    "shift_images": (
        "What comes in at one edge when the ink moves towards the other?",
        "np.roll moves along axes 1 and 2 of an array of shape (n, 28, 28), and what leaves comes back in.",
        "images = x.reshape(-1, 28, 28); moved = np.roll(...); set what came back in to 0; return moved.reshape(...)",
    ),
    "train_champion": (
        "Which digits does your best model still get wrong, and what do they have in common?",
        "sklearn.svm.SVC (its border bends); sklearn.decomposition.PCA makes it quicker; shift_images makes more data.",
        "return make_pipeline(PCA(...), SVC(...)).fit(x, y)",
    ),
}
TRAINING = {"best_k", "train_champion"}
BONUS = True

# SVC rbf .954, HOG + LinearSVC .967, PCA + SVC .972, deskewed k-NN .973; LinearSVC .868, k-NN .937, a forest .941.
CHAMPION_ACCURACY = threshold(0.95, right=0.954, wrong=0.941, margin=0.01)


@points(2)
def test_counts_confusions(student, rng):
    """confusion counts, in row t and column p, the digits t that were called p"""
    for n_classes, arguments, kind in ((7, (7,), "i8"), (10, (), "i8"), (10, (), "u1")):
        # The last classes never occur, rows and columns differ, and there are more than a byte can count.
        y_true, y_pred = rng.integers(0, 5, 9000).astype(kind), rng.integers(0, 4, 9000).astype(kind)
        found = as_array(student.confusion(y_true, y_pred, *arguments), kind="numbers")
        expect(
            found.shape == (n_classes, n_classes),
            f"With n_classes {'not given' if n_classes == 10 else n_classes}, confusion returned an array of the wrong size.",
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
            help="Is something divided? They should stay counts."
            if not np.array_equal(found, np.round(found))
            else "Is 1 added for every pair, even when it comes up again?",
        )


@points(2)
def test_knows_precision_and_recall(student, rng):
    """precision_recall returns the share of finds that are twos, and the share of twos that were found"""
    is_two = rng.permutation(np.repeat([True, False], [12, 38]))
    said = is_two.copy()
    said[np.flatnonzero(is_two)[:5]] = False
    said[np.flatnonzero(~is_two)[:6]] = True
    nothing = np.zeros(50, bool)
    for truth, told, wanted, what in (
        (is_two, said, (7 / 13, 7 / 12), "12 twos, 7 of them found, 6 other digits taken for twos"),
        (is_two, nothing, (0.0, 0.0), "a detector that always says False"),
        (nothing, said, (0.0, 0.0), "data without any twos"),
        (nothing, nothing, (0.0, 0.0), "data without any twos and a detector that always says False"),
    ):
        with given(what):
            parts = as_parts(student.precision_recall(truth, told), ("precision", "recall"))
            found = tuple(as_number(part) for part in parts)
        expect(
            all(abs(f - w) < 1e-6 for f, w in zip(found, wanted, strict=True)),
            f"Precision and recall are not right for {what}.",
            help=why_precision(np.array(found), np.array(wanted)),
            expected=f"{wanted[0]:.4g}, {wanted[1]:.4g}",
            actual=f"{found[0]:.4g}, {found[1]:.4g}",
        )


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


@points(2)
def test_chooses_k(student, course_rng):
    """best_k chooses the k with the best accuracy in cross-validation"""
    rng = course_rng("clouds")
    # Two clouds with many wrong labels: many neighbours know better. On the training rows themselves, 1 is always best.
    y = np.repeat([0, 1], 300)
    noisy = rng.normal(size=(600, 3)) + 3 * y[:, None]
    wrong = np.where(rng.random(600) < 0.3, 1 - y, y)
    # Twenty groups of twelve; with fewer than 8 parts there are fewer than 210 rows to train with.
    group = np.repeat(np.arange(20), 12)
    tight = rng.normal(size=(20, 3))[group] * 4 + rng.normal(size=(240, 3)) * 0.2
    # Twenty groups of three, which cannot be divided into more than three parts.
    few = np.repeat(np.arange(20), 3)
    small = rng.normal(size=(20, 3))[few] * 4 + rng.normal(size=(60, 3)) * 0.1
    for x, labels, ks, folds, wanted in (
        (noisy, wrong, [1, 25], 4, 25),
        (tight, group, [210, 3, 120], 12, 3),
        (small, few, [9, 20, 1], 3, 1),
    ):
        order = rng.permutation(len(x))
        with given(f"k = {', '.join(map(str, ks))} and folds = {folds}"):
            answer = student.best_k(x[order], labels[order], ks, folds)
        found = as_int(
            answer, help="Is it one of the ks as an int, not its score (accuracy) and not its place in the list?"
        )
        expect(
            found == wanted,
            f"best_k did not choose the best of k = {', '.join(map(str, ks))} with folds = {folds}.",
            help="Is it one of the ks, and not its place among them?"
            if found not in ks
            else "Is every k judged by rows its model was not trained on, in as many parts as folds says, and is the one "
            "with the highest mean returned?",
            expected=str(wanted),
            actual=str(found),
        )


@points(2)
def test_shifts_images(student, rng):
    """shift_images moves the ink down and to the right, fills in white, and leaves x unchanged"""
    whole = rng.integers(1, 256, (3, 784), dtype=np.uint8)
    for down, right, x in ((2, 0, whole), (0, 3, whole), (-4, 1, whole), (5, -6, whole / 256), (0, 0, whole)):
        answer = student.shift_images.keeping_inputs(x, down, right)
        found = as_array(answer, shape=(3, 784), kind="numbers")
        expect(
            found.dtype == x.dtype,
            f"The moved images are {found.dtype}, but x is {x.dtype}.",
            help="Is a new array made with x's own dtype (np.zeros_like)?",
            expected=str(x.dtype),
            actual=str(found.dtype),
        )
        wanted = moved(x, down, right)
        turned = [
            cause
            for guess, cause in (
                (moved(x, right, down), "Are down and right swapped? down moves along the rows."),
                (moved(x, -down, -right), "Does it move the other way? Row 0 is at the top, column 0 at the left."),
            )
            if np.array_equal(found.reshape(3, 28, 28), guess)
        ]
        expect_same(
            found.reshape(3, 28, 28),
            wanted,
            f"The images are not moved by down={down}, right={right}.",
            help=[*turned, "Is every image moved as a whole, and is what comes in at the edge 0?"][0],
        )
        expect_unchanged(answer, x)


def moved(x, down, right):
    """The images of three rows moved, shape (3, 28, 28)."""
    white = np.zeros((3, 28, 28), x.dtype)
    into = (slice(max(down, 0), 28 + min(down, 0)), slice(max(right, 0), 28 + min(right, 0)))
    out_of = (slice(max(-down, 0), 28 - max(down, 0)), slice(max(-right, 0), 28 - max(right, 0)))
    white[:, *into] = x.reshape(3, 28, 28)[:, *out_of]
    return white


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
    if right >= CHAMPION_ACCURACY:  # otherwise, fix that first
        expect_models_of_their_own(student.train_champion, mnist, what="champion")
        expect_rows_judged_alone(model, mnist, what="champion")
        expect_labels_only(student.train_champion, mnist)
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
    if right < 0.3:
        return (
            "That is hardly better than guessing. Is it trained on the x and y of this call, does every row keep its label, "
            "and are new pixels scaled like those it was trained with?"
        )
    return (
        "Is it trained on all rows (they are sorted here), and are new pixels scaled like those it was trained with? "
        "If so: which digits does it get wrong? Models whose border can bend, and more data, both help."
    )
