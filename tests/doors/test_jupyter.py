"""In a running notebook: the solved course from the first cell to the last, %grade and %hint."""

import json
import os
import re
import subprocess
import sys
import warnings

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
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
    assert found[2].startswith("Say which step, for example `%hint 1`, or `%hint read_images` for one function.")
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


def test_the_steps_that_have_cells_count_and_the_others_are_told_of(run):
    found = run(
        GRADE_TINY, "def double(x):\n    return 3 * x", GRADE_TINY, DOUBLE, GRADE_TINY, f"%grade all --course {TINY}",
        "def train_mean(x, y):\n    raise NotImplementedError", GRADE_TINY,
    )  # fmt: skip
    assert "No cell with a function of the course has been run yet" in found[0]
    rest = "Note: Not counted here: step 2, with 6 points. None of their cells was run. \n%grade all counts them, too."
    for text, score in ((found[2], "Score 0/4"), (found[4], "Score 4/4")):
        assert rest in text
        assert score in text
    assert "+4 points since last time: step 1 is done." in found[4]
    assert "Score 4/10" in found[5]
    assert "Not counted" not in found[5] + found[7]
    assert "last time" not in found[5] + found[7]
    assert "Score 4/10" in found[7]


def test_hints_are_asked_for_in_many_ways(run):
    second = grade("hint", "4", "two_targets", "--tier", "2").stdout.split("\n")[0]
    found = run(
        "%hint 4 two_targets 2", "%hint 4 --tier 2", "%hint step 4 tier 2", "%hint two_targets --tier=2", "%hint 4 9"
    )
    for text in found[:4]:
        assert " ".join(text.split()).startswith(second)
    assert "9 is not in the range" in found[4]


def test_the_kernel_may_have_gone_to_another_folder_and_that_may_be_gone(run, tmp_path):
    (tmp_path / "helping.py").write_text("def twice(x):\n    return 2 * x\n")
    (tmp_path / "data").mkdir()
    double = "from helping import twice\n\ndef double(x):\n    return twice(x)"
    found = run(
        double, "import os\nos.chdir('data')", GRADE_TINY, "os.rmdir(os.getcwd())", GRADE_TINY, "%hint 1 read_images",
    )  # fmt: skip
    assert "Score 4/4" in found[2]
    assert "Score 4/4" in found[4]
    assert "read_images: " in found[5]


def test_files_beside_the_notebook_may_have_the_names_of_libraries(tmp_path):
    for name in ("grader", "msgspec", "rich", "jinja2", "click"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong one')\n")
    exercises = nbformat.read(ROOT / "exercises" / "digits.ipynb", as_version=4)
    opening = [cell for cell in exercises.cells if cell.id in ("opening-2", "opening-3")]
    sources = (DOUBLE, GRADE_TINY, "%hint 1", "grader.digits()[0].shape")
    opening += map(nbformat.v4.new_code_cell, sources)
    made = executed(nbformat.v4.new_notebook(cells=opening), tmp_path)
    assert "Score 4/4" in shown(made.cells[3])
    assert "read_images: " in shown(made.cells[4])
    assert shown(made.cells[5]) == "(5000, 784)"
    assert not any("the wrong one" in shown(cell) for cell in made.cells)


def test_a_report_needs_no_display_that_is_updated(tmp_path):
    """`jupyter console` knows none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of jupyter_client's own
        manager, client = start_new_kernel(cwd=str(tmp_path), env={**os.environ, "IPYTHONDIR": str(tmp_path)})
        heard = []
        try:
            for source in ("%load_ext grader", DOUBLE, GRADE_TINY):
                client.execute_interactive(source, timeout=120, output_hook=heard.append)
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
    kinds = [message["msg_type"] for message in heard if message["msg_type"] not in ("status", "execute_input")]
    assert set(kinds) == {"stream", "display_data"}
    assert kinds[-1] == "display_data"
    assert "Score 4/4" in heard[-2]["content"]["data"]["text/plain"]
    said = "".join(message["content"]["text"] for message in heard if message["msg_type"] == "stream")
    assert "[1/1] Double" in said
    assert said.rpartition("\r")[2] == ""  # it has been written over in the end
    assert "\n" not in said


def test_in_a_plain_ipython_the_report_is_text(tmp_path):
    lines = ["%load_ext grader", "def double(x): return 3 * x", "", GRADE_TINY, "%hint 4 two_targets", "exit"]
    done = subprocess.run(
        [sys.executable, "-m", "IPython", "--simple-prompt", "--no-banner", "--colors=NoColor"],
        input="\n".join([*lines, ""]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={**os.environ, "IPYTHONDIR": str(tmp_path / "ipython"), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"},
        timeout=120,
        check=False,
    )
    assert "These are not the doubled values." in done.stdout, done.stderr
    assert "Score 0/4" in done.stdout
    assert "two_targets: " in done.stdout
    assert "<div" not in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
