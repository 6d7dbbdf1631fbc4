"""What is said to who practises: what has changed since the last time, and what comes next."""

import shutil

import pytest

from tests.running import TINY, grade

DOUBLE = "def double(x):\n    return 2 * x\n"
SPOILS = "def double(x):\n    x *= 2\n    return x\n"  # the second check fails
STUB = "def double(x):\n    raise NotImplementedError\n"


@pytest.fixture
def work(tmp_path):
    shutil.copytree(TINY / "solutions", tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def graded(work, tmp_path):
    """Writes step 1 and grades; returns what is printed."""

    def written(text, *more, path=work):
        (work / "step1_double.py").write_text(text)
        own = {"GRADE_CACHE": str(tmp_path / "cache")}
        return grade(path, "--course", TINY, *more, env=own).stdout

    return written


def test_points_since_the_last_time(graded):
    said = [
        " ".join(graded(text).partition("Score ")[2].split()) for text in (STUB, SPOILS, SPOILS, DOUBLE, STUB, DOUBLE)
    ]
    assert [line.partition("10 ")[2].partition(" Next:")[0] for line in said] == [
        "Next: step 1, step1_double.py: double is not written yet. A hint: grade hint double",
        "+3 points since last time, in step 1.",
        "Next: step 1, step1_double.py: double, “The input stays as it is”. A hint: grade hint double",
        "+1 point since last time: step 1 is done.",
        "-4 points since last time, in step 1. Did the last edit touch something that worked?",
        "+4 points since last time: step 1 is done.",
    ]


def test_a_file_is_a_step_of_its_folder_and_other_work_is_other_work(graded, work, tmp_path):
    graded(STUB)
    shutil.copytree(work, tmp_path / "other")
    assert "+4 points since last time: step 1 is done." in graded(DOUBLE, path=work / "step1_double.py")
    shutil.copy(work / "step1_double.py", tmp_path / "other")
    assert "last time" not in graded(DOUBLE, path=tmp_path / "other")


def test_nothing_is_said_or_kept_for_marks(work, tmp_path):
    own = {"GRADE_CACHE": str(tmp_path / "cache")}
    for text in (STUB, DOUBLE):
        (work / "step1_double.py").write_text(text)
        marked = ("--course", TINY, "--trusted", "--allow-unprotected")
        assert "last time" not in grade(work, *marked, env=own).stdout
        done = grade(work, *marked, "--for", "junit", env=own, cwd=tmp_path)
        assert "last time" not in done.stdout + done.stderr
    assert not (tmp_path / "cache").exists()


def test_a_damaged_standing_is_none_and_a_file_in_the_way_is_no_fault(graded, tmp_path):
    graded(STUB)
    (stood,) = (tmp_path / "cache").glob("*.stood")
    stood.write_text("{")
    assert "last time" not in graded(DOUBLE)
    assert "-4 points" in graded(STUB)
    shutil.rmtree(tmp_path / "cache")
    (tmp_path / "cache").write_text("")
    assert "Score 10/10" in graded(DOUBLE)


def test_it_is_removed_with_the_results(graded, tmp_path):
    graded(STUB)
    assert "Removed 2 results" in grade("cache", "--clear", env={"GRADE_CACHE": str(tmp_path / "cache")}).stdout
    assert list((tmp_path / "cache").iterdir()) == []


def test_next_is_a_command_that_works(graded, work):
    (work / "step2_mean.py").write_text("def train_mean(x, y):\n    raise NotImplementedError\n")
    graded(STUB)
    said = graded(DOUBLE, path=work / "step1_double.py")
    assert said.endswith(
        f"Next: step 2, step2_mean.py: A model that says the mean.\n      Grade it: grade {work / 'step2_mean.py'}\n"
    )
    assert f"Grade it: grade {work / 'step2_mean.py'}\n" in graded(DOUBLE, "--step", "1")
    (work / "step2_mean.py").rename(work / "mine.txt")
    assert f"Grade it: grade {work} --step 2\n" in graded(DOUBLE, "--step", "1")
    shutil.copy(TINY / "solutions" / "step2_mean.py", work)
    said = graded(DOUBLE, path=work / "step2_mean.py")
    assert said.endswith(f"Next: every step has passed: look at all of them together.\n      Grade it: grade {work}\n")
    assert "Next: " not in graded(DOUBLE)
