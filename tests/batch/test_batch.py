"""`grade batch`, as an instructor calls it."""

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing, suppress
from pathlib import Path

import pytest

from grader.batch import grading, layouts, store, tree, ways
from grader.course import model as courses
from tests.running import TINY, grade, without_times

RIGHT = {file.name: file.read_text() for file in (TINY / "solutions").glob("*.py")}
WRONG = (TINY / "submissions" / "step1_double" / "wrong_double_squares.py").read_text()
SLOW = "import time\n\n\ndef double(x):\n    time.sleep(0.3)\n    return 2 * x\n"
# As if the disk had no room for more.
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
from grader.doors.cli import main
sys.argv[0] = "grade"
main()
"""
# For marks, where the machine confines nothing as well: what is graded here is ours.
BATCH = ("batch", "--course", TINY, "--allow-unprotected")


def handed_in(folder, **students):
    for name, files in students.items():
        (folder / name).mkdir(parents=True)
        for file, text in files.items():
            (folder / name / file).write_text(text)
    return folder


@pytest.fixture
def three(tmp_path):
    return handed_in(
        tmp_path / "in", anna=RIGHT, bo={"step1_double.py": WRONG}, cy={**RIGHT, "step2_mean.py": "def mean(x:\n"}
    )


def kept(folder, query):
    with closing(sqlite3.connect(folder / "class.sqlite")) as store:
        return store.execute(query).fetchall()


def reports_in(folder):
    found = dict(kept(folder, "SELECT id, report FROM results"))
    return {name: without_times(json.loads(text)) for name, text in found.items()}


def test_grades_a_class(three, tmp_path):
    done = grade(*BATCH, three, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"3 submissions in {three}, read as “folders”.\nGraded: 3.\n"
    assert kept(tmp_path / "out", "SELECT id, score, max_score, complete FROM results") == [
        ("anna", 10, 10, 1),
        ("bo", 0, 10, 1),
        ("cy", 4, 10, 1),
    ]
    alone = json.loads(grade(three / "anna", "--course", TINY, "--format", "json").stdout)
    assert [step["score"] for step in reports_in(tmp_path / "out")["anna"]["steps"]] == [
        step["score"] for step in alone["steps"]
    ]


def test_what_is_graded_stays(three, tmp_path):
    grade(*BATCH, three, "--out", tmp_path / "out")
    before = kept(tmp_path / "out", "SELECT * FROM reports ORDER BY digest")
    handed_in(three, dee=RIGHT)  # the same as anna's
    done = grade(*BATCH, three, "--out", tmp_path / "out")
    assert "3 are graded already" in done.stderr
    assert "Graded: 4, 1 the same as another one." in done.stdout
    assert kept(tmp_path / "out", "SELECT * FROM reports ORDER BY digest") == before
    assert kept(tmp_path / "out", "SELECT score FROM results WHERE id = 'dee'") == [(10,)]


def test_grades_one_step_anew(three, tmp_path):
    grade(*BATCH, three, "--out", tmp_path / "out")
    before = reports_in(tmp_path / "out")
    done = grade(*BATCH, three, "--out", tmp_path / "out", "--regrade", "2", "--only", "anna")
    assert "1 of 1 graded" in done.stderr
    assert done.stdout.splitlines()[-1] == "Graded anew: all points are as they were."
    assert reports_in(tmp_path / "out") == before
    assert kept(tmp_path / "out", "SELECT id FROM submissions JOIN current USING (digest) WHERE tries > 1") == []
    grade(*BATCH, three, "--out", tmp_path / "out", "--regrade", "all", "--seed", "7")
    assert {step["seed"] for step in reports_in(tmp_path / "out")["anna"]["steps"]} == {7}


def test_says_whose_points_are_others_after_grading_anew(three, tmp_path):
    grade(*BATCH, three, "--out", tmp_path / "out")
    with closing(sqlite3.connect(tmp_path / "out" / "class.sqlite")) as there, there:
        there.execute(
            "UPDATE reports SET report = json_set(report, '$.score', 6) WHERE digest IN"
            " (SELECT digest FROM submissions WHERE id = 'anna')"
        )
    done = grade(*BATCH, three, "--out", tmp_path / "out", "--regrade", "all")
    assert done.stdout.splitlines()[-2:] == ["Graded anew, and now with other points (1):", "  anna: 6 -> 10"]


def test_a_step_alone_is_graded_anew_only_where_the_others_are_as_they_were(three, tmp_path):
    course = shutil.copytree(TINY, tmp_path / "course")
    batch = ("batch", "--course", course, "--allow-unprotected", three, "--out", tmp_path / "out")
    grade(*batch)
    checks = course / "checks" / "step1_double.py"
    checks.write_text(checks.read_text().replace("@points(3)", "@points(30)", 1))
    settings = course / "checks" / "course.toml"
    settings.write_text(settings.read_text().replace("points = 10", "points = 37"))
    done = grade(*batch, "--regrade", "2")
    assert done.returncode == 0, done.stderr
    assert reports_in(tmp_path / "out")["anna"]["max_score"] == 37
    assert "  anna: 10 -> 37" in done.stdout


def test_whose_files_have_changed_meanwhile_is_graded_by_nobody(three, tmp_path):
    kept_before = grade(*BATCH, three, "--out", tmp_path / "out", "--only", "bo")
    assert kept_before.returncode == 0, kept_before.stderr
    taken = []

    def each(jobs):
        for number, job in enumerate(jobs):
            taken.append(job)
            if number == 0:
                (three / "cy" / "step1_double.py").write_text("def double(x):\n    return 0\n")
            came = job.do(None, None) if job.packed is None else grading.Came(fault="not asked")
            yield job, came, 0.0

    course = courses.load(TINY)
    with tree.opened(three) as there, store.opened(tmp_path / "out", to_grade=True) as kept_there:
        found = layouts.read(there)
        way = ways.way_of(course, None)
        own = grading.take(found, None, course, kept_there, way, seed=None, about={})
        grading.grade(own, kept_there, each, heard=lambda _: None)
        faults = {row.id: why for row, why in grading.faults(kept_there)}
    assert faults == {"anna": "not asked", "cy": grading.OTHERS}


def test_a_report_stays_when_grading_it_anew_comes_to_nothing(three, tmp_path):
    grade(*BATCH, three, "--out", tmp_path / "out")
    before = reports_in(tmp_path / "out")
    course = courses.load(TINY)
    with tree.opened(three) as there, store.opened(tmp_path / "out", to_grade=True) as kept_there:
        own = grading.take(
            layouts.read(there), None, course, kept_there, ways.way_of(course, None), seed=None, about={}
        )
        lost = lambda jobs: ((job, object(), 0.0) for job in jobs)  # noqa: E731
        grading.grade(own, kept_there, lost, again=own.handed, heard=lambda _: None)
        assert all(
            "the report before stays: what came back is no report" in why for _, why in grading.faults(kept_there)
        )
        assert len(grading.faults(kept_there)) == 3
    assert reports_in(tmp_path / "out") == before


def test_a_part_of_the_class_is_not_taken_for_the_class(three, tmp_path):
    grade(*BATCH, three, "--out", tmp_path / "out")
    part = handed_in(tmp_path / "part", bo=RIGHT)
    done = grade(*BATCH, part, "--out", tmp_path / "out")
    assert (done.returncode, "2 of the class in --out are not here: anna, cy." in done.stderr) == (2, True), done.stderr
    assert len(reports_in(tmp_path / "out")) == 3
    done = grade(*BATCH, part, "--out", tmp_path / "out", "--only", "zoe")
    assert (done.returncode, len(reports_in(tmp_path / "out"))) == (2, 3)
    done = grade(*BATCH, part, "--out", tmp_path / "out", "--only", "bo")
    assert done.returncode == 0, done.stderr
    scores = {name: report["score"] for name, report in reports_in(tmp_path / "out").items()}
    assert scores == {"anna": 10, "bo": 10, "cy": 4}


def test_without_the_roster_who_is_known_stays_who_it_was(tmp_path):
    folder = handed_in(
        tmp_path / "in", **{"4711": RIGHT, "Anna Berg": {"step1_double.py": WRONG}, "cy": {"a.docx": "x"}}
    )
    (tmp_path / "roster.csv").write_text("ID,Name\n4711,Anna Berg\n8,cy\n")
    batch = (*BATCH, folder, "--out", tmp_path / "out")
    query = "SELECT id, name, remarks, names FROM submissions ORDER BY id"
    grade(*batch, "--roster", tmp_path / "roster.csv")
    before = kept(tmp_path / "out", query)
    assert [names for *_, names in before if names == "[]"] == ["[]"] * 2  # both say that they are Anna
    grade(*batch)
    assert kept(tmp_path / "out", query) == before
    (folder / "cy" / "step1_double.py").write_text(RIGHT["step1_double.py"])
    grade(*batch)
    assert [remarks for name, _, remarks, _ in kept(tmp_path / "out", query) if name == "8"] == ["[]"]


def test_one_students_work_is_no_class(tmp_path):
    done = grade(*BATCH, handed_in(tmp_path, anna=RIGHT) / "anna", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "is one student's work. Grade it with `grade" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux")
def test_names_of_any_bytes_and_any_length_stop_nobody(three, tmp_path):
    (three / "bo" / os.fsdecode(b"\xff.py")).write_text("#")
    (three / os.fsdecode(b"\xfe")).mkdir()
    shutil.copy(three / "anna" / "step1_double.py", three / os.fsdecode(b"\xfe"))
    inside = os.open(three / "cy", os.O_RDONLY)
    for _ in range(30):
        os.mkdir("p" * 200, dir_fd=inside)
        inside, before = os.open("p" * 200, os.O_RDONLY, dir_fd=inside), inside
        os.close(before)
    os.close(inside)
    done = grade(*BATCH, three, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    scores = {name: report["score"] for name, report in reports_in(tmp_path / "out").items()}
    assert scores == {"anna": 10, "bo": 0, "cy": 4, "\ufffd": 4}
    assert "cannot be read" in done.stdout


def test_a_damaged_file_in_a_zip_stops_nobody(tmp_path):
    with zipfile.ZipFile(tmp_path / "in.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("anna", "eve"):
            archive.writestr(f"{name}/step1_double.py", RIGHT["step1_double.py"] * 3)
        begin = archive.infolist()[1].header_offset + 30 + len("eve/step1_double.py")
    data = bytearray((tmp_path / "in.zip").read_bytes())
    data[begin : begin + 6] = b"\xff" * 6
    (tmp_path / "in.zip").write_bytes(data)
    done = grade(*BATCH, tmp_path / "in.zip", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    notes = dict(kept(tmp_path / "out", "SELECT id, notes FROM submissions"))
    assert "step1_double.py was not read: it cannot be unpacked" in notes["eve"]


def test_the_steps_own_files_come_before_others(tmp_path):
    others = {f"a_{number:03}.py": "#" for number in range(210)}
    grade(*BATCH, handed_in(tmp_path / "in", anna={**RIGHT, **others}), "--out", tmp_path / "out")
    assert kept(tmp_path / "out", "SELECT score FROM results") == [(10,)]


def test_what_nobody_can_grade_is_to_be_looked_at(tmp_path):
    folder = handed_in(tmp_path / "in", anna={"report.docx": "x"}, bo={"work.zip": "x", **RIGHT})
    done = grade(*BATCH, folder, "--out", tmp_path / "out")
    assert "  anna: Nothing in it is Python, a notebook or an archive: report.docx." in done.stdout
    assert "work.zip was not opened" in dict(kept(tmp_path / "out", "SELECT id, notes FROM submissions"))["bo"]


def test_one_student_alone_is_graded(three, tmp_path):
    done = grade(*BATCH, three, "--out", tmp_path / "out", "--only", "bo")
    assert (done.returncode, done.stdout.splitlines()[1]) == (0, "Graded: 1, 2 not graded yet.")
    assert kept(tmp_path / "out", "SELECT id FROM results WHERE complete") == [("bo",)]


def test_a_course_that_has_changed_is_graded_anew(three, tmp_path):
    course = shutil.copytree(TINY, tmp_path / "course")
    arguments = ("batch", "--course", course, "--allow-unprotected", three, "--out", tmp_path / "out")
    grade(*arguments)
    (course / "checks" / "step1_double.py").write_text(
        (course / "checks" / "step1_double.py").read_text() + "\n# another one\n"
    )
    assert "graded already" not in grade(*arguments).stderr
    assert kept(tmp_path / "out", "SELECT count(*) FROM reports") == [(6,)]
    assert kept(tmp_path / "out", "SELECT count(*) FROM results") == [(3,)]


def test_a_roster_names_who_is_who_and_who_is_missing(three, tmp_path):
    (tmp_path / "roster.csv").write_text(
        "ID,Name,Login\n1,Anna Berg,anna\n2,Bo Cole,bo\n3,Dee Egan,dee\n,Flo Gray,flo\n"
    )
    handed_in(three, **{"Bo-Cole": RIGHT})
    done = grade(*BATCH, three, "--out", tmp_path / "out", "--roster", tmp_path / "roster.csv")
    assert done.returncode == 0, done.stderr
    assert kept(tmp_path / "out", "SELECT id, name FROM submissions ORDER BY id") == [
        ("1", "Anna Berg"),
        ("Bo-Cole", "Bo Cole"),
        ("bo", "Bo Cole"),
        ("cy", ""),
    ]
    assert "cy: It is nobody's in the roster, or of several." in done.stdout
    assert "without an ID, and passed over (1):\n  Flo Gray, flo\n" in done.stdout
    assert "bo: Bo Cole has 2 submissions: they are graded apart." in done.stdout
    assert "Nothing handed in (1):\n  3 Dee Egan\n" in done.stdout


def test_reads_a_download_and_says_what_is_nobodys(tmp_path):
    with zipfile.ZipFile(tmp_path / "canvas.zip", "w") as archive:
        archive.writestr("berganna_4711_900_step1_double-1.py", RIGHT["step1_double.py"])
        archive.writestr("berganna_4711_899_step2_mean.py", RIGHT["step2_mean.py"])
        archive.writestr("readme.txt", "hello")
    done = grade(*BATCH, tmp_path / "canvas.zip", "--out", tmp_path / "out")
    assert "1 submission in" in done.stdout and "“canvas”" in done.stdout
    assert "Nobody's (1):\n  readme.txt has not the name that Canvas gives files" in done.stdout
    assert kept(tmp_path / "out", "SELECT score FROM results") == [(10,)]


def test_whatever_is_handed_in_the_others_are_graded(three, tmp_path):
    (three / "dee.zip").write_bytes(b"PK\x03\x04 not a zip")
    (three / "eve").mkdir()
    (three / "eve" / "step1_double.py").write_bytes(b"\x00\xff" * 1000)
    (three / "fay.ipynb").write_text("{" * 50_000)
    done = grade(*BATCH, three, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stdout + done.stderr
    scores = dict(kept(tmp_path / "out", "SELECT id, score FROM results"))
    assert scores == {"anna": 10, "bo": 0, "cy": 4, "dee.zip": 0, "eve": 0, "fay.ipynb": 0}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "does not exist"),
        (["."], "nothing that looks like submissions"),
        (["in", "--layout", "canvas"], "nothing in the layout canvas"),
        (["in", "--layout", "sakai"], "There is no layout 'sakai'"),
        (["in", "--only", "zoe"], "no submission of 'zoe'"),
        (["in", "--roster", "nowhere.csv"], "'nowhere.csv' cannot be read"),
        (["in", "--regrade", "9"], "There is no step '9'"),
    ],
)
def test_says_what_is_wrong(arguments, words, three, tmp_path):
    (tmp_path / "empty").mkdir()
    folder = tmp_path / "empty" if arguments == ["."] else tmp_path
    done = grade(*BATCH, *arguments, "--out", tmp_path / "out", cwd=folder)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def begun(*arguments):
    """A batch that runs, whose words on stderr can be read."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "grader", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "GRADE_FOR": "none"},
        preexec_fn=interruptible,  # noqa: PLW1509 - no thread here
    )


def interruptible():
    """Hear Ctrl-C, which whoever has started the tests in the background may have turned off."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def slow_class(folder, number=6):
    return handed_in(folder, **{f"s{i}": {**RIGHT, "step1_double.py": f"{SLOW}# {i}\n"} for i in range(number)})


def until_one_is_graded(process):
    for line in process.stderr:
        if re.match("[1-9][0-9]* of", line):
            return
    raise AssertionError(process.wait())


def test_goes_on_after_it_was_killed(tmp_path):
    arguments = (*BATCH, slow_class(tmp_path / "in"), "--out", tmp_path / "out", "--jobs", "2")
    with begun(*arguments) as process:
        until_one_is_graded(process)
        process.kill()
    there = kept(tmp_path / "out", "SELECT digest, at FROM reports")
    assert 1 <= len(there) < 6
    done = grade(*arguments)
    assert done.returncode == 0
    assert set(there) <= set(kept(tmp_path / "out", "SELECT digest, at FROM reports"))
    assert kept(tmp_path / "out", "SELECT score, tries FROM submissions JOIN current USING (digest)") == [(10, 1)] * 6


def processes_of(batch):
    """The processes of a running batch by what they are: those that grade, and those that start workers."""
    found = {"coordinator": [batch.pid], "grader": [], "zygote": []}
    for child in children_of(batch.pid):
        command = Path(f"/proc/{child}/cmdline").read_bytes()
        found["zygote" if b"inside.zygote" in command else "grader"].append(child)
    return found


def children_of(pid):
    try:
        lists = [task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [int(child) for text in lists for child in text.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
@pytest.mark.parametrize("what", ["coordinator", "grader", "zygote"])
def test_whoever_dies_each_submission_has_one_report_and_that_is_right(what, tmp_path):
    """At random moments; KILLS=20 for as many."""
    draw = random.Random(what)
    folder = slow_class(tmp_path / "in", 8)
    arguments = (*BATCH, folder, "--jobs", "2", "--out")
    begin = time.monotonic()
    grade(*arguments, tmp_path / "undisturbed")
    took = time.monotonic() - begin
    expected = reports_in(tmp_path / "undisturbed")
    for number in range(int(os.environ.get("KILLS", "2"))):
        out = tmp_path / f"out{number}"
        with begun(*arguments, out) as batch:
            with suppress(subprocess.TimeoutExpired):
                batch.wait(draw.uniform(0, took))
            for pid in processes_of(batch)[what][:1] if batch.poll() is None else []:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            batch.stderr.read()
        done = grade(*arguments, out)
        assert done.returncode == 0, done.stderr
        assert reports_in(out) == expected
        assert kept(out, "SELECT count(*) FROM reports") == [(8,)]


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limit for the size of files")
def test_a_full_disk_is_said_and_nothing_is_lost(three, tmp_path):
    grade(*BATCH, three, "--out", tmp_path / "out")
    before = reports_in(tmp_path / "out")
    handed_in(three, dee={"step1_double.py": WRONG + "# dee\n"})
    limited = [sys.executable, "-c", LIMITED, *map(str, (*BATCH, three, "--out", tmp_path / "out"))]
    done = subprocess.run(limited, capture_output=True, text=True, env={**os.environ, "GRADE_FOR": "none"})
    assert done.returncode == 3, done.stderr
    assert "class.sqlite cannot be used" in done.stderr and "Traceback" not in done.stderr
    assert reports_in(tmp_path / "out") == before
    assert grade(*BATCH, three, "--out", tmp_path / "out").returncode == 0
    assert kept(tmp_path / "out", "SELECT count(*) FROM results WHERE complete") == [(4,)]


def test_ctrl_c_ends_it_and_says_how_to_go_on(tmp_path):
    with begun(*BATCH, slow_class(tmp_path / "in", 40), "--out", tmp_path / "out", "--jobs", "1") as process:
        until_one_is_graded(process)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        assert process.wait() == 130
    assert "The same command goes on." in said
    assert "nothing was graded" not in said
    assert "Traceback" not in said


def test_two_at_a_time_on_one_folder_are_not_possible(tmp_path):
    arguments = (*BATCH, slow_class(tmp_path / "in", 40), "--out", tmp_path / "out")
    with begun(*arguments) as process:
        until_one_is_graded(process)
        second = grade(*arguments)
        process.kill()
    assert second.returncode == 3
    assert "Another `grade batch` is grading into" in second.stderr


def test_a_store_that_cannot_be_written_is_said(three, tmp_path):
    (tmp_path / "file").write_text("")
    done = grade(*BATCH, three, "--out", tmp_path / "file")
    assert done.returncode == 2
    assert "is a file: --out is the folder" in done.stderr and "Traceback" not in done.stderr
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "class.sqlite").write_bytes(b"not a database, but long enough to be looked at as one" * 20)
    done = grade(*BATCH, three, "--out", tmp_path / "out")
    assert done.returncode == 3
    assert "cannot be used" in done.stderr and "Traceback" not in done.stderr
