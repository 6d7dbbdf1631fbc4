"""Look at the mistakes."""

import re

import numpy as np
import pytest

from grader.api import (
    Image,
    as_array,
    as_drawing,
    expect,
    expect_digit,
    expect_no_colour_bars,
    expect_same,
    expect_unchanged,
    explained,
    faults_of,
    given,
    have_clear_edges,
    illustrate,
    is_blank,
    judged_elsewhere,
    needs,
    points,
    reading_order,
    shows_digit,
    wait_for,
)

AFTERWARDS = (
    "A number says how often a model is wrong, and pictures say why: whoever looks at the mistakes knows what "
    "to try next."
)
HINTS = {
    "misclassified": (
        "Which question has the answer True exactly where the model was wrong, and how do you get from answers to positions?",
        "Comparing two arrays gives True or False for every row; np.flatnonzero gives the positions of True.",
        "return np.flatnonzero(... != ...), the positions at which the two labels differ",
    ),
    "plot_mistakes": (
        "Which rows should be drawn, and which function gives their positions?",
        "fig.add_subplot(n_rows, n_cols, place) makes one Axes; its methods imshow and set_title draw and label it.",
        "for place, position in enumerate(misclassified(...)[:n], start=1): draw x[position], title with both labels",
    ),
}
TRY_IT = {
    "misclassified": """
        >>> misclassified(np.array([5, 0, 4, 2]), np.array([6, 0, 4, 7]))
        [0, 3]

        >>> misclassified(np.array([5, 5, 4]), np.array([6, 7, 4]))
        [0, 1]

        >>> misclassified(np.array([7, 0, 4], dtype=np.uint8), np.array([1, 0, 5], dtype=np.uint8))
        [0, 2]

        >>> misclassified(np.array([5, 0, 4]), np.array([5, 0, 1]))
        [2]

        >>> misclassified(np.array([5]), np.array([6]))
        [0]

        >>> first = misclassified(np.array([5, 0, 4]), np.array([6, 0, 4]))
        >>> misclassified(np.array([5, 0, 4]), np.array([5, 0, 3]))
        [2]

        >>> misclassified(np.zeros(10007, dtype=int), np.arange(10007) // 10006)
        [10006]

        >>> y_true, y_pred = np.array([5, 0, 4]), np.array([6, 0, 4])
        >>> places = misclassified(y_true, y_pred)
        >>> y_true, y_pred
        (array([5, 0, 4]), array([6, 0, 4]))
    """,
    "finds_nothing_when_all_is_right": """
        >>> len(misclassified(np.array([5, 0, 4]), np.array([5, 0, 4])))
        0

        >>> nothing = misclassified(np.array([5, 0, 4]), np.array([5, 0, 4]))  # i: whole, f: decimal
        >>> nothing.dtype.kind
        'i'
    """,
    "draws_the_mistakes": """
        >>> x, y = x_test[:40].copy(), y_test[:40].copy()
        >>> fig = plot_mistakes(x, y, np.where(np.arange(40) % 4, y, (y + 1) % 10), 5)  # every fourth is wrong
        >>> fig is not None
        True
        >>> np.array_equal(x, x_test[:40]), np.array_equal(y, y_test[:40])
        (True, True)

        >>> x, y = x_test[:40], y_test[:40]
        >>> fig = plot_mistakes(x, y, np.where(np.arange(40) % 4, y, (y + 1) % 10), 5)  # every fourth is wrong
        >>> plt.show()
        rows 0, 4, 8, 12 and 16 of x_test (a 5, 7, 5, 6 and 5), dark ink on white, each in its own Axes
    """,
    "draws_what_there_is": """
        >>> x, y = x_test[:12], y_test[:12]
        >>> fig = plot_mistakes(x, y, (y + 1) % 10)  # n is not given
        >>> fig is not None
        True

        >>> x, y = x_test[:12], y_test[:12]
        >>> fig = plot_mistakes(x, y, (y + 1) % 10, 20)  # fewer mistakes than n
        >>> fig is not None
        True

        >>> x, y = x_test[:12], y_test[:12]
        >>> fig = plot_mistakes(x, y, (y + 1) % 10, 1)
        >>> fig is not None
        True

        >>> x, y = x_test[:12], y_test[:12]
        >>> fig = plot_mistakes(x, y, y)  # no mistakes
        >>> fig is not None
        True

        >>> x, y = x_test[:12].copy(), y_test[:12].copy()
        >>> fig = plot_mistakes(x, y, (y + 1) % 10, 1)
        >>> np.array_equal(x, x_test[:12]), np.array_equal(y, y_test[:12])
        (True, True)

        >>> x, y = x_test[:12], y_test[:12]
        >>> wrong = (y + 1) % 10
        >>> given = (wrong, 1), (wrong, 10), (wrong, 20), (y, 10), (wrong,)  # the last time, n is not given
        >>> print([sum(ax.has_data() for ax in plot_mistakes(x, y, *rest).axes) for rest in given])
        [1, 10, 12, 0, 10]
    """,
    "tells_both_labels": """
        >>> said = np.where(np.arange(1000) % 3, y_test, (y_test + 1) % 10)
        >>> print(y_test[[0, 3, 6]], said[[0, 3, 6]], [ax.get_title() for ax in plot_mistakes(x_test, y_test, said, 3).axes])
        the true labels, those that were predicted, and titles with both, and with words that say which is which
    """,
}
N, MANY = 40, 10_007  # more than there are digits to test with
# What a list of positions may have become, by the kind of its dtype.
KINDS = {"b": "True and False", "U": "text", "f": "decimals (float64)"}
WHY_KIND = {
    "b": "Where are the True values? Their positions are meant.",
    "U": "Text that looks like a number is still text: is there a str(...) or an f-string around it?",
    "f": "np.append to np.array([]) turns positions into decimals: a list, or dtype=int, keeps them whole.",
}
RELIES = "misclassified does not name the mistakes yet, and plot_mistakes may draw what it names: look there first."
# Words near a number that say which label it is.
TRUE = (
    r"\b(?:true|truth|y_?true|actual|correct|right|real|expected|target|should|gt|is|was|instead of)\w*"
    r"|\blabel says\b|\bt\W*$|\by\W*$"
)
SAID = (
    r"\bpr(?:e?d|\W*$)|pred|\bguess|\bsa(?:id|ys|w)\b|\bmodel\b(?! (?:mis)?took| confus| mix)|\bmachine|\bthinks|\bthought|\bgot\b"
    r"|classified|recogni[sz]ed|\bread\b|\btaken\b|\bcalled\b|\bas\b|\bfor\b|\bwith\b|\bwrong|y_?hat|\bp\W*$"
)
# The row's number, as in y_true[17]=5, and how TeX writes a y with a hat.
NUMBER = r"\d{1,9}"  # longer ones are no labels, and may be too long to be read
INDEX = r"(?<=\w)\[\d+\](?=\s*[=:])"
HAT = r"\\hat\W*y"


@pytest.fixture(scope="module")
def rows(mnist):
    """Where the digits are in the test data."""
    return np.flatnonzero(have_clear_edges(mnist.x_test[: 5 * N].reshape(-1, 28, 28)))[:N].tolist()


@pytest.fixture(scope="module")
def x(mnist, rows):
    return mnist.x_test[rows]


@pytest.fixture(scope="module")
def labels(mnist, rows):
    return mnist.y_test[rows]


@pytest.fixture(scope="module")
def positions(seed):
    """Where the model is wrong.

    Twice among the first five rows, so that their number shows who looks no further; not in the last row, so that
    positions counted from 1 are valid positions too.
    """
    rng = np.random.default_rng([seed, 8])
    return np.sort(np.append(rng.permutation(5)[:2], 5 + rng.permutation(N - 6)[:10]))


@pytest.fixture(scope="module")
def said(labels, positions, seed):
    said = labels.copy()
    said[positions] = (said[positions] + np.random.default_rng([seed, 9]).integers(1, 10, 12)) % 10
    return said


@pytest.fixture(scope="module")
def other_said(labels, positions):
    """Another model, which is wrong one row after each mistake of the first."""
    said = labels.copy()
    said[positions + 1] = (said[positions + 1] + 1) % 10
    return said


@pytest.fixture(scope="module")
def own(student, labels, said):
    """What the student's own misclassified names."""
    return own_positions(student, labels, said)


@pytest.fixture(scope="module")
def drawn(student, x, labels, said, own, positions):
    """plot_mistakes' answer for 5 of 12 mistakes, drawn."""
    with explained(lambda: "" if np.array_equal(own, positions) else RELIES):
        answer = student.plot_mistakes.keeping_inputs(x, labels, said, 5)
        return answer, as_drawing(answer, "figure").draw()


@pytest.fixture(scope="module")
def compared(drawn, reference, x, labels, said):
    """Makes both pictures, for a reader."""

    def images():
        answer = reference.plot_mistakes(x, labels, said, 5)
        return [Image("your figure", drawn[1].pixels), Image("expected", as_drawing(answer, "figure").draw().pixels)]

    return images


@pytest.fixture(scope="module")
def shown(drawn, x, own, positions):
    """The Axes with the first 5 mistakes, wherever they are, their positions, and how many mistakes there may be.

    They may be the mistakes that the student's own misclassified finds, which is judged separately.
    """
    views = filled(drawn[1])
    fitting = []
    for chosen in (positions, *([] if np.array_equal(own, positions) else [own])):
        found = views_of(drawn[1], [x[position].reshape(28, 28) for position in chosen[:5]])
        if found and len(found) == len(views):
            fitting.append((found, chosen[:5], len(chosen)))
    found, chosen, _ = (fitting or [(views, positions[:5], 12)])[0]
    return found, chosen, {count for *_, count in fitting}


def own_positions(student, y_true, y_pred):
    """What the student's misclassified returns if it is a list of positions, otherwise nothing."""
    found = judged_elsewhere(
        lambda: as_array(student.misclassified(y_true, y_pred), shape=(None,), kind="whole numbers"), np.zeros(0, int)
    )
    return found if np.all((found[:5] >= 0) & (found[:5] < len(y_true))) else np.zeros(0, int)


def filled(picture):
    """The Axes in which something is drawn."""
    views = reading_order(picture)
    return [view for view in views if view.has_data and not view.colour_bar and not is_blank(picture, view)]


def views_of(picture, images):
    """The Axes that show these images, in the images' order; the place in reading order is tried first."""
    views, found = filled(picture), []
    for place, image in enumerate(images):
        fitting = (
            view
            for view in (*views[place : place + 1], *views)
            if view not in found and shows_digit(picture, view, image)
        )
        found += [view for view, _ in zip(fitting, range(1), strict=False)]
    return found


@points(3)
def test_finds_the_mistakes(student, labels, said, other_said, positions):
    """misclassified returns the positions of all mistakes, in order"""
    many = np.resize(labels, MANY).astype("i8")  # int64: differences of uint8 wrap around, and theirs do not
    places = np.append(MANY - N + positions, MANY - 1)  # here, the last row is a mistake, too
    wrong = many.copy()
    wrong[places] = (wrong[places] + 3) % 10
    before = np.zeros(0, int)
    for y_true, y_pred, wanted in (
        (labels, said, positions),
        (labels, other_said, positions + 1),
        (many, wrong, places),
    ):
        answer = student.misclassified.keeping_inputs(y_true, y_pred)
        expect_positions(as_array(answer), wanted, before, y_true, y_pred)
        expect_unchanged(answer, y_true, y_pred)
        before = wanted
    for begin, end, what in (
        (0, positions[1], "there is only one mistake"),
        (*(positions[0] + [0, 1]), "there is only one row"),
    ):
        found = as_array(student.misclassified(labels[begin:end], said[begin:end]))
        expect(
            found.shape == (1,),
            f"When {what}, misclassified returned an array of the wrong shape.",
            help="Does something (squeeze, [0]) turn an array of one position into a single number?",
            expected="shape (1,)",
            actual=f"shape {found.shape}",
        )


def expect_positions(found, positions, before, y_true, y_pred):
    expect(
        found.ndim == 1,
        "misclassified returned an array of the wrong shape.",
        help="np.where and np.nonzero give a tuple with one array in it: is [0] missing?"
        if found.ndim == 2 and len(found) == 1
        else "Is it one position for each mistake?",
        expected=f"shape ({len(positions)},)",
        actual=f"shape {found.shape}",
    )
    expect(
        found.dtype.kind in "iu",
        f"misclassified returned {KINDS.get(found.dtype.kind, str(found.dtype))}, where positions were expected.",
        help=WHY_KIND.get(found.dtype.kind, "Is every position an int?"),
        expected="whole numbers",
        actual=KINDS.get(found.dtype.kind, str(found.dtype)),
    )
    expect_same(
        found,
        positions,
        "These are not the positions of the mistakes.",
        help=why_positions(found, positions, before, y_true, y_pred),
    )


def why_positions(found, positions, before, y_true, y_pred):
    """A likely cause of wrong positions."""
    missing = np.setdiff1d(positions, found)
    smaller = positions[y_pred[positions] < y_true[positions]]
    if len(before) and np.array_equal(found, np.append(before, positions)):
        return (
            "Those of the call before are in it, too: is there a list that is made only once, outside the function or as "
            "the default of a parameter?"
        )
    if not len(missing):
        return "The mistakes are all there: are they in order, each once, and nothing else?"
    if np.array_equal(found, y_true[positions]) or np.array_equal(found, y_pred[positions]):
        return "These are the labels of the mistakes. Where are they in the data?"
    if np.array_equal(found, positions + 1):
        return "Are the rows counted from 1? Positions start at 0."
    if np.array_equal(found, np.setdiff1d(np.arange(len(y_true)), positions)):
        return "These are the rows that are right: is the comparison the wrong way round?"
    for kind, size in ((smaller, "smaller"), (np.setdiff1d(positions, smaller), "larger")):
        if np.array_equal(missing, kind):
            return f"All that are missing have a predicted label {size} than the true one: is it asked whether the two differ?"
    if np.array_equal(found, positions[: len(found)]):
        return "The first ones are right: does something stop before the last row, or after so many mistakes?"
    return "Is it the position of each mistake, counted from 0, not the label and not a count?"


@points(1)
@needs("finds_the_mistakes")
def test_finds_nothing_when_all_is_right(student, labels):
    """misclassified returns an empty array when nothing is wrong"""
    answer = student.misclassified.keeping_inputs(labels, labels)
    found = as_array(answer)
    expect(
        found.size == 0,
        "Every answer was right, but misclassified still names mistakes.",
        help="What is left when there is nothing to find?",
        expected="an empty array",
        actual=f"{found.size} position{'s' if found.size > 1 else ''}",
    )
    expect(
        answer.type_name != "ndarray" or found.dtype.kind in "iu",
        f"Every answer was right, and misclassified returned an empty array of {found.dtype}, not of whole numbers.",
        help="np.array([]) cannot know what would be in it, and takes decimals: which argument says what is?",
        expected="an empty array of whole numbers",
        actual=f"an empty array of {found.dtype}",
    )


@points(3)
def test_draws_the_mistakes(drawn, shown, compared, own, x, labels, said, positions):
    """plot_mistakes draws the first n mistakes, each in its own Axes"""
    answer, picture = drawn
    views, chosen, counts = shown
    finds = np.array_equal(own, positions)
    expect_no_colour_bars(picture, beside="digits", each="mistake", images=compared)
    expect(
        len(views) == len(chosen),
        f"There are 12 mistakes and n is 5, but something is drawn in {len(views)} Axes.",
        help=why_number(len(views), 5, positions) if finds else RELIES,
        expected="5 Axes with a digit",
        actual=f"{len(views)} Axes",
        images=compared,
    )
    images = x.reshape(-1, 28, 28)
    for drawn_instead, what, why in (
        (positions[-5:], "the last 5 mistakes", "From which end are they taken?"),
        (np.arange(5), "the first 5 rows", "Is the place in the figure used where the position of a mistake belongs?"),
    ):
        expect(
            counts or len(views_of(picture, images[drawn_instead])) < 5,
            f"plot_mistakes drew {what}, and not the first 5 mistakes.",
            help=why,
            expected="the first 5 mistakes",
            actual=what,
            images=compared,
        )
    for number, (view, position) in enumerate(zip(views, chosen, strict=False), start=1):
        is_other = not finds and any(
            fault.startswith("does not show") for fault in faults_of(picture, view, images[position])
        )
        with explained(lambda is_other=is_other: RELIES if is_other else ""):
            expect_digit(picture, view, images[position], f"Picture {number}", compared)
    expect(
        answer.shows == 0,
        "plot_mistakes called plt.show().",
        help="Whoever calls plot_mistakes decides what happens to the figure: is this line needed?",
        expected="no call of plt.show()",
        actual=f"{answer.shows} call{'s' if answer.shows != 1 else ''}",
    )
    expect_unchanged(answer, x, labels, said)
    what = "the first 5 of 12 mistakes"
    if not np.array_equal(chosen, positions[:5]):
        what += ": these are rows that your misclassified names"
    illustrate(lambda: [Image(f"Your plot_mistakes, asked for {what}", picture.pixels)])


def why_number(found, n, positions):
    """A likely cause of another number of Axes with something in them."""
    if found and found == np.count_nonzero(positions < n):
        return f"{found} of the first {n} rows are mistakes. Are the rows cut to n before the mistakes are found?"
    if found <= 1:
        return "Is a new Axes made for every mistake, all in one figure, and is that figure returned after the loop?"
    if found == len(positions):
        return "Is n used?"
    if found > n:
        return "Is something drawn in Axes that have no digit, or is n not used as it is given?"
    return "Can the figure hold that many digits, each in an Axes of its own, and are all mistakes looked at?"


@points(2)
@needs("draws_the_mistakes")
def test_tells_both_labels(shown, labels, said):
    """Every title says the true label and the predicted one"""
    if np.array_equal(labels[shown[1]], said[shown[1]]):
        wait_for(
            "misclassified names rows that the model got right, and these are drawn. With both labels alike, "
            "their titles cannot show which is the true one."
        )
    for number, (view, position) in enumerate(zip(*shown[:2], strict=False), start=1):
        true, predicted = int(labels[position]), int(said[position])
        expect(
            tells(view.title, true, predicted),
            f"The title of picture {number} does not say which label is true and which was predicted.",
            help=why_title(view.title, true, predicted),
            expected=f"'true {true}, predicted {predicted}'",
            actual=repr(view.title[:100]),
        )


def why_title(title, true, predicted):
    """A likely cause of a wrong title."""
    numbers = {int(number) for number in re.findall(NUMBER, title)}
    if not title:
        return (
            "Is the title set on this Axes itself (ax.set_title)? Text below it or above the figure is not its title."
        )
    if not {true, predicted} <= numbers:
        return "Are the true label and the predicted one both in it, taken from this digit's position in the data?"
    if tells(title, predicted, true):
        return "Are the two labels swapped?"
    return "Does each number have a word that says what it is, and is nothing else in the title?"


def kinds_in(words):
    """The words that mean the true label or what was said, as "true" and "said", in order."""
    found = (
        (match.end(), kind)
        for kind, pattern in (("true", TRUE), ("said", SAID))
        for match in re.finditer(pattern, words, re.IGNORECASE)
    )
    return [kind for _, kind in sorted(found)]


def which(words):
    """Whether words mean the true label or what was said: the word nearest to the number decides."""
    found = kinds_in(words)
    if found:
        return found[-1]
    if re.search("label", words, re.IGNORECASE):
        return "true"
    return "said" if re.search("output", words, re.IGNORECASE) else ""


def tells(title, true, predicted):
    """Whether a title has both labels and says which is which for at least one of them.

    The words come before their numbers, or after them, or all words before all numbers: "true/predicted: 5/3".
    """
    title = re.sub(HAT, "yhat", re.sub(INDEX, "", title))
    first, *between = re.split(NUMBER, title)
    numbers = [int(number) for number in re.findall(NUMBER, title)]
    heading = kinds_in(first)
    if sorted(heading) == ["said", "true"] and not any(map(which, between)):
        kinds = heading + [""] * len(numbers)
    elif between and not which(first) and which(between[-1]):
        kinds = [which(words) for words in between]
    else:
        kinds = [which(words) for words in (first, *between[:-1])]
    named = {kind: {n for n, k in zip(numbers, kinds, strict=False) if k == kind} for kind in ("true", "said", "")}
    return bool(named["true"] or named["said"]) and all(
        named[kind] == {label} or (not named[kind] and label in named[""])
        for kind, label in (("true", true), ("said", predicted))
    )


@points(1)
@needs("draws_the_mistakes")
def test_draws_what_there_is(student, shown, x, labels, said, other_said, positions):
    """plot_mistakes draws 10 mistakes if n is not given, and all of them if there are fewer than n"""
    both = ((said, positions), (other_said, positions + 1))
    finds = all(np.array_equal(own_positions(student, labels, wrong), right) for wrong, right in both)
    others = ((other_said, (1,)),) if finds else ()
    for y_pred, arguments in ((said, ()), (said, (20,)), (said, (1,)), *others):
        wanted = [min(*(arguments or (10,)), count) for count in sorted(shown[2], reverse=True)]
        n = f"n is {arguments[0]}" if arguments else "n is not given"
        with given(f"{N} digits, and {n}"):
            answer = student.plot_mistakes.keeping_inputs(x, labels, y_pred, *arguments)
            picture = as_drawing(answer, "figure").draw()
        expect_unchanged(answer, x, labels, y_pred)
        found = len(filled(picture))
        expect(
            found in wanted,
            f"When there are 12 mistakes and {n}, something is drawn in {found} Axes.",
            help="Is n=10 among the function's parameters, and is n what counts the digits?"
            if not arguments
            else why_number(found, arguments[0], positions),
            expected=f"{wanted[0]} Axes with a digit",
            actual=f"{found} Axes",
        )
        expect(
            y_pred is said or not views_of(picture, [x[positions[0]].reshape(28, 28)]),
            "plot_mistakes drew the same picture for other mistakes.",
            help="Is something kept from an earlier call? Every call should draw the mistakes that it is given.",
            expected="another picture",
            actual="the picture of the call before",
        )
    if finds_nothing(student, labels):
        with given("only right predictions, so there are no mistakes to draw"):
            as_drawing(student.plot_mistakes(x, labels, labels), "figure")


def finds_nothing(student, labels):
    """Whether the student's misclassified copes with right answers alone, which is judged elsewhere."""
    return judged_elsewhere(lambda: as_array(student.misclassified(labels, labels)).size == 0, False)
