"""`grade watch` as it looks in tmux: what a person reads on a screen of 60 columns, and in a larger one."""

import shlex
import shutil
import subprocess
import time

import pytest

from tests.watching.sessions import COMMAND, DOUBLE, SECONDS, WRONG, environment, exercises

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="there is no tmux")


class Tmux:
    """A server of its own with one window."""

    def __init__(self, folder):
        self._command = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        self._folder = folder

    def __enter__(self):
        shell = f"{shlex.join(COMMAND)}; echo ended with $?; stty -a; cat"
        self.run("new-session", "-d", "-x", "60", "-y", "30", "-c", str(self._folder), "sh", "-c", shell)
        return self

    def __exit__(self, *_):
        self.run("kill-server")

    def run(self, *arguments):
        done = subprocess.run(
            [*self._command, *arguments],
            env={**environment(self._folder), "LC_ALL": "C.UTF-8"},
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
        """What is on the screen, when all this is."""
        until = time.monotonic() + SECONDS
        while True:
            seen = self.run("capture-pane", "-p")
            if all(text in seen for text in wanted):
                return seen
            assert time.monotonic() < until, f"{wanted} did not come:\n{seen}"


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
