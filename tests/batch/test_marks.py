"""What the policy and the instructor's corrections make of a report; and what goes back to students."""

import csv
import io
import shutil
import zipfile

import msgspec
import pytest

from grader.batch.marks import Correction, Policy, of_result
from grader.batch.store import Result, Row
from tests.batch.test_batch import BATCH, RIGHT, WRONG, handed_in
from tests.running import TINY, grade

ROW = Row("anna", "anna", "Anna", None, "", "0")
DUE = {"due": "2026-11-01T12:00:00Z", "per_day": 10}


@pytest.fixture(scope="module")
def full(tiny_grader):
    """10 of 10 points."""
    return tiny_grader.grade_path(TINY / "solutions")


@pytest.fixture(scope="module")
def half(tiny_grader, tmp_path_factory):
    """4 of 10 points: doubles fails, and what needs it is skipped."""
    folder = tmp_path_factory.mktemp("half")
    (folder / "step1_double.py").write_text(WRONG)
    shutil.copy(TINY / "solutions" / "step2_mean.py", folder)
    return tiny_grader.grade_path(folder)


def mark(report, policy=(), correction=None, **row):
    return of_result(
        Result(msgspec.structs.replace(ROW, **row), report),
        msgspec.convert(dict(policy), Policy),
        correction or Correction(),
    )


@pytest.mark.parametrize(
    ("at", "policy", "days", "points"),
    [
        ("2026-11-01 11:59:00 UTC", DUE, 0, 10),
        ("2026-11-01 12:00:01 UTC", DUE, 0, 9),
        ("2026-11-02T12:00:00+00:00", DUE, 0, 9),
        ("2026-11-02T12:00:01Z", DUE, 0, 8),
        ("2026-11-02T13:00:01+01:00", DUE, 0, 8),
        ("2026-11-01 12:59:00", {**DUE, "grace_hours": 1}, 0, 10),
        ("2026-11-03 11:00:00", DUE, 2, 10),
        ("2026-11-03 13:00:00", DUE, 2, 9),
        ("2026-11-08 13:00:00", {**DUE, "cut_off_days": 7}, 0, 0),
        ("2026-11-08 11:00:00", {**DUE, "cut_off_days": 7}, 0, 3),
        ("2026-12-24 12:00:00", DUE, 0, 0),
        ("yesterday", DUE, 0, 10),
        ("yesterday", DUE, -2, 8),  # who knows better says so
        ("2026-11-01 14:00:01 Europe/Berlin", DUE, 0, 9),
    ],
)
def test_being_late_costs_by_the_day(full, at, policy, days, points):
    found = mark(full, policy, Correction(extra_days=days), at=at)
    assert (found.raw, found.points, found.most) == (10, points, 10)
    assert bool(found.why) == (points < 10 or days > 0)


def test_where_only_the_platform_knows_it_is_one_day(full):
    assert mark(full, {"per_day": 10}, late=True).points == 9
    assert mark(full, {"per_day": 10}, late=False).points == 10
    assert mark(full, {"per_day": 10}, Correction(extra_days=1), late=True).points == 10


def test_points_by_hand_come_last_and_say_why(full, half):
    found = mark(half, DUE, Correction(points=2.5, comment="explained it in class"), at="2026-11-01 13:00:00")
    assert (found.raw, found.late, found.points) == (6, 1, 7.5)
    assert found.why[-1] == "+2.5 points by your instructor: explained it in class"
    assert mark(full, {}, Correction(points=-20)).points == 0


def test_a_check_that_was_wrong_is_given_or_dropped_without_grading(half):
    failed = [check for step in half.steps for check in step.checks if check.score == 0]
    given = mark(half, {"given": [failed[0].id]})
    assert given.points == given.raw + failed[0].max_score
    assert given.why == (f"“{failed[0].title}” counts for everybody (+{failed[0].max_score}).",)
    dropped = mark(half, {"dropped": [failed[0].id]})
    assert (dropped.points, dropped.most) == (dropped.raw, 10 - failed[0].max_score)
    assert failed[0].id not in [check.id for step in dropped.report.steps for check in step.checks]
    assert {step.id: step.score for step in dropped.report.steps} == {step.id: step.score for step in half.steps}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A Canvas download that was graded, by a course with a policy, with corrections."""
    folder = tmp_path_factory.mktemp("class")
    course = shutil.copytree(TINY, folder / "course")
    with zipfile.ZipFile(folder / "in.zip", "w") as archive:
        for name, text in RIGHT.items():
            archive.writestr(f"berganna_4711_90{name[4]}_{name}", text)
        archive.writestr("colebo_LATE_4712_905_step1_double.py", WRONG)
        archive.writestr("colebo_LATE_4712_906_step2_mean.py", RIGHT["step2_mean.py"])
    done = grade("batch", "--course", course, "--allow-unprotected", folder / "in.zip", "--out", folder / "out")
    assert done.returncode == 0, done.stderr
    settings = course / "checks" / "course.toml"
    settings.write_text(settings.read_text() + "\n[policy]\nper_day = 20\n")
    (folder / "out" / "corrections.csv").write_text("ID;points;comment\n4711;1,5;<b>well</b> done\n", "utf-8-sig")
    text = (folder / "out" / "corrections.csv").read_text("utf-8-sig").replace("4711;", "berganna_4711;")
    (folder / "out" / "corrections.csv").write_text(text, "utf-8-sig")
    return folder


def test_gradebooks_have_what_counts_and_why(graded):
    done = grade("gradebook", "csv", graded / "out", "--course", graded / "course")
    rows = {row["student"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
    assert done.returncode == 0, done.stderr
    assert {name: (row["raw_total"], row["total"], row["out_of"]) for name, row in rows.items()} == {
        "berganna_4711": ("10", "11.5", "10"),
        "colebo_4712": ("6", "4", "10"),
    }
    assert rows["colebo_4712"]["why"].startswith("Handed in late, the platform does not say by how much")
    canvas = 'Student,ID,Section,Digits (7)\nPoints Possible,,,50\n"Berg, Anna",4711,A,\n"Cole, Bo",4712,A,\n'
    (graded / "canvas.csv").write_text(canvas)
    done = grade(
        *("gradebook", "canvas", graded / "out", "--course", graded / "course"),
        *("--fill", graded / "canvas.csv", "--assignment", "Digits"),
    )
    assert [row[3] for row in csv.reader(io.StringIO(done.stdout))] == ["Digits (7)", "50", "57.5", "20"]


def test_feedback_is_named_as_canvas_wants_it(graded, tmp_path):
    done = grade(
        "feedback", graded / "out", "--course", graded / "course", "--for", "canvas", "--out", tmp_path / "back.zip"
    )
    assert (done.returncode, done.stdout) == (0, f"2 pages in {tmp_path / 'back.zip'}.\n")
    with zipfile.ZipFile(tmp_path / "back.zip") as archive:
        assert sorted(archive.namelist()) == [
            "berganna_4711_902_feedback.html",
            "colebo_LATE_4712_906_feedback.html",
        ]
        page = archive.read("berganna_4711_902_feedback.html").decode()
    assert '<p class="grade-whose">berganna berganna_4711</p>' in page
    assert '<p class="grade-score">11.5 of 10 points (graded: 10).</p>' in page
    assert "+1.5 points by your instructor: &lt;b&gt;well&lt;/b&gt; done" in page
    assert "Next:" not in page
    assert "This is about the files with the SHA-256 " in page


def test_feedback_in_folders_and_for_moodle(graded, tmp_path):
    done = grade("feedback", graded / "out", "--course", graded / "course", "--out", tmp_path / "pages")
    assert done.returncode == 0
    assert {file.parent.name for file in (tmp_path / "pages").glob("*/feedback.html")} == {
        "berganna_4711",
        "colebo_4712",
    }
    done = grade(
        "feedback", graded / "out", "--course", graded / "course", "--for", "moodle", "--out", tmp_path / "m.zip"
    )
    assert done.returncode == 1
    assert "No page (not fully graded, or no name for it): berganna_4711, colebo_4712." in done.stderr
    names = ("Anna Berg_12_assignsubmission_file", "Participant_13_assignsubmission_file")
    handed_in(tmp_path / "moodle", **dict.fromkeys(names, RIGHT))
    grade(*BATCH, tmp_path / "moodle", "--out", tmp_path / "out")
    done = grade("feedback", tmp_path / "out", "--course", TINY, "--for", "moodle", "--out", tmp_path / "m.zip")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "m.zip") as archive:
        assert sorted(archive.namelist()) == [f"{name}_feedback.html" for name in names]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id,points\nzoe,1\n", "names 'zoe'"),
        ("id,points\nberganna_4711,much\n", ":2: points has to be a number from -10000 to 10000, and is 'much'"),
        ("id,extra_days\nberganna_4711,1e300\n", ":2: extra_days has to be a number from"),
        (f"id,points\nberganna_4711,{'5' * 200_000}\n", "is no CSV"),
        ("id,points\nberganna_4711,1\nberganna_4711,2\n", ":3: 'berganna_4711' is there twice"),
        ("id,mark\nberganna_4711,1\n", "the columns are id, extra_days, points, comment"),
        ("id,points\nberganna_4711,nan\n", ":2: points has to be a number"),
    ],
)
def test_says_what_is_wrong_with_corrections(graded, tmp_path, text, words):
    out = shutil.copytree(graded / "out", tmp_path / "out")
    (out / "corrections.csv").write_text(text)
    done = grade("gradebook", "csv", out, "--course", graded / "course")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert words in done.stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("given = ['x']", "'x' is no check"),
        ("per_day = 'x'", "[policy]: Expected `float`"),
        ("perday = 1", "perday"),
    ],
)
def test_says_what_is_wrong_with_a_policy(graded, tmp_path, text, words):
    course = shutil.copytree(TINY, tmp_path / "course")
    settings = course / "checks" / "course.toml"
    settings.write_text(f"{settings.read_text()}\n[policy]\n{text}\n")
    done = grade("gradebook", "csv", graded / "out", "--course", course)
    assert done.returncode == 2
    assert words in done.stderr


def test_there_has_to_be_a_class(tmp_path):
    done = grade("gradebook", "csv", tmp_path)
    assert done.returncode == 2
    assert "There is no class in" in done.stderr


def test_a_class_may_have_a_policy_of_its_own(graded, tmp_path):
    out = shutil.copytree(graded / "out", tmp_path / "out")
    (out / "policy.toml").write_text("per_day = 50\n")
    done = grade("gradebook", "list", out, "--course", graded / "course")
    assert done.returncode == 0, done.stderr
    rows = {row["student"]: row for row in csv.DictReader(io.StringIO(done.stdout))}
    assert (rows["colebo_4712"]["graded"], rows["colebo_4712"]["points"]) == ("6", "1")
    assert done.stderr == "2 students are in it.\n"
    (out / "policy.toml").write_text("given = ['step1_double.double']\n")
    said = grade("gradebook", "list", out, "--course", graded / "course").stderr
    assert "'step1_double.double' is no check. Is it step1_double.doubles?" in said
