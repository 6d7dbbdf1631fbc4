"""The page of a class in a real browser: everybody can use it, on a phone and on paper, too.

The class is made up: reports by dice, code from the course's samples. WEB_PICTURES names a folder for screenshots.
"""

import random
import zipfile

import msgspec
import pytest

from grader.batch import grading, layouts, store, tree
from grader.batch.store import Spent
from grader.batch.ways import Way
from grader.reports import model
from grader.reports.model import CheckResult, CourseInfo, SubmissionInfo
from tests.running import grade
from tests.web.browsing import IN_A_BROWSER
from tests.web.test_looks import SIZES, expect_good_page

pytestmark = IN_A_BROWSER
NAMES = [
    "Anna",
    "Bo",
    "Cleo",
    "Dan",
    "Eva",
    "Finn",
    "Gia",
    "Hugo",
    "Ida",
    "Jon",
    "Kim",
    "Lea",
    "Max",
    "Nia",
    "Otto",
    "Pia",
]
LAST = ["Berg", "Cole", "Dorn", "Eck", "Fuchs", "Graf", "Hahn", "Ilg", "Jung", "Kern"]
MESSAGES = (
    "The result has the shape ({n}, 28), not ({n}, 784).",
    "It found {n} % of the digits.",
    "ValueError: operands could not be broadcast together with shapes ({n},) (70,)",
)


def a_report(course, dice):
    """The more a student can, the further."""
    skill, steps = dice.betavariate(5, 2), []
    for step in course.steps:
        tried, checks, fine = dice.random() < 1.25 - 0.08 * step.number - (1 - skill) * 0.5, [], True
        for check in step.checks:
            lost = dice.random() > 0.7 + 0.3 * skill - 0.04 * bool(check.hidden)
            outcome = "not_attempted" if not tried else "failed" if lost else "passed"
            outcome = "skipped" if tried and check.needs and not fine else outcome
            fine &= outcome == "passed"
            message = dice.choice(MESSAGES).format(n=dice.randint(2, 60)) if outcome == "failed" else ""
            known = {"expected": "(70, 784)", "actual": "(7, 28)", "help": "Is it the last axis?"} if message else {}
            points = check.points if outcome == "passed" else 0
            result = CheckResult(check.id, check.title, outcome, points, check.points, message, **known)
            checks.append(msgspec.structs.replace(result, hidden=bool(check.hidden), seconds=dice.expovariate(4)))
        steps.append(
            model.step_result(
                id=step.id, title=step.title, bonus=step.bonus, student_output="", checks=tuple(checks), file=step.file
            )
        )
    return model.report(
        course=CourseInfo(course.name, course.version),
        submission=SubmissionInfo("0"),
        seed=None,
        steps=tuple(steps),
        environment={},
        finished=dice.random() > 0.01,
    )


@pytest.fixture(scope="module")
def page_file(course, tmp_path_factory):
    folder, dice = tmp_path_factory.mktemp("class"), random.Random(7)
    samples = {step.file: sorted((course.submissions / step.id).glob("right_*.py")) for step in course.steps}
    with zipfile.ZipFile(folder / "in.zip", "w") as archive:
        for number in range(240):
            name = f"{dice.choice(NAMES)}-{dice.choice(LAST)}-{number:03}"
            for file, files in samples.items():
                if dice.random() < 0.12:
                    text = f"# {name}\n{dice.choice(files).read_text('utf-8')}"
                    archive.writestr(f"{name}/{file}", text)
            archive.writestr(f"{name}/notes.py", f"# {number // 2 if number < 4 else number}\n")
    with tree.opened(folder / "in.zip") as there, store.opened(folder, to_grade=True) as kept:
        found, way = layouts.read(there), Way("course", "grader")
        about = {"layout": found.layout, "source": str(folder / "in.zip"), "course_name": course.name}
        taken = grading.take(found, None, course, kept, way, seed=None, about=about)
        for digest in taken.handed:
            spent = Spent(dice.lognormvariate(2.5, 0.4), 1.0, 1)
            kept.keep(way, digest, a_report(course, dice), fault="", spent=spent)
    done = grade("class", folder, "--format", f"html={folder / 'page.html'}")
    assert done.returncode == 0, done.stderr
    return folder / "page.html"


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}-{size[1]}")
def page(request, browser, page_file):
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    one, asked = context.new_page(), []
    one.on("request", lambda request: asked.append(request.url))
    one.goto(page_file.as_uri())
    one.size = f"{width}-{scheme}"
    yield one
    assert asked == [page_file.as_uri()]
    context.close()


def test_everybody_can_use_it_as_it_is_and_with_everything_open(page, axe):
    expect_good_page(page, axe, f"class-{page.size}")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert len(page.query_selector_all(".sides pre")) > 10
    expect_good_page(page, axe, f"class-open-{page.size}")


def test_what_is_folded_is_on_paper(page):
    is_shown = "document.querySelector('.checks li').checkVisibility()"
    assert not page.evaluate(is_shown)
    page.emulate_media(media="print")
    assert page.evaluate(is_shown)
