"""What a person sees of pictures: in a terminal, and on the page that is kept."""

import os
import re
import sys

import pytest

from grader.doors import pages
from tests.running import ROOT, grade

if sys.platform == "win32":
    pytest.skip("this system has no pseudo-terminals", allow_module_level=True)

import fcntl
import pty
import struct
import termios

IN_COLOUR = "\n\ndef plot_digit(row, label, ax):\n    ax.imshow(to_image(row), cmap='viridis')\n    ax.set_title(str(label))\n    return ax\n"
HALF = "▀"
ASKED = b"\x1b[c"  # what can you do?
SIXELS = "\x1bPq"


@pytest.fixture
def mine(tmp_path):
    """A step whose digit is drawn in colour."""
    folder = tmp_path / "mine"
    folder.mkdir()
    solution = (ROOT / "solutions" / "step3_plot.py").read_text("utf-8")
    (folder / "step3_plot.py").write_text(solution + IN_COLOUR, "utf-8")
    return folder


def in_a_terminal(*arguments, columns=80, has_sixels=False, **environ):
    """What the command prints in a terminal."""
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    clean |= {"GRADE_FOR": "none", "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8", **environ}
    pid, terminal = pty.fork()
    if not pid:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        os.execve(sys.executable, [sys.executable, "-P", "-m", "grader", *map(str, arguments)], clean)
    said = b""
    while True:
        try:
            part = os.read(terminal, 2**16)
        except OSError:  # it is closed, on Linux
            break
        if not part:
            break
        said += part
        if has_sixels and part.endswith(ASKED):
            os.write(terminal, b"\x1b[?62;4c")
    os.waitpid(pid, 0)
    os.close(terminal)
    return said.decode("utf-8")


def test_a_terminal_says_where_results_are_as_pictures_when_all_has_passed(tmp_path):
    own = {"GRADE_CACHE": str(tmp_path / "cache")}
    said = in_a_terminal(ROOT / "solutions", "--step", "8", **own)
    (page,) = (tmp_path / "cache" / "pages").iterdir()
    assert "Your results as pictures: \x1b]8;" in said
    assert f";{page.as_uri()}#grade-step8_mistakes.draws_the_mistakes\x1b\\" in said
    assert HALF not in said
    assert "Your plot_mistakes, asked for the first 5 of 12 mistakes" in page.read_text("utf-8")
    assert "as pictures" not in in_a_terminal(ROOT / "solutions", "--step", "2", **own)
    assert "as pictures" not in grade(ROOT / "solutions", "--step", "8", env=own).stdout


def test_charts_are_on_the_page_and_not_made_of_characters(tmp_path):
    """What is drawn there would be too small to be read."""
    solution = (ROOT / "solutions" / "step7_accuracy.py").read_text("utf-8")
    (tmp_path / "step7_accuracy.py").write_text(
        solution + "\n\nevaluated = compare\n\n\ndef compare(models, *data):\n    found = evaluated(models, *data)\n"
        "    if len(models) == 1:\n        found.clear()\n    return found\n",
        "utf-8",
    )
    own = {"GRADE_CACHE": str(tmp_path / "cache")}
    said = in_a_terminal(tmp_path / "step7_accuracy.py", **own)
    (page,) = (tmp_path / "cache" / "pages").iterdir()
    assert f";{page.as_uri()}#grade-step7_accuracy.compares_all_models\x1b\\" in said
    assert HALF not in said
    assert "Models of this check" in page.read_text("utf-8")


def test_a_terminal_shows_both_pictures_and_where_they_are(mine, tmp_path):
    own = {"GRADE_CACHE": str(tmp_path / "cache")}
    said = in_a_terminal(mine, "--step", "3", **own)
    (page,) = (tmp_path / "cache" / "pages").iterdir()
    assert HALF in said
    assert "expected (labels are" in said  # the rest is on the next lines
    assert f";{page.as_uri()}#grade-step3_plot.shows_the_digit\x1b\\" in said
    assert 'id="grade-step3_plot.shows_the_digit"' in page.read_text("utf-8")
    # Of an earlier run's results, too; not where there is no colour, nor where it is narrow.
    for changed, columns in ((own | {"NO_COLOR": "1"}, 80), (own, 50), (own | {"TERM": "dumb"}, 80)):
        said = in_a_terminal(mine, "--step", "3", columns=columns, **changed)
        assert HALF not in said, (changed, columns)
        assert page.name in said
    assert len(list(page.parent.iterdir())) == 1  # of each folder the last


def test_a_terminal_that_can_draws_the_pictures_itself(mine, tmp_path):
    pytest.importorskip("textual_image", reason="the extra `pictures` is not installed")
    own = {"GRADE_CACHE": str(tmp_path / "cache")}
    said = in_a_terminal(mine, "--step", "3", has_sixels=True, **own)
    assert SIXELS in said or "\x1bP0;" in said, said[-3000:]
    assert HALF not in said
    assert SIXELS not in in_a_terminal(mine, "--step", "3", has_sixels=True, **own, NO_COLOR="1")


def test_what_is_no_terminal_gets_words_only(mine, tmp_path):
    own = {"GRADE_CACHE": str(tmp_path / "cache")}
    done = grade(mine, "--step", "3", env=own)
    assert "in colour" in done.stdout
    assert not re.search(f"{HALF}|Pictures:|\x1b", done.stdout)
    (page,) = (tmp_path / "cache" / "pages").iterdir()
    assert grade("cache", "--clear", env=own).returncode == 0
    assert not page.exists()
    # Whoever asks for another format has it; nothing else is kept.
    assert grade(mine, "--step", "3", "--format", "json", env=own).returncode == 1
    assert not page.exists()


def test_few_pages_are_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADE_CACHE", str(tmp_path))
    (tmp_path / "pages").mkdir()
    for number in range(5):
        page = tmp_path / "pages" / f"{number}.html"
        page.touch()
        os.utime(page, (number, number))
    pages.clear(2)
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["3.html", "4.html"]
    monkeypatch.setenv("GRADE_CACHE", "")
    assert pages.folder() is None
