"""A notebook is graded by function, whatever else is in it, as the steps' files are."""

import json
import os
import shutil
import zipfile

import msgspec
import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.authoring import samples, stubs
from grader.authoring.making import notebook as make
from grader.engine.seeds import own_seed
from grader.notebook import definitions, magics, outline, statements
from grader.submission import cells as reading
from grader.submission.apart import apart
from grader.submission.contents import Unreadable
from grader.submission.stage import stage
from grader.worker import loading
from tests.notebook import notebooks
from tests.notebook.notebooks import code, of, text
from tests.running import ROOT, TINY, checks_of, grade, report_of

QUICK = ("--course", TINY)
DOUBLE = "def double(x):\n    return 2 * x"
NEEDS_TWO = DOUBLE.replace("return", "try:\n        return TWO * x\n    except NameError:\n        return")
MEAN = (TINY / "solutions" / "step2_mean.py").read_text()


def saved(folder, made, name="digits.ipynb"):
    path = folder / name
    path.write_bytes(made if isinstance(made, bytes) else json.dumps(made, ensure_ascii=True).encode())
    return path


@pytest.fixture
def graded(tiny_grader, tmp_path):
    """Grades a notebook with these cells, or what is at a path; returns the report as in JSON."""

    def grade_cells(*cells, path=None, steps=()):
        path = path or saved(tmp_path, of(*cells))
        return msgspec.to_builtins(tiny_grader.grade_path(path, steps=steps))

    return grade_cells


def message(report, check="step1_double.doubles"):
    found = checks_of(report)[check]
    return f"{found['outcome']}: {found['message']} {found['help']}"


def verdicts(report):
    """How every check ended and what it says; measured values may be times."""
    return {
        name: (check["outcome"], check["score"], check["message"], check["help"], check["expected"])
        for name, check in checks_of(report).items()
    }


# The course's notebook


@pytest.fixture(scope="module")
def solution_notebook(tmp_path_factory):
    path = tmp_path_factory.mktemp("solved") / "digits.ipynb"
    done = grade("convert", ROOT / "solutions", "--out", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.mark.parametrize(
    ("folder", "points", "outcome"), [("exercises", (0, 0), "not_attempted"), ("solutions", (35, 0), "passed")]
)
def test_the_notebook_gets_what_the_modules_get(
    folder, points, outcome, solution_notebook, tmp_path, course, course_grader
):
    modules = shutil.copytree(ROOT / folder, tmp_path / "modules", ignore=shutil.ignore_patterns("*.ipynb"))
    path = ROOT / "exercises" / "digits.ipynb" if folder == "exercises" else solution_notebook
    numbers = "128"  # what the others say takes the time of their trainings; .ci/run grades a notebook whole
    code, report = report_of(path, "--seed", "5", *(f"--step={number}" for number in numbers))
    assert (code, (report["score"], report["bonus"])) == (0 if any(points) else 1, points)
    assert {check["outcome"] for check in checks_of(report).values()} == {outcome}
    assert {step["file"] for step in report["steps"]} == {"digits.ipynb"}
    assert report["notes"] == []
    steps = tuple(map(course.find, numbers))
    assert verdicts(report) == verdicts(msgspec.to_builtins(course_grader.grade_path(modules, seed=5, steps=steps)))


def test_the_stub_notebook_is_well_made(course):
    file = course.exercises / course.notebook
    made = nbformat.read(file, as_version=4)
    nbformat.validate(made)
    assert made.nbformat == 4
    assert len({cell.id for cell in made.cells}) == len(made.cells)
    cells = [cell for cell in made.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in cells)
    for step in course.steps:
        for function in step.functions:
            (cell,) = [cell for cell in cells if f"def {function}(" in cell.source]
            assert cell.metadata.tags == [step.id]
            assert cell.source.endswith("    # TODO\n    raise NotImplementedError")
        assert [cell for cell in cells if cell.source == f"%grade {step.number}"]
    lines = {line for step in course.steps for _, line in stubs.inside(course.solutions / step.file, 12)}
    assert len(lines) > 50
    assert [line for line in lines for cell in made.cells if line in cell.source] == []


def test_a_changed_notebook_is_found_and_written_again(tmp_path, course):
    for name in ("solutions", "exercises", "datasets"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "grader" / "checks", tmp_path / "checks")
    file = tmp_path / "exercises" / "digits.ipynb"
    before = file.read_bytes()
    assert grade("stubs", "--check", "--course", tmp_path).returncode == 0
    file.write_bytes(before.replace(b"TODO", b"DONE"))
    done = grade("stubs", "--check", "--course", tmp_path)
    assert (done.returncode, "digits.ipynb" in done.stdout) == (1, True)
    assert grade("stubs", "--course", tmp_path).returncode == 0
    assert file.read_bytes() == before
    (tmp_path / "checks" / "step2_prepare.md").write_text("{{to_string_labels}}\n")
    done = grade("stubs", "--course", tmp_path)
    assert done.returncode == 2
    assert "step2_prepare.md" in done.stderr
    assert "to_int_labels" in done.stderr


def test_a_step_without_a_story_is_in_the_notebook_all_the_same(tiny):
    made = json.loads(make(tiny, {"step1_double": f'"""Doubles.\n\nWhy not?\n"""\n\n{DOUBLE}\n'}))
    sources = [cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"]) for cell in made["cells"]]
    assert sources == ["# Tiny course", "## Step 1: Double\n\nWhy not?", DOUBLE, "%grade 1", "%grade"]


# Damaged notebooks

STEPS, DRAWING = (1, 2), (2, 8)  # drawing takes twenty times the time, and the models of step 7 sleep
NOTED = {
    "syntax error in a trial": "was skipped because it is not valid Python",
    "code in Markdown by mistake": "is not a code cell",
    "code in raw cells by mistake": "is not a code cell",
    "code in fences of Markdown": "is not a code cell",
}


@pytest.mark.parametrize("name", notebooks.SPOILED)
def test_a_spoiled_notebook_keeps_its_score(name, course, course_grader, tmp_path):
    numbers = DRAWING if name.startswith("plot") else STEPS
    some_steps = notebooks.solved(course, *numbers)
    made = notebooks.changed(some_steps, notebooks.SPOILED[name])
    assert made != some_steps
    steps = tuple(step for step in course.steps if step.number in numbers)
    report = course_grader.grade_path(saved(tmp_path, made), steps=steps)
    said = [check for step in report.steps for check in step.checks if check.outcome != "passed"]
    assert said == []
    assert report.score == sum(step.points for step in steps)
    assert bool(report.notes) == (name in NOTED), report.notes
    assert all(NOTED[name] in note for note in report.notes)


def test_a_file_with_a_bom_keeps_its_score(course, course_grader, tmp_path):
    data = b"\xef\xbb\xbf" + json.dumps(notebooks.solved(course, 2), indent=4).replace("\n", "\r\n").encode()
    assert course_grader.grade_path(saved(tmp_path, data), steps=course.steps[1:2]).score == 10


def test_outputs_change_nothing_not_even_the_seed(graded):
    plain = graded(code(DOUBLE), code(MEAN))
    full = graded(code(DOUBLE, outputs=[{"text": "x" * 9000}], execution_count=3), code(MEAN))
    assert plain["submission"] == full["submission"]
    assert [step["seed"] for step in plain["steps"]] == [step["seed"] for step in full["steps"]]


# What is said


@pytest.mark.parametrize(
    ("cells", "said"),
    {
        "its cell is no Python": (
            [code("def double(x)\n    return 2 * x")],
            r"failed: double is missing: its cell is not valid Python: SyntaxError: expected ':' "
            r"\(digits.ipynb, cell 2, line 1: def double\(x\)\). Is a bracket, a quote or a colon missing",
        ),
        "it raises": (
            [code("# mine\n\n" + DOUBLE.replace("2", "TWO"))],
            r"failed: double raised NameError: name 'TWO' is not defined "
            r"\(digits.ipynb, cell 2, line 4: return TWO \* x\)",
        ),
        "it is a stub": (
            [code("def double(x):\n    raise NotImplementedError")],
            "not_attempted: double is not written yet",
        ),
        "nothing of the step": ([code("x = 3")], "not_attempted: digits.ipynb has none of this step's functions. Were"),
        "another name": (
            [code("def dubble(x):\n    return 2 * x")],
            "not_attempted: digits.ipynb has none of this step",
        ),
        "its definition fails": (
            [code("def double(x: pd.Series):\n    return 2 * x")],
            r"failed: double could not be defined: NameError: name 'pd' is not defined \(digits.ipynb, cell 2, line 1",
        ),
        "a value": ([code("double = 2")], "not_attempted: digits.ipynb has none of this step's functions. Were"),
        "it is imported from what is not there": (
            [code("from nothing_here import double")],
            r"failed: double could not be defined, because cell 2 cannot import it: from nothing_here import double\. Is",
        ),
        "what it imports is not there": (
            [code("import nothing_here"), code("def double(x):\n    return nothing_here.twice(x)")],
            r"failed: double raised NameError: name 'nothing_here' is not defined, because cell 2 cannot import it: "
            r"import nothing_here \(digits.ipynb, cell 3, line 2: return nothing_here.twice\(x\)\). Is there a way without nothing_here",
        ),
        "what it needs fails": (
            [code("TWO = int('two')"), code(DOUBLE.replace("2", "TWO"))],
            r"failed: double raised NameError: name 'TWO' is not defined, because it could not be created: ValueError: invalid literal "
            r".* \(cell 2\) \(digits.ipynb, cell 3, line 2",
        ),
    }.values(),
)
def test_messages_name_the_cell(cells, said, graded):
    import re

    report = graded(text("# Mine"), *cells, code(MEAN))
    assert re.match(said, message(report)), message(report)
    assert report["score"] == 6
    assert report["complete"]


@pytest.mark.parametrize(
    "trial",
    {
        "a value": "double = 2",
        "what a function says": "def pick(values):\n    return max(values)\n\ndouble = pick(range(9))",
        "what a call with a function says": "def pick(of):\n    return of(9)\n\ndef own(x):\n    return x\ndouble = pick(own)",
        "what Python's own function says": "scores = {2: 3}\ndouble = max(scores, key=scores.get)",
        "a name of a value": "found = 2\ndouble = found",
        "a part of a value": "import types\nfound = types.SimpleNamespace(best=2)\ndouble = found.best",
        "what a loop goes over": "for double in (1, 2):\n    print(double)",
        "one of several": "double, mean = 2, 3",
        "the largest by a measure": "def pick(s):\n    return max(s, key=lambda one: s[one])\n\ndouble = pick({2: 3})",
        "counted": "double = 0\ndouble += 1",
    }.values(),
)
def test_a_variable_called_like_a_function_is_no_definition_and_not_run(trial, graded, tmp_path):
    report = graded(code(trial), code(MEAN))
    assert message(report).startswith("not_attempted: digits.ipynb has none of this step's functions.")
    assert report["submission"]["not_run"] == (1,)
    report = graded(code(DOUBLE), code(trial), code(MEAN))
    assert (report["score"], report["submission"]["not_run"]) == (10, (2,))


MAKING = "def making(k):\n    def times(x):\n        return k * x\n    return times"


@pytest.mark.parametrize(
    "sources",
    [
        [MAKING, "double = making(2)"],
        ["def making(k):\n    return lambda x: k * x", "double = making(2)"],
        ["from functools import partial", "import operator", "double = partial(operator.mul, 2)"],
        ["import numpy as np", "double = np.vectorize(lambda x: 2 * x, otypes=[float])"],
        ["def plain(x): return 2 * x", "def same(f):\n    f.told = True\n    return f", "double = same(plain)"],
        ["class Times:\n    def __init__(self, k): self.k = k\n    def __call__(self, x): return self.k * x", "double = Times(2)"],
        ["class Own:\n    def twice(self, x): return 2 * x", "own = Own()", "double = own.twice"],
        ["twice = lambda x: 2 * x", "double = twice"],
        ["if True:\n    double = lambda x: 2 * x"],
        ["double, other = (lambda x: 2 * x), 3"],
        ["double: object = lambda x: 2 * x"],
    ],
)  # fmt: skip
def test_what_makes_a_function_is_a_definition(sources, graded):
    report = graded(*map(code, sources), code(MEAN))
    assert report["score"] == 10, (message(report), report["notes"])


def test_a_variable_that_a_function_uses_is_run_whatever_it_is_called(graded):
    train = MEAN.replace("np.mean(y)", "double * np.mean(y) / 2")
    assert train != MEAN
    report = graded(code("double = 2"), code(train))
    assert report["steps"][1]["score"] == 6, message(report, "step2_mean.answers")
    assert message(report).startswith("not_attempted")


def test_a_failed_import_is_told_once(graded, tmp_path):
    own = "import nothing_here\n" + DOUBLE.replace("return", "nothing_here.log()\n    return")
    graded(
        code("import nothing_here"),
        code(own),
        code("import nothing_here\n" + MEAN.replace("return _Mean", "nothing_here.log()\n    return _Mean")),
    )
    done = grade(tmp_path / "digits.ipynb", *QUICK, env={"COLUMNS": "300"})
    assert done.stdout.count("No module named 'nothing_here'") == 1, done.stdout
    assert "Note: An import failed in digits.ipynb: ModuleNotFoundError: No module named 'nothing_here'." in done.stdout


R = {"kernelspec": {"display_name": "R", "language": "R", "name": "ir"}, "language_info": {"name": "R"}}


@pytest.mark.parametrize(
    "metadata",
    [R, {"kernelspec": R["kernelspec"]}, {"language_info": {"name": "R"}}],
)
def test_a_notebook_in_another_language_is_named_as_such(metadata, graded, tmp_path):
    path = saved(tmp_path, of(code("double <- function(x) { 2 * x }")) | {"metadata": metadata})
    report = graded(path=path)
    assert (report["score"], report["complete"]) == (0, True)
    assert message(report).startswith("failed: digits.ipynb is a notebook in R, not in Python")
    assert "Kernel" in message(report)
    assert report["notes"] == ()
    shutil.copy(TINY / "solutions" / "step1_double.py", tmp_path)
    assert graded(path=tmp_path)["score"] == 4  # a step's own file needs no notebook


@pytest.mark.parametrize(
    "metadata",
    [
        {},
        R,
        {"kernelspec": 3, "language_info": [1]},
        {"kernelspec": {"name": "python3", "language": "python"}, "language_info": {"name": "python"}},
        {"kernelspec": {"name": "xpython", "display_name": "R"}, "language_info": {"name": "ipython"}},
        {"kernelspec": {"name": "SageMath", "language": "sage"}, "language_info": {"name": "python"}},
        {"kernelspec": {"name": "conda-env-me-py", "display_name": "me"}},
        {"language_info": {"name": ""}},
    ],
)
def test_python_is_read_whatever_kernel_a_notebook_names(metadata, graded, tmp_path):
    report = graded(path=saved(tmp_path, of(code(DOUBLE), code(MEAN)) | {"metadata": metadata}))
    assert report["score"] == 10
    wrong = ("digits.ipynb says that it is in R: its cells were read as Python.",) if metadata is R else ()
    assert report["notes"] == wrong


@pytest.mark.parametrize(
    ("cell", "note"),
    {
        "no Python": ("for x in", "Cell 1 was skipped because it is not valid Python: SyntaxError: invalid syntax (digits.ipynb, cell 1, line 1: for x in)."),
        "fails": ("import numpy\nTWO = 1 / 0", "Cell 1 raised ZeroDivisionError: division by zero (digits.ipynb, cell 1, line 2: TWO = 1 / 0)."),
        "ends the process": ("import os\nTWO = os._exit(3)", "Cell 1 ended the whole Python process (exit code 3)."),
        "exits": ("TWO = exit()", "Cell 1 ended the program"),
    }.values(),
)  # fmt: skip
def test_a_bad_cell_is_named_and_costs_nothing(cell, note, graded):
    report = graded(code(cell), code(NEEDS_TWO), code(MEAN))
    assert report["score"] == 10
    assert len(report["notes"]) == 1
    assert report["notes"][0].startswith(note)


def test_a_slow_cell_that_a_function_needs_is_stopped_and_named(graded, monkeypatch):
    monkeypatch.setattr(loading, "CELL_SECONDS", 1.0)
    report = graded(code("TWO = 2\nwhile TWO:\n    TWO = 3"), code(NEEDS_TWO), code(MEAN))
    assert report["score"] == 10
    assert report["notes"] == ("Cell 1 had not finished after 1 s and was stopped.",)


def test_a_function_is_kept_of_a_cell_that_does_not_end(graded, monkeypatch):
    monkeypatch.setattr(loading, "CELL_SECONDS", 1.0)
    report = graded(
        code("import time\ntime.sleep(60)\n\ndef double(x):\n    time.time()\n    return 2 * x"), code(MEAN)
    )
    assert report["score"] == 10
    assert report["notes"] == ("Cell 1 had not finished after 1 s and was stopped.",)
    report = graded(code("import time\n\n@time.sleep(60)\ndef double(x):\n    return 2 * x"), code(MEAN))
    assert message(report).startswith("timeout: cell 1 had not finished after 1 s and was stopped.")
    assert report["score"] == 6


@pytest.mark.parametrize(
    "sources",
    [
        ["W = np.ones(1)", "import numpy as np", "W = np.full(1, 2)", "def double(x):\n    return W * x"],
        ["K = base * 3", "K = 2", "base = 1", "def double(x):\n    return K * x"],
        ["K = one()", "def one(): return two()", "def two(): return 2", "def double(x):\n    return K * x"],
        ["def double(x):\n    display(x)\n    s = f\"{'\u00a0'.join('ab')}\"\n    return 2 * x"],
        ["from step1_double import double", DOUBLE],
    ],
)
def test_the_order_of_trials_does_not_matter(sources, graded):
    report = graded(*map(code, sources), code(MEAN))
    assert report["score"] == 10, message(report)
    assert report["notes"] == ()


def test_another_definition_below_a_tagged_one_is_pointed_at(graded):
    report = graded(code(DOUBLE, "step1_double"), code("def double(x):\n    return 3 * x"), code(MEAN))
    assert report["score"] == 10
    assert report["notes"] == ("double was taken from cell 1, which has the step's tag, not from cell 2 below it.",)


def test_a_person_reads_of_cells_that_were_left_out_or_not_run(graded, tmp_path):
    report = graded(
        text("x"),
        code("while True: pass"),
        code(DOUBLE),
        code("double(3)"),
        code(MEAN),
        code("%grade"),
        code("for x in"),
    )
    assert report["submission"]["not_run"] == (2, 4, 6)
    assert report["submission"]["notebook"] == "digits.ipynb"
    done = grade(tmp_path / "digits.ipynb", *QUICK)
    assert "Note: Cell 7 was skipped because it is not valid Python" in done.stdout
    assert "3 cells of digits.ipynb were not run: no function needs them." in done.stdout


@pytest.mark.parametrize(
    "data",
    [
        b'{"cells": [' + b"0," * 9000 + b"0]}",
        b'{"cells": [' + b"{}," * 5000 + b"{}]}",
        b"",
        b"{}]",
        b"[]",
        b'{"cells": 3}',
        b"\x89PNG",
        b"[" * 100_000,
        b'{"cells": [' * 9,
        "nb".encode("utf-16"),
    ],
)
def test_what_is_no_notebook_is_said_to_be_none(data, graded, tmp_path):
    report = graded(path=saved(tmp_path, data))
    assert (report["score"], report["complete"]) == (0, True)
    assert "digits.ipynb is not a notebook, or it is damaged" in message(report)
    assert all(step["unreadable"] for step in report["steps"])


def test_a_notebook_with_too_much_code_or_too_large_is_refused(graded, tmp_path):
    assert "more than 1000 kB of code" in message(graded(code("x = '" + "x" * 1_100_000 + "'")))
    path = saved(tmp_path, b'{"cells": []' + b" " * 50_000_000 + b"}")
    assert "hand it in without its outputs" in message(graded(path=path))


def test_numbers_that_only_python_and_jupyter_know_are_read(graded, tmp_path):
    made = json.dumps(
        of(code(DOUBLE), code(MEAN)) | {"metadata": {"a": [float("nan"), float("-inf")], "b": 'NaN " NaN'}}
    )
    assert graded(path=saved(tmp_path, made.encode()))["score"] == 10


@pytest.mark.parametrize("filling", [b"\\\\", b"\\ud800", b"\\", b'","', b"[", b'{"a":', b"NaN,"])
def test_nothing_is_too_long_or_too_deep_to_be_refused(filling):
    with pytest.raises(Unreadable):
        reading.parts(b'{"cells": [], "metadata": "' + filling * (10_000_000 // len(filling)), "x.ipynb")


def test_strings_that_never_end_are_looked_at_once():
    with pytest.raises(Unreadable, match="is not a notebook"):
        apart(reading.cells, b'{"cells": [' + b'\\"' * 300_000, "x.ipynb", seconds=20)


@pytest.mark.parametrize("kind", ["code", "markdown"])
@pytest.mark.parametrize("filling", ["\u4e2d", "ab\\n"])
def test_cells_are_measured_before_they_are_decoded(kind, filling):
    cell = (
        f'{{"cell_type": "{kind}", "source": "```\\ndef f(x): ' + filling * (30_000_000 // len(filling.encode())) + '"}'
    )
    data = f'{{"cells": [{cell}, {json.dumps(code(DOUBLE))}]}}'.encode()
    if kind == "markdown":
        found = apart(reading.cells, data, "x.ipynb", more=40_000_000)
        assert [cell.source for cell in found] == [DOUBLE]
    else:
        with pytest.raises(Unreadable, match="more than 1000 kB of code"):
            apart(reading.cells, data, "x.ipynb", more=40_000_000)


# Where it is, and what is beside it


@pytest.mark.parametrize(
    "name", ["digits.ipynb", "Copy of digits (1).ipynb", "homework/week 3/digits.ipynb", "Übung.IPYNB"]
)
def test_it_is_found_in_a_folder_and_in_an_archive(name, graded, tmp_path):
    made = json.dumps(of(code(DOUBLE), code(MEAN)))
    path = tmp_path / "folder" / name
    path.parent.mkdir(parents=True)
    path.write_text(made)
    (tmp_path / "folder" / ".ipynb_checkpoints").mkdir()
    (tmp_path / "folder" / ".ipynb_checkpoints" / "digits-checkpoint.ipynb").write_text("{}")
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, made)
    for place in (path, tmp_path / "folder", tmp_path / "a.zip"):
        assert graded(path=place)["score"] == 10, place


def test_of_several_notebooks_the_one_with_the_courses_name_is_graded(graded, tmp_path, course):
    saved(tmp_path, of(code("def double(x):\n    return x")), "other.ipynb")
    saved(tmp_path, of(code(DOUBLE)))
    with stage(tmp_path, course) as submission:
        assert submission.notebook == "digits.ipynb"
        assert submission.notes == ("other.ipynb was not looked at: digits.ipynb is the notebook that is graded.",)
    said = message(graded(path=tmp_path))  # this course names none
    assert "There are several notebooks (digits.ipynb, other.ipynb): hand in one of them." in said
    shutil.copy(TINY / "solutions" / "step1_double.py", tmp_path)
    assert graded(path=tmp_path)["score"] == 4  # a step's own file needs no notebook


STUB = "def double(x):\n    raise NotImplementedError\n"


@pytest.mark.parametrize(
    ("file", "cell", "graded_file", "outcome"),
    [
        (STUB, DOUBLE, "digits.ipynb", "passed"),
        ("", DOUBLE, "digits.ipynb", "passed"),
        (DOUBLE, STUB, "step1_double.py", "passed"),
        (DOUBLE, "def double(x):\n    return 3 * x", "step1_double.py", "passed"),
        ("def double(x):\n    return 3 * x", DOUBLE, "step1_double.py", "failed"),
        ("double = lambda x: 2 * x", "def double(x:", "step1_double.py", "passed"),
        ("def double(x:", DOUBLE, "step1_double.py", "failed"),
        (STUB, "x = 1", "step1_double.py", "not_attempted"),
        (STUB, STUB, "step1_double.py", "not_attempted"),
        (STUB, "def double(x:", "digits.ipynb", "failed"),
        (None, STUB, "digits.ipynb", "not_attempted"),
    ],
)  # fmt: skip
def test_a_steps_own_file_counts_if_something_is_written_in_it(
    file, cell, graded_file, outcome, graded, tmp_path, tiny
):
    if file is not None:
        (tmp_path / "step1_double.py").write_text(file)
    saved(tmp_path, of(code(cell)))
    report = graded(path=tmp_path, steps=tiny.steps[:1])
    step = report["steps"][0]
    assert (step["file"], step["checks"][0]["outcome"]) == (graded_file, outcome), step
    both = "step1_double.py is graded, so that step in digits.ipynb is not."
    assert (both in report["notes"]) == (graded_file == "step1_double.py" and "raise" not in cell and cell != "x = 1")


def test_some_steps_in_files_and_some_in_the_notebook(graded, tmp_path):
    shutil.copy(TINY / "solutions" / "step2_mean.py", tmp_path)
    (tmp_path / "helping.py").write_text("def twice(x):\n    return 2 * x\n")
    saved(tmp_path, of(code("from helping import twice"), code("def double(x):\n    return twice(x)")))
    report = graded(path=tmp_path)
    assert report["score"] == 10
    assert [step["file"] for step in report["steps"]] == ["digits.ipynb", "step2_mean.py"]


# The verdicts of the wrong and right submissions


# del removes a function from a module, but not from a notebook, where a cell with it may come from a trial; an import that fails
# costs a module all its functions, but a notebook only those that need it.
OTHERWISE = ("wrong_accuracy_missing", "wrong_train_misspelled_import")


def _samples(course):
    """Some of them; all with ALL_SAMPLES, in an hour."""
    found = [
        sample
        for sample in samples.find(course, course.submissions)
        if "# slow:" not in sample.text and sample.path.stem not in OTHERWISE
    ]
    if os.environ.get("ALL_SAMPLES"):
        return found
    return [sample for sample in found if not sample.step.training][::80]  # the others take the time of their trainings


def test_wrong_and_right_submissions_get_the_same_verdicts_in_a_notebook(course, course_grader, tmp_path):
    proof = samples.SampleGrader(course, course_grader)
    chosen, wrong = _samples(course), []
    for sample in chosen:
        source = (course.solutions / sample.step.file).read_text() + "\n\n" + sample.text
        try:
            made = make(course, {sample.step.id: source})
        except (SyntaxError, ValueError):
            made = json.dumps(of(code(source)))
        path = tmp_path / "digits.ipynb"
        path.write_text(made)
        only = proof.concerned(sample) | {f"{sample.step.id}.{name}" for name in sample.fails}
        module = tmp_path / sample.step.file
        module.write_text(source)
        with stage(module, course) as submission:
            seed = own_seed(course, submission, sample.step)
        module.unlink()
        result = course_grader.grade_path(path, steps=(sample.step,), only=only, seed=seed).steps[0]
        assert result.file == "digits.ipynb"
        wrong += [f"{sample.name}: {words}" for words in samples.complaints(sample, result)]
    assert len(chosen) > 6
    assert wrong == []


# Reading, units


@pytest.mark.parametrize(
    ("source", "names"),
    {
        "%matplotlib inline\nx = 1": {"x"},
        "!ls\nx = 1\n!echo 'it''s": {"x"},
        "x = !ls *.py\ny = %pwd": {"x", "y"},
        "%time x = 1": {"x"},
        "%%time\nx = 1": {"x"},
        "%%timeit -n 3\nx = 1": {"x"},
        "%%bash\nx = 1": set(),
        "x = 1\nx?\n?x\nx??": {"x"},
        "if True:\n    %load_ext grader\nelse:\n    !pip install \\\n      x\nx = 1": {"x"},
        "x = (5\n  % 3)": {"x"},
        "x = '''\n%magic\n!ls\n'''": {"x"},
        "def f():\n    %time y = 1\n    return y": {"f"},
    }.items(),
)
def test_magics_are_taken_out_as_ipython_does(source, names):
    from IPython.core.inputtransformer2 import TransformerManager

    text, _ = magics.plain(source)
    assert text.count("\n") in (source.count("\n"), 0)
    found = outline.outline([statements.Cell(1, source)])
    assert {name for piece in found.pieces for name in piece.binds} == names
    compile(TransformerManager().transform_cell(source), "judge", "exec")  # so people may write it


def test_text_is_no_magic():
    for source in ("What was this", "x = = 1", "def f(:", "50 % of it", "%%time\ndef f(:"):
        with pytest.raises(SyntaxError):
            magics.plain(source)


def needed(names, *sources, tags=()):
    """The statements that some names need, as text."""
    cells = [statements.Cell(n, source, tags=tuple(tags)) for n, source in enumerate(sources, 1)]
    return [piece.text for piece in outline.outline(cells).needed(names, "step1", {"f": "step1", "g": "step2"})]


@pytest.mark.parametrize(
    ("sources", "statements"),
    [
        (["import a", "import b", "def f(): return b.x"], ["import b", "def f(): return b.x"]),
        (["model = train()", "def f(model): return model"], ["def f(model): return model"]),
        (["K = 1", "K += 1", "print(K)", "def f(): return K"], ["K = 1", "K += 1", "def f(): return K"]),
        (["s = []", "s.append(1)", "len(s)", "def f(): return s"], ["s = []", "s.append(1)", "def f(): return s"]),
        (["d = {}\nd['a'] = 1; z = 2", "def f(): return d"], ["d = {}", "d['a'] = 1", "def f(): return d"]),
        (["import p", "p.rc['c'] = 1", "p.show()", "p.draw(x)", "def f(): return p"], ["import p", "p.rc['c'] = 1", "p.show()", "def f(): return p"]),
        (["def f(): return g()", "def g(): return 1", "g = 3"], ["def f(): return g()", "def g(): return 1"]),
        (["f = h(1)", "def h(n): return n", "f = None"], ["f = h(1)", "def h(n): return n", "f = None"]),
        (["def f(): return 1", "def f(): return 2", "def f():\n    raise NotImplementedError"], ["def f(): return 1", "def f(): return 2"]),
        (["@deco\ndef f(): return 1", "# why\ndef deco(f): return f"], ["@deco\ndef f(): return 1", "# why\ndef deco(f): return f"]),
        (["class A: x = K", "K = 1", "def f(a: A) -> int: return [q for q in a]", "q = 7"], ["class A: x = K", "K = 1", "def f(a: A) -> int: return [q for q in a]"]),
        (["try:\n    import q\nexcept ImportError:\n    q = None", "def f(): return q"], ["try:\n    import q\nexcept ImportError:\n    q = None", "def f(): return q"]),
        (["f.calls = 0", "def f(): f.calls += 1", "print(f)", "f()"], ["f.calls = 0", "def f(): f.calls += 1"]),
        (["from m import *", "def f(): return 1"], ["from m import *", "def f(): return 1"]),
        (["from m import h as f", "f = 3"], ["from m import h as f"]),
        (["def f():\n    raise NotImplementedError", "f = lambda: 2"], ["f = lambda: 2"]),
        (["def f():\n    raise NotImplementedError", "def h(): return 1", "f = m(h)"], ["def h(): return 1", "f = m(h)"]),
        (["def f():\n    raise NotImplementedError", "f = m(x)"], ["def f():\n    raise NotImplementedError"]),
        (["def f(x): return x", "f = m(f)", "f = f(3)"], ["def f(x): return x", "f = m(f)"]),
        (["def f(): return 1", "_old = f", "def f(): return _old()"], ["def f(): return 1", "_old = f", "def f(): return _old()"]),
        (["def f(): return 1", "try:\n    from a import f\nexcept ImportError:\n    pass"], ["def f(): return 1", "try:\n    from a import f\nexcept ImportError:\n    pass"]),
        (["def f(): return 1", "from step1_load import f"], ["def f(): return 1"]),
        (["m = A()", "t = m.fit_transform(1)", "print(m.x)", "def f(): return m"], ["m = A()", "t = m.fit_transform(1)", "def f(): return m"]),
        (["class A: pass", "setattr(A, 'x', 1)", "def f(): return A"], ["class A: pass", "setattr(A, 'x', 1)", "def f(): return A"]),
        (["@s\ndef h(x): return x", "@h.register(int)\ndef _(x): return 2", "def f(): return h(1)"], ["@s\ndef h(x): return x", "@h.register(int)\ndef _(x): return 2", "def f(): return h(1)"]),
        (["import sys", "sys.setrecursionlimit(9)", "def f(): return 1"], ["import sys", "sys.setrecursionlimit(9)", "def f(): return 1"]),
        (["import p as a", "import p.q as b", "a.rc['x'] = 1", "def f(): return b"], ["import p as a", "import p.q as b", "a.rc['x'] = 1", "def f(): return b"]),
        (["max = 2", "round = p.round", "def f(x): return max(round(x))"], ["round = p.round", "def f(x): return max(round(x))"]),
        (["import time", "time = 3", "def f(): return time"], ["import time", "def f(): return time"]),
        ([">>> def f(x):\n...     return 1\n>>> f(2)"], ["def f(x):\n    return 1"]),
        (["  def f(x):\n      return 1"], ["def f(x):\n    return 1"]),
        (["sum = 0", "def list(x): return x", "def f(x): return sum(list(x))"], ["def list(x): return x", "def f(x): return sum(list(x))"]),
        (["x = 1; y = 2  # two", "def f(): return y"], ["y = 2", "def f(): return y"]),
    ],
)  # fmt: skip
def test_a_function_gets_what_it_needs_and_no_more(sources, statements):
    assert needed(["f"], *sources) == statements


def test_a_tagged_cell_wins_over_a_later_one():
    cells = [statements.Cell(1, "def f(): return 1", ("step1",)), statements.Cell(2, "def f(): return 2"), statements.Cell(3, "def f(): return 3", ("step2",))]  # fmt: skip
    found = outline.outline(cells)
    assert [piece.cell.number for piece in definitions.counting(found.pieces, "f", "step1")] == [1]
    assert [piece.cell.number for piece in definitions.counting(found.pieces, "f", "step9")] == [1, 2, 3]
    assert definitions.passed_over(found.pieces, "f", "step1") == (1, 3)
    assert definitions.passed_over(found.pieces, "f", "step2") is None


def test_a_helper_of_another_step_is_not_taken_if_there_is_an_own_one():
    cells = [
        statements.Cell(1, "def h(): return 1\ndef f(): return h() + k()", ("step1",)),
        statements.Cell(2, "def h(): return 2\ndef k(): return 2\ndef g(): return h()", ("step2",)),
    ]
    for names, step, wanted in ((["f"], "step1", [1, 1, 2]), (["g"], "step2", [2, 2])):
        found = outline.outline(cells).needed(names, step, {"f": "step1", "g": "step2"})
        assert [piece.cell.number for piece in found] == wanted


# Whatever is handed in

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["cells", "worksheets", "source", "input", "cell_type", "metadata", "tags"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
QUICKLY = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])


@QUICKLY
@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_as_a_notebook(data):
    try:
        cells = reading.cells(data, "x.ipynb")
    except Unreadable:
        return
    outline.outline(cells)


PIECES = st.sampled_from(
    [*"()[]{}:=%!?\\'\"#\n\t ", "def f(x):", "return ", "x", "lambda", "import a", "\x00", "%%time", "é", "\ud800", "f'{", "class A:", "1", "async ", "await x", "*", "global x", "nonlocal x", "yield", "match x:\n case", "\n    ", "del f", "\f", "@"]
)  # fmt: skip


@QUICKLY
@given(st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=4), st.booleans())
def test_any_text_in_cells(sources, is_text):
    cells = [statements.Cell(number, source, ("step1",), is_text) for number, source in enumerate(sources, 1)]
    found = outline.outline(cells)
    for piece in found.needed(["f", "x", "A"], "step1", {"f": "step1"}):
        assert piece.text.strip()
    assert {one.cell.number for one in found.broken} <= {cell.number for cell in cells}


def test_deep_and_long_code_is_no_python_or_is_run(graded):
    sources = [
        "x = " + "(" * 5000 + ")" * 5000,
        "x = " + "-" * 50_000 + "1",
        "x" + ".a" * 20_000,
        "+".join("1" * 20_000),
    ]
    report = graded(*(code(source) for source in sources), code(DOUBLE), code(MEAN))
    assert report["score"] == 10
    assert report["complete"]
