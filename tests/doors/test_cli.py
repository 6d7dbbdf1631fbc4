"""The command as a user meets it."""

import json
import os
import shutil
import signal
import subprocess
import sys

import pytest

from grader.doors.options import step_of
from tests.running import ROOT, TINY, checks_of, grade, report_of

SOLUTIONS = TINY / "solutions"
QUICK = ("--course", TINY)


@pytest.fixture
def half(tmp_path):
    """A submission with one right and one wrong step."""
    shutil.copytree(SOLUTIONS, tmp_path / "half")
    (tmp_path / "half" / "step1_double.py").write_text("def double(x):\n    print('my x', x[0])\n    return 3 * x\n")
    return tmp_path / "half"


def test_passed_exits_0():
    done = grade(SOLUTIONS, *QUICK)
    assert done.returncode == 0, done.stderr
    assert "Score 10/10" in done.stdout


def test_failed_exits_1_and_says_what_and_what_next_in_80_columns(half):
    done = grade(half, *QUICK)
    assert done.returncode == 1
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\x1b" not in done.stdout + done.stderr  # it is a pipe
    assert "Score 6/10" in done.stdout
    assert "These are not the doubled values." in done.stdout
    assert "Is it x + x?" in done.stdout
    assert "1 more check waits for this." in done.stdout
    assert "Your code printed:\n       my x " in done.stdout
    assert done.stdout.count("Next: ") == 1
    assert (
        "Next: step 1, step1_double.py: double, “Every value is doubled”.\n      A hint: grade hint double\n"
        in done.stdout
    )


def test_progress_is_on_stderr_and_prints_of_the_student_are_not_on_stdout(half):
    done = grade(half, *QUICK, "--format", "json")
    assert "[1/2] Double" in done.stderr
    assert "train_mean ..." in done.stderr
    assert json.loads(done.stdout)["steps"][0]["student_output"].startswith("my x ")


def test_several_formats_at_once_and_exit_zero(half, tmp_path):
    done = grade(half, *QUICK, "--exit-zero", "--format", "terminal", "--format", f"json={tmp_path / 'r.json'}")
    assert done.returncode == 0
    assert "Score 6/10" in done.stdout
    assert json.loads((tmp_path / "r.json").read_text())["score"] == 6
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_the_sandbox_is_mentioned_where_something_does_not_hold_or_when_asked():
    one = (SOLUTIONS, *QUICK, "--step", "1")
    said = grade(*one).stderr
    assert ("Sandbox: " in said) == ("does not fully confine" in said)
    for more in ("-v", "--verbose", "--without=seccomp"):
        assert "Sandbox: " in grade(*one, more).stderr


def test_ascii_terminal(half):
    done = grade(half, *QUICK, env={"PYTHONIOENCODING": "ascii:replace"})
    assert done.returncode == 1
    assert "x Every value is doubled" in done.stdout


@pytest.mark.parametrize(
    ("encoding", "arguments"),
    [("ascii", ()), ("latin-1", ()), ("ascii", ("--for", "vpl")), ("latin-1", ("--for", "github")), ("ascii", ("--format", "json"))],
)  # fmt: skip
def test_letters_that_the_terminal_does_not_have(half, encoding, arguments):
    (half / "step1_double.py").write_text("def double(x):\n    raise ValueError('größer \u4e2d \U0001f600')\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "grader", half, *map(str, QUICK), "--allow-unprotected", *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "GRADE_FOR": "none"},
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == (0 if "vpl" in arguments else 1), done.stderr
    said = done.stdout.decode("utf-8" if arguments else encoding)
    assert ("\u4e2d" if arguments else r"\u4e2d") in said


def test_a_folder_of_a_students_gives_the_command_no_modules(half):
    for name in ("click", "typing", "pathlib", "msgspec", "grader_", "string"):
        (half / f"{name}.py").write_text("open('imported', 'a').write(__name__)\nraise SystemExit(0)\n")
    done = subprocess.run(
        [sys.executable, "-m", "grader", ".", *map(str, QUICK)],
        cwd=half,
        capture_output=True,
        text=True,
        env={**os.environ, "GRADE_FOR": "none"},
    )
    assert done.returncode == 1, done.stderr
    assert "Score 6/10" in done.stdout
    assert not (half / "imported").exists()


def test_a_step_that_is_named_twice_is_graded_once():
    report = report_of(TINY / "solutions", "--course", TINY, "--step", "1", "--step", "step1_double")[1]
    assert (report["score"], report["max_score"], len(report["steps"])) == (4, 4, 1)


def test_one_file_is_one_step():
    code, report = report_of(SOLUTIONS / "step2_mean.py", *QUICK)
    assert (code, report["score"], report["max_score"]) == (0, 6, 6)
    assert [step["id"] for step in report["steps"]] == ["step2_mean"]


def test_step_by_number_or_name(tiny):
    for name in ("2", "step2", "step2_mean", "step2_mean.py"):
        assert step_of(tiny, name) == tiny.steps[1]
    _, report = report_of(SOLUTIONS, *QUICK, "--step", "step2")
    assert [step["id"] for step in report["steps"]] == ["step2_mean"]


def test_seed_is_the_submissions_own_unless_given():
    _, first = report_of(SOLUTIONS, *QUICK, "--step", "1")
    _, again = report_of(SOLUTIONS, *QUICK, "--step", "1")
    _, other = report_of(SOLUTIONS, *QUICK, "--step", "1", "--seed", "5")
    assert first["seed"] is again["seed"] is None
    assert other["seed"] == 5
    seeds = [report["steps"][0]["seed"] for report in (first, again, other)]
    assert seeds[0] == seeds[1] != seeds[2] == 5
    doubled = [checks_of(report)["step1_double.doubles"]["actual"] for report in (first, again, other)]
    assert doubled[0] == doubled[1] != doubled[2]


def test_time_limit_of_the_whole_run(tmp_path):
    (tmp_path / "step1_double.py").write_text("while True: pass\n")
    shutil.copy(SOLUTIONS / "step2_mean.py", tmp_path)
    code, report = report_of(tmp_path, *QUICK, "--time-limit", "1", "--jobs", "1")
    assert code == 1
    assert {check["outcome"] for check in checks_of(report).values()} <= {"timeout", "skipped"}
    assert "the time for the whole submission has run out" in json.dumps(report)


def test_bare_command_says_what_to_do():
    done = grade()
    assert done.returncode == 2
    assert "grade exercises/" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["exercises", "--step", "44"], "There is no step '44'"),
        (["exercises", "--step", "step4_detektor"], "Did you mean 'step4_detector'?"),
        (["exercises", "--format", "jsn"], "Did you mean 'json'?"),
        (["exercises", "--fromat", "json"], "'--format'"),
        (["exercises", "--course", "nowhere"], "course.toml"),
        (["README.md"], "is not the file of a step"),
        (["exercises/step1_load.py", "--step", "2"], "another step"),
        (["exercises", "--format", "json=/nowhere/at/all.json", "--step", "2"], "cannot be written"),
    ],
)
def test_wrong_usage_exits_2_and_says_what_to_do(arguments, words):
    done = grade(*arguments, cwd=ROOT)
    assert done.returncode == 2, done.stderr
    assert words in done.stderr.replace("\n", " ")
    assert "Traceback" not in done.stderr


def test_a_path_may_be_called_like_a_command(tmp_path):
    shutil.copytree(SOLUTIONS, tmp_path / "list")
    assert "Double" in grade("list", "--course", TINY, cwd=tmp_path).stdout
    done = grade("./list", *QUICK, cwd=tmp_path)
    assert "Score 10/10" in done.stdout


def test_list_names_steps_points_and_functions():
    done = grade("list")
    assert done.returncode == 0
    for words in ("Find the twos", "15 points", "step4_detector.py", "two_targets, baseline_accuracy"):
        assert words in done.stdout


def test_help_names_every_command_once():
    from grader.doors.cli import WHOSE, cli

    assert sorted(name for names in WHOSE.values() for name in names) == sorted(cli.commands)
    said = grade("--help").stdout
    assert [title for title in WHOSE if f"\n{title}:\n" not in said] == []


def test_help_in_a_students_copy_is_about_practising(tmp_path):
    for command in ("--help", "hint"):
        assert grade(command, env=a_students_copy(tmp_path)).returncode == (0 if command == "--help" else 2)
    said = grade("--help", env=a_students_copy(tmp_path)).stdout
    for word in ("--step", "--format", "hint ", "doctor "):
        assert word in said
    for word in ("teach", "write a course", "verify", "batch", "release", "--trusted", "--course", "--data", "--seed"):
        assert word not in said
    for command, *rest in (("verify",), ("batch", "in", "--out", "x"), ("release", "student", "--out", "x"), ("new",)):
        done = grade(command, *rest, env=a_students_copy(tmp_path), cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"`grade {command}` is for those who teach with this course or write one" in done.stderr
        assert "a student's copy, without them" in done.stderr
    assert "Did you mean" not in grade("verfy", env=a_students_copy(tmp_path), cwd=tmp_path).stderr
    # With the folder of another course, it is no student's.
    assert "written: " in grade("new", "step3_own", "--course", here(tmp_path), env=a_students_copy(tmp_path)).stdout


def a_students_copy(folder):
    """The environment of a command that is one, without the course's other files: it has a folder with recorded answers."""
    if not (folder / "copy").exists():
        shutil.copytree(ROOT / "grader", folder / "copy" / "grader", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "copy" / "key").mkdir()
    return {"PYTHONPATH": str(folder / "copy")}


def here(folder):
    shutil.copytree(TINY, folder / "tiny")
    return folder / "tiny"


def test_a_function_s_name_is_enough_for_its_hint():
    assert grade("hint", "read_images").stdout == grade("hint", "1", "read_images").stdout


def test_hints_come_in_three_tiers():
    tiers = [grade("hint", "4", "two_targets", "--tier", tier).stdout for tier in (1, 2, 3)]
    assert len(set(tiers)) == 3
    assert "grade hint 4 two_targets --tier 2" in tiers[0]
    assert "More" not in tiers[2]
    assert grade("hint", "4").stdout.count(":") >= 4


def test_help_loads_neither_numpy_nor_scikit_learn():
    code = (
        "import sys; sys.argv = ['grade', '--help']\nfrom grader.doors.cli import main\ntry:\n    main()\nfinally:\n    "
        "print({'numpy', 'sklearn', 'matplotlib', 'pytest', 'rich'} & set(sys.modules))"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Exit codes" in done.stdout
    assert done.stdout.rstrip().endswith("set()")


def test_grading_loads_scikit_learn_and_matplotlib_in_no_trusted_process(tmp_path):
    code = (
        f"import sys; sys.argv = ['grade', {str(ROOT / 'solutions')!r}, '--step', '3', '--step', '7']\n"
        "from grader.doors.cli import main\ntry:\n    main()\nfinally:\n"
        "    print({'sklearn', 'matplotlib', 'scipy', 'joblib'} & set(sys.modules), 'numpy' in sys.modules)"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "Score 25/25" in done.stdout, done.stderr
    assert done.stdout.rstrip().endswith("set() True")


def test_version():
    assert grade("--version").stdout.startswith("grade ")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes them")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&-", "<&- 2>&-", "<&- >&- 2>&-"])
def test_streams_may_be_closed(tmp_path, closed):
    line = f'exec "$0" -m grader "$@" {closed}'
    command = ["sh", "-c", line, sys.executable, TINY / "solutions", "--course", TINY]
    done = subprocess.run(
        [*command, "--format", f"json={tmp_path / 'report.json'}"], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, json.loads((tmp_path / "report.json").read_text())["score"]) == (0, 10), done.stderr


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_interrupting_leaves_no_process_and_no_file_and_exits_130(tmp_path, name):
    import os
    import signal
    import subprocess
    from pathlib import Path

    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (tmp_path / "step1_double.py").write_text("print('started')\nwhile True: pass\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", str(tmp_path), "--course", str(TINY)],
        env={**os.environ, "TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # A shell's background jobs ignore it, and hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - no thread here
    )
    line = process.stderr.readline()  # the first step has begun
    assert line.startswith("[1/2]")
    assert list(scratch.iterdir())
    os.kill(process.pid, getattr(signal, name))
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130, stderr
    assert "Traceback" not in stderr
    assert list(scratch.iterdir()) == []
    if sys.platform == "linux":
        mine = [
            path.parent.name for path in Path("/proc").glob("[0-9]*/environ") if _parent(path.parent) == process.pid
        ]
        assert mine == []


@pytest.mark.skipif(sys.platform == "win32", reason="a process of Windows gets no SIGINT alone")
@pytest.mark.parametrize("output", ["terminal", "json"])
def test_what_was_graded_before_ctrl_c_is_shown_and_said_to_be_a_part(tmp_path, output):
    shutil.copy(SOLUTIONS / "step1_double.py", tmp_path)
    (tmp_path / "step2_mean.py").write_text("while True: pass\n")
    command = [sys.executable, "-m", "grader", str(tmp_path), "--jobs", "1", "--format", output]
    process = subprocess.Popen(
        [*command, *map(str, QUICK), "--format", f"json={tmp_path / 'report.json'}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - no thread here
    )
    while not process.stderr.readline().startswith("[2/2]"):
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=60)
    assert (process.returncode, (tmp_path / "report.json").exists()) == (130, False), stderr
    assert "Traceback" not in stderr
    if output == "json":
        assert (stdout, stderr.splitlines()[-1]) == ("", "Interrupted: nothing was graded.")
        return
    assert "Note: Interrupted: step 2 was not graded, and the score is that of the others." in stdout
    assert "Score 4/4" in stdout
    assert "step2" not in stdout.partition("Score")[0]
    assert stderr.splitlines()[-1] == "Interrupted: only the steps above were graded."


def _parent(folder):
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


@pytest.mark.parametrize("arguments", [("hint", "1"), ("list",)])
def test_hints_and_steps_are_told_without_pytest(arguments):
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "grader", *arguments], capture_output=True, text=True, check=True
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "grader.course.model" in loaded
    assert not loaded & {
        "pytest",
        "_pytest",
        "socket",
        "subprocess",
        "numpy",
        "msgspec",
        "rich",
        "nbformat",
        "nbconvert",
    }


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder that somebody is in cannot be removed")
def test_the_current_folder_may_be_gone(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    here = f"import os; from grader.doors.cli import main; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r}); main()"
    command = [sys.executable, "-c", here, TINY / "solutions", "--course", TINY]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (done.returncode, "has been removed" in done.stderr) == (2, True), done.stderr


@pytest.mark.skipif(os.name != "posix", reason="TMPDIR is POSIX's")
def test_the_temporary_folder_may_be_named_from_here(tmp_path):
    done = grade(TINY / "solutions", "--course", TINY, env={"TMPDIR": "."}, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
