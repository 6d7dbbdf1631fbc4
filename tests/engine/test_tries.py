"""Try it: the lines that show a student what a failed check saw do so, in a Python that knows nothing of the grader.

What is shown must be what the message above the lines says, as far as a machine can tell: the same function, the same
exception or none, the argument that is changed.
"""

import ast
import json
import os
import re
import subprocess
import sys
import zlib
from functools import partial
from pathlib import Path

import pytest

from grader.authoring import samples
from grader.checking.digits import load_visible
from grader.course import tries as examples
from grader.course.model import load
from grader.engine import tries
from grader.reports.fitted import fitted
from tests.running import ROOT, TINY, checks_of, grade, report_of

SUBMISSIONS = ROOT / "tests" / "submissions"
EVERY = bool(os.environ.get("ALL_SAMPLES"))
COURSE = load()
WRONG = [sample for sample in samples.find(COURSE, SUBMISSIONS) if sample.is_wrong and "# slow:" not in sample.text]
# Of each step a few, by chance but always the same; step 7 sleeps.
FEW = [sample for sample in WRONG if sample.step.number != 7 and zlib.crc32(sample.name.encode()) % 60 == 0]
# What is drawn differs only after another call: what a function draws cannot be told apart where nothing is drawn.
AFTER_OTHERS = {("step3_plot/wrong_image_remembers", "shows_the_digit")}
NARROW = 60  # columns of a window
LINES = 12  # with the imports, a small model where the function takes one, and what is expected


def ran(jobs):
    """What came of lines that are run in folders."""
    done = subprocess.run(
        [sys.executable, "-P", Path(__file__).with_name("snippets.py")],
        input=json.dumps([[str(folder), lines] for folder, lines in jobs]),
        capture_output=True,
        text=True,
        timeout=1800,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == len(jobs), done.stderr
    return found


def laid_over(folder, step, source=b""):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / step.file).write_bytes((COURSE.solutions / step.file).read_bytes() + b"\n\n" + source)
    return folder


def expected(lines):
    return lines.rpartition("# expected: ")[2]


def printed(lines):
    """The last line before what is expected."""
    return lines.rpartition("\n# expected: ")[0].splitlines()[-1]


def in_bounds(number, bounds):
    """Whether a number is what words such as "0.9 or more" expect."""
    first, *_ = numbers = [float(one) for one in re.findall(r"-?\d[\d.e-]*", bounds)]
    return {
        "or more": number >= first,
        "more than": number > first,
        "or less": number <= first,
        "less than": number < first,
        "between": numbers[0] <= number <= numbers[-1],
    }[re.search("or more|more than|or less|less than|between", bounds)[0]]


def shows(found, wanted):
    """Whether what was printed, or raised, is what was expected; a list may be an array, and a number may have bounds."""
    said, error, *_ = found
    if re.search(r"\d or (more|less)|(more|less) than \d|between \d", wanted):
        numbers = said.split()
        bounds = wanted.split(", ")
        return len(numbers) == len(bounds) and all(map(in_bounds, map(float, numbers), bounds))
    words = re.compile(r"[^\s\[\](){},]+|[\[\](){}]")
    return words.findall(said) == words.findall(wanted) or (wanted.isidentifier() and f"'{wanted}'" in error)


def all_examples(step):
    for name in (*step.functions, *(check.name for check in step.checks)):
        yield from examples.of(COURSE, step, name)


@pytest.mark.parametrize("step", COURSE.steps, ids=lambda step: step.id)
def test_examples_hold_for_the_solution(step, tmp_path):
    trying = tries.Trying(COURSE, step, None, mnist=None, parameters=None, folder=tmp_path, in_notebook=False)
    lines = [(trying.code(one), one.is_stated) for one in all_examples(step) if trying.is_tried(one)]
    lines = lines[:: 1 if EVERY else 8]  # all are tried below, where it costs less
    folder = laid_over(tmp_path / "solution", step)
    jobs = [(folder, fitted(text, NARROW)) for text, _ in lines]
    for (text, stated), came in zip(lines, ran(jobs), strict=True):
        goes_on = stated and "NameError" in came[1]  # from another function's example
        assert goes_on or shows(came, expected(text)), (text, came)
        assert not came[3]
        assert goes_on or not came[4], (text, came)


@pytest.mark.parametrize("step", COURSE.steps, ids=lambda step: step.id)
def test_the_solution_differs_from_no_example(course_grader, step, tmp_path):
    twin = course_grader.references[step.id]
    trying = tries.Trying(
        COURSE,
        step,
        twin,
        mnist=partial(load_visible, COURSE.datasets / "mnist"),
        parameters=twin.signature,
        folder=tmp_path,
        in_notebook=False,
    )
    found = {example: trying.differs(example) for example in all_examples(step)}
    assert not [example for example, differs in found.items() if differs]
    # What cannot be told here are pictures, trainings, and docstrings that go on from another one.
    known = [one for one in found if trying.is_tried(one) and not one.is_stated and not one.wanted.endswith("Error")]
    assert not [one for one in known if found[one] is None]


@pytest.mark.parametrize("step", COURSE.steps, ids=lambda step: step.id)
def test_pictures_use_nothing_that_a_failed_line_was_to_make(step):
    # Of all others, the lines after the one that raises are left out.
    for example in all_examples(step):
        if tries._is_for_looking(example):
            made = set()
            for line in filter(None, [*example.lines, example.asked]):
                names = [node for node in ast.walk(ast.parse(line)) if isinstance(node, ast.Name)]
                assert not made & {node.id for node in names if isinstance(node.ctx, ast.Load)}, (example, line)
                if called_in(line) & {*step.functions}:
                    made |= {node.id for node in names if isinstance(node.ctx, ast.Store)}


def failed(grader, step, source, names):
    """What is said of those checks with these names that fail when source is laid over the solution."""
    only = frozenset(check.id for check in step.checks if check.name in names)
    result = samples.SampleGrader(COURSE, grader).grade_over(step, b"\n\n" + source, only)
    return [check for check in result.checks if check.outcome == "failed"]


def tried(grader, sample):
    """What is said of the checks that a sample says it fails; of hidden ones, whose lines train a model, if all are wanted."""
    names = {check.name for check in sample.step.checks if check.name in sample.fails and (EVERY or not check.hidden)}
    return failed(grader, sample.step, sample.path.read_bytes(), names) if names else []


def called_in(lines):
    return {
        node.func.id for node in ast.walk(ast.parse(lines)) if isinstance(node, ast.Call) and hasattr(node.func, "id")
    }


def ends_alike(check, found):
    """Whether lines end as the message says."""
    error = found[1]
    raised = re.search(r" raised ((\w+\.)*)(\w+)", check.message)
    if raised:
        return f"'{raised[3]}'" in error
    if "cannot be called the way" in check.message:
        return "'TypeError'" in error
    is_of_another_type = " returned " in check.message or "did not raise" in check.message
    return is_of_another_type or not error


def keeps_its_promise(name, check, right, wrong):
    """Whether lines show a difference, are about what is told, and leave nothing behind and nothing unasked."""
    known = (name, check.id.partition(".")[2]) in AFTER_OTHERS
    changed = re.search(r" changed its argument (\w+)", check.message)
    return (
        (right != wrong or known)
        and not right[3] + wrong[3]
        and not right[4] + wrong[4]
        and not (changed and check.function in called_in(printed(check.try_it)))
        and ("did not raise" not in check.message or expected(check.try_it) == check.expected)
    )


def test_lines_show_the_failure_that_they_promise(course_grader, tmp_path):
    jobs, about, without = [], [], []
    for sample in WRONG if EVERY else FEW:
        for check in tried(course_grader, sample):
            lines = check.try_it
            if not lines:
                without.append((sample.name, check.id))
                continue
            assert len(lines.splitlines()) <= LINES, lines
            assert check.function in called_in(lines), (check.message, lines)
            about.append((sample.name, check))
            jobs += [
                (laid_over(tmp_path / "solutions" / sample.step.id, sample.step), lines),
                (laid_over(tmp_path / sample.name, sample.step, sample.path.read_bytes()), lines),
            ]
    found, others, broken = ran(jobs), [], []
    for (name, check), right, wrong in zip(about, found[::2], found[1::2], strict=True):
        ended = (name, check.id, check.message, check.try_it, right, wrong)
        broken += [ended] * (not keeps_its_promise(name, check, right, wrong))
        others += [ended] * (not ends_alike(check, wrong))
    assert not broken
    assert len(about) > (0.95 if EVERY else 0.8) * (len(about) + len(without)), without
    assert len(others) <= 0.02 * len(about), others


SPLITS_WRONG = (
    "def split_train_test(x, y, n_train):\n    print('given', x.tolist())\n    return x[:n_train], x[n_train:], y, y\n"
)


def test_a_student_reads_them_beneath_what_failed(tmp_path):
    step = COURSE.find("2")
    folder = laid_over(tmp_path / "mine", step, SPLITS_WRONG.encode())
    done = grade(folder, "--step", "2", "--format", "terminal", "--format", f"html={tmp_path / 'page.html'}")
    lines = done.stdout.partition("Try it, in Python, started in the folder of step2_prepare.py:\n")[2]
    assert lines.startswith("import numpy as np\nfrom step2_prepare import split_train_test\n"), done.stdout
    assert "\n# expected: (array([[1, 2]," in lines
    assert "from step2_prepare import split_train_test\n" in (tmp_path / "page.html").read_text("utf-8")
    # What is printed while they are looked for is no output of the checks.
    assert "given [[1, 2], [3, 4]" not in done.stdout


@pytest.mark.parametrize(("number", "function"), [("1", "read_labels"), ("3", "plot_digit"), ("4", "two_targets")])
def test_what_cannot_be_imported_is_not_to_be_tried(tmp_path, number, function):
    step = COURSE.find(number)
    text = (COURSE.solutions / step.file).read_text("utf-8")
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / step.file).write_text(re.sub(rf"\b{function}\b", f"{function}s", text), "utf-8")
    done = grade(folder, "--step", number)
    assert f"has no function {function}." in done.stdout
    assert f"import {function}\n" not in done.stdout


def test_a_report_for_marks_has_none(tmp_path):
    (tmp_path / "step1_double.py").write_text("def double(x):\n    return 3 * x\n")
    for arguments, has in (((), True), (("--trusted", "--allow-unprotected"), False)):
        _, report = report_of(tmp_path, "--course", TINY, *arguments)
        failed = [check for check in report["steps"][0]["checks"] if check["outcome"] == "failed"]
        assert failed
        assert any(check["try_it"] for check in failed) == has


def test_of_hidden_checks_only_examples_are_shown(course_grader):
    sample = next(sample for sample in WRONG if sample.name == "step5_multiclass/wrong_train_most_frequent")
    trying = tries.Trying(COURSE, sample.step, None, mnist=None, parameters=None, folder=None, in_notebook=False)
    shown = {trying.code(one) for one in all_examples(sample.step)}
    found = [
        check for check in failed(course_grader, sample.step, sample.path.read_bytes(), sample.fails) if check.hidden
    ]
    assert found
    assert all(check.try_it in shown for check in found)


@pytest.mark.parametrize(
    "name",
    [
        "step4_detector/wrong_train_always_false",
        "step5_multiclass/wrong_train_first_thousand",
        "step5_multiclass/wrong_train_next_label",
        "step6_classifiers/wrong_knn_first_rows",
    ],
)
def test_lines_of_hidden_checks_tell_right_from_wrong(course_grader, tmp_path, name):
    sample = next(sample for sample in WRONG if sample.name == name)
    source = sample.path.read_bytes()
    found = [check.try_it for check in failed(course_grader, sample.step, source, sample.fails) if check.hidden]
    assert found
    folders = laid_over(tmp_path / "right", sample.step), laid_over(tmp_path / "wrong", sample.step, source)
    for lines in found:
        right, wrong = ran([(folder, lines) for folder in folders])
        assert shows(right, expected(lines)), (lines, right)
        assert not shows(wrong, expected(lines)), (lines, wrong)


@pytest.mark.parametrize(
    ("asked", "wanted", "shown"),
    [
        ("right >= 0.84", "True", ("right", "0.84 or more")),
        ("0.1 < times['fit'] < 0.28, n <= 3", "(True, True)", ("times['fit'], n", "between 0.1 and 0.28, 3 or less")),
        ("right >= 0.84", "False", None),
        ("right == 0.84", "True", None),
        ("first >= second", "True", None),
        ("first >= 0.5, second", "(True, True)", None),
    ],
)
def test_what_has_bounds_is_shown_as_a_number(asked, wanted, shown):
    assert examples.Example((), asked, wanted).measured == shown


TWO_WRONG = b"""
def accuracy(y_true, y_pred):
    return 0.25


def ranking(results):
    return sorted(results)
"""


def test_lines_are_about_the_function_that_is_named(course_grader):
    names = {"accuracy_is_the_share_of_right_answers", "ranks_by_accuracy"}
    found = failed(course_grader, COURSE.find("7"), TWO_WRONG, names)
    assert [check.function for check in found] == ["accuracy", "ranking"]
    for check, function in zip(found, ("accuracy", "ranking"), strict=True):
        assert called_in(check.try_it) & {"accuracy", "ranking"} == {function}, check.try_it


CHANGES = b"""
def baseline_accuracy(is_two):
    share = 7.0 if len(is_two) == 4 else float(np.mean(~is_two))
    is_two[:] = True
    return share
"""
RAISES = b"""
def baseline_accuracy(is_two):
    if len(is_two) == 4:
        return 7.0
    raise KeyError(len(is_two))
"""


@pytest.mark.parametrize("source", [CHANGES, RAISES], ids=["an argument is changed", "an exception is raised"])
def test_lines_fail_for_the_reason_that_is_told(course_grader, tmp_path, source):
    step = COURSE.find("4")
    (check,) = failed(course_grader, step, source, {"knows_the_baseline"})
    (came,) = ran([(laid_over(tmp_path / "mine", step, source), check.try_it)])
    assert ends_alike(check, came)
    assert ("baseline_accuracy" in called_in(printed(check.try_it))) == (source == RAISES)


TEXT_FOR_SECONDS = b"""
def evaluate(model, x_train, y_train, x_test, y_test):
    begun = time.perf_counter()
    model.fit(x_train, y_train)
    fitted = time.perf_counter()
    accuracy = float(np.mean(model.predict(x_test) == y_test))
    return {"accuracy": accuracy, "fit_seconds": f"{fitted - begun:.2f}", "predict_seconds": "0.00"}
"""


def test_a_text_is_not_shown_as_a_number_that_is_within_bounds(course_grader, tmp_path):
    step = COURSE.find("7")
    (check,) = failed(course_grader, step, TEXT_FOR_SECONDS, {"evaluates_on_the_test_rows"})
    right, wrong = ran(
        [
            (laid_over(tmp_path / "right", step), check.try_it),
            (laid_over(tmp_path / "mine", step, TEXT_FOR_SECONDS), check.try_it),
        ]
    )
    assert shows(right, expected(check.try_it))
    assert not shows(wrong, expected(check.try_it)), check.try_it


READS_NOTHING = b"def load_mnist(folder):\n    return read_images(folder / 'nothing')\n"
RAISES_LATE = (
    b"def evaluate(model, x_train, y_train, x_test, y_test):\n    return {'accuracy': model.predict(x_test, y_test)}\n"
)


@pytest.mark.parametrize(
    ("number", "source", "check"),
    [
        ("1", READS_NOTHING, "loads_the_real_digits"),
        ("1", b"def load_mnist(folder):\n    return None\n", "loads_the_real_digits"),
        ("7", RAISES_LATE, "evaluates_on_the_test_rows"),
        ("8", b"def plot_mistakes(x, y_true, y_pred, n=10):\n    return x[n].axes\n", "draws_what_there_is"),
    ],
    ids=["raises", "returns nothing", "raises after a class", "a picture"],
)
def test_the_line_that_fails_is_the_last(course_grader, tmp_path, number, source, check):
    step = COURSE.find(number)
    (found,) = failed(course_grader, step, source, {check})
    (came,) = ran([(laid_over(tmp_path / "mine", step, source), found.try_it)])
    assert came[1], (found.try_it, came)
    assert not came[4], (found.try_it, came)


def test_who_hangs_alone_has_none_and_is_graded(course_grader, monkeypatch):
    monkeypatch.setattr(tries, "SECONDS", 0.5)
    source = b"""

def two_targets(y):
    while len(y) == 10:
        pass
    return y == 3
"""
    one = samples.SampleGrader(COURSE, course_grader)
    result = one.grade_over(COURSE.find("4"), source, frozenset({"step4_detector.marks_the_twos"}))
    assert result.outcome == "failed"


@pytest.mark.parametrize(
    "example",
    [
        'TRY_IT = {"double": """\n>>> double(np.array([1, 2]))\n[2, 4]\n"""}',
        'TRY_IT = {"double": """\n>>> double(nothing)\n[2, 4]\n"""}',
        'TRY_IT = {"double": """\n>>> 1 + double(np.array([1]))[2\n7\n"""}',
        "",
    ],
    ids=["an example", "one that does not run", "one that is no Python", "none"],
)
def test_a_course_without_examples_has_the_call_itself(tmp_path, example):
    course = tmp_path / "course"
    for path in (*TINY.rglob("*.py"), *TINY.rglob("*.toml")):
        there = course / path.relative_to(TINY)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(path.read_bytes())
    checks = course / "checks" / "step1_double.py"
    checks.write_text(checks.read_text("utf-8") + example + "\n", "utf-8")
    mine = tmp_path / "step1_double.py"
    mine.write_text("def double(x):\n    return x * 3\n", "utf-8")
    code, report = report_of(mine, "--course", course)
    assert code == 1
    found = checks_of(report)["step1_double.doubles"]["try_it"]
    assert found.startswith("import numpy as np\nfrom step1_double import double\n"), found
    (came,) = ran([(tmp_path, found)])
    assert re.match(r"\[", came[0]) and not shows(came, expected(found))


def test_a_copy_has_the_examples_of_docstrings(tmp_path):
    import dataclasses

    step = COURSE.find("4")
    (tmp_path / f"{step.id}{examples.STATED}").write_text(
        json.dumps(examples.in_docstrings(COURSE.solutions / step.file)), "utf-8"
    )
    copy = dataclasses.replace(COURSE, key=tmp_path, solutions=tmp_path)
    assert examples.of(copy, step, "two_targets") == examples.of(COURSE, step, "two_targets")
    assert examples.of(copy, step, "two_targets")[0].is_stated
