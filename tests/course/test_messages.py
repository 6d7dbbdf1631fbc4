"""What a student is told when something is not right: of two mistakes the one to mend first, and a likely cause."""

import re
import textwrap

import pytest

from grader.authoring.samples import SampleGrader

INVERTED = """
    def misclassified(y_true, y_pred):
        return np.flatnonzero(y_true == y_pred)
"""
PAIR = INVERTED.replace("y_true == y_pred", "y_true != y_pred), np.flatnonzero(y_true == y_pred")
PLOT = """
    def plot_mistakes(x, y_true, y_pred, n=10):
        fig = plt.figure(figsize=(10, 8))
        for place, p in enumerate(misclassified(y_true, y_pred)[{rows}], start=1):
            ax = fig.add_subplot(3, 5, place)
            ax.imshow(x[p].reshape(28, 28), cmap="gray_r")
            ax.set_title(f"true {{{true}[p]}}, predicted {{{said}[p]}}", fontsize=8)
        return fig
"""
SWAPPED = PLOT.format(rows=":n", true="y_pred", said="y_true")
LAST = PLOT.format(rows="-n:", true="y_true", said="y_pred")


@pytest.fixture(scope="session")
def checks(course_grader):
    """Grades source that is laid over a step's solution, with the checks of these names: name -> result."""

    def checks(step, source, *names):
        found = course_grader.course.find(step)
        only = frozenset(check.id for check in found.checks if not names or check.name in names)
        source = textwrap.dedent(source).encode()
        result = SampleGrader(course_grader.course, course_grader).grade_over(found, b"\n\n" + source, only)
        return {check.id.partition(".")[2]: check for check in result.checks}

    return checks


def test_titles_of_right_answers_wait_for_who_names_them(checks):
    # With both labels alike, swapped titles look right: they would fail as soon as misclassified is repaired.
    names = "finds_the_mistakes", "draws_the_mistakes", "tells_both_labels"
    both = checks("8", INVERTED + SWAPPED, *names)
    assert both["tells_both_labels"].outcome == "skipped"
    assert "misclassified names rows that the model got right" in both["tells_both_labels"].message
    repaired = checks("8", SWAPPED, *names)
    assert repaired["tells_both_labels"].help == "Are the two labels swapped?"


@pytest.mark.parametrize(("source", "says"), [(INVERTED, True), ("", False)], ids=["inverted", "right"])
def test_a_plot_of_what_is_named_says_who_names_it(checks, source, says):
    plot = checks("8", source, "draws_the_mistakes")["draws_the_mistakes"]
    assert plot.outcome == "passed"
    assert plot.images[0].title.endswith("these are rows that your misclassified names") == says


@pytest.mark.parametrize("source", [INVERTED + LAST, PAIR], ids=["draws others", "raises"])
def test_what_goes_wrong_with_wrong_positions_says_where_to_look_first(checks, source):
    plot = checks("8", source, "draws_the_mistakes")["draws_the_mistakes"]
    assert re.search("misclassified does not name the mistakes yet.*look there first", plot.help)


def test_trees_that_are_not_grown_are_not_taken_for_too_few(checks):
    source = """
        def make_forest(n_trees=100, seed=0):
            return RandomForestClassifier(n_estimators=n_trees, max_depth=2, random_state=seed)
    """
    forest = checks("6", source, "forest_has_n_trees")["forest_has_n_trees"]
    assert "in the way of the trees' growth" in forest.help
    assert "n_trees" not in forest.help
    fewer = checks("6", source.replace("n_trees, max_depth=2", "13"), "forest_has_n_trees")["forest_has_n_trees"]
    assert fewer.help.startswith("Is n_trees passed on")


@pytest.mark.parametrize(
    ("function", "instead", "check"),
    [
        ("make_linear_svc", "raise NotImplementedError", "forest_is_accurate"),
        ("make_linear_svc", "return RandomForestClassifier(10)", "forest_is_accurate"),
        ("make_forest", "raise NotImplementedError", "svc_is_accurate"),
        ("make_knn", "raise NotImplementedError", "svc_is_accurate"),
    ],
)
def test_two_of_three_models_are_drawn(checks, function, instead, check):
    # The engine gives every check its own pictures: the last that has anything to draw has them.
    found = checks("6", f"def {function}(*_, **__):\n    {instead}")
    drawn = {name: [image.title for image in one.images] for name, one in found.items() if one.images}
    assert list(drawn) == [check]
    assert drawn[check][0].startswith("Your models: higher up means right more often")


def test_what_is_read_wrongly_everywhere_is_not_asked_about_the_kind_of_file(checks):
    source = """
        def read_labels(path):
            with open_idx(path) as file:
                magic, _ = np.frombuffer(file.read(8), dtype=">i4")
                if magic != LABELS_MAGIC:
                    raise ValueError("not a file of labels")
                return np.frombuffer(file.read(), dtype=">i4")
    """
    found = checks("1", source, "reads_labels", "reads_plain_files", "loads_the_real_digits")
    assert list(found) == ["reads_labels", "reads_plain_files", "loads_the_real_digits"]  # the cause comes first
    assert "takes 4 bytes here, as the numbers of the header do" in found.pop("reads_labels").help
    assert all("read_labels does not yet read any file of its kind" in check.help for check in found.values())


LOADS = """
    def load_mnist(folder):
        names = "train-images-idx3", "t10k-images-idx3", "train-labels-idx1", "t10k-labels-idx1"
        files = [Path(folder) / f"{name}-ubyte.gz" for name in names]
        return [read(file) for read, file in zip([read_images] * 2 + [read_labels] * 2, files)]
"""
OF_FOUR_BYTES = """
    def read_images(path):
        with open_idx(path) as file:
            magic, n, rows, columns = np.frombuffer(file.read(16), dtype=">u4")
            if magic != IMAGES_MAGIC:
                raise ValueError("not a file of images")
            return np.frombuffer(file.read(), dtype=np.uint8).reshape(n, rows * columns).astype(int) + 1
"""


@pytest.mark.parametrize("also", ["", OF_FOUR_BYTES], ids=["alone", "and what is read is wrong"])
def test_another_order_is_asked_about_first(checks, also):
    found = checks("1", LOADS + also, "loads_the_four_files", "loads_the_real_digits").values()
    said = [check.help for check in found]
    if also:  # x_train is where it belongs, and wrong
        assert all("look there first" in one for one in said)
    else:
        assert all("That is what read_images gives for x_test: is the order" in one for one in said)


def test_what_does_not_read_is_mended_before_what_calls_it(checks):
    source = OF_FOUR_BYTES.replace("IMAGES_MAGIC", "LABELS_MAGIC")
    found = checks("1", source, "loads_the_four_files")["loads_the_four_files"]
    assert found.help.startswith("read_images does not yet read any file of its kind")


def test_who_does_not_decompress_is_asked_about_that(checks):
    source = OF_FOUR_BYTES.replace("open_idx(path)", "open(path, 'rb')").replace(".astype(int) + 1", "")
    found = checks("1", source, "reads_images", "reads_plain_files")
    assert all("Is a .gz file decompressed, by open_idx" in check.help for check in found.values())


@pytest.mark.parametrize(
    ("shape", "says"),
    [
        ("(5000, rows * columns)", "There are 10500 values, and the new shape takes 5000 x 35 = 175000."),
        (
            "(-1, 784)",
            "There are 10500 values, and the new shape takes 784: 13 times, with 308 left over.",
        ),
    ],
)
def test_what_does_not_fit_a_shape_is_counted(checks, shape, says):
    source = OF_FOUR_BYTES.replace("(n, rows * columns).astype(int) + 1", shape)
    assert says in checks("1", source, "reads_images")["reads_images"].help
