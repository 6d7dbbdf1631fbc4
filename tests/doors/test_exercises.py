"""`grade reset` and `grade open`: a step's own file, as it was handed out or in an editor."""

import shlex
import shutil
import sys

import pytest

from grader.submission.reset import with_function
from tests.running import TINY, grade
from tests.watching.sessions import DOUBLE, MEAN, STUBS, exercises

QUICK = ("--course", TINY)
FILE = "step1_double.py"
TWO = '''\
import numpy

# mine: above
@decorated
def first(x):
    """Mine."""
    return 1


def second(x):
    return 2
'''
HANDED_OUT = '''\
def first(x):
    """As it was handed out."""
    raise NotImplementedError


def second(x):
    raise NotImplementedError
'''


def test_a_step_is_put_back_and_the_old_text_is_kept(tmp_path):
    work = exercises(tmp_path)
    for number, text in ((1, "first\n"), (2, "second = (\n")):
        (work / FILE).write_text(text)
        done = grade("reset", "1", "--yes", *QUICK, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert (work / FILE).read_text() == STUBS[FILE]
        assert (work / f"{FILE}.{number}.bak").read_text() == text
        assert f"What you had is in exercises/{FILE}.{number}.bak." in done.stdout
    assert (work / f"{FILE}.1.bak").read_text() == "first\n"
    again = grade("reset", "1", *QUICK, cwd=work)
    assert again.stdout == f"Nothing to do: {FILE} is as it was handed out.\n"
    (work / FILE).unlink()
    assert grade("reset", "step1_double", *QUICK, cwd=work).returncode == 0  # there is nothing to be lost
    assert (work / FILE).read_text() == STUBS[FILE]
    assert len(list(work.iterdir())) == 4


def test_one_function_is_put_back_and_no_other_line(tmp_path):
    work = exercises(tmp_path)
    (work / "step2_mean.py").write_text("# mine\n" + MEAN)
    done = grade("reset", "train_mean", "--yes", *QUICK, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    after = (work / "step2_mean.py").read_text()
    assert after.startswith("# mine\n")
    assert "raise NotImplementedError" in after
    assert "class _Mean" in after
    assert "return _Mean" not in after


@pytest.mark.parametrize(
    ("text", "after"),
    {
        "a function with a decorator": (
            TWO,
            TWO.replace(
                '@decorated\ndef first(x):\n    """Mine."""\n    return 1\n',
                HANDED_OUT.split("\n\n\n", maxsplit=1)[0] + "\n",
            ),
        ),
        "what is not Python": (
            TWO.replace("@decorated\n", "").replace("return 1", "return (1"),
            TWO.replace(
                '@decorated\ndef first(x):\n    """Mine."""\n    return 1\n',
                HANDED_OUT.split("\n\n\n", maxsplit=1)[0] + "\n",
            ),
        ),
        "lines that end as on Windows": (
            TWO.replace("\n", "\r\n"),
            TWO.replace(
                '@decorated\ndef first(x):\n    """Mine."""\n    return 1\n',
                HANDED_OUT.split("\n\n\n", maxsplit=1)[0] + "\n",
            ).replace("\n", "\r\n"),
        ),
        "none": ("import numpy\n", "import numpy\n\n\n" + HANDED_OUT.split("\n\n\n", maxsplit=1)[0] + "\n"),
        "the last of two": (
            "def first(x):\n    return 0\n\n\ndef first(x):\n    return 1\n",
            "def first(x):\n    return 0\n\n\n" + HANDED_OUT.split("\n\n\n", maxsplit=1)[0] + "\n",
        ),
        "bytes that are no UTF-8": (
            "# caf\udce9\ndef first(x):\n    return 0\n",
            "# caf\udce9\n" + HANDED_OUT.split("\n\n\n", maxsplit=1)[0] + "\n",
        ),
    }.values(),
)
def test_a_function_is_found_by_its_lines(text, after):
    assert with_function(text, "first", HANDED_OUT) == after


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1",), "Say --yes to put exercises/step1_double.py back"),
        (("doubel", "--yes"), "There is no step 'doubel'."),
        (("1", "nowhere", "--yes"), "There is no file or folder 'nowhere'."),
        (("1", TINY / "solutions", "--yes"), "one of the course's solutions"),
    ],
)
def test_nothing_is_put_back_by_mistake(tmp_path, arguments, said):
    work = exercises(tmp_path)
    (work / FILE).write_text(DOUBLE)
    done = grade("reset", *arguments, *QUICK, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert (work / FILE).read_text() == DOUBLE
    assert len(list(work.iterdir())) == 2


def test_who_is_asked_may_say_no(tmp_path):
    pexpect = pytest.importorskip("pexpect", reason="pexpect drives a terminal, which Windows has none of")
    work = exercises(tmp_path)
    (work / FILE).write_text(DOUBLE)
    for answer, said, after in (("n", "Nothing was changed.", DOUBLE), ("y", "What you had is in", STUBS[FILE])):
        command = ["-P", "-m", "grader", "reset", "1", "--course", str(TINY)]
        child = pexpect.spawn(sys.executable, command, cwd=str(tmp_path), encoding="utf-8", timeout=60)
        child.expect_exact("kept beside it. [y/N]")
        child.sendline(answer)
        child.expect_exact(said)
        child.expect(pexpect.EOF)
        child.close()
        assert (work / FILE).read_text() == after


def test_a_notebook_is_not_put_back(tmp_path):
    course = shutil.copytree(TINY, tmp_path / "course")
    with (course / "checks" / "course.toml").open("a") as file:
        file.write('notebook = "digits.ipynb"\n')
    (tmp_path / "digits.ipynb").write_text("{}")
    done = grade("reset", "1", "--yes", "--course", course, cwd=tmp_path)
    assert done.returncode == 2
    assert "is your work in digits.ipynb?" in done.stderr
    assert not (tmp_path / FILE).exists()
    (tmp_path / "step2_mean.py").write_text(MEAN)  # who has the others works in files
    assert grade("reset", "1", "--yes", "--course", course, cwd=tmp_path).returncode == 0
    assert (tmp_path / FILE).is_file()


def test_a_backup_is_not_taken_for_the_exercises(tmp_path):
    (tmp_path / "digits").mkdir()
    work, backup = exercises(tmp_path / "digits"), tmp_path / "exercises.bak" / FILE
    backup.parent.mkdir()
    for file in (work / FILE, backup):
        file.write_text(DOUBLE)
    done = grade("reset", "1", "--yes", *QUICK, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (work / FILE).read_text() != DOUBLE
    assert backup.read_text() == DOUBLE


@pytest.mark.parametrize(("name", "wanted"), [("2", "step2_mean.py"), ("double", FILE), (None, "step2_mean.py")])
def test_a_step_is_opened_in_the_editor_that_is_named(tmp_path, name, wanted):
    work, opened = exercises(tmp_path), tmp_path / "opened"
    (work / FILE).write_text(DOUBLE)
    editor = shlex.join([sys.executable, "-c", f"import sys; open({str(opened)!r}, 'w').write(sys.argv[1])"])
    env = {"GRADE_CACHE": str(tmp_path / "kept"), "VISUAL": "", "EDITOR": editor}
    if name is None:  # the first that is not known to be done
        assert grade(work, *QUICK, env=env).returncode == 1
    done = grade("open", *([name] if name else []), *QUICK, cwd=tmp_path, env=env)
    assert (done.returncode, done.stdout) == (0, "")
    assert opened.read_text() == f"exercises/{wanted}"


def test_what_cannot_be_opened_is_said(tmp_path):
    work = exercises(tmp_path)
    done = grade("open", "1", *QUICK, cwd=tmp_path, env={"VISUAL": "no-such-editor --wait"})
    assert done.returncode == 2
    assert "'no-such-editor' could not open it" in done.stderr
    assert f"Open exercises/{FILE} in any editor" in done.stderr
    (work / FILE).unlink()
    done = grade("open", "1", *QUICK, cwd=tmp_path)
    assert "`grade reset 1` writes it as it was handed out." in done.stderr
