"""What a student meets who uses the page as nobody had planned: it stays usable, says what it does, and loses nothing."""

import time

import pytest

from tests.web.browsing import IDLE, IN_A_BROWSER, Student

pytestmark = IN_A_BROWSER
ONE, TWO = "step1_load", "step2_prepare"
GRADED = "() => document.getElementById('status').textContent.includes('points')"


@pytest.fixture(scope="module")
def student(browser, server):
    student = Student(browser, server.address, viewport={"width": 1280, "height": 800})
    yield student
    assert student.faults == []
    student.context.close()


@pytest.fixture(scope="module")
def solution(course):
    return lambda number: (course.solutions / course.steps[number - 1].file).read_text()


def state(student, step=ONE):
    return student.page.inner_text(f"#steps [data-step='{step}'] .state")


def outcome(student, step=ONE):
    return student.page.get_attribute(f"#steps li:has([data-step='{step}'])", "data-outcome")


def code(page):
    return page.inner_text(".cm-content").strip()


def type_over(page, text):
    page.focus(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def wait_for(page, selector, words):
    page.wait_for_function(
        "([selector, words]) => document.querySelector(selector).textContent.includes(words)", arg=[selector, words]
    )


def is_in_view(page, selector):
    return page.evaluate(
        """(selector) => {
            const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
        }""",
        selector,
    )


# Output


def test_what_prints_without_end_can_be_stopped(student):
    student.write(ONE, "i = 0\nwhile True:\n    i += 1\n    print(i)\n")
    student.press("run")
    wait_for(student.page, "#output", "The rest is not shown: your code has printed more than 20000 characters.")
    before = time.monotonic()
    student.page.click("#stop")
    student.page.wait_for_function(IDLE)
    assert time.monotonic() - before < 2
    assert student.status == "Stopped."


def test_output_that_is_cut_says_so(student):
    said = student.run(ONE, "for i in range(20_000): print(i)\n")
    assert "\n3000\n" in said
    assert said.rstrip().endswith("… The rest is not shown: your code has printed more than 20000 characters.")
    assert student.status == "Done."


def test_what_is_printed_before_code_hangs_is_seen(student):
    student.write(ONE, "print('one')\nprint('two')\nwhile True: pass\n")
    student.press("run")
    wait_for(student.page, "#output", "one\ntwo\n")
    student.press("stop")
    student.idle()


def test_an_error_has_a_likely_cause(student):
    said = student.run(ONE, "print(“b”)\n")
    assert said.rstrip().endswith("Python takes only straight ones: ' and \".")
    assert student.status == "Stopped by an error in line 1."


# Two tabs


def test_what_is_typed_in_one_tab_appears_in_the_other(student):
    student.write(ONE, "mine = 1\n")
    other = student.context.new_page()
    other.goto(f"{student.address}#{ONE}")
    other.wait_for_selector(".cm-editor")
    type_over(other, "other = 2\n")
    wait_for(student.page, ".cm-content", "other = 2")
    assert "changed in another tab" in student.status
    type_over(student.page, "mine = 3\n")
    wait_for(other, ".cm-content", "mine = 3")
    student.page.keyboard.press("Control+z")
    wait_for(other, ".cm-content", "other = 2")
    other.close()


@pytest.mark.parametrize(
    ("button", "chosen", "brought"), [("here", "mine = 2", "other"), ("other", "other", "mine = 2")]
)
def test_where_both_have_changed_it_asks_and_keeps_both(student, button, chosen, brought):
    student.write(ONE, "mine = 1\n")
    name = f"course {student.course} {ONE} code"
    # A page is not told of what it keeps itself: as if it had missed what another tab kept.
    student.page.evaluate("(name) => localStorage.setItem(name, 'other')", name)
    type_over(student.page, "mine = 2")
    student.page.wait_for_selector("#tabs[open]")
    assert student.page.evaluate("(name) => localStorage.getItem(name)", name) == "other"
    student.page.click(f"#tabs [value={button}]")
    student.page.wait_for_selector("#undo:visible")
    assert code(student.page) == chosen
    assert student.page.evaluate("(name) => localStorage.getItem(name)", name) == chosen
    student.page.click("#undo")
    assert code(student.page) == brought


# The story


def test_code_of_the_story_runs_after_ones_own(student, solution):
    student.write(ONE, solution(1))
    buttons = student.page.locator(".story:visible .try button")
    for number, said in enumerate(["[0, 0, 8, 3, 0, 0, 19, 136", "((5000, 784), (5000,), (1000, 784), (1000,))"]):
        buttons.nth(number).click()
        student.page.wait_for_timeout(200)
        student.idle()
        assert (student.status, said in student.page.inner_text("#output")) == ("Done.", True)
    assert code(student.page).startswith('"""Step 1')


def test_code_of_the_story_names_a_stub_that_is_not_written(student, course):
    student.write(TWO, (course.exercises / f"{TWO}.py").read_text())
    student.page.locator(".story:visible .try button").nth(1).click()
    student.page.wait_for_timeout(200)
    student.idle()
    assert "Is to_int_labels still to be written?" in student.page.inner_text("#output")


@pytest.mark.parametrize("width", [1280, 360])
def test_all_of_a_story_is_seen(student, course, width):
    student.page.set_viewport_size({"width": width, "height": 800})
    for step in course.steps:
        student.page.evaluate("(id) => { location.hash = id }", step.id)
        student.page.wait_for_selector(f".story[data-step='{step.id}']:visible")
        hidden = "(box) => [box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth]"
        assert student.page.eval_on_selector(".story:not([hidden]) details", hidden) == [0, 0]
    student.page.set_viewport_size({"width": 1280, "height": 800})


# What came of earlier code


def test_what_came_of_other_code_is_marked_or_goes(student, solution):
    page = student.page
    student.run(ONE, solution(1) + "print('hello')\n")
    student.press("grade")
    page.wait_for_selector("#ran", state="hidden")
    student.idle()
    assert (outcome(student), state(student)) == ("passed", "✓ passed, 15/15")
    assert page.is_hidden("#earlier")
    page.focus(".cm-content")
    page.keyboard.press("Control+End")
    page.keyboard.type("# more")
    assert "These checks are of an earlier version" in page.inner_text("#graded")
    assert (outcome(student), state(student)) == ("", "✓ passed, 15/15 (an earlier version)")
    page.keyboard.press("Control+z")
    assert (outcome(student), page.is_hidden("#earlier")) == ("passed", True)
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("#reset")
    assert (page.is_hidden("#graded"), page.is_hidden("#ran"), state(student)) == (True, True, "")
    assert "NotImplementedError" in page.inner_text(".cm-content") or "# TODO" in page.inner_text(".cm-content")
    page.click("#undo")
    page.focus(".cm-content")
    page.keyboard.press("Control+End")
    assert "print('hello')" in page.inner_text(".cm-content")


def test_an_upload_takes_away_what_came_of_other_code(student, solution):
    status, _ = student.grade(TWO, solution(2))
    assert "10 of 10" in status
    given = {"name": f"{TWO}.py", "mimeType": "text/plain", "buffer": b"x = 1\n"}
    student.page.set_input_files("#files", [given])
    student.page.wait_for_selector("#offer[open]")
    student.page.click("#put")
    student.page.wait_for_selector("#offer", state="hidden")
    wait_for(student.page, "#status", "Put into step 2.")
    assert (state(student, TWO), student.page.is_hidden("#graded")) == ("", True)


def test_a_part_that_passes_has_not_failed(student, course, solution):
    stub = (course.exercises / f"{TWO}.py").read_text()
    status, _ = student.grade(TWO, stub + "\n\ndef to_int_labels(y):\n    return np.asarray(y).astype(int)\n")
    assert status == "3 of 10 points so far: what you have written passes."
    assert (outcome(student, TWO), state(student, TWO)) == ("begun", "3/10 so far")
    status, _ = student.grade(TWO, stub + "\n\ndef to_int_labels(y):\n    return y\n")
    assert "failed" in status
    assert outcome(student, TWO) == "failed"


# While it is at work


def test_what_is_asked_while_python_starts_is_done_then(student):
    student.write(ONE, "print('here')\n")
    student.page.reload()
    student.page.wait_for_selector(".cm-editor")
    wait_for(student.page, "#status", "Starting Python")
    assert not student.page.evaluate("document.getElementById('steps').inert")
    student.page.keyboard.press("Control+Enter")
    wait_for(student.page, "#output", "here")
    student.idle()
    assert student.status == "Done."


def test_another_step_is_opened_when_what_is_at_work_may_be_stopped(student):
    asked = []

    def answer(dialog):
        asked.append(dialog.message)
        dialog.dismiss() if len(asked) == 1 else dialog.accept()

    student.write(ONE, "print('on')\nwhile True: pass\n")
    student.press("run")
    wait_for(student.page, "#output", "on")
    student.page.on("dialog", answer)
    student.page.click(f"#steps [data-step='{TWO}']")
    student.page.wait_for_function("(one) => location.hash === '#' + one", arg=ONE)
    assert not student.page.is_disabled("#stop")
    student.page.click(f"#steps [data-step='{TWO}']")
    student.page.wait_for_selector(f".story[data-step='{TWO}']:visible")
    student.page.remove_listener("dialog", answer)
    assert asked == ["Step 1 is still at work. Stop it, and go to step 2?"] * 2
    assert student.page.is_disabled("#stop")


def test_reading_begins_where_it_should(student, solution):
    student.write(TWO, solution(2))
    student.page.evaluate("scrollTo(0, 0)")
    student.page.focus(".cm-content")
    student.page.keyboard.press("Control+Shift+Enter")
    student.page.wait_for_function(GRADED)
    assert is_in_view(student.page, "#status")
    assert is_in_view(student.page, "#graded h3")
    student.idle()
    assert is_in_view(student.page, "#status")
    student.page.click("#next")
    student.page.wait_for_selector(".story[data-step='step3_plot']:visible")
    # The editor has moved to its first gap by now, and must not have taken the page along.
    student.page.evaluate("async () => { for (let i = 0; i < 5; i++) await new Promise(requestAnimationFrame) }")
    assert is_in_view(student.page, ".story[data-step='step3_plot'] h2")
    assert student.page.evaluate("document.activeElement.textContent").startswith("Step 3")


def test_a_link_goes_from_the_address_when_it_is_answered(student):
    student.write(TWO, "x = 1\n")
    student.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    student.page.click("#copy")
    student.page.wait_for_selector("#link-offer[open]")
    link = student.page.input_value("#link")
    student.page.keyboard.press("Escape")
    for answer in ("take", "leave"):
        student.write(TWO, "x = 2\n")
        student.page.goto(link)
        student.page.wait_for_selector("#shared:visible")
        student.page.click(f"#{answer}")
        assert student.page.evaluate("location.hash") == f"#{TWO}"
