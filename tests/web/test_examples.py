"""The articles' examples: each runs as a page runs it, draws the picture that is committed, and gives no solution away."""

import ast
import base64
import io
import re

import numpy as np
import pytest
from PIL import Image

from grader.authoring import examples, release, stubs, web
from grader.course.model import CourseError
from tests.web.examples import FOLDER, ran

ALL = examples.load(FOLDER).all
# Mean difference of grey, of 255. Other versions of the libraries train models that differ a little.
MOST_DIFFERENT = 8
# What it prints, as far as the libraries' versions leave it alone: accuracies are near those that the articles' models have here.
SAYS = {
    "01_load": r"\(5000, 784\) \(5000,\)\n.*\n(?:[.@]{28}\n){28}its label: 2\n",
    "02_digit": r"its label: 2\n",
    "03_grid": r"",
    "04_detector": r"a 2\? False - its label is 5\n.*digits: 0\.9[67].*\n.*\[0\.9[67]\d* 0\.9[67]\d* 0\.9[67]\d*\]\n",
    "05_logistic": r"digits: 0\.(89|90)",
    "06_knn": r"digits: 0\.9[34]",
    "07_forest": r"digits: 0\.9[234].*\n.*call digit 161 a 2: \d\d\n",
    "08_linear_svc": r"digits: 0\.(89|90)",
    "09_svc": r" 500 rows: right on 0\.8\d*\n 1000 rows: right on 0\.9\d*\n 2000 rows: right on 0\.9[23]",
    "10_mistakes": r"(9|1[01])\d of 1000 digits",
}


def grey(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("L")).astype(int)


def difference(one, other):
    return np.abs(one - other).mean() if one.shape == other.shape else 255


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.id)
def test_an_example_runs_and_draws_its_picture(example, tmp_path):
    answer = ran(example, tmp_path)
    assert (answer["line"], answer["words"]) == (0, "")
    assert "Warning" not in answer["said"]
    assert re.search(SAYS[example.id], answer["said"]), answer["said"]
    (png,) = answer["png"]
    drawn = grey(base64.b64decode(png))
    assert difference(drawn, grey(example.picture)) < MOST_DIFFERENT
    others = [difference(drawn, grey(other.picture)) for other in ALL if other is not example]
    assert min(others) > MOST_DIFFERENT
    assert example.size == drawn.shape[::-1]


def test_every_example_of_both_articles_is_there():
    assert [example.id for example in ALL] == list(SAYS)
    assert {path.stem for path in (FOLDER / "pictures").iterdir()} == set(SAYS)


def test_no_example_is_a_solution(course):
    """Neither a line of one, which the release refuses too, nor one with other names for things."""
    files = {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.is_file()}
    release._expect_no_leak(course, files)
    lines = [line for step in course.steps for _, line in stubs.inside(course.solutions / step.file, release.LEAST)]
    for name, text in files.items():
        with pytest.raises(CourseError, match="students would read this line"):
            release._expect_no_leak(course, {name: text + lines[0].encode()})
    functions = {function for step in course.steps for function in step.functions}
    for example in ALL:
        names = {node.name for node in ast.walk(ast.parse(example.code)) if isinstance(node, ast.FunctionDef)}
        assert names.isdisjoint(functions)


def test_the_page_has_what_it_shows(course):
    shown = examples.load(course.examples)
    site = web._examples(course, shown)
    page = web._page("examples.html.j2", course, None, shown).decode()
    for example in ALL:
        assert site[f"examples/{example.id}.png"] == example.picture
        assert f'src="examples/{example.id}.png"' in page
        assert "import grader\n" in example.code[:200]
    assert "<script>" not in page
    assert 'href="examples.html"' in web._page("index.html.j2", course, None, shown).decode()


def test_what_is_wrong_with_an_example_is_said(tmp_path):
    assert examples.load(tmp_path / "none") is None
    with pytest.raises(CourseError, match="README.md:1: this part of the examples is missing"):
        examples.load(tmp_path)
    (tmp_path / "README.md").write_text("# Examples\n\nThey run.\n")
    assert examples.load(tmp_path) == examples.Examples("Examples", "They run.", ())
    for text, words in {"x = 1": "docstring begins with its title", "x = (": ":1: ", '"""A."""': "a.png:1: "}.items():
        (tmp_path / "a.py").write_text(text)
        with pytest.raises(CourseError, match=words):
            examples.load(tmp_path)
