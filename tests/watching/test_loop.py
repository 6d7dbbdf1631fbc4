"""The loop without a terminal, and with a grader that has nobody beside it, as where processes cannot be forked."""

import io
import signal
import sys

import pytest
from rich.console import Console

from grader.engine.cache import Store
from grader.reports import model
from grader.watching.inbox import Event, Inbox
from grader.watching.loop import Loop, Quit
from grader.watching.saves import saves
from grader.watching.screen import Screen, total
from grader.watching.state import State
from tests.watching.sessions import DOUBLE, MEAN, WRONG, exercises


class Session:
    """A loop over the tiny course's stubs, whose events are put in beforehand."""

    def __init__(self, tiny, grader, folder, stubs=None, **size):
        self.work = exercises(folder)
        for name, text in (stubs or {}).items():
            (self.work / name).write_text(text)
        self.written = io.StringIO()
        console = Console(
            file=self.written, force_terminal=True, color_system=None, **({"width": 60, "height": 30} | size)
        )
        self.state = State(tiny, self.work, Store(tiny, (None, None, ()), folder / "kept"))
        self.inbox, self.pages, self.grader = Inbox(), [], grader
        self.loop = Loop(
            self.state,
            self.work,
            Screen(console),
            self.inbox,
            show_page=lambda report: self.pages.append(report) or "The page is here.",
            reset=lambda step: f"{step.file} was put back.",
        )
        self.state.begin()
        self.loop.show_current()

    def press(self, keys):
        """What the screen shows when these keys have been heard; a dot is a save."""
        for key in keys:
            self.inbox.put(Event("saved") if key == "." else Event("key", key))
        self.inbox.put(Event("key", "q"))
        with pytest.raises(Quit):
            self.loop.run(self.grader)
        return self.written.getvalue().rpartition("\x1b[2J")[2].partition("q quit")[0]


@pytest.fixture
def session(tiny, tiny_grader, tmp_path):
    made = Session(tiny, tiny_grader, tmp_path)
    yield made
    made.state.close()


def test_an_evening_without_processes_beside(session):
    assert "0 of 10 points, 0 of 2 steps done" in session.press("")
    (session.work / "step1_double.py").write_text(DOUBLE)
    (session.work / "step2_mean.py").write_text(MEAN)
    seen = session.press(".")
    assert "10 of 10 points, 2 of 2 steps done" in seen
    assert "every step is done" in session.press("n")


def test_keys_that_mean_nothing_change_nothing(session):
    before = session.press("l")
    assert session.press("x7\t") == before


def test_of_two_files_saved_at_once_both_are_answered(session):
    session.press("")
    (session.work / "step1_double.py").write_text(WRONG)
    (session.work / "step2_mean.py").write_text("def train_mean(x, y):\n    raise ValueError('here')\n")
    seen = session.press(".")
    assert "These are not the doubled values." in seen
    # The other one in its line, so that all of this can be seen.
    assert "2 A model that says the mean" in seen
    assert "Press 2 to see what is missing there." in seen
    assert "ValueError" not in seen
    assert "ValueError: here" in session.press("2")
    (session.work / "step1_double.py").write_text(DOUBLE)
    (session.work / "step2_mean.py").write_text("def train_mean(x, y:\n")
    seen = session.press(".")
    assert "step 1 is done after 2 tries" in " ".join(seen.split())
    assert "step2_mean.py, line 1 is not Python yet" in seen
    (session.work / "step1_double.py").write_text(WRONG)
    assert "is not Python yet" not in session.press("h.")  # which was read


def test_while_a_step_is_graded_again_its_old_result_is_called_old(session):
    (session.work / "step1_double.py").write_text(WRONG)
    assert "(above: how it was before)" not in session.written.getvalue()  # what is seen is no result
    assert "These are not the doubled values." in session.press(".")
    (session.work / "step1_double.py").write_text(DOUBLE)
    session.press(".")
    assert "looking at step 1 ... (above: how it was before)" in session.written.getvalue()


def test_tries_are_counted_from_the_first_one_or_not_at_all(tiny, tiny_grader, tmp_path):
    again = Session(tiny, tiny_grader, tmp_path, stubs={"step1_double.py": WRONG})
    (again.work / "step1_double.py").write_text(DOUBLE)
    seen = again.press(".")
    assert "step 1 is done, with all 4 points." in " ".join(seen.split())
    (again.work / "step2_mean.py").write_text(MEAN)
    assert "Step 2 is done, at the first try" in again.press(".")
    again.state.close()


def test_a_step_is_put_back_only_when_it_is_the_one_on_the_screen(session):
    (session.work / "step2_mean.py").write_text("def train_mean(x, y):\n    raise ValueError('here')\n")
    session.press(".")
    seen = session.press("ar")
    assert "Which step is to start anew? Press its number, and then r." in seen
    assert "Start step 1 anew?" in session.press("1r")


def test_a_file_that_is_gone_can_be_written_anew(session):
    session.press("")
    (session.work / "step2_mean.py").unlink()
    assert "step2_mean.py: r writes it as it was handed out." in " ".join(session.press(".").split())
    seen = session.press("r")
    assert "step2_mean.py as it was handed out?" in " ".join(seen.split())
    assert "kept beside it" not in seen
    assert "step2_mean.py was put back." in session.press("y")


def test_a_file_with_points_that_is_gone_is_told_only_how_to_get_one(session):
    (session.work / "step1_double.py").write_text(DOUBLE)
    session.press(".")
    (session.work / "step1_double.py").unlink()
    seen = " ".join(session.press(".").split())
    assert "r writes it as it was handed out." in seen and "undo" not in seen


@pytest.mark.parametrize("away", ["h", "l", "?", "rx", "hl?h"])
def test_enter_leads_back_to_the_result(session, away):
    (session.work / "step1_double.py").write_text(WRONG)
    result = session.press(".")
    assert "These are not the doubled values." in result
    assert "Enter" not in result
    elsewhere = session.press(away.removesuffix("x"))
    assert "doubled values" not in elsewhere
    assert "Enter result" in elsewhere
    if away.endswith("x"):
        assert session.press("x") == result
    for enter in "\r\n":
        assert session.press(enter) == result
    everything = session.press("a")
    session.press("h")
    assert session.press("\r") == everything


def test_who_goes_on_is_told_what_is_left_undone(session):
    (session.work / "step1_double.py").write_text("def double(x):\n    x *= 2\n    return x\n")
    session.press(".")
    seen = session.press("n")
    assert "Step 1 waits at 3 of 4 points: press 1 to go back to it." in seen
    assert "step2_mean.py" in seen
    assert "waits" not in session.press("h\r")  # said once
    assert "step1_double.py" in session.press("1")
    assert "You are at step 1" in session.press("l")
    (session.work / "step1_double.py").write_text(DOUBLE)
    session.press(".")
    assert "waits" not in session.press("n")
    seen = session.press("n")
    assert "All other steps are done: step 2 is the last one." in seen
    assert "step2_mean.py" in seen
    assert "Step 1 is done" in session.press("1")


def test_what_is_said_stays_while_others_are_graded(session):
    assert session.state.others  # which are graded after the first keys
    assert "Step 1 waits" in session.press("n")
    assert not session.state.others


def test_hints_begin_again_after_the_last_one(session):
    assert [
        "hint 1 of 3" in session.press("h"),
        "hint 3 of 3" in session.press("hh"),
        "hint 1 of 3" in session.press("h"),
    ] == [True] * 3


def test_a_page_shows_what_is_on_the_screen(session):
    session.press("p")
    session.press("ap")
    assert [[step.number for step in report.steps] for report in session.pages] == [["1"], ["1", "2"]]


def test_who_goes_on_stays_where_they_went(session):
    assert "step2_mean.py" in session.press("n")
    assert "step1_double.py" in session.press("n")
    (session.work / "step2_mean.py").write_text(MEAN)
    assert "Step 2 is done" in session.press(".")
    assert "You are at step 2" in session.press("l")


def test_a_grader_that_fails_is_told_and_tried_again(session):
    class Failing:
        time_limit = 60

        def grade(self, *_, **__):
            raise RuntimeError("\x1b[2Jno")

    good, session.grader = session.grader, Failing()
    (session.work / "step1_double.py").write_text(WRONG)
    seen = " ".join(session.press(".").split())
    assert "The grader itself failed (RuntimeError: no). This is not your fault: press a to try once more" in seen
    session.grader = good
    assert "These are not the doubled values." in session.press("a")


def test_what_does_not_fit_comes_with_the_next_space(tiny, tiny_grader, tmp_path):
    session = Session(tiny, tiny_grader, tmp_path, width=60, height=10)
    (session.work / "step1_double.py").write_text(WRONG)
    seen = [session.press(keys) for keys in (".", *"     ")]
    assert "Lines 1 to" in seen[0]
    assert "space: the top" in "".join(seen)
    assert seen.count(seen[0]) >= 2
    assert all(len(one.splitlines()) <= 10 for one in seen)
    assert all("steps done" in " ".join(one.split()) for one in seen)
    first = session.press("\r")
    assert first == seen[0]
    paged = session.press("p")  # what is said pushes nothing away
    assert "The page is here." in paged
    assert paged.splitlines()[:2] == first.splitlines()[:2]
    assert "The page is here." in session.press(" ")
    assert "The page is here." not in session.press("\r")
    session.state.close()


@pytest.mark.parametrize("width", [30, 40, 60, 80])
def test_no_line_is_too_long_for_the_window(tiny, tiny_grader, tmp_path, width):
    session = Session(tiny, tiny_grader, tmp_path, width=width, height=50)
    for text in (WRONG, "def double(x):\n    return (2 *\n", DOUBLE):
        (session.work / "step1_double.py").write_text(text)
        for keys in (".", *"hhhl?apnr"):
            seen = session.press(keys)
            too_long = [line for line in seen.splitlines() if len(line.rstrip()) > width]
            assert not too_long, seen
            assert "..." not in seen.replace(" ...", ""), seen
            for key in ("n next", "h hint", "p page", "l list", "r reset", "a all"):
                assert key in seen
    session.state.close()


@pytest.mark.parametrize("way", ["watched", "polled"])
def test_a_save_is_noticed_also_where_the_system_watches_no_folder(tmp_path, monkeypatch, way):
    import watchfiles

    heard = Inbox()

    def refused(*_, **__):
        raise OSError("too many")

    if way == "polled":
        monkeypatch.setattr(watchfiles, "watch", refused)
    with saves(tmp_path, heard.put):
        assert heard.take() == Event("saved")  # now it is watched
        (tmp_path / "step1_double.py").write_text(DOUBLE)
        assert heard.take() == Event("saved")
        if sys.platform != "win32":  # where a folder that is watched cannot be moved
            tmp_path.rename(tmp_path.with_name("aside")).rename(tmp_path)
            (tmp_path / "step1_double.py").write_text(WRONG)
            assert heard.take() == Event("saved")


def test_a_key_waits_behind_one_look_however_much_is_written():
    inbox = Inbox()
    for _ in range(20_000):  # more rings than a pipe holds
        inbox.put(Event("saved"))
    for key in "qq":
        inbox.put(Event("key", key))
    inbox.put(Event("saved"))
    assert [inbox.take() for _ in range(3)] == [Event("saved"), Event("key", "q"), Event("key", "q")]
    assert not inbox.bell.poll()
    inbox.put(Event("saved"))
    assert inbox.take() == Event("saved")  # after one that was taken something else may have been written


@pytest.mark.skipif(sys.platform != "linux", reason="another grader is needed beside, which only Linux has")
def test_signals_are_heard_in_turn():
    from grader.doors.watch import _heard_in_turn

    heard = Inbox()
    with _heard_in_turn(heard):
        signal.raise_signal(signal.SIGTERM)
        assert heard.take() == Event("key", "\x03")
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_a_fork_that_rings_keeps_nobody_waiting(session):
    session.inbox._rope.send_bytes(b".")  # as a signal's handler does in a fork
    assert session.inbox.take() is None
    session.inbox._rope.send_bytes(b".")
    assert "0 of 10 points" in session.press("l")


@pytest.mark.parametrize(
    ("points", "bonus", "said"), [(90, 2, "92 of 100 points (90 and bonus 2), "), (90, 0, "90 of 100 points, ")]
)
def test_what_is_bonus_is_told_apart(tiny, points, bonus, said):
    steps = [
        model.step_result(
            id=f"step{number}_x",
            title="X",
            bonus=number == 2,
            student_output="",
            file="x.py",
            checks=(model.CheckResult(f"step{number}_x.y", "y", "passed", points, most),),
        )
        for number, points, most in ((1, points, 100), (2, bonus, 10))
    ]
    report = model.report(
        course=model.CourseInfo(tiny.name, "1"),
        submission=model.SubmissionInfo("", ""),
        seed=1,
        steps=tuple(steps),
        environment={},
        notes=(),
    )
    console = Console(file=io.StringIO(), width=60)
    console.print(total(report, 60))
    assert said in console.file.getvalue()
