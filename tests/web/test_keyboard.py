"""Steps 1 to 4 as a new student does them who has no mouse: only keys are pressed, and the page is only looked at."""

import pytest

from tests.web.browsing import IDLE, IN_A_BROWSER, Student

pytestmark = IN_A_BROWSER
MOST_TABS = 60
# The editor has an outline of its own, around all of it, and a moment later.
OUTLINED = """() => {
    const one = document.activeElement;
    return getComputedStyle(one.closest(".cm-editor") ?? one).outlineStyle === "solid";
}"""
# What gets the focus one after the other: a short run is over before anybody can look.
FOCUSED = """() => {
    window.focused = [];
    document.addEventListener("focusin", ({ target }) => window.focused.push(target.id));
}"""
OUT = "<"
# For each gap of a step's stub, the lines that are typed; the editor indents them, and Backspace leads out of a block.
BODIES = {
    1: [
        [
            "with open_idx(path) as file:",
            "data = file.read()",
            OUT + 'magic, n, rows, columns = np.frombuffer(data[:16], dtype=">u4").tolist()',
            "if magic != 2051:",
            "raise ValueError(magic)",
            OUT + "return np.frombuffer(data[16:], dtype=np.uint8).reshape(n, rows * columns)",
        ],
        [
            "with open_idx(path) as file:",
            "data = file.read()",
            OUT + 'if np.frombuffer(data[:4], dtype=">u4")[0] != 2049:',
            "raise ValueError(path)",
            OUT + "return np.frombuffer(data[8:], dtype=np.uint8)",
        ],
        [
            "folder = Path(folder)",
            'x, y = "images-idx3-ubyte.gz", "labels-idx1-ubyte.gz"',
            'train = read_images(folder / f"train-{x}"), read_labels(folder / f"train-{y}")',
            'return *train, read_images(folder / f"t10k-{x}"), read_labels(folder / f"t10k-{y}")',
        ],
    ],
    2: [
        ["return np.asarray(y).astype(int)"],
        ["return x[:n_train], x[n_train:], y[:n_train], y[n_train:]"],
        ["order = np.random.default_rng(seed).permutation(len(y))", "return x[order], y[order]"],
    ],
    3: [
        ["return row.reshape(28, 28)"],
        ['ax.imshow(to_image(row), cmap="binary", interpolation="nearest")', "ax.set_title(label)", "return ax"],
        [
            "fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)",
            "for ax in axes.flat:",
            'ax.axis("off")',
            OUT + "for row, label, ax in zip(x, y, axes.flat):",
            "plot_digit(row, label, ax)",
            OUT + "return fig",
        ],
    ],
    4: [
        ["return np.asarray(y) == 2"],
        ["return np.mean(~is_two)"],
        [
            "from sklearn.linear_model import LogisticRegression",
            "from sklearn.pipeline import make_pipeline",
            "from sklearn.preprocessing import MinMaxScaler",
            "model = make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=200))",
            "return model.fit(x, two_targets(y))",
        ],
        [
            "from sklearn.linear_model import LogisticRegression",
            "from sklearn.model_selection import cross_val_score",
            "from sklearn.pipeline import make_pipeline",
            "from sklearn.preprocessing import MinMaxScaler",
            "model = make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=200))",
            "return cross_val_score(model, x, two_targets(y), cv=folds)",
        ],
    ],
}


@pytest.fixture
def student(browser, server):
    student = Student(browser, server.address)
    yield student
    assert student.faults == []
    student.context.close()


def where(student):
    """What has the focus: its id, or what it is called."""
    return student.page.evaluate(
        "({ activeElement: one }) => one.id || (one.matches('.cm-content') ? 'editor' : one.textContent.trim())",
        student.page.evaluate_handle("document"),
    )


def tab_to(student, wanted, key="Tab"):
    """Go on with Tab until something has the focus, which has to be seen."""
    for _ in range(MOST_TABS):
        student.page.keyboard.press(key)
        if where(student) == wanted:
            student.page.wait_for_function(OUTLINED)
            return
    raise AssertionError(f"{MOST_TABS} times {key} do not lead to {wanted}")


def wait_for(student, words):
    student.page.wait_for_function(
        "(words) => document.getElementById('status').textContent.includes(words)", arg=words
    )
    student.page.wait_for_function(IDLE)


def type_in(student, lines):
    """In place of the gap whose first line is selected."""
    keyboard = student.page.keyboard
    keyboard.press("Shift+ArrowDown")
    keyboard.press("Shift+End")
    for number, line in enumerate(lines):
        if number:
            keyboard.press("Enter")
        if line.startswith(OUT):
            keyboard.press("Backspace")
        keyboard.type(line.removeprefix(OUT))


def test_steps_1_to_4_with_the_keyboard_alone(student, course):
    page, keyboard = student.page, student.page.keyboard
    page.evaluate(FOCUSED)
    keyboard.press("Tab")
    assert where(student) == "To the code"
    keyboard.press("Enter")
    assert where(student) == "work"
    for number, bodies in BODIES.items():
        step = course.steps[number - 1]
        assert page.text_content("#steps [aria-current] .number") == f"{number}"
        tab_to(student, "editor")
        assert "Esc, then Tab leaves the editor." in page.inner_text("main")
        for place, lines in enumerate(bodies):
            if place:  # the first gap is where the cursor is
                keyboard.press("Control+f")
                page.wait_for_function("() => document.activeElement.matches('.cm-search input')")
                keyboard.press("Control+a")
                keyboard.type("# TODO")
                keyboard.press("Enter")
                keyboard.press("Escape")
                assert where(student) == "editor"
            type_in(student, lines)
        keyboard.press("Escape")
        keyboard.press("Tab")
        assert where(student) == "run"
        page.evaluate("window.focused.length = 0")
        keyboard.press("Enter")
        wait_for(student, "Done.")
        assert page.evaluate("window.focused") == ["stop", "run"]  # while it runs, and afterwards
        tab_to(student, "grade")
        keyboard.press("Enter")
        wait_for(student, "points.")
        assert f"{step.points} of {step.points} points" in student.status, (student.status, student.report)
        assert where(student) == "grade"
        if number == 1:
            tab_to(student, "Hints")
            keyboard.press("Enter")
            tab_to(student, "Hint 1: a question")
            keyboard.press("Enter")
            assert where(student).startswith(step.hints["read_images"][0])
            tab_to(student, "next", "Shift+Tab")
        else:
            tab_to(student, "next")
        keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.matches('.story h2')")
        assert where(student) == f"Step {number + 1}: {course.steps[number].title}"
    assert page.locator("#steps [data-outcome='passed']").count() == len(BODIES)


def test_the_editor_keeps_tab_until_escape_is_pressed(student):
    tab_to(student, "editor")
    student.page.keyboard.press("Tab")
    assert where(student) == "editor"
    student.page.keyboard.press("Escape")
    student.page.keyboard.press("Shift+Tab")
    assert where(student) != "editor"


def test_an_upload_is_asked_and_undone_with_the_keyboard(student):
    student.page.on("filechooser", lambda _: None)  # from now on the browser asks us, not a person
    tab_to(student, "upload")
    with student.page.expect_file_chooser() as chooser:
        student.page.keyboard.press("Enter")
    chooser.value.set_files([{"name": "step1_load.py", "mimeType": "text/plain", "buffer": b"mine = 1\n"}])
    student.page.wait_for_selector("#offer[open]")
    assert where(student) == "put"
    student.page.keyboard.press("Enter")
    wait_for(student, "Put into step 1.")
    assert where(student) == "upload"
    tab_to(student, "undo")
    student.page.keyboard.press("Enter")
    assert "raise NotImplementedError" in student.page.inner_text(".cm-content")
