"""`grade read` tells the story of a step where there is no notebook."""

import ast
import itertools
import os
import re
import subprocess
import sys

import pytest

from grader.authoring import stubs, telling
from grader.course.story import parts, story_of, told_where
from grader.reports.article import Article, Code, Prose, dump
from grader.worker import threads
from tests.running import ROOT, TINY, grade


def test_a_story_is_told_in_order_within_60_columns(course):
    step = course.steps[0]
    done = grade("read", "1", env={"COLUMNS": "60"})
    assert (done.returncode, done.stderr) == (0, "")
    told = " ".join(done.stdout.split())
    places = []
    for kind, text in parts(story_of(course, step)):
        found = f"{text}(" if kind == "function" else " ".join(text.replace("`", "").split())
        places.append(told.index(found, places[-1] if places else 0))
    assert places == sorted(places)
    code = {line for kind, text in parts(story_of(course, step)) if kind == "code" for line in text.splitlines()}
    assert [line for line in done.stdout.splitlines() if len(line) > 60 and line not in code] == []
    assert code <= set(done.stdout.splitlines())  # no line of it is broken
    assert told_where(step) not in done.stdout


def test_a_function_names_its_step():
    assert grade("read", "read_images").stdout == grade("read", "step1_load.py").stdout


def test_a_step_without_a_story_has_its_docstring_and_its_functions():
    done = grade("read", "2", "--course", TINY)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Step 2: ")
    assert "exercises/step2_mean.py" in done.stdout


def test_the_code_that_is_told_runs_as_it_is_told(course, tmp_path):
    """With the solutions in place of what students write; all of a step in one session, as one types it."""
    lines = []
    for step in course.steps:
        codes = [part.text for part in telling.told(course, step).parts if isinstance(part, Code)]
        assert codes, step.id
        lines += [f"names = {{}}\nprint({step.id!r})", *(f"exec({code!r}, names)" for code in codes)]
    script = tmp_path / "all.py"
    script.write_text("\n".join(lines))
    env = {**os.environ, **threads.ONE, "MPLBACKEND": "agg", "PYTHONPATH": str(ROOT / "solutions")}
    done = subprocess.run([sys.executable, "-W", "ignore", script], cwd=ROOT, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line for line in done.stdout.split() if line in [step.id for step in course.steps]] == [
        step.id for step in course.steps
    ]


def test_the_stubs_say_where_and_the_notebook_does_not(course):
    texts = {path.name: text for path, text in stubs.exercises(course)}
    for step in course.steps:
        assert ast.get_docstring(ast.parse(texts[step.file])).splitlines()[-1] == told_where(step)
        assert grade("read", *re.search(r"grade read (\d+)", told_where(step)).groups()).returncode == 0
    assert "grade read" not in texts[course.notebook]
    bare = dict(stubs.exercises(course, commands=False))
    assert not [path for path, text in bare.items() if "grade read" in text]


def test_a_docstring_of_one_line_can_say_it_too():
    assert stubs._saying('"""One line."""\n\nx = 1\n', "Words.") == '"""One line.\n\nWords.\n"""\n\nx = 1\n'


def test_as_a_page_it_loads_and_runs_nothing(tmp_path):
    done = grade("read", "1", "--format", f"html={tmp_path / 'page.html'}")
    assert (done.returncode, done.stdout) == (0, "")
    assert "The page is in" in done.stderr
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "<h1>Step 1: Load the images and labels</h1>" in page
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|src=|url\(|@import|https?:", page)


def test_markup_of_a_student_stays_text():
    hostile = "x = '</code></pre><script>alert(1)</script>\x1b]0;title\x07'"
    page = dump(
        Article("<b>", (Code(hostile, "<i>"), Prose("<img src=x> ![a two](https://example.org/2.png)")))
    ).decode()
    assert "<script" not in page
    assert "\x1b" not in page
    assert not re.search("<img|<i>|<b>", page)
    assert '<a href="https://example.org/2.png">Picture: a two</a>' in page


@pytest.mark.parametrize("form", ["html", "pdf", "html=", "terminals"])
def test_another_format_is_said_in_words(form):
    done = grade("read", "1", "--format", form)
    assert done.returncode == 2
    assert f"There is no format {form!r} here. It is terminal, or html=FILE" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")
@pytest.mark.parametrize(("lines", "paged"), [(20, True), (200, False)])
def test_what_is_long_is_paged_on_a_terminal(lines, paged):
    text = on_a_terminal(lines, PAGER="sed s/^/paged:/", NO_COLOR="1")
    assert ("paged:" in text) == paged
    assert "read_images(path)" in text
    assert not re.search(r"\x1b\[[0-9;]*3\dm", text)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")
def test_code_is_in_colour_on_a_terminal():
    assert re.search(r"\x1b\[[0-9;]*[39]\dm", on_a_terminal(200, NO_COLOR="", TERM="xterm-256color"))


def on_a_terminal(lines, **environ):
    """What `grade read 1` writes to a terminal of so many lines."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
    env = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "FORCE_COLOR")}
    command = [sys.executable, "-P", "-m", "grader", "read", "1"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env={**env, **environ}) as process:
        os.close(theirs)
        text = b""
        while True:
            try:
                got = os.read(ours, 65536)
            except OSError:  # Linux: the other side is closed
                break
            if not got:
                break
            text += got
        assert process.wait(60) == 0
    os.close(ours)
    return text.decode()


@pytest.mark.parametrize("story", sorted((ROOT / "grader" / "checks").glob("*.md")), ids=lambda story: story.stem)
def test_the_code_of_a_story_can_be_pasted_after_the_prompt(story):
    # There, the line after a block has to be an empty one.
    goes_on = ("else", "elif", "except", "finally")
    for block in re.findall(r"```python\n(.*?)```", story.read_text("utf-8"), re.DOTALL):
        for before, line in itertools.pairwise(block.splitlines()):
            assert not (before.startswith(" ") and line[:1].strip(" )]}") and not line.startswith(goes_on)), line
