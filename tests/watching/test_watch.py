"""`grade watch`, driven by its keys and by files that are saved."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.notebook.notebooks import code, of
from tests.running import grade
from tests.watching.sessions import DOUBLE, MEAN, STUBS, WRONG, environment, exercises, left, watching

pexpect = pytest.importorskip("pexpect", reason="pexpect drives a terminal, which Windows has none of")
termios = pytest.importorskip("termios", reason="this system has no such terminals")


def test_from_the_first_save_to_the_last(tmp_path):
    work = exercises(tmp_path)
    with watching(tmp_path) as seen:
        seen.expect_exact("0 of 10 points, 0 of 2 steps done")
        (work / "step1_double.py").write_text("def double(x):\n    x *= 2\n    return x\n")
        seen.expect_exact("3 points more than before.")
        (work / "step1_double.py").write_text(WRONG)
        seen.expect_exact("These are not the doubled values.")
        seen.expect_exact("3 points less than before: your editor's undo")
        (work / "step1_double.py").write_text("def double(x):\n    return (2 *\n")
        seen.expect_exact("step1_double.py, line 2")
        seen.expect_exact("'(' was never closed")
        (work / "step1_double.py").write_text(DOUBLE)
        seen.expect_exact("step 1 is done after 3 tries, with all 4")
        seen.expect_exact(" takes you to step 2: A model that says the mean.")
        seen.expect_exact("4 of 10 points, 1 of 2 steps done")
        seen.send("n")
        seen.expect_exact("exercises/step2_mean.py")
        seen.expect_exact(", write where it says TODO")
        (work / "step2_mean.py").write_text(MEAN)
        seen.expect_exact("Step 2 is done, at the first try: all 6 points.")
        seen.expect_exact("every step is done")
        seen.send("q")
        seen.expect_exact("All 10 points. Well done!")
        assert left(seen) == 0
    with watching(tmp_path) as seen:  # what is known is there at once
        assert "10 of 10 points, 2 of 2 steps done" in seen.before
        seen.send("q")
        assert left(seen) == 0


def test_beside_a_backup_the_exercises_are_watched(tmp_path):
    (tmp_path / "digits").mkdir()
    work, backup = exercises(tmp_path / "digits"), tmp_path / "exercises.bak"
    backup.mkdir()
    (backup / "step2_mean.py").write_text(MEAN)
    with watching(tmp_path) as seen:
        assert "Watching digits/exercises." in seen.before
        (work / "step1_double.py").write_text(WRONG)
        seen.expect_exact("These are not the doubled values.")
        seen.send("q")
        assert left(seen) == 0


def test_keys(tmp_path):
    work, opened = exercises(tmp_path), tmp_path / "opened"
    (work / "step1_double.py").write_text(WRONG)
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.part\nmv {opened}.part {opened}\n')
    browser.chmod(0o755)
    with watching(tmp_path, BROWSER=str(browser)) as seen:
        seen.expect_exact("These are not the doubled values.")
        seen.send("?")
        seen.expect_exact("go to the next step that is not done")
        seen.expect_exact("Watching exercises.")
        for tier, following in ((1, "a clearer one"), (2, "a clearer one"), (3, "begins again")):
            seen.send("h")
            seen.expect_exact(f"Step 1, hint {tier} of 3")
            seen.expect_exact("double: ")
            seen.expect_exact(following)
        seen.send("l")
        seen.expect_exact("A model that says the mean")
        seen.expect_exact("You are at step 1: Double.")
        seen.send("a")
        seen.expect_exact("These are not the doubled values.")
        seen.expect_exact("A model that says the mean")
        seen.send("nl")
        seen.expect_exact("You are at step 2: A model that says the mean.")
        seen.send("p")
        seen.expect_exact("The page opens in your browser.")
        until = time.monotonic() + 30
        while not opened.exists() and time.monotonic() < until:
            os.sched_yield()
        page = re.fullmatch("file://(.*)", opened.read_text())[1]
        assert "A model that says the mean" in Path(page).read_text(encoding="utf-8")
        seen.setwinsize(40, 60)  # what is shown is drawn once more
        seen.expect_exact("You are at step 2: A model that says the mean.")
        seen.send("\x1b[A")  # an arrow is no key of ours
        seen.send("r")
        seen.expect_exact("Start step 2 anew?")
        seen.expect_exact(" for yes, any other key for no.")
        seen.send("\x1b")  # alone, it is a key like any other: no
        seen.expect_exact("write where it says TODO")
        (work / "step2_mean.py").write_text("mine = 1\n" + STUBS["step2_mean.py"])
        seen.expect_exact("of 2 steps done")
        seen.send("r")
        seen.expect_exact("Start step 2 anew?")
        seen.send("y")
        seen.expect_exact("What you")
        seen.expect_exact("had is in")
        assert (work / "step2_mean.py").read_text() == STUBS["step2_mean.py"]
        assert (work / "step2_mean.py.1.bak").read_text().startswith("mine = 1\n")
        seen.send("q")
        seen.expect_exact("You have 0 of 10 points. Go on at any time:\r\n  grade watch exercises")
        assert left(seen) == 0


def test_what_is_said_of_one_file_is_of_its_step(tmp_path):
    work = exercises(tmp_path)
    with watching(tmp_path, "exercises/step1_double.py") as seen:
        seen.expect_exact("0 of 4 points, 0 of 1 steps done")
        seen.send("n")
        seen.expect_exact("Step 1 is all that is left of what is watched here.")
        (work / "step1_double.py").write_text(DOUBLE)
        seen.expect_exact("Step 1 is done, at the first try")
        seen.expect_exact("That was the only step that is watched here. For the others, watch their folder.")
        assert "every step is done" not in seen.before
        seen.send("q")
        seen.expect_exact("All 4 points of what was watched. Well done!")
        assert left(seen) == 0


def test_files_are_saved_in_many_ways(tmp_path):
    work = exercises(tmp_path)
    step = work / "step1_double.py"
    with watching(tmp_path) as seen:
        seen.expect_exact("0 of 10 points")
        other = work / ".step1_double.py.swp"
        other.write_text(DOUBLE)
        other.replace(step)  # as many editors do
        seen.expect_exact("4 of 10 points")
        for text in ("def", "def double", WRONG, DOUBLE + "\n", WRONG):  # several in a row: the last one counts
            step.write_text(text)
        seen.expect_exact("These are not the doubled values.")
        seen.expect_exact("0 of 10 points")
        step.unlink()
        seen.expect_exact("There is no step1_double.py in the submission.")
        step.write_text("from helping import twice\n\n\ndef double(x):\n    return twice(x)\n")
        seen.expect_exact("No module named 'helping'")
        (work / "helping.py").write_text("def twice(x):\n    return 2 * x\n")
        seen.expect_exact("4 of 10 points")
        step.unlink()
        seen.expect_exact("There is no step1_double.py in the submission.")
        (work / "digits.ipynb").write_text(json.dumps(of(code(DOUBLE))))
        seen.expect_exact("4 of 10 points")
        seen.send("q")
        assert left(seen) == 0


def test_a_save_in_the_middle_of_a_grading_starts_it_anew(tmp_path):
    work = exercises(tmp_path)
    with watching(tmp_path) as seen:
        seen.expect_exact("0 of 10 points")
        (work / "step1_double.py").write_text("def double(x):\n    while True:\n        pass\n")
        seen.expect_exact("looking at step 1")
        seen.send("l")  # keys are heard meanwhile
        seen.expect_exact("You are at step")
        begun = time.monotonic()
        (work / "step1_double.py").write_text(DOUBLE)
        seen.expect_exact("4 of 10 points")
        assert time.monotonic() - begun < 8  # the loop would have been ended after 10 s, and graded as too slow
        (work / "step1_double.py").write_text(f"print(sum(range(3 * 10**7)))\n{WRONG}")
        seen.expect_exact("looking at step 1")
        seen.setwinsize(40, 90)  # which all processes of the terminal are told
        seen.expect_exact(" takes you to step 2")
        seen.setwinsize(40, 100)
        seen.expect_exact("These are not the doubled values.")
        (work / "step1_double.py").write_text("def double(x):\n    while True:\n        pass\n")
        seen.expect_exact("looking at step 1")
        seen.send("q")
        seen.expect_exact("You have 0 of 10 points.")
        assert left(seen) == 0


@pytest.mark.parametrize("how", ["Ctrl-C", "SIGTERM", "SIGHUP"])
def test_the_terminal_is_as_it_was(tmp_path, how):
    exercises(tmp_path)
    with watching(tmp_path, NO_COLOR="1") as seen:
        during = termios.tcgetattr(seen.child_fd)[3]
        assert not during & (termios.ICANON | termios.ECHO)
        seen.expect_exact("getting ready")
        if how == "Ctrl-C":
            seen.sendintr()
        else:
            seen.kill(getattr(signal, how))
        said = seen.read()
        seen.wait()
        assert seen.exitstatus == 130
        assert "You have 0 of 10 points." in said
        assert "Traceback" not in said
        after = termios.tcgetattr(seen.child_fd)[3]
        assert after & termios.ICANON and after & termios.ECHO
        assert not re.search(r"\x1b\[[0-9;]*3[0-7]", said + seen.before)


def test_the_terminal_is_as_it_was_after_a_crash():
    script = "from grader.watching.keyboard import keys\nwith keys(print):\n    1 / 0"
    child = pexpect.spawn(sys.executable, ["-c", script], timeout=60)
    child.expect_exact("ZeroDivisionError")
    child.expect(pexpect.EOF)
    after = termios.tcgetattr(child.child_fd)[3]
    child.close()
    assert after & termios.ICANON and after & termios.ECHO


def test_a_submission_does_not_drive_the_terminal(tmp_path):
    work = exercises(tmp_path)
    evil = "\\x1b]0;owned\\x07\\x1b[2J\\x9b5m"
    with watching(tmp_path) as seen:
        seen.expect_exact("0 of 10 points")
        (work / "step1_double.py").write_text(
            f"print('{evil}loud')\n\n\ndef double(x):\n    raise ValueError('{evil}and clear')\n"
        )
        seen.expect_exact("loud")
        assert "and clear" in seen.before
        (work / "step1_double.py").write_text("'\x1b]0;owned\x07half' 1\n")
        seen.expect_exact("is not Python yet")
        seen.send("q")
        said = seen.before + seen.read()
        assert not {"\x1b]", "\x07", "\x9b"} & {said[at : at + size] for at in range(len(said)) for size in (1, 2)}


def test_without_a_terminal_it_says_what_to_use(tmp_path):
    exercises(tmp_path)
    done = grade("watch", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a terminal" in done.stderr
    assert "use `grade exercises/`" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "environ", "said"),
    [
        ((), {"GRADE_FOR": "auto", "GITHUB_ACTIONS": "true"}, "Inside a learning platform, use `grade`."),
        (("nowhere",), {}, "There is no file or folder 'nowhere'."),
        (("empty",), {}, "'empty' has none of the steps' files"),
    ],
)
def test_what_cannot_be_watched_is_said_at_once(tmp_path, arguments, environ, said):
    exercises(tmp_path)
    (tmp_path / "empty").mkdir()
    output, code = pexpect.run(
        subprocess.list2cmdline([sys.executable, "-P", "-m", "grader", "watch", *arguments]),
        cwd=str(tmp_path),
        env=environment(tmp_path, **environ),
        encoding="utf-8",
        withexitstatus=True,
    )
    assert (code, said in " ".join(output.split())) == (2, True), output


def test_for_help_nothing_large_is_imported():
    script = (
        "import sys\nfrom grader.doors.cli import cli\ncli.main(['watch', '--help'], standalone_mode=False)\n"
        "assert not {'numpy', 'watchfiles', 'rich'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, timeout=60)
