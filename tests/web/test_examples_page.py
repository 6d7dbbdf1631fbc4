"""The page of examples in a real browser: all of them run there, can be changed, and come back."""

import re

import pytest

from tests.web.browsing import IN_A_BROWSER, Student
from tests.web.test_examples import ALL, SAYS

pytestmark = IN_A_BROWSER
SIZES = "(images) => images.map((image) => [image.naturalWidth, image.naturalHeight])"


@pytest.fixture(scope="module")
def student(browser, server):
    student = Student(browser, f"{server.address}examples.html")
    yield student
    assert student.faults == []
    student.context.close()


@pytest.fixture
def output(student):
    return lambda: student.page.inner_text("#output").replace("(It printed nothing.)", "")


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.id)
def test_an_example_runs_in_the_page(student, output, example):
    student.open(example.id)
    assert student.page.inner_text(".example:visible h2") == example.title
    student.press("run")
    student.idle()
    assert student.status == "Done."
    assert re.search(SAYS[example.id], output())
    assert [tuple(size) for size in student.page.eval_on_selector_all("#figures img", SIZES)] == [example.size]


def test_what_is_changed_is_kept_and_can_be_reset(student, output):
    student.open(ALL[1].id)
    keyboard = student.page.keyboard
    student.page.focus(".cm-content")
    keyboard.press("Control+a")
    keyboard.insert_text("print(6 * 7)\n")
    keyboard.press("Control+Enter")
    student.idle()
    assert output().strip() == "42"
    student.page.click("#next")
    student.page.wait_for_selector(f".example[data-step='{ALL[2].id}']:visible")
    student.open(ALL[1].id)
    assert student.page.inner_text(".cm-content").strip() == "print(6 * 7)"
    student.page.click("#reset")
    assert "some_digit_image" in student.page.inner_text(".cm-content")
    student.page.focus(".cm-content")
    keyboard.press("Control+z")
    assert student.page.inner_text(".cm-content").strip() == "print(6 * 7)"
    student.page.click("#reset")


def test_an_endless_example_is_stopped(student):
    student.open(ALL[0].id)
    student.page.focus(".cm-content")
    student.page.keyboard.press("Control+a")
    student.page.keyboard.insert_text("print('on', flush=True)\nwhile True: pass\n")
    student.press("run")
    student.page.wait_for_function("() => document.getElementById('output').textContent.includes('on')")
    student.press("stop")
    student.idle()
    assert student.status == "Stopped."
