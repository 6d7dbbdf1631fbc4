"""A notebook as modules, modules as a notebook, a notebook as a page."""

import json
import os
import re

import pytest

from grader.authoring import converting
from grader.doors import convert
from grader.doors.options import Stop
from tests.notebook import notebooks
from tests.notebook.notebooks import code, of, text
from tests.running import ROOT, TINY, checks_of, grade, report_of

MEAN = (TINY / "solutions" / "step2_mean.py").read_text()
QUICK = ("--course", TINY)


def saved(path, *cells):
    path.write_text(json.dumps(of(*cells)))
    return path


@pytest.fixture
def score(tiny_grader):
    """Grades what is at a path."""
    return lambda path: tiny_grader.grade_path(path).score


def converted(path, out, *arguments):
    done = grade("convert", path, "--out", out, *QUICK, *arguments)
    assert done.returncode == 0, done.stderr
    return done


def test_there_and_back_again(score, tmp_path):
    path = saved(
        tmp_path / "mine.ipynb",
        text("# Mine"),
        code("%matplotlib inline\nimport math\nimport numpy as np"),
        code("from __future__ import annotations\n@np.vectorize\ndef unused(x): return x"),
        code("# the first function\ndef double(x, times=TIMES):\n    return times * x  # so often\n\ndouble(3)"),
        code("# how often\nTIMES = 2\nprint(TIMES)"),
        code("while True: pass"),
        code("import numpy as np\n" + MEAN),
        code("def f(:"),
    )
    done = converted(path, tmp_path / "steps")
    assert "Cell 8 was skipped because it is not valid Python" in done.stderr
    assert (tmp_path / "steps" / "step1_double.py").read_text() == (
        '"""Step 1: Double, from mine.ipynb."""\n\nfrom __future__ import annotations\n\n'
        "# how often\nTIMES = 2\n\n\n# the first function\ndef double(x, times=TIMES):\n    return times * x  # so often\n"
    )
    second = (tmp_path / "steps" / "step2_mean.py").read_text()
    assert second.count("import numpy") == 1
    assert "class _Mean" in second
    converted(tmp_path / "steps", tmp_path / "again.ipynb")
    for found in (path, tmp_path / "steps", tmp_path / "again.ipynb"):
        assert score(found) == 10, found


def test_the_stubs_become_the_courses_notebook(tmp_path):
    done = grade("convert", ROOT / "exercises", "--out", tmp_path / "digits.ipynb")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "digits.ipynb").read_bytes() == (ROOT / "exercises" / "digits.ipynb").read_bytes()


def test_what_is_given_and_the_reasons_survive_both_ways(tmp_path):
    done = grade("convert", ROOT / "exercises" / "digits.ipynb", "--out", tmp_path / "steps")
    assert done.returncode == 0, done.stderr
    first = (tmp_path / "steps" / "step1_load.py").read_text()
    assert "def open_idx(" in first
    assert "simple\nbinary format called IDX" in first
    assert "plt.show()" not in (tmp_path / "steps" / "step3_plot.py").read_text()
    assert grade("convert", tmp_path / "steps", "--out", tmp_path / "x.ipynb").returncode == 0
    mine, course = (
        {
            cell["id"]: "".join(cell["source"]).replace("import numpy as np\n", "").split()
            for cell in json.loads(path.read_text())["cells"]
        }
        for path in (tmp_path / "x.ipynb", ROOT / "exercises" / "digits.ipynb")
    )
    assert mine.keys() == course.keys()
    assert {name for name in mine if sorted(mine[name]) != sorted(course[name])} <= {
        "step1_load-read_images-first",
        "step7_accuracy-accuracy-first",
    }


def test_a_folder_with_files_and_a_notebook(score, tmp_path):
    (tmp_path / "step1_double.py").write_text("def double(x):\n    raise NotImplementedError\n")
    (tmp_path / "step2_mean.py").write_text(MEAN)
    saved(
        tmp_path / "mine.ipynb", code("def double(x):\n    return 2 * x"), code("def train_mean(x, y):\n    return 3")
    )
    done = converted(tmp_path, tmp_path / "both.ipynb")
    assert "Steps that have nothing written in a file are taken from mine.ipynb." in done.stderr
    assert score(tmp_path / "both.ipynb") == 10


def test_a_students_modules_keep_their_helpers(score, tmp_path):
    (tmp_path / "step1_double.py").write_bytes(
        b'\xef\xbb\xbf"""Mine."""\r\nimport math\r\nTIMES = 2\r\n\r\ndef double(x):\r\n    return _twice(x)\r\n\r\n'
        b"def _twice(x):\r\n    # twice\r\n    return TIMES * x\r\nprint('done')\r\n"
    )
    converted(tmp_path, tmp_path / "mine.ipynb")
    made = json.loads((tmp_path / "mine.ipynb").read_text())
    sources = ["".join(cell["source"]) for cell in made["cells"] if cell["metadata"].get("tags") == ["step1_double"]]
    assert sources == [
        "import math\nTIMES = 2",
        "def double(x):\n    return _twice(x)",
        "def _twice(x):\n    # twice\n    return TIMES * x\nprint('done')",
    ]
    assert score(tmp_path / "mine.ipynb") == 4


def test_a_page_has_text_and_code_and_nothing_that_runs(tmp_path):
    script = "<script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>x</a>"
    output = {"output_type": "display_data", "data": {"text/html": "OUTPUT" + script}, "metadata": {}}
    path = saved(
        tmp_path / "mine.ipynb",
        text(f"# Mine\n\n{script}\n\n**strong** ![x](https://example.org/x.png)", id="a"),
        code(f"x = '{script}'", outputs=[output], execution_count=1, id="b"),
        text(script, "raw", id="c"),
    )
    converted(path, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text()
    assert "<h1" in page
    assert "<strong>strong</strong>" in page
    assert "OUTPUT" not in page
    assert not re.search(r"<script|<img[^>]*onerror|href=.javascript", page)
    assert "default-src 'none'" in page


@pytest.mark.parametrize("name", sorted(notebooks.SPOILED)[::6])
def test_a_spoiled_notebook_becomes_modules_that_get_what_it_gets(name, course, course_grader, tmp_path):
    made = notebooks.changed(notebooks.solved(course, 1), notebooks.SPOILED[name])
    (tmp_path / "digits.ipynb").write_text(json.dumps(made))
    done = grade("convert", tmp_path / "digits.ipynb", "--out", tmp_path / "steps")
    assert done.returncode == 0, done.stderr
    report = course_grader.grade_path(tmp_path / "steps", steps=(course.find("1"),))
    assert report.score == 15


@pytest.mark.parametrize(
    ("made", "out", "words"),
    [
        ({"a.ipynb": "{}"}, "x.py", "becomes a folder of modules or an .html file, not 'x.py'"),
        ({"a.ipynb": "{}"}, "steps", "a.ipynb has none of the course's functions"),
        ({"a.ipynb": "["}, "steps", "a.ipynb is not a notebook, or it is damaged"),
        ({"a.ipynb": "["}, "x.html", "a.ipynb is not a notebook, or it is damaged"),
        ({"step1_double.py": "def f(:"}, "x.ipynb", "step1_double.py is not valid Python: SyntaxError: invalid syntax (line 1)"),
        ({"step1_double.py": "x = 1"}, "steps", "name one that ends in .ipynb, not 'steps'"),
        ({"other.py": "x = 1"}, "x.ipynb", "There is no step's file in"),
        ({}, "x.ipynb", "There is no file or folder"),
        ({"a.ipynb": "{}", "out/there.py": ""}, "out", "already exists"),
    ],
)  # fmt: skip
def test_what_cannot_be_converted_is_said(made, out, words, tmp_path):
    for name, content in made.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    names = [*made, "nothing.ipynb"]
    path = tmp_path if "other.py" in made else tmp_path / names[0]
    done = grade("convert", path, "--out", tmp_path / out, *QUICK)
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_is_written_as_html(tmp_path):
    done = grade(TINY / "solutions", *QUICK, "--format", f"html={tmp_path / 'r.html'}", "--format", "terminal")
    assert "Score 10/10" in done.stdout
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "Score 10 of 10." in page
    assert "default-src 'none'" in page


def test_converting_runs_nothing(tmp_path):
    marks = tmp_path / "mark"
    bad = f"import pathlib\npathlib.Path({str(marks)!r}).touch()\n\ndef double(x):\n    return 2 * x"
    converted(saved(tmp_path / "a.ipynb", code(bad)), tmp_path / "steps")
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "step1_double.py").write_text(bad)
    converted(tmp_path / "m", tmp_path / "b.ipynb")
    converted(tmp_path / "a.ipynb", tmp_path / "a.html")
    assert not marks.exists()
    assert checks_of(report_of(tmp_path / "b.ipynb", *QUICK)[1])["step1_double.doubles"]["outcome"] == "passed"


TEMPLATE = "MINE {{ 6 * 7 }} {{ cycler.__init__.__globals__.os.system('touch ran') }}"


@pytest.mark.parametrize("name", ["basic", "base", "."])
def test_a_template_in_the_current_folder_is_not_used(name, tmp_path):
    saved(tmp_path / "mine.ipynb", text("# Mine"))
    (tmp_path / name).mkdir(exist_ok=True)
    for file in ("index.html.j2", "base.html.j2", "null.j2", "mathjax.html.j2"):
        (tmp_path / name / file).write_text(TEMPLATE)
    if name == "base":
        (tmp_path / name / "conf.json").write_text(json.dumps({"base_template": "basic"}))  # for ever
    done = grade("convert", "mine.ipynb", "--out", "page.html", *QUICK, cwd=tmp_path, timeout=50)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "page.html").read_text()
    assert "<h1" in page
    assert "MINE" not in page
    assert not (tmp_path / "ran").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize("out", ["page.html", "steps", "mine.ipynb"])
def test_what_takes_too_much_is_told_in_words(out, tmp_path, monkeypatch):
    def endless(*_):
        while True:
            pass

    for name in ("page", "modules", "notebook"):
        monkeypatch.setattr(converting, name, endless)
    monkeypatch.setattr(convert, "SECONDS", 0.2)
    source = saved(tmp_path / "a.ipynb", code("x = 1"))
    if out == "mine.ipynb":
        source = tmp_path / "step1_double.py"
        source.write_text("x = 1")
    with pytest.raises(Stop, match="It could not be read: it takes too much time or memory"):
        convert.convert.callback(source, tmp_path / out, TINY)
    assert not (tmp_path / out).exists()


def test_deep_and_long_notebooks_are_converted_or_told(tmp_path):
    deep = "x = double" + ".a" * 1500
    path = saved(tmp_path / "a.ipynb", code(deep), code("y = 1\n" * 5000), code("def double(x):\n    return 2 * x"))
    converted(path, tmp_path / "steps")
    assert (tmp_path / "steps" / "step1_double.py").read_text().endswith("def double(x):\n    return 2 * x\n")


def test_a_link_is_not_converted(tmp_path):
    (tmp_path / "exercises").symlink_to(TINY / "solutions", target_is_directory=True)
    done = grade("convert", "exercises", "--out", "mine.ipynb", *QUICK, cwd=tmp_path)
    assert done.returncode == 2
    assert "is a link, which is not followed" in done.stderr
