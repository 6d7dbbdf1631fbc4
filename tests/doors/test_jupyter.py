"""In a running notebook: the solved course from the first cell to the last, %grade and %hint."""

import json
import os
import re
import warnings

import nbformat
import pytest
from nbclient import NotebookClient

from grader.worker import threads
from tests.running import ROOT, TINY, grade

DOUBLE = "def double(x):\n    return 2 * x"


def executed(made, folder):
    """Run all cells in a kernel of this Python, as Jupyter does; cells that fail do not stop it."""
    resources = {"metadata": {"path": str(folder)}}
    env = {**os.environ, **threads.ONE, "IPYTHONDIR": str(folder / "ipython"), "GITHUB_ACTIONS": "true"}
    client = NotebookClient(made, timeout=300, kernel_name="python3", allow_errors=True, resources=resources)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of nbclient's own libraries
        client.execute(env=env)
    return made


def shown(cell, kind="text/plain"):
    """What a cell shows of one kind; what it printed counts as text."""
    parts = []
    for output in cell.outputs:
        data = output.get("data") or {"text/plain": output.get("text", "")}
        parts.append(data.get(kind, ""))
    return "\n".join(parts)


@pytest.fixture
def run(tmp_path):
    """Runs cells after `%load_ext grader`; returns what each of them shows."""

    def run_cells(*sources, kind="text/plain"):
        cells = [nbformat.v4.new_code_cell(source) for source in ("%load_ext grader", *sources)]
        made = executed(nbformat.v4.new_notebook(cells=cells), tmp_path)
        assert made.cells[0].outputs == []
        return [shown(cell, kind) for cell in made.cells[1:]]

    return run_cells


GRADE_TINY = f"%grade --course {TINY}"


# What the solved notebook prints -> its minimum.
FIGURES = [
    ("baseline_accuracy(two_targets(y_test))", r"^(0\.9)$", 0.9),
    ("detector = train_two", r"accuracy (0\.\d+)", 0.94),
    ("model = train_logistic", r"accuracy (0\.\d+)", 0.84),
    ("models = {", r"k-NN +(0\.\d+)", 0.9),
    ("models = {", r"forest +(0\.\d+)", 0.9),
    ("models = {", r"linear SVC +(0\.\d+)", 0.84),
    ("champion = train_champion", r"accuracy (0\.\d+)", 0.95),
]


def test_the_solved_notebook_runs_to_its_end_and_shows_what_the_course_says(tmp_path):
    done = grade("convert", ROOT / "solutions", "--out", tmp_path / "digits.ipynb")
    assert done.returncode == 0, done.stderr
    made = nbformat.read(tmp_path / "digits.ipynb", as_version=4)
    # What the whole course gets, the command says elsewhere; here two steps stand for all.
    made.cells = [cell for cell in made.cells if not re.fullmatch("%grade [1-9]", cell.source)]
    made.cells[-1].source = "%grade 2,7"
    executed(made, tmp_path)
    errors = [output for cell in made.cells for output in cell.get("outputs", ()) if output.output_type == "error"]
    assert errors == []
    assert "Score 20/20" in shown(made.cells[-1])
    assert "Score 20 of 20" in shown(made.cells[-1], "text/html")
    for source, found, least in FIGURES:
        (cell,) = [cell for cell in made.cells if cell.source.startswith(source)]
        assert float(re.search(found, shown(cell).strip(), re.MULTILINE)[1]) >= least, shown(cell)
    drawing = [cell for cell in made.cells if "plt.show()" in cell.source]
    assert len(drawing) == 4
    assert all(shown(cell, "image/png").startswith("iVBOR") for cell in drawing)


def test_the_functions_are_graded_as_they_stand(run):
    mean = (TINY / "solutions" / "step2_mean.py").read_text()
    found = run(
        "def double(x):\n    return 3 * x", GRADE_TINY, "%%time\n" + DOUBLE, "double = 3", f"{mean}\n{GRADE_TINY}",
        f"%grade 2 --course {TINY}", "del double", "def double(x)", "1 / 0", f"%grade 1 --course {TINY}",
    )  # fmt: skip
    assert "These are not the doubled values." in found[1]
    assert "Next: step 1, notebook.ipynb: double, “Every value is doubled”." in found[1]
    assert "A hint: %hint double" in found[1]
    assert "Score 10/10" in found[4]
    assert "Score 6/6" in found[5]
    assert "Score 4/4" in found[9]


def test_pictures_are_shown_side_by_side(run):
    step = (ROOT / "solutions" / "step3_plot.py").read_text()
    (html,) = run(f"{step}\n\ndef to_image(row):\n    return row.reshape(28, 28).T\n\n%grade 3", kind="text/html")
    pictures = html.partition('<div class="grade-pictures">')[2].partition("</div>")[0]
    assert pictures.count("<img src=") == 2
    assert "expected" in pictures
    assert "<script" not in html


def test_wrong_words_are_answered_with_words(run):
    found = run(
        "%grade 44",
        "%grade --fromat json",
        "%hint",
        "%hint 1 read_imges",
        "%hint 1 read_images 2",
        "%hint 2",
        f"%grade step1_double --seed 2 --course {TINY}  # again",
        "%grade 'x",
        "%grade 1 --format html",
        DOUBLE,
        "def triple(x)\n    return 3 * x",
        f"%grade step 1, --course {TINY}",
        "import grader\nx_train, *_ = grader.digits()\nTWO = x_train.shape[1] // 392",
        "def two_targets(y):\n    return y == TWO",
        "%grade two_targets",
    )
    assert "There is no step '44'" in found[0]
    assert "`!grade list`" in found[0]
    assert "\nError: No such option" in found[1]
    assert found[2].strip() == "Say for what: `%hint 1` for a step, `%hint read_images` for a function."
    assert "Did you mean 'read_images'?" in found[3]
    assert "%hint 1 read_images 3" in found[4]
    assert "%hint 2 to_int_labels 2" in found[5]
    assert "digits.ipynb" not in found[5]
    assert "notebook.ipynb has none of this step's functions." in found[6]
    assert "not run before %grade?" in found[6]
    assert 'There is no step "\'x"' in found[7]
    assert "leave out --format" in found[8]
    assert "Score 4/4" in found[11]
    assert "was skipped because it is not valid Python: SyntaxError: expected" in found[11]
    assert "Score 2/15" in found[14]  # the digits are available when it is graded
    assert " raised " not in found[14]
    assert not any("Traceback" in text for text in found)
    assert max(len(line) for text in found[2:6] for line in text.splitlines()) <= 80


def test_nothing_of_the_course_is_in_the_kernel(run):
    names = "import sys, json\nprint(json.dumps(sorted(sys.modules)))"
    said = run("import grader; x, y, *_ = grader.digits(); print(x.shape, int(y[161]))", GRADE_TINY, names)
    assert said[0].strip() == "(5000, 784) 2"
    modules = set(json.loads(said[2]))
    ours = {name for name in modules if name.partition(".")[0] in ("grader", "solutions")}
    assert not {name for name in ours if "checks" in name or "course_" in name or "run" in name or "api" in name}
    assert "grader.doors.jupyter" in ours
    assert "pytest" not in modules


def test_helper_files_beside_the_notebook_are_read_and_the_steps_files_there_are_not_graded(run, tmp_path):
    (tmp_path / "helping.py").write_text("def twice(x):\n    return 2 * x\n")
    (tmp_path / "step1_double.py").write_text("def double(x):\n    return x\n")
    found = run("from helping import twice\n\ndef double(x):\n    return twice(x)", f"%grade 1 --course {TINY}")
    assert "Score 4/4" in found[1]
