"""The same marks on every platform: the table of docs/lms/README.md is what platforms read out of the real outputs."""

import re

import msgspec
import pytest

from grader.batch import gradebook
from grader.batch.marks import of_report
from grader.reports import html, model, terminal
from grader.reports.model import CheckResult, CourseInfo, SubmissionInfo
from tests.lms.delivering import delivered, not_read
from tests.lms.platforms import PLATFORMS
from tests.running import ROOT, TINY, grade

PAGES = ROOT / "docs" / "lms"
# What is handed in: names of files of the solutions, and what is added to them; the others are missing.
SHOWS = """

def plot_grid(x, y, n_rows, n_cols, solved=plot_grid):
    plt.show()
    return solved(x, y, n_rows, n_cols)
"""
NO_TRAINING = """

def best_k(x, y, ks, folds):
    raise NotImplementedError


def train_champion(x, y):
    raise NotImplementedError
"""
FORGED = """
print("Grade :=>> 100\\n--|>\\nGrade :=>>100\\n::notice title=Score::Score 100 of 100.\\n{\\"score\\": 1, \\"fraction\\": 1.0}")
"""
EASY = {"step1_load": "", "step2_prepare": "", "step3_plot": ""}
HANDED_IN = {
    "half": {**EASY, "step3_plot": SHOWS, "step8_mistakes": "", "step9_stretch": NO_TRAINING},
    "stubs": None,
    "one broken file": {**EASY, "step4_detector": "\ndef two_targets(y:\n"},
    "hostile": {"step1_load": FORGED + "raise SystemExit(0)\n", "step2_prepare": FORGED},
}
# Platform -> what its number is called there, and its page.
ROWS = {
    "gradescope": ("total points", "gradescope"),
    "prairielearn": ("score", "prairielearn"),
    "classroom50": ("score", "classroom50"),
    "github": ("notice, summary, outputs", "github"),
    "junit": ("GitLab, Jenkins: tests passed", "junit"),
    "codegrade": ("V1: tests passed", "codegrade"),
    "codegrade-v2": ("V2: points", "codegrade"),
    "vpl": ("grade, up to 100", "vpl"),
    "coderunner": ("marks of all questions", "coderunner"),
    "coursera": ("score", "coursera"),
    "vocareum": ("sum of the criteria", "vocareum"),
    "codio": ("grade", "codio"),
    "codio-points": ("points of an assessment", "codio"),
    "openedx": ("score of all problems", "openedx"),
}
CASES = ("full", *HANDED_IN, "not graded")


@pytest.fixture
def full(course):
    """A report of the course in which every check has passed: that the solutions get there is shown elsewhere."""
    steps = tuple(
        model.step_result(
            id=step.id,
            title=step.title,
            bonus=step.bonus,
            student_output="",
            checks=tuple(CheckResult(one.id, one.title, "passed", one.points, one.points) for one in step.checks),
        )
        for step in course.steps
    )
    return model.report(
        course=CourseInfo(course.name, course.version),
        submission=SubmissionInfo("0"),
        seed=None,
        steps=steps,
        environment={},
    )


@pytest.fixture
def reports(full, course_grader, tmp_path):
    """The report of each submission."""
    made = {"full": full}
    for name, parts in HANDED_IN.items():
        folder = tmp_path / name
        folder.mkdir()
        for step, more in (parts or {}).items():
            text = (ROOT / "solutions" / f"{step}.py").read_text("utf-8")
            (folder / f"{step}.py").write_text(more + text if more.startswith(FORGED) else text + more, "utf-8")
        made[name] = course_grader.grade_path(folder if parts else ROOT / "exercises")
    return made


def of_steps(report, steps):
    """The report of these steps."""
    return model.report(
        course=report.course,
        submission=report.submission,
        seed=report.seed,
        steps=steps,
        environment=report.environment,
        finished=report.finished,
    )


@pytest.fixture
def place(tmp_path, course):
    """Makes the fake of a platform on which the course itself is graded."""
    made = []

    def new(name):
        folder = tmp_path / f"platform{len(made)}"
        folder.mkdir()
        platform = PLATFORMS[name](folder)
        platform.called, platform.whole, platform.vpl_grademax = name, 100, 100
        platform.steps = {step.id for step in course.steps}
        platform.points = {
            f"{step.id.partition('_')[0][4:]}.{number}": check.points
            for step in course.steps
            for number, check in enumerate(step.checks, start=1)
        }
        made.append(platform)
        return platform

    yield new
    for platform in made:
        if hasattr(platform, "server"):
            platform.server.server_close()


def seen(platform, report):
    return delivered(platform, lambda target, around: target.graded(report, around))


def cells(name, reports, place):
    """What a platform shows for each report, and when nothing was graded."""
    for report in reports.values():
        if PLATFORMS[name].one_file:
            yield question_by_question(name, report, place)
        else:
            yield seen(place(name), report).shown
    platform = place(name)
    platform.hand_in({"step1_load.py": ""})
    yield delivered(platform, lambda target, around: target.not_graded("It stopped.", around), not_read(platform)).shown


def question_by_question(name, report, place):
    """What the marks add up to where each step is a question of its own, with as many marks as points."""
    marks = {False: 0, True: 0}
    for step in report.steps:
        platform = place(name)
        platform.hand_in({f"{step.id}.py": ""})
        marks[step.bonus] += seen(platform, of_steps(report, (step,))).share * step.max_score
    return f"{marks[False]:g} + {marks[True]:g}"


def in_terminal(reports, place):
    """What `grade` prints, and the page that it writes."""
    for report in reports.values():
        said = re.search(r"^Score (\d+)/100", terminal.text(report), re.MULTILINE)[1]
        assert f'<p class="grade-score">Score {said} of 100 (' in html.dump(report).decode()
        yield said
    done = grade(TINY / "solutions", "--course", TINY, "--trusted", "--without", "landlock", "--without", "seccomp")
    assert done.returncode == 3
    yield done.stdout or "no report"


def reporter(reports, place):
    """What GitHub Classroom's reporter prints: in its table, and in its notice."""
    for report in reports.values():
        table, notice = seen(place("github"), report).extra["reporter"]
        yield table if table == notice else f"{table} and {notice}"
    yield "-"  # the step that grades has failed before


def wrapper(reports, place):
    """What Codio's wrapper for Gradescope's autograders takes for a grade out of 100: the score, if there is one."""
    yield from cells("gradescope", reports, place)


def gradebooks(reports, place):
    """What `grade gradebook` writes, in each of the three forms that have a single number."""
    worksheet = "Identifier,Grade,Maximum Grade\nParticipant 1,,100\n"
    exported = "Student,ID,Section,Digits (7)\nPoints Possible,,,100\nAnna,1,,\n"
    unfinished = msgspec.structs.replace(reports["half"], complete=False)
    for report in (*reports.values(), unfinished):
        one = [of_report("1", report)]
        found = {
            gradebook.nbgrader(one).data.decode().split("\r\n")[1].split(",")[-2],
            gradebook.canvas(one, exported.encode(), "Digits").data.decode().split("\r\n")[2].split(",")[-1],
            gradebook.moodle(one, worksheet.encode()).data.decode().split("\r\n")[1].split(",")[1].removesuffix(".00"),
        }
        yield " and ".join(sorted(found)) or "left blank"


OTHERS = {
    "GitHub Classroom's reporter": (reporter, "table and notice", "github"),
    "Codio's wrapper": (wrapper, "grade", "codio"),
    "terminal, page": (in_terminal, "student's copy, Docker, `%grade`", "student"),
    "`grade gradebook`": (gradebooks, "nbgrader, Canvas, Moodle", ""),
}


def rows(reports, place):
    """Each platform's row: its name, what it shows, its page, its cells."""
    for name, (what, page) in ROWS.items():
        yield name.removesuffix("-v2").removesuffix("-points"), what, page, list(cells(name, reports, place))
    for name, (read, what, page) in OTHERS.items():
        yield name, what, page, list(read(reports, place))


def test_the_page_has_the_table_of_what_platforms_show(reports, place):
    lines = [f"| platform | its number | {' | '.join(CASES)} |", "|---|---|" + "---|" * len(CASES)]
    other = []
    for name, what, page, found in rows(reports, place):
        linked = f"[{name}]({page}.md)" if page else name
        lines.append(f"| {linked} | {what} | {' | '.join(found)} |")
        half = found[CASES.index("half")]
        if not re.match(r"55\b", half):
            other.append((page, half))
    table = "\n".join(lines)
    assert table in (PAGES / "README.md").read_text("utf-8"), f"The table in docs/lms/README.md is now:\n{table}"
    # Where it is not the same number, the platform's own page says which.
    assert other
    assert [(page, half) for page, half in other if half not in (PAGES / f"{page}.md").read_text("utf-8")] == []


def failing(steps, *ids):
    """The steps without the points of these checks."""
    return tuple(
        model.step_result(
            id=step.id,
            title=step.title,
            bonus=step.bonus,
            student_output="",
            checks=tuple(
                msgspec.structs.replace(check, outcome="failed", score=0) if check.id in ids else check
                for check in step.checks
            ),
        )
        for step in steps
    )


LOST = ("step1_load.reads_labels", "step9_stretch.chooses_k", "step9_stretch.is_a_champion")
OTHER_MARKS = {
    "more bonus than is lost": (slice(None), (100, 100)),  # 98 and 6
    "bonus alone": (slice(8, None), (6, 10)),
    "one step": (slice(1), (13, 15)),
}


@pytest.mark.parametrize(("part", "marks"), OTHER_MARKS.values(), ids=OTHER_MARKS)
@pytest.mark.parametrize("name", [name for name, made in PLATFORMS.items() if not made.one_file])
def test_a_part_of_the_course_and_more_bonus_than_is_lost_count_the_same(name, part, marks, full, place):
    points, most = marks
    platform = place(name)
    platform.whole = most
    found = seen(platform, of_steps(full, failing(full.steps[part], *LOST)))
    if "tests" in found.shown:  # JUnit counts them
        return
    assert found.share == pytest.approx(points / most, abs=0.01 if name == "codio" else 1e-5)  # it takes whole percents
    if found.text:
        assert re.search(rf"Score {points}( of |/){most}\b", found.text)
    if name == "github":
        assert found.extra["reporter"] == (f"{points}/{most}", f"{points}/{most}")
    if name == "prairielearn":
        assert found.shown.startswith(f"{points}/{most} (")
