"""A report's page, and what goes back to a student of a class, in a real browser: everybody can use them."""

import pytest

from tests.running import ROOT, grade
from tests.web.browsing import IN_A_BROWSER
from tests.web.test_looks import SIZES, expect_good_page

pytestmark = IN_A_BROWSER


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    """Two steps that have passed and have pictures, and one that has failed."""
    folder = tmp_path_factory.mktemp("report")
    for number, name in ((2, "prepare"), (7, "accuracy"), (8, "mistakes")):
        text = (ROOT / "solutions" / f"step{number}_{name}.py").read_text("utf-8")
        wrong = "\n\ndef split_train_test(x, y, n_train):\n    return x, x, y, y\n" if name == "prepare" else ""
        (folder / f"step{number}_{name}.py").write_text(text + wrong, "utf-8")
    steps = [f"--step={number}" for number in (2, 7, 8)]
    done = grade(folder, *steps, "--format", f"html={folder / 'page.html'}")
    assert done.returncode == 1, done.stderr
    return folder / "page.html"


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_everybody_can_use_the_page_of_a_report(browser, page_file, axe, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{page_file.as_uri()}#grade-step7_accuracy.compares_all_models")
    pictures = page.query_selector_all("img")
    assert [picture.is_visible() for picture in pictures] == [True, False]
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert all(picture.bounding_box()["width"] > 0.8 * min(width, 500) for picture in pictures)
    expect_good_page(page, axe, f"report-{width}-{scheme}")
    context.close()


@pytest.fixture(scope="module")
def feedback_file(tmp_path_factory):
    """Handed in too late, with a picture in the wrong colours, and a point that was given."""
    folder = tmp_path_factory.mktemp("feedback")
    student = folder / "in" / "berganna_LATE_4711_900_step3_plot.py"
    student.parent.mkdir()
    text = (ROOT / "solutions" / "step3_plot.py").read_text("utf-8")
    student.write_text(text.replace('cmap="gray_r"', 'cmap="viridis"'), "utf-8")
    done = grade("batch", student.parent, "--out", folder / "class", "--allow-unprotected")
    assert done.returncode == 0, done.stderr
    (folder / "class" / "corrections.csv").write_text("id,points,comment\n4711,1,a good question\n", "utf-8")
    done = grade("feedback", folder / "class", "--out", folder / "pages")
    assert done.returncode == 0, done.stderr
    (page,) = (folder / "pages").rglob("*.html")
    return page


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_everybody_can_use_what_goes_back(browser, feedback_file, axe, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(feedback_file.as_uri())
    assert "a good question" in page.inner_text("body")
    assert len(page.query_selector_all("img")) == 2
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    expect_good_page(page, axe, f"feedback-{width}-{scheme}")
    context.close()
