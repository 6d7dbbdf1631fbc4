"""`grade start` gives whoever begins the exercises, and takes nothing away."""

import os
import re
import site
import subprocess
import sys
import venv

import pytest

import grader
from tests.running import ROOT, TINY, grade


def files_in(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_it_writes_the_exercises_the_digits_and_how_to_go_on(tmp_path):
    place = tmp_path / "Übung eins"
    place.mkdir()
    done = grade("start", cwd=place)
    assert done.returncode == 0, done.stderr
    written = files_in(place / "digits")
    exercises = {name: data for name, data in written.items() if name.startswith("exercises/")}
    assert exercises == {f"exercises/{path.name}": path.read_bytes() for path in (ROOT / "exercises").iterdir()}
    assert {name for name in written if "images" in name} == {
        f"datasets/mnist/{kind}-images-idx3-ubyte.gz" for kind in ("train", "t10k")
    }
    for name, data in written.items():
        if name.startswith("datasets/"):
            assert data == (ROOT / name).read_bytes()
    assert "Open `exercises/step1_load.py`" in written["README.md"].decode()
    # What is typed next, as it is printed, one line after the other.
    assert re.search(r"^Go there: cd digits\n(.*\n)*Next: grade watch$", done.stdout, re.MULTILINE)
    following = grade("exercises", "--step", "1", cwd=place / "digits")
    assert "Score 0/15" in following.stdout


def test_the_readmes_commands_are_commands(tmp_path):
    grade("start", tmp_path / "x")
    block = re.search(r"```sh\n(.*?)```", (tmp_path / "x" / "README.md").read_text("utf-8"), re.DOTALL)[1]
    lines = [line.partition("#")[0].split() for line in block.splitlines()]
    assert len(lines) == 6
    for program, *arguments in lines:
        assert program == "grade"
        if arguments == ["watch"]:  # which needs a terminal
            arguments.append("--help")
        if arguments != ["exercises/"]:
            done = grade(*arguments, cwd=tmp_path / "x")
            assert done.returncode in (0, 1), done.stderr


def test_what_is_there_stays_as_it_is(tmp_path):
    grade("start", "mine", "--course", TINY, cwd=tmp_path)
    first, second = sorted((tmp_path / "mine" / "exercises").iterdir())
    first.write_text("mine = True\n")
    second.unlink()
    done = grade("start", "mine", "--course", TINY, cwd=tmp_path)
    assert done.returncode == 0
    assert first.read_text() == "mine = True\n"
    assert f"Written to mine: exercises/{second.name}." in done.stdout
    assert f"Left as you have it: exercises/{first.name}. For fresh ones" in done.stdout
    before = files_in(tmp_path)
    again = grade("start", "mine", "--course", TINY, cwd=tmp_path)
    assert "Written" not in again.stdout
    assert files_in(tmp_path) == before
    first.unlink()
    first.symlink_to(tmp_path / "elsewhere.py")
    grade("start", "mine", "--course", TINY, cwd=tmp_path)
    assert not (tmp_path / "elsewhere.py").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX reads it")
@pytest.mark.parametrize("folder", ["my digits", "."])
def test_what_it_says_can_be_typed_also_in_a_new_terminal(tmp_path, folder):
    environment = tmp_path / "my env"
    venv.create(environment, symlinks=True)
    program = [environment / "bin" / "python", "-P", "-m", "grader", "start", folder, "--course", TINY]
    paths = os.pathsep.join([str(ROOT), *site.getsitepackages()])
    done = subprocess.run(
        program, cwd=tmp_path, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    said = dict(re.findall(r"^(?P<when>.*?): (.*)$", done.stdout, re.MULTILINE))
    there = said.get("Go there", "cd .")
    assert ("Go there" in said) == (folder != ".")
    script = (
        f'{said["In a new terminal, first activate the environment again"]}\n{there}\npwd\nprintf %s "$VIRTUAL_ENV"'
    )
    typed = subprocess.run(["/bin/sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert typed.stdout == f"{tmp_path / folder}\n{environment}"


def test_a_second_time_changes_nothing(tmp_path):
    grade("start", "mine", "--course", TINY, cwd=tmp_path)
    before = files_in(tmp_path)
    done = grade("start", "mine", "--course", TINY, cwd=tmp_path)
    assert "Nothing to write: all of it is in mine already." in done.stdout
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(("inside", "path"), [("", "exercises/"), ("exercises", ".")])
def test_among_the_exercises_no_others_are_written_unasked(tmp_path, inside, path):
    grade("start", tmp_path / "x", "--course", TINY)
    before = files_in(tmp_path)
    done = grade("start", "--course", TINY, cwd=tmp_path / "x" / inside)
    assert done.returncode == 2
    assert f"The exercises are here already: grade {path}\n" in done.stderr
    assert files_in(tmp_path) == before


def test_where_nothing_can_be_written_it_says_so(tmp_path):
    (tmp_path / "file").touch()
    done = grade("start", tmp_path / "file", "--course", TINY)
    assert done.returncode == 2
    assert "is a file" in done.stderr
    done = grade("start", tmp_path / "file" / "x", "--course", TINY)
    assert done.returncode == 2
    assert "README.md' cannot be written: " in done.stderr
    assert "May you write there? For another place, name a folder: grade start DIR" in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever may do everything may write there")
def test_a_folder_that_can_only_be_read_is_said_in_words(tmp_path):
    tmp_path.chmod(0o500)
    done = grade("start", tmp_path / "x", "--course", TINY)
    assert done.returncode == 2
    assert "cannot be written: Permission denied. May you write there?" in done.stderr


def test_the_digits_beside_the_exercises_are_those_of_the_course(tmp_path):
    """So the examples in the stubs are true where they are tried."""
    grade("start", tmp_path / "x")
    for path in grader.data_folder().iterdir():
        assert (tmp_path / "x" / "datasets" / "mnist" / path.name).read_bytes() == path.read_bytes()
