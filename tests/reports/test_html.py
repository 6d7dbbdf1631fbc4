"""The report as HTML: what it says, that no text in it becomes markup, and that it loads nothing from outside."""

import base64
import re
import subprocess
import sys
from html.parser import HTMLParser

import msgspec
import numpy as np
import pytest

from grader.outcomes import OUTCOMES, Image
from grader.reports import html, png, words
from grader.reports.model import CheckResult, CourseInfo, ImageResult, SubmissionInfo, report, step_result

PNG = b"\x89PNG not looked at"
VOID = {"meta", "img"}


class Node(HTMLParser):
    """An element with its content; as a parser, the whole document."""

    def __init__(self, tag="", attributes=()):
        super().__init__()
        self.tag, self.attributes, self.inside, self.open = tag, dict(attributes), [], [self]

    def handle_starttag(self, tag, attributes):
        node = Node(tag, attributes)
        self.open[-1].inside.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag

    def handle_data(self, text):
        self.open[-1].inside.append(text)

    def all(self, tag="", **attributes):
        """The elements below with this tag and these attributes, in order."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        for node in self.inside:
            if isinstance(node, Node):
                if tag in ("", node.tag) and wanted.items() <= node.attributes.items():
                    yield node
                yield from node.all(tag, **attributes)

    def text(self):
        """What a reader sees, on one line."""
        return " ".join(self.letters().split())

    def letters(self):
        parts = (part if isinstance(part, str) else part.letters() for part in self.inside)
        return "".join(parts) if self.tag != "style" else ""


def parsed(markup):
    document = Node()
    document.feed(markup)
    document.close()
    assert document.open == [document], "not everything is closed"
    return document


def check(outcome, **fields):
    score = 2 if outcome == "passed" else 0
    return CheckResult(f"s.{outcome}", f"It is {outcome}", outcome, score, 2, **fields)


def a_step(*checks, number=1, printed="", bonus=False):
    return step_result(
        id=f"step{number}_x", title=f"Title {number}", bonus=bonus, student_output=printed, checks=checks
    )


def a_report(*steps, **fields):
    fields = {"environment": {}, "course": CourseInfo("Course", "1"), **fields}
    return report(submission=SubmissionInfo("0"), seed=1, steps=steps, **fields)


def steps_of(document):
    return list(document.all("details", class_="grade-step"))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_step_and_its_check_say_how_they_ended(outcome):
    number = 4
    asked, other = a_step(check(outcome), number=number, bonus=True), a_step(check("passed"), number=5)
    step, _ = steps_of(parsed(html.fragment(a_report(asked, other))))
    (alone,) = steps_of(parsed(html.fragment(a_report(asked))))
    score = 2 if outcome == "passed" else 0
    mark, word = OUTCOMES[outcome].mark, OUTCOMES[outcome].word
    assert next(step.all("summary")).text() == f"{mark} 4 Title 4 +{score}/2 points, {word}"
    assert next(step.all(class_="grade-checks")).text().startswith(f"{mark} It is {outcome} {score}/2 points, {word}")
    assert ("open" in step.attributes) == (outcome not in ("passed", "not_attempted"))
    assert "open" in alone.attributes


def test_what_failed_is_in_sight_and_what_passed_is_folded():
    failed = check("failed", message="It is 3.", help="Is it four?", expected="4", actual="3")
    document = parsed(html.fragment(a_report(a_step(check("passed"), failed, check("passed"), printed="1 < 2\n"))))
    (step,) = steps_of(document)
    (folded,) = step.all("details")
    assert folded.text().count("It is passed") == step.text().count("It is passed") == 2
    assert folded.text().startswith("2 checks passed")
    assert "open" not in folded.attributes
    assert "It is 3. expected 4 found 3 Is it four?" in step.text()
    assert next(step.all("pre")).text() == "1 < 2"


def test_what_several_checks_in_a_row_have_in_common_is_said_once():
    missing = check("not_attempted", message="There is no such file.")
    failed = check("failed", message="It is 3.")
    text = parsed(html.fragment(a_report(a_step(missing, missing), a_step(failed, failed, number=2)))).text()
    assert text.count("There is no such file.") == 2  # and in the part on what to do next
    assert text.count("It is 3.") == 2


def test_what_has_to_be_known_comes_before_the_score_and_the_steps():
    notes = ("Cell 3 was left out.", "Cell 5 was left out.")
    steps = a_step(check("passed"), check("error")), a_step(check("passed"), bonus=True)
    made = a_report(*steps, finished=False, environment={"unprotected": "no network"}, notes=notes)
    document = parsed(html.fragment(made))
    *known, score = words.headline(made)
    assert len(known) == 3
    assert score == "Score 4 of 4 (2 and bonus 2 of 2)."
    assert document.text().startswith(" ".join(["Course", *known, score, "About your submission:", *notes]))
    (bar,) = document.all("span", style="width: 100.0%")
    assert bar.text() == ""
    assert "About" not in html.fragment(a_report())


def test_a_page_that_has_said_so_does_not_read_it_again():
    made = a_report(a_step(check("passed")), finished=False, environment={"unprotected": "no network"})
    unfinished, _, score = words.headline(made)
    assert parsed(html.fragment(made, known=True)).text().startswith(f"{unfinished} {score}")
    assert parsed(html.fragment(made)).text().startswith("Course ")


def test_the_fault_of_the_grader_is_not_the_students():
    """Nor does it say what to do next."""
    fields = {"message": "Something.", "expected": "4", "actual": "3"}
    error, failed = (a_step(check(outcome, **fields)) for outcome in ("error", "failed"))
    (seen_error,), (seen_failed,) = (steps_of(parsed(html.fragment(a_report(step)))) for step in (error, failed))
    assert "A fault in the grader, not in your code." in seen_error.text()
    assert "grader" not in seen_failed.text()
    assert "expected" not in seen_error.text()
    tones = dict(
        re.findall(r'\[data-outcome="(error|failed)"\][^{}]*{ --grade-tone: (#\w+)', html.fragment(a_report()))
    )
    assert tones["error"] != tones["failed"]


@pytest.mark.parametrize(
    ("checks", "following"),
    [
        ([check("error")], None),
        ([check("error"), check("skipped")], None),
        ([check("error"), check("failed")], "step 1, Title 1: “It is failed”. A hint: grade hint 1"),
        ([check("not_attempted", message="f is a stub.")], "step 1, Title 1: f is a stub. A hint: grade hint 1"),
        ([check("passed")], "Step 1 is done. Every check has passed."),
    ],
)
def test_one_next_thing_to_do(checks, following):
    found = [node.text() for node in parsed(html.fragment(a_report(a_step(*checks)))).all(class_="grade-next")]
    assert len(found) == (following is not None)
    assert all(text.endswith(following) for text in found)


def test_what_is_said_to_be_done_is_what_was_graded():
    """Of one step nobody reads that all is done: there may be others."""
    for numbers, said in (("2", "Step 2 is done."), ("1 2 3 9", "Steps 1-3, 9 are done.")):
        steps = [a_step(check("passed"), number=number) for number in numbers.split()]
        [found] = parsed(html.fragment(a_report(*steps))).all(class_="grade-next")
        assert found.text() == f"{said} Every check has passed."


def test_pictures_stand_side_by_side_each_with_its_name():
    pictures = tuple(ImageResult(title, title.encode() + 20_000 * PNG) for title in ("yours", "expected"))
    made = html.fragment(a_report(a_step(check("failed", images=pictures))))
    (row,) = parsed(made).all(class_="grade-pictures")
    assert [figure.text() for figure in row.all("figure")] == ["yours", "expected"]
    for picture, image in zip(pictures, row.all("img"), strict=True):
        head, _, data = image.attributes["src"].partition(",")
        assert head == "data:image/png;base64"
        assert base64.b64decode(data) == picture.png
        assert image.attributes["alt"] == f"{picture.title}, for: It is failed"
    assert ".grade-pictures { display: flex; flex-wrap: wrap;" in made


@pytest.mark.parametrize(("size", "is_wide"), [((100, 300, 3), True), ((200, 1000, 3), True), ((300, 400, 3), False)])
def test_a_wide_picture_has_a_line_of_its_own_where_the_keyboard_can_move_it(size, is_wide):
    picture = png.dump(Image("yours", np.zeros(size, np.uint8)))
    made = html.fragment(a_report(a_step(check("failed", images=(picture, picture)))))
    for figure in parsed(made).all("figure"):
        assert (figure.attributes.get("class"), figure.attributes.get("tabindex")) == (
            ("grade-wide", "0") if is_wide else (None, None)
        )
    assert ".grade-pictures .grade-wide { max-width: 100%; }" in made
    assert ".grade-wide img { max-width: max(100%, 40em); }" in made


HOSTILE = [
    "</style></title></pre><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover='alert(1)' x=\"",
    "--><!-- javascript:alert(1)",
    "{{ report }}{% raw %}",
    "&lt;script&gt;&amp;lt;",
]


def everywhere(text):
    """A report with this text everywhere that text can be."""
    fields = {"message": text, "help": text, "expected": text, "actual": text, "images": (ImageResult(text, PNG),)}
    checks = [msgspec.structs.replace(check(outcome, **fields), title=text) for outcome in OUTCOMES]
    step = step_result(id=f"step{text}", title=text, bonus=False, student_output=text, checks=tuple(checks), file=text)
    return a_report(step, course=CourseInfo(text, text), environment={"unprotected": text}, notes=(text,))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_markup(text):
    def shape(document):
        return [(node.tag, sorted(node.attributes)) for node in document.all()]

    hostile, harmless = (parsed(html.dump(everywhere(found)).decode()) for found in (text, "harmless"))
    assert shape(hostile) == shape(harmless)
    assert hostile.text().count(text) == harmless.text().count("harmless") > 20
    for node in hostile.all():
        assert text not in (node.attributes.get(name) for name in ("style", "class", "src", "http-equiv"))


def test_no_text_turns_the_direction_or_is_without_end():
    made = html.fragment(everywhere("a\u202eb\u2066c\x00\x1b[2J" + "d" * 10**5))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", made)
    assert "d" * 20_001 not in made


def test_the_page_is_the_fragment_and_lets_nothing_in():
    made = everywhere("text")
    page = html.dump(made).decode()
    assert html.fragment(made).replace('aria-level="2"', 'aria-level="1"') in page  # its only heading
    assert page.startswith("<!doctype html>\n<html lang=")
    document = parsed(page)
    charset, policy = list(document.all("meta"))[:2]
    assert charset.attributes == {"charset": "utf-8"}
    assert policy.attributes == {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
    }
    assert not {node.tag for node in document.all()} & {"script", "link", "iframe", "object", "svg", "a", "base"}
    assert all(node.attributes["src"].startswith("data:image/png;base64,") for node in document.all("img"))
    assert not re.search(r"https?:|url\(|@import|@font-face", page)


def test_a_fragment_keeps_to_itself():
    document = parsed(html.fragment(everywhere("text")))
    assert [node.attributes["class"] for node in document.inside if isinstance(node, Node)] == ["grade-report"]
    assert not {node.tag for node in document.all()} & {"html", "head", "body", "meta", "title", "h1", "h2", "h3"}
    (style,) = document.all("style")
    rules = re.findall(r"^(.*?) {.*}$", "".join(style.inside), re.MULTILINE)
    assert len(rules) > 40
    assert all(one.strip().startswith(".grade-report") for rule in rules for one in rule.split(","))


def test_only_who_makes_a_page_needs_jinja2():
    code = "import sys, grader.reports.html; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
