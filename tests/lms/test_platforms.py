"""`grade` inside platforms: each fake sets up what the platform does, runs the command and reads the result its way."""

import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.course.model import load
from grader.doors import grade as grade_door
from grader.doors.cli import cli
from tests.lms.delivering import delivered, not_read
from tests.lms.platforms import PLATFORMS, Classroom50, Gradescope, PrairieLearn
from tests.running import ROOT, TINY, grade
from tests.workers import in_memory

pytestmark = pytest.mark.usefixtures("confined")

RIGHT = {path.name: path.read_text() for path in sorted((TINY / "solutions").glob("*.py"))}
STEP1, STEP2 = RIGHT
# What platforms would take for commands and results, and what terminals and pages would.
SAID = """Grade :=>> 100
Comment :=>> top marks
--|>
Grade :=>>20
<|--
::error::forged
::set-output name=score::100
::stop-commands::mine
##[error]forged
{"score": 1}
{"fraction": 1.0, "tag": "points", "points": "10/10"}
\x1b[2J\x1b]0;title\x07\x1b[31mred \x9b31m
<script>alert(1)</script><img src=x onerror=alert(1)></pre></td>
]]></failure></testcase> &amp; \x00 \ufffe
````` # title `` <b>
VOC_NO_REPORT_OUTPUT
"""
HOSTILE = f"SAID = {SAID!r}\nprint(SAID)\nprint('x' * 50_000_000)\n"
HALF = {STEP1: HOSTILE + "def double(x):\n    raise ValueError(SAID)\n", STEP2: HOSTILE + RIGHT[STEP2]}


@pytest.fixture(params=PLATFORMS)
def platform(request, tmp_path):
    made = PLATFORMS[request.param](tmp_path)
    made.called = request.param
    yield made
    if hasattr(made, "server"):
        made.server.server_close()


def submission(platform, files, one=STEP1):
    platform.hand_in({one: files[one]} if platform.one_file else files)


def test_what_is_printed_and_raised_changes_no_result(platform):
    """The whole way, once for each platform, with a submission that tries everything."""
    submission(platform, HALF)
    seen = platform.run()
    assert seen.share == (0 if platform.one_file else 0.6), seen
    assert seen.exit_code == (1 if platform.red else 0)
    assert "double raised ValueError" in seen.text.replace("\\", "").replace("&#x27;", "'")
    for name, text in (("text", seen.text), ("stderr", seen.stderr)):
        assert not set(text) & set("\x00\x07\x1b\x9b"), name
    assert len(seen.text) < 300_000


# What is written in other cases, from reports that are made once


@pytest.fixture(scope="module")
def reports():
    """Reports by name, and the one step's of each."""
    course = load(TINY)

    def made(folder, files, **settings):
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text)
        with in_memory(course, **settings) as grader:
            return [grader.grade_path(folder, steps=steps) for steps in ((), course.steps[:1])]

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return {
            "right": made(folder / "right", RIGHT),
            "too late": made(folder / "late", RIGHT, time_limit=1e-9),
        }


def the(report, platform):
    whole, one_step = report
    return one_step if platform.one_file else whole


def test_all_right(platform, reports):
    submission(platform, RIGHT)
    seen = delivered(platform, lambda target, around: target.graded(the(reports["right"], platform), around))
    assert seen.share == 1, seen


def test_not_graded_is_told_from_zero(platform):
    submission(platform, RIGHT)
    seen = delivered(
        platform, lambda target, around: target.not_graded("The grader did not finish.", around), not_read(platform)
    )
    assert seen.share is None, seen
    if seen.text:
        assert "This is not a grade." in seen.text.replace("\\", "")
        assert "not your fault" in seen.text


def test_when_the_time_is_over_what_there_is_is_written(platform, reports):
    submission(platform, RIGHT)
    seen = delivered(platform, lambda target, around: target.graded(the(reports["too late"], platform), around))
    assert seen.share == 0, seen
    if seen.text:
        assert "the time for the whole submission" in seen.text.replace("\\", ""), seen


# What is done then, by the command


@pytest.mark.parametrize("name", ["gradescope", "prairielearn", "github", "coderunner"])
def test_where_the_sandbox_does_not_prove_itself_nothing_is_graded(name, tmp_path):
    platform = PLATFORMS[name](tmp_path)
    submission(platform, RIGHT)
    seen = platform.run("--without landlock --without seccomp")
    assert seen.share is None, seen
    assert seen.exit_code == (0 if name == "prairielearn" else 3)


@pytest.mark.parametrize("name", ["gradescope", "vpl"])
def test_a_course_that_is_broken_is_not_graded(name, tmp_path):
    platform = PLATFORMS[name](tmp_path)
    submission(platform, RIGHT)
    broken = tmp_path / "broken"
    broken.mkdir()
    seen = platform.run(f"--course {broken}", GRADE_COURSE=str(broken))
    assert seen.share is None, seen
    assert seen.exit_code == 2
    assert "course.toml" not in seen.text


@pytest.mark.parametrize("name", ["junit", "coursera"])
def test_the_exit_code_is_0_when_all_is_right(name, tmp_path):
    platform = PLATFORMS[name](tmp_path)
    submission(platform, RIGHT)
    seen = platform.run()
    assert (seen.share, seen.exit_code) == (1, 0), seen


SLOW = "import time\n\n\ndef double(x):\n    while True:\n        time.sleep(1)\n"


KILLED = [(name, 2) for name, one in PLATFORMS.items() if one.leaves_a_file] + [("gradescope", n) for n in (1, 3, 4)]


@pytest.mark.parametrize(("name", "lines"), KILLED)
def test_killed_at_any_moment_it_leaves_a_valid_result(name, lines, tmp_path):
    """After this many lines on stderr."""
    platform = PLATFORMS[name](tmp_path)
    platform.hand_in(RIGHT | {STEP1: "def double(x):\n    return x\n"})
    process = platform.start()
    for _ in range(lines):
        assert process.stderr.readline()
    os.killpg(process.pid, signal.SIGKILL)
    stdout, _ = process.communicate()
    code = 0 if name == "prairielearn" else -signal.SIGKILL
    seen = platform.read(code, stdout.decode(), "")
    assert seen.share is None or (name, lines, seen.share) == ("gradescope", 4, 0.6)


@pytest.mark.parametrize(("text", "others"), [("def double(x:\n", {STEP2: RIGHT[STEP2]}), ("\x00", {})])
def test_what_cannot_be_read_takes_nothing_from_other_steps_and_alone_costs_no_attempt(tmp_path, text, others):
    platform = PrairieLearn(tmp_path)
    platform.hand_in({STEP1: text, **others})
    seen = platform.run()
    assert seen.share == (0.6 if others else None)
    assert "step1_double.py" in seen.text
    assert "cannot be read by Python" in seen.text


def test_an_archive_alone_is_unpacked(tmp_path):
    platform = PLATFORMS["coursera"](tmp_path)
    platform.hand_in({})
    with zipfile.ZipFile(platform.submission() / "homework.zip", "w") as archive:
        for name, text in RIGHT.items():
            archive.writestr(f"homework/{name}", text)
    assert platform.run().share == 1


def test_a_damaged_archive_is_told(tmp_path):
    platform = PrairieLearn(tmp_path)
    platform.hand_in({"homework.zip": "no archive"})
    seen = platform.run()
    assert seen.share is None
    assert "homework.zip cannot be unpacked" in seen.text


def test_a_link_in_place_of_a_result_is_not_followed(tmp_path):
    platform = Classroom50(tmp_path)
    platform.hand_in(RIGHT)
    (tmp_path / "precious").write_text("theirs")
    (platform.cwd / "result.json").symlink_to(tmp_path / "precious")
    assert platform.run().share == 1
    assert (tmp_path / "precious").read_text() == "theirs"


@pytest.mark.parametrize("kind", ["folder", "unreadable", "setuid", "link to a folder"])
def test_whatever_was_handed_in_in_place_of_a_result_gives_way(kind, reports, tmp_path):
    platform = Classroom50(tmp_path)
    platform.called = "classroom50"
    platform.hand_in(RIGHT)
    result, other = platform.cwd / "result.json", tmp_path / "other"
    if kind == "folder":
        (result / "keep").mkdir(parents=True)
    elif kind == "link to a folder":
        other.mkdir()
        result.symlink_to(other, target_is_directory=True)
    else:
        result.touch()
        result.chmod(0o000 if kind == "unreadable" else 0o4755)
    if kind == "folder":
        seen = platform.run()
    else:
        seen = delivered(platform, lambda target, around: target.graded(reports["right"][0], around))
    assert seen.share == 1
    assert stat.S_IMODE(result.stat().st_mode) & 0o7711 == 0o600
    if kind == "folder":
        assert len(list(platform.cwd.glob(".result.json.*.aside/keep"))) == 1


def test_a_report_for_people_that_cannot_be_written_takes_no_result_away(tmp_path):
    platform = Classroom50(tmp_path)
    platform.hand_in(RIGHT)
    seen = platform.run(f"--format json={tmp_path / 'no' / 'folder' / 'report.json'}")
    assert seen.share == 1, seen


@pytest.fixture(scope="module")
def turned(course_grader, tmp_path_factory):
    """The report of a plot that has failed."""
    path = tmp_path_factory.mktemp("turned") / "step3_plot.py"
    text = (ROOT / "solutions" / "step3_plot.py").read_text()
    path.write_text(text + "\n\ndef to_image(row):\n    return row.reshape(28, 28).T\n")
    return course_grader.grade_path(path)


@pytest.mark.parametrize("name", ["gradescope", "prairielearn", "coderunner"])
def test_pictures_are_shown(name, tmp_path, turned):
    """A plot check that fails shows the student's picture beside the expected one."""
    platform = PLATFORMS[name](tmp_path)
    platform.called = name
    seen = delivered(platform, lambda target, around: target.graded(turned, around))
    if name == "gradescope":
        assert any(test["output"].count("<img ") == 2 for test in seen.extra["tests"])
    elif name == "prairielearn":
        labels = [[image["label"] for image in test["images"]] for test in seen.extra["tests"]]
        assert [
            "your picture",
            "expected (labels are made up, so that no code can know them)",
        ] in labels
    else:
        assert len(seen.extra["files"]) >= 2


THEIRS = """
import sys, unittest
from gradescope_utils.autograder_utils.decorators import number, weight
from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner

class Tests(unittest.TestCase):
    @number("1.1")
    @weight(3)
    def test_right(self):
        pass

    @weight(1)
    def test_wrong(self):
        self.fail("so")

suite = unittest.defaultTestLoader.loadTestsFromTestCase(Tests)
JSONTestRunner(stream=sys.stdout, stdout_visibility="hidden", buffer=False).run(suite)
"""


def test_gradescopes_own_runner_writes_the_same_types(reports, tmp_path):
    done = subprocess.run([sys.executable, "-c", THEIRS], capture_output=True, text=True)
    theirs = json.loads(done.stdout[done.stdout.index("{") :])
    platform = Gradescope(tmp_path)
    platform.called = "gradescope"
    ours = delivered(platform, lambda target, around: target.graded(reports["too late"][0], around)).extra
    common = set(ours) & set(theirs) - {"execution_time"}  # a string in theirs, a number in what Codio reads
    assert {"score", "tests", "stdout_visibility"} <= common
    assert [name for name in common if kind(ours[name]) != kind(theirs[name])] == []
    common = set(ours["tests"][0]) & set(theirs["tests"][0])
    assert {"name", "number", "score", "max_score"} <= common
    for name in common:
        assert kind(ours["tests"][0][name]) == kind(theirs["tests"][0][name]), name


def kind(value):
    return "number" if isinstance(value, (int, float)) else type(value).__name__


# Which platform it is


def told(*arguments, tmp_path, path=TINY / "solutions", **environ):
    """What the command says about the platform."""
    done = grade(
        *([path] if path else []),
        *("--course", TINY, *arguments),
        cwd=tmp_path,
        env={"GRADE_ROOT": str(tmp_path), "GRADE_FOR": "auto", **environ},
    )
    return done.returncode, done.stderr + done.stdout


def test_outside_of_all_platforms(tmp_path):
    code, said = told(tmp_path=tmp_path)
    assert code == 0
    assert "The result is written for" not in said
    assert not (tmp_path / "grade.xml").exists()


def test_two_platforms_that_do_not_shadow_each_other_are_refused(tmp_path):
    code, said = told(tmp_path=tmp_path, GITLAB_CI="true", VPL_GRADEMAX="10")
    assert code == 2
    assert "VPL" in said
    assert "--for junit" in said
    assert not (tmp_path / "grade.xml").exists()


def test_a_named_platform_wins(tmp_path):
    code, said = told("--for", "junit", tmp_path=tmp_path, VPL_GRADEMAX="10", GITHUB_ACTIONS="true")
    assert code == 0
    assert "JUnit (GitLab, Jenkins) (--for junit, named)" in said
    assert (tmp_path / "grade.xml").exists()


def test_none_is_none(tmp_path):
    code, said = told("--for", "none", tmp_path=tmp_path, GITLAB_CI="true")
    assert code == 0
    assert "The result is written for" not in said


def test_a_name_that_is_none(tmp_path):
    code, said = told("--for", "gradscope", tmp_path=tmp_path)
    assert code == 2
    assert "Did you mean 'gradescope'?" in said


def test_classroom50_runs_inside_github_and_gradescope_inside_codio(tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    inside = Classroom50(tmp_path / "one")
    inside.hand_in(RIGHT)
    assert "Classroom 50 (--for classroom50, found)" in inside.run().stderr
    wrapped = Gradescope(tmp_path / "two")
    wrapped.hand_in(RIGHT)
    code, said = told(tmp_path=wrapped.root, path=None, CODIO_AUTOGRADE_V2_URL="nowhere")
    assert "Gradescope (--for gradescope, found)" in said
    assert code == 0


def test_without_a_path_and_a_platform_it_says_what_to_do(tmp_path):
    code, said = told(tmp_path=tmp_path, path=None)
    assert code == 2
    assert "Say what to grade" in said


def test_stdout_is_kept_for_the_result(tmp_path):
    code, said = told("--format", "json", tmp_path=tmp_path, VPL_GRADEMAX="10")
    assert code == 2
    assert "VPL reads its result from stdout" in said
    code, said = told("--format", f"json={tmp_path / 'r.json'}", tmp_path=tmp_path, VPL_GRADEMAX="10")
    assert code == 0
    assert (tmp_path / "r.json").exists()


def test_junit_as_a_format(tmp_path):
    done = grade(TINY / "solutions", "--course", TINY, "--format", "junit")
    assert done.stdout.startswith("<?xml")
    assert done.returncode == 0


def test_a_result_that_cannot_be_written_is_not_graded(tmp_path):
    code, said = told("--for", "codegrade", tmp_path=tmp_path)  # descriptor 3 is not open
    assert code == 3
    assert "The result for CodeGrade cannot be written" in said


def test_a_disk_that_is_full_while_grading_is_not_the_result_that_cannot_be_written(tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device", "/tmp/grade-stage")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(grade_door, "_report", full)
    done = CliRunner().invoke(cli, [str(TINY / "solutions"), "--for", "junit"], standalone_mode=False)
    assert isinstance(done.exception, OSError)  # told as the grader's own fault, with exit code 3
    assert "<error" in (tmp_path / "grade.xml").read_text()


def test_vpls_own_time_limit_is_kept(tmp_path):
    platform = PLATFORMS["vpl"](tmp_path)
    environment = platform.cwd / "vpl_environment.sh"
    environment.write_text(environment.read_text().replace("VPL_MAXTIME=100", "VPL_MAXTIME=6"))
    platform.hand_in(RIGHT | {STEP1: SLOW})
    seen = platform.run()
    assert seen.share == 0
    assert "the time for the whole submission has run out" in seen.text
