"""What the pages look like, and whether everybody can use them: axe-core finds nothing, and nothing is wider than a phone.

WEB_PICTURES names a folder for screenshots: look at them.
"""

import os
import re
from pathlib import Path

import pytest

from tests.web.browsing import IN_A_BROWSER, Student

pytestmark = IN_A_BROWSER
SIZES = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
TALL = 16_000  # pixels: of a page that is taller, Chromium takes no picture
ASK = (
    "async () => (await axe.run()).violations.map(({id, nodes}) => [id, nodes.map((node) => node.html.slice(0, 200))])"
)


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}-{size[1]}")
def student(request, browser, server):
    width, scheme = request.param
    one = Student(browser, server.address, viewport={"width": width, "height": 900}, color_scheme=scheme)
    one.size = f"{width}-{scheme}"
    yield one
    assert one.faults == []
    one.context.close()


def expect_good_looks(student, axe, name):
    expect_good_page(student.page, axe, f"{name}-{student.size}")


def expect_good_page(page, axe, name):
    if os.environ.get("WEB_PICTURES"):
        page.evaluate("scrollTo(0, 0)")
        place, height = Path(os.environ["WEB_PICTURES"]) / f"{name}.png", "document.documentElement.scrollHeight"
        page.screenshot(path=place, full_page=page.evaluate(height) < TALL)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.evaluate(axe)
    assert page.evaluate(ASK) == []


def test_axe_finds_what_is_wrong(student, axe):
    """Otherwise it would say nothing of a page without faults."""
    student.page.evaluate("() => document.body.append(document.createElement('img'))")
    student.page.evaluate(axe)
    assert "image-alt" in [found for found, _ in student.page.evaluate(ASK)]


def test_a_step_that_has_failed_with_its_pictures_and_hints(student, axe, course):
    step = course.steps[2]
    wrong = re.sub("gray_r|binary", "gray", text := (course.solutions / step.file).read_text())
    assert wrong != text
    status, _ = student.grade(step.id, wrong)
    assert "failed" in status
    student.page.click("#hints summary")
    student.page.click("#tiers button")
    assert len(student.page.query_selector_all("#report img")) == 2
    expect_good_looks(student, axe, "web")


def test_a_students_own_results_when_a_step_has_passed(student, axe, course):
    step = course.steps[6]
    status, _ = student.grade(step.id, (course.solutions / step.file).read_text())
    assert "passed: 10 of 10 points" in status
    student.page.evaluate("document.querySelectorAll('#report details').forEach((one) => one.open = true)")
    (picture,) = student.page.query_selector_all("#report img")
    assert "s of training" in picture.get_attribute("alt")
    expect_good_looks(student, axe, "web-results")


def test_a_link_and_what_is_asked_before_an_upload(student, axe, course):
    step = course.steps[1]
    student.write(step.id, (course.solutions / step.file).read_text())
    student.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    student.page.click("#copy")
    student.page.wait_for_selector("#link-offer[open]")
    link = student.page.input_value("#link")
    student.page.keyboard.press("Escape")
    student.write(step.id, "x = 1\n")
    student.page.goto(link)
    student.page.wait_for_selector("#shared:visible")
    expect_good_looks(student, axe, "web-link")
    notes = [{"name": name, "mimeType": "text/plain", "buffer": b"x = 2\n"} for name in ("notes.py", step.file)]
    student.page.set_input_files("#files", notes)
    student.page.wait_for_selector("#offer[open]")
    expect_good_looks(student, axe, "web-upload")


@pytest.mark.parametrize("example", ["01_load", "10_mistakes"])
def test_an_example_that_has_run(student, axe, example):
    student.page.goto(f"{student.address}examples.html#{example}")
    student.page.wait_for_selector(f".example[data-step='{example}']:visible")
    student.press("run")
    student.idle()
    assert student.status == "Done."
    assert len(student.page.query_selector_all("#figures img")) == 1
    expect_good_looks(student, axe, f"web-example-{example[:2]}")
