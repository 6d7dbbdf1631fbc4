"""`grade watch` as it looks in tmux: what a person reads on a screen of 60 columns, and in a larger one."""

import re
import shlex
import shutil
import subprocess
import time
from itertools import count

import pytest

from tests.watching.sessions import COMMAND, DOUBLE, SECONDS, WRONG, environment, exercises

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="there is no tmux")

NUMBERS = count()  # of servers: one that ends may still hold its socket
GRADING = re.compile(r"step \d+: .*\.\.\.")  # says what is being done


class Tmux:
    """A server of its own with one window."""

    def __init__(self, folder, command=COMMAND, width=60, height=30):
        self._command = ["tmux", "-S", str(folder / f"tmux-{next(NUMBERS)}"), "-f", "/dev/null"]
        self._folder, self._shell = folder, f"{shlex.join(map(str, command))}; echo ended with $?; stty -a; cat"
        self._size = ("-x", str(width), "-y", str(height))

    def __enter__(self):
        self.run("new-session", "-d", *self._size, "-c", str(self._folder), "sh", "-c", self._shell)
        return self

    def __exit__(self, *_):
        self.run("kill-server")

    def run(self, *arguments):
        done = subprocess.run(
            [*self._command, *arguments],
            env={**environment(self._folder), "LC_ALL": "C.UTF-8", "BROWSER": "true"},
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
        )
        return done.stdout

    def press(self, key):
        self.run("send-keys", key)

    def screen(self, *wanted):
        """What is on the screen, when all this is, however its lines are broken, and none is longer than the window."""
        until = time.monotonic() + SECONDS
        while True:
            seen, joined = self.run("capture-pane", "-p"), self.run("capture-pane", "-pJ")
            lines, unbroken = (text.partition("ended with")[0].splitlines() for text in (seen, joined))
            fits = lines == [line.rstrip() for line in unbroken]
            if fits and all(text in seen or text in " ".join(seen.split()) for text in wanted):
                return seen
            assert time.monotonic() < until, f"{wanted} did not come:\n{seen}"

    def settled(self, *wanted):
        """The same, when nothing is being graded any more."""
        until = time.monotonic() + SECONDS
        while GRADING.search(seen := self.screen(*wanted)):
            assert time.monotonic() < until, seen
        return seen


def test_an_evening(tmp_path):
    work = exercises(tmp_path)
    with Tmux(tmp_path) as tmux:
        tmux.screen("0 of 10 points, 0 of 2 steps done", "Open exercises/step1_double.py", "q quit")
        (work / "step1_double.py").write_text(WRONG)
        seen = tmux.screen("These are not the doubled values.", "Is it x + x?", "0 of 10 points")
        assert seen.count("Double") == 1  # one thing at a time
        tmux.press("h")
        tmux.screen("hint 1 of 3", "0 of 10 points")
        (work / "step1_double.py").write_text(DOUBLE)
        seen = tmux.screen("step 1 is done after 2 tries", "4 of 10 points, 1 of 2 steps done", "takes you to step 2")
        assert "step2_mean.py" not in seen  # nobody has asked to go on
        tmux.press("n")
        tmux.screen("Open exercises/step2_mean.py", "not attempted")
        tmux.press("a")
        tmux.screen("1 Double", "2 A model that says the mean", "4/4")
        tmux.run("resize-window", "-x", "100", "-y", "40")
        tmux.screen("1 Double", "4 of 10 points, 1 of 2 steps done", f"{'4/4':>{100 - 60 + 20}}")
        (work / "step2_mean.py").write_text("x = 1\n")
        tmux.screen("has no function train_mean", "of 2 steps done")
        tmux.press("r")
        tmux.screen("Start step 2 anew?")
        tmux.press("y")
        tmux.screen("What you had is in", "Open exercises/step2_mean.py")
        tmux.press("q")
        seen = tmux.screen("ended with 0", "You have 4 of 10 points.", "echo")
        assert " icanon" in seen
        assert " echo " in seen


def test_a_result_longer_than_the_window(tmp_path):
    work = exercises(tmp_path)
    with Tmux(tmp_path, height=14) as tmux:
        tmux.screen("0 of 10 points, 0 of 2 steps done")
        (work / "step1_double.py").write_text(WRONG)
        result = tmux.screen("These are not the doubled values.", "Lines 1 to", "space: more", "q quit")
        tmux.press("Space")
        rest = tmux.screen("space: the top")
        tmux.press("p")
        said = tmux.screen("The page opens in your browser.", ".html", "Lines")
        assert rest.splitlines()[0] == said.splitlines()[0]  # nothing is pushed away
        for key, wanted in {"h": "hint 1 of 3", "l": "You are at", "?": "from its beginning", "r": "y for yes"}.items():
            tmux.press(key)
            tmux.screen(wanted, "Enter result")
            tmux.press("Enter")
            again = tmux.screen("Lines 1 to", "These are not the doubled values.", "q quit")
            assert again.partition("q quit")[0] == result.partition("q quit")[0]
        tmux.press("n")
        tmux.screen("Step 1 waits at 0 of 4 points: press 1 to go back to it.", "2 A model that says the mean")
        tmux.press("1")
        tmux.screen("These are not the doubled values.")


PRINTS = "print('so much to say of it that a narrow window has no room for it')\n"
WIDTHS = (40, 60, 80)


def words(screen):
    """All that is said."""
    return set(re.findall(r"[\w.]+", screen))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_of_a_report_is_cut(tmp_path, width):
    work = exercises(tmp_path)
    (work / "step1_double.py").write_text(f"{PRINTS}{WRONG}")
    command = [*COMMAND[:4], "exercises", *COMMAND[5:]]
    shown = []
    for columns in (300, width, width):  # from the second time on it is unchanged
        with Tmux(tmp_path, command, columns, 100) as tmux:
            shown.append(tmux.screen("ended with 1", "grade hint double").partition("ended with")[0])
    assert "Try it, in Python" in shown[0]
    assert words(shown[0]) <= words(shown[1])
    assert words("Graded before (by grade watch, too) and unchanged: steps 1 (--fresh grades anew).") <= words(shown[2])


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_of_what_is_watched_is_cut(tmp_path, width):
    work = exercises(tmp_path)
    (work / "step1_double.py").write_text(WRONG)
    with Tmux(tmp_path, width=200, height=60) as tmux:
        tmux.screen("These are not the doubled values.", "q quit")
        looks = {"a": "A model that", "h": "hint 1 of 3", "l": "You are at", "?": "Watching exercises."}
        for key, wanted in {**looks, "n": "Step 1 waits", "p": "The page opens", "r": "y for yes"}.items():
            tmux.press(key)
            wide = tmux.settled(wanted, "q quit")
            tmux.run("resize-window", "-x", str(width))
            narrow = tmux.settled(wanted, "q quit")
            assert "\u2026" not in narrow
            assert words(wide.partition("/")[0] if key == "p" else wide) <= words(narrow), narrow
            tmux.run("resize-window", "-x", "200")
