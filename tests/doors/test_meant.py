"""Wrong words, as they are typed: each is answered with what may be meant."""

import shutil

import pytest

from tests.running import ROOT, TINY, grade
from tests.watching.sessions import exercises

# What is typed in the course's folder -> what it is answered with.
WRONG = {
    "hnit": "Did you mean the command `grade hint`?",
    "hints": "Did you mean the command `grade hint`?",
    "hnit 1": "Did you mean the command `grade hint 1`?",
    "HINT 1": "Did you mean the command `grade hint 1`?",
    "List": "Did you mean the command `grade list`?",
    "lsit": "Did you mean the command `grade list`?",
    "--hint 1": "Did you mean the command `grade hint 1`?",
    "steps": "Did you mean `grade list`?",
    "help": "Did you mean `grade --help`?",
    "grade exercises": "Did you mean `grade exercises`?",
    "test": "Did you mean `grade exercises`?",
    "exercise": "Did you mean `grade exercises`?",
    "EXERCISES/": "Did you mean `grade exercises`?",
    "soltuions": "Did you mean `grade solutions`?",
    "1": "Did you mean `grade exercises/step1_load.py`?",
    "step 1": "Did you mean `grade exercises/step1_load.py`?",
    "step1_load.py": "Did you mean `grade exercises/step1_load.py`?",
    "STEP1_LOAD.PY": "Did you mean `grade exercises/step1_load.py`?",
    "step2_prepair.py": "Did you mean `grade exercises/step2_prepare.py`?",
    "read_images": "Did you mean `grade hint read_images`, or `grade exercises/step1_load.py`, the file it is in?",
    "red_images": "Did you mean `grade hint read_images`, or",
    "12": "There is no file or folder '12'. Steps are called 1 to 9.",
    "qwertz": "You are in ",
    "exercises 1 3": "Did you mean `grade exercises --step 1 --step 3`?",
    "exercises/step1_load.py exercises/step2_prepare.py": "Did you mean `grade exercises --step 1 --step 2`?",
    "exercises docs": "Only one path is graded at a time, and 'docs' is a second one.",
    "exercises --stpe 1": "Did you mean '--step'?",
    "hint": "Say which step, for example `grade hint 1`, or `grade hint read_images` for one function. There are:",
    "read": "Say which step, for example `grade read 1`. There are:\n\n     1  Load the images and labels\n",
    "reset": "Say which step, for example `grade reset 1`, or `grade reset read_images` for one function. There are:",
    "compare": "Say which step, for example `grade compare 1`. There are:",
    "hint 12": "There is no step '12'. Steps are called 1 to 9",
    "hint red_images": "Did you mean 'read_images'?",
    "hint READ_IMAGES": "Did you mean 'read_images'?",
    "hint 1 READ_IMAGES": "Did you mean 'read_images'?",
    "hint 4 two_target": "Did you mean 'two_targets'?",
    "hint 1 2": "Did you mean `grade hint 1 --tier 2`?",
    "hint 1 --teir 2": "Did you mean '--tier'?",
}


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_word_is_answered_with_what_may_be_meant(words):
    done = grade(*words.split(), cwd=ROOT)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert WRONG[words] in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("Did you mean") <= 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("exercises/", "Did you mean `grade .`, the folder that you are in?"),
        ("exercises/step1_double.py", "Did you mean `grade step1_double.py`?"),
        ("2", "Did you mean `grade step2_mean.py`?"),
        ("double", "Did you mean `grade hint double`, or `grade step1_double.py`, the file it is in?"),
        ("../exercise", "Did you mean `grade ../exercises`?"),
    ],
)
def test_also_inside_the_folder(words, said, tmp_path):
    shutil.copytree(TINY / "solutions", tmp_path / "exercises")
    assert said in grade(words, "--course", TINY, cwd=tmp_path / "exercises").stderr


def test_the_example_is_the_step_that_comes_next(tmp_path):
    shutil.copy(TINY / "solutions" / "step1_double.py", exercises(tmp_path))
    kept = {"GRADE_CACHE": str(tmp_path / "kept")}
    said = [grade("read", "--course", TINY, cwd=tmp_path, env=kept).stderr]
    grade("exercises", "--course", TINY, cwd=tmp_path, env=kept)
    said.append(grade("read", "--course", TINY, cwd=tmp_path, env=kept).stderr)
    assert ["`grade read 1`" in said[0], "`grade read 2`" in said[1]] == [True, True]


def test_a_path_with_spaces_is_one_word_of_a_shell(tmp_path):
    shutil.copytree(TINY / "solutions", tmp_path / "my work")
    said = grade("my work/step1_doubel.py", "--course", TINY, cwd=tmp_path).stderr
    assert "Did you mean `grade 'my work/step1_double.py'`?" in said


def test_a_step_or_a_function_may_be_named_in_many_ways():
    expected = grade("hint", "1").stdout
    assert "read_images: " in expected
    for name in ("step1", "STEP1", "step1_load", "step1_load.py", "exercises/step1_load.py"):
        assert grade("hint", name).stdout == expected


def test_a_step_whose_file_is_gone_is_offered_anew(tmp_path):
    shutil.copy(ROOT / "exercises" / "step1_load.py", tmp_path)
    done = grade(tmp_path / "step2_prepare.py")
    assert done.returncode == 2
    assert "`grade reset 2` writes it as it was handed out." in done.stderr
