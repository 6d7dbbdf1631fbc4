"""What has changed since the last look, whatever the file system says."""

import json
import shutil

import msgspec
import pytest

from grader.engine.cache import Store
from grader.submission.model import SubmissionError
from grader.watching.state import State
from tests.running import ROOT


@pytest.fixture
def state(course, tmp_path):
    work = shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    state = State(course, work, Store(course, (None, None, ()), tmp_path / "kept"))
    state.begin()
    assert [step.id for step in course.steps] == state.others
    yield state
    state.close()


def edit(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_one_step_saved_is_one_step_to_grade_also_beside_a_notebook(state):
    first, second = state.steps[0], state.steps[1]
    assert not state.look()
    edit(state.path / first.file, "raise NotImplementedError", "return None")
    assert state.look()
    assert state.saved == [first.id]
    assert first.id not in state.others
    edit(state.path / second.file, "raise NotImplementedError", "return None")
    assert state.look()
    assert [step.id for step in state.next()] == [first.id, second.id]
    assert not state.look()


def test_a_file_that_is_no_python_waits_and_keeps_no_other_one_waiting(state):
    first, second = state.steps[0], state.steps[1]
    edit(state.path / first.file, "raise NotImplementedError", "return )")
    assert not state.look()
    assert state.unfinished[first.file].code == "return )"
    edit(state.path / second.file, "raise NotImplementedError", "return None")
    assert state.look()
    assert state.saved == [second.id]
    assert list(state.unfinished) == [first.file]
    edit(state.path / first.file, "return )", "return ()")
    assert state.look()
    assert (state.saved, state.unfinished) == ([second.id, first.id], {})


def test_a_guess_of_pythons_has_a_question_that_fits(state):
    first = state.steps[0]
    edit(state.path / first.file, "raise NotImplementedError", "if path = 3: return")
    assert not state.look()
    assert "== compares two values" in state.unfinished[first.file].cause


def test_a_helper_counts_for_all_steps_and_keeps_all_waiting(state):
    (state.path / "helping.py").write_text("def help(:\n")
    assert not state.look()
    (state.path / "helping.py").write_text("def help():\n    return 1\n")
    assert state.look()
    assert state.saved == [step.id for step in state.steps]


def test_an_edit_of_the_notebook_asks_for_what_may_be_in_it(state):
    notebook = state.path / state.course.notebook
    cells = json.loads(notebook.read_text("utf-8"))
    cells["cells"][1]["outputs"] = []
    notebook.write_text(json.dumps(cells), "utf-8")
    assert not state.look()  # an output is no code
    edit(notebook, "raise NotImplementedError", "return None")
    assert state.look()
    assert state.saved == [step.id for step in state.steps]


def test_a_folder_that_is_gone_is_said_and_may_come_back(state):
    aside = state.path.rename(state.path.with_name("aside"))
    with pytest.raises(SubmissionError, match="There is no file or folder"):
        state.look()
    aside.rename(state.path)
    assert not state.look()
    for file in state.path.iterdir():
        file.unlink()
    with pytest.raises(SubmissionError, match="has none of the steps' files"):
        state.look()


def test_what_is_known_from_before_is_not_told_apart(state, course_grader):
    (step, *_) = state.steps
    report = course_grader.grade_path(state.path, steps=(step,))
    kept = tuple(msgspec.structs.replace(result, kept=True) for result in report.steps)
    state.add(msgspec.structs.replace(report, steps=kept))
    assert not state.report().steps[0].kept
