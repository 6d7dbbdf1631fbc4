"""`grade class`, as an instructor calls it, over stores whose reports are made here: nothing is graded."""

import json
import re
import subprocess
import sys
import unicodedata

import pytest

from grader.batch import grading, layouts, store, tree
from grader.batch.overview import shape
from grader.batch.store import Row, Spent
from grader.batch.ways import Way
from grader.course import model as courses
from grader.reports import model
from grader.reports.model import CheckResult, CourseInfo, SubmissionInfo
from tests.reports.test_html import parsed
from tests.running import ROOT, TINY, grade

WAY = Way("course", "grader")
TITLES = {
    "step1_double": ("Double", {"doubles": 3, "keeps_input": 1}),
    "step2_mean": ("A mean", {"predicts_the_mean": 2, "predicts_for_every_row": 4}),
}
ABOUT = {"course_name": "Tiny course", "layout": "folders", "source": "/nowhere"}
WORDS = {"p": "passed", "f": "failed", "t": "timeout", "s": "skipped", "n": "not_attempted", "e": "error"}


def report(ends, message="It is {n} times too large.", printed="", **fields):
    """A report with these outcomes of its four checks, by their first letters; the last check is hidden."""
    letters, steps = iter(ends), []
    for number, (step, (title, checks)) in enumerate(TITLES.items(), start=1):
        done = []
        for name, points in checks.items():
            outcome = WORDS[next(letters)]
            done.append(
                CheckResult(
                    f"{step}.{name}",
                    f"It {name.replace('_', ' ')}",
                    outcome,
                    points if outcome == "passed" else 0,
                    points,
                    message="" if outcome == "passed" else message.format(n=number + len(done)),
                    seconds=0.25,
                    hidden=name == "predicts_for_every_row",
                )
            )
        steps.append(model.step_result(id=step, title=title, bonus=False, student_output=printed, checks=tuple(done)))
    return model.report(
        course=CourseInfo("Tiny course", "1"),
        submission=SubmissionInfo("0"),
        seed=None,
        steps=tuple(steps),
        environment={},
        **fields,
    )


def made(folder, reports, rows=(), missing=None):
    """A class: id -> report, or why there is none; `rows` are those that are not as they are by default."""
    known = {row.id: row for row in rows}
    own = [known.get(name) or Row(name, name, "", None, "", name) for name in reports]
    with store.opened(folder, to_grade=True) as kept:
        kept.begin(WAY, own, about=ABOUT, missing=missing or {}, left={})
        for number, row in enumerate(own):
            found = reports[row.id]
            fault = found if isinstance(found, str) else ""
            kept.keep(WAY, row.digest, None if fault else found, fault=fault, spent=Spent(1.0 + number, 0.5, 1))
    return folder


@pytest.fixture
def eight(tmp_path):
    same = {name: Row(name, name, "", None, "", "0xd") for name in ("dee", "eve")}
    return made(
        tmp_path / "class",
        {
            "anna": report("pppp"),
            "bo": report("fsnn", "The result is 3.5, not 2."),
            "cy": report("fspp", "The result is 17, not 2."),
            "dee": report("pppf", "Only 12 % of the digits."),
            "eve": report("pppf", "Only 12 % of the digits."),
            "fay": report("ppep"),
            "gil": "the process has died",
            "hal": report("ppft", finished=False, notes=("a.py is graded as step1_double.py.",)),
        },
        rows=[*same.values(), Row("bo", "bo", "Bo Cole", True, "", "bo", remarks=("It is nobody's in the roster.",))],
        missing={"7": "Ida Lang"},
    )


def shown(folder, *options, course=TINY):
    done = grade("class", folder, "--course", course, *options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def page_of(folder, *options):
    file = folder / "page.html"
    text = shown(folder, "--format", f"html={file}", *options)
    return text, file.read_text("utf-8")


GOLDEN = """\
Tiny course

8 submissions, 7 graded. 1 only in part, which has no mark. Nothing handed in: 1 (7 Ida Lang). Late:
  1.

What counts:
  Mean 53 %, median 60 %; half of the class has 45 % to 60 % of the points.
    0 to 9 %     1  #######
  10 to 19 %     0
  20 to 29 %     0
  30 to 39 %     0
  40 to 49 %     1  #######
  50 to 59 %     0
  60 to 69 %     3  ####################
  70 to 79 %     0
  80 to 89 %     0
  90 to 99 %     0
       100 %     1  #######

Passed:
   1  Double                                                        5   71 %  ##############
        doubles: It doubles                                         5   71 %  ##############
        keeps_input: It keeps input                                 5   71 %  ##############
   2  A mean                                                        2   29 %  ######
        predicts_the_mean: It predicts the mean                     4   57 %  ###########
        predicts_for_every_row: It predicts for every … (hidden)    3   43 %  #########

Commonest wrong outcomes, each with one student's numbers:
     2 x  step1_double.doubles: The result is 3.5, not 2.
     2 x  step2_mean.predicts_for_every_row: Only 12 % of the digits.
     1 x  step2_mean.predicts_the_mean: It is 2 times too large.
     1 x  step2_mean.predicts_for_every_row: It is 3 times too large.

The first step that has not passed:
  step 1, tried: 2 (bo Bo Cole, cy)
  step 2, tried: 4 (dee, eve, fay, hal)
  all passed: 1 (anna)

Of those who pass the visible checks of a step, who passes the hidden ones:
  step 2: 2 of 4, 50 %

To look at (6):
  fay: A fault of the grader, not the student's, spoiled step2_mean.predicts_the_mean.
  gil: Not graded: the process has died
  hal: The time for the whole submission ran out: the last checks were not run. a.py is graded as
    step1_double.py.
  bo Bo Cole: It is nobody's in the roster.
  dee: Handed in the same files as eve.
  eve: Handed in the same files as dee.

Code that is alike:
  What was handed in is not at /nowhere any more, so no code was compared.

Time:
  Grading took 32 s in all, 5.0 s for half of the submissions, and at most 8.0 s (hal).
"""


def test_the_summary(eight):
    assert shown(eight) == GOLDEN


def numbers_in(picture):
    return sum(map(int, re.findall(r"\d+(?= [a-z])|(?<=%: )\d+", picture.attributes["aria-label"].partition(":")[2])))


def test_the_numbers_of_the_page_add_up(eight):
    page = parsed(page_of(eight)[1])
    pictures = list(page.all("svg", role="img"))
    scores, *bars = pictures
    assert scores.attributes["aria-label"].count("%: ") == 11
    assert sum(map(int, re.findall(r"%: (\d+)", scores.attributes["aria-label"]))) == 6
    heights = [float(one.attributes["height"]) for one in scores.all("rect", class_="bin")]
    assert max(heights) == 120 and sum(heights) == pytest.approx(120 * 6 / 3)
    assert len(bars) == 6
    for bar in bars:
        counts = re.findall(r"(\d+) ", bar.attributes["aria-label"].rpartition(":")[2])
        assert sum(map(int, counts)) == 7, bar.attributes
        widths = [float(one.attributes["width"]) for one in bar.all("rect") if one.attributes["class"] != "rest"]
        assert sum(widths) == pytest.approx(100, abs=0.1)


def test_the_page_says_what_the_terminal_says_and_has_an_example_of_each(eight):
    page = parsed(page_of(eight)[1])
    text = page.text()
    for words in (
        "step 1, It doubles: The result is 3.5, not 2.",
        "these words from bo Bo Cole; who has got them: bo Bo Cole, cy",
        "tried it: 4: dee, eve, fay, hal",
        "Nothing handed in 1: 7 Ida Lang",
        "2 A mean4250 %",
        "gil: Not graded: the process has died",
    ):
        assert words in text
    targets = {link.attributes["href"].removeprefix("#") for link in page.all("a")}
    assert targets == {heading.attributes["id"] for heading in page.all("h2")}


def test_the_page_needs_nothing_else(eight):
    page = page_of(eight)[1]
    assert "default-src 'none'" in page
    assert re.findall(r"<script|\bsrc=|url\(|@import|https?:", page) == []


def test_corrections_count_and_raw_results_stay(eight):
    (eight / "corrections.csv").write_text("id,points,comment\nanna,-5,copied\n")
    text = shown(eight)
    assert "corrections have changed 1." in text
    assert "  50 to 59 %     1  #" in text and "  all passed: 1 (anna)" in text
    (eight / "corrections.csv").write_text("id,points\nanna,x\n")
    done = grade("class", eight, "--course", TINY)
    assert done.returncode == 2 and "corrections.csv:2" in done.stderr


def test_what_several_checks_say_is_told_once(tmp_path):
    gone = report("ffnn", "There is no function called double.")
    folder = made(tmp_path / "class", {"anna": gone, "bo": gone, "cy": report("pfpp", "It is 3 times too large.")})
    text, page = page_of(folder)
    assert "2 x  step1_double.doubles and 1 more check: There is no function called double." in text
    assert text.count("There is no function") == 1
    assert "step 1, It doubles (and 1 more check): There is no function" in parsed(page).text()


def test_one_students_report(eight, tmp_path):
    (eight / "corrections.csv").write_text("id,points,comment\ndee,3,explained it in person\n")
    (eight / "policy.toml").write_text('given = ["step1_double.keeps_input"]\n')
    text = shown(eight, "--only", "dee", "--format", f"html={tmp_path}/dee.html")
    assert text.startswith("dee: 9 of 10 points (graded: 6).\n")
    assert "Note: +3 points by your instructor: explained it in person" in text
    assert "Only 12 % of the digits." in text
    assert "9 of 10 points (graded: 6)." in parsed((tmp_path / "dee.html").read_text("utf-8")).text()
    assert shown(eight, "--only", "gil") == "gil: There is no mark: it is not fully graded.\nthe process has died\n"
    assert "bo Bo Cole" not in shown(eight, "--only", "anna")


def test_a_student_is_meant_by_whatever_nobody_else_is_called(tmp_path):
    rows = [
        Row(f"Anna B_{number}", f"Anna B_{number}", "Anna B", None, "", str(number), names=(f"Participant {number}",))
        for number in (12, 13)
    ]
    folder = made(tmp_path / "class", {row.id: report("pppp") for row in rows}, rows)
    (folder / "corrections.csv").write_text("id,points\n13,-2\n")
    assert shown(folder, "--only", "13").startswith("Anna B Anna B_13: 8 of 10 points")
    assert shown(folder, "--only", "12").startswith("Anna B Anna B_12: 10 of 10 points")
    done = grade("class", folder, "--course", TINY, "--only", "Anna B")
    assert (done.returncode, "may be Anna B_12, Anna B_13" in done.stderr) == (2, True)


def test_points_for_somebody_who_handed_in_nothing(eight):
    (eight / "corrections.csv").write_text("id,points,comment\n7,4,an oral exam\n")
    assert (
        shown(eight, "--only", "7")
        == "Ida Lang 7: 4 of 10 points.\nNothing was handed in.\n+4 points by your instructor: an oral exam\n"
    )
    done = grade("gradebook", "list", eight, "--course", TINY)
    last = "7,Ida Lang,0,4,10,Nothing was handed in. '+4 points by your instructor: an oral exam"
    assert done.stdout.splitlines()[-1].replace("'", "") == last.replace("'", "")
    done = grade("feedback", eight, "--course", TINY, "--out", eight / "back")
    assert done.stderr.rstrip().endswith(": fay, gil.") and not (eight / "back" / "7").exists()


def test_says_when_the_deadline_says_nothing(eight):
    (eight / "policy.toml").write_text("due = 2026-11-02T23:59:00\n")
    said = " ".join(shown(eight).split())
    assert "The platform does not say when 8 were handed in: `due` says nothing of these." in said


HOSTILE = "</pre><script>alert(1)</script>\"'{{ 7*7 }}\x1b[31m\u202e\x00"


def test_what_students_write_does_no_harm(tmp_path):
    row = Row(HOSTILE, HOSTILE, HOSTILE, None, "", "x", notes=(HOSTILE,), remarks=(HOSTILE,))
    reports = {HOSTILE: report("fsnn", HOSTILE.replace("{", "{{").replace("}", "}}"), notes=(HOSTILE,))}
    text, page = page_of(made(tmp_path / "class", reports, [row], {HOSTILE: HOSTILE}))
    for one in (text, page):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\u202e]", one)
    assert "<script" not in page and "49" not in parsed(page).text()
    assert page.count("alert(1)") == page.count("&lt;script&gt;alert(1)") > 5


def test_without_names(tmp_path):
    row = Row(
        *("4711", "berganna_4711", "Anna Berg", None, "", "x"),
        notes=("anna_step1.py is graded as step1_double.py.",),
        remarks=("Anna Berg has 2 submissions: they are graded apart.",),
        names=("4711", "anna.berg@example.org"),
    )
    reports = {"4711": report("fsnn", "NameError: name 'anna' is not defined"), "zoe": report("pppp")}
    folder = made(tmp_path / "class", reports, [row], {"8": "Bo Cole"})
    for text in page_of(folder, "--anonymous"):
        assert re.findall(r"anna|berg|4711|zoe|cole", text, re.IGNORECASE) == []
        assert "student 1" in text and "student 2" in text
        said = " ".join(text.split())
        assert "(name)_step1.py is graded as step1_double.py." in said
        assert "NameError: name '(name)' is not defined" in said.replace("&#39;", "'")
    assert "anna" in page_of(folder)[1]


@pytest.mark.skipif(sys.platform != "linux", reason="this system does not say how much memory was used at most")
def test_a_class_of_a_thousand_takes_seconds_and_no_more_memory(tmp_path):
    """What a report weighs shows: each has 40 kB."""
    peaks = {}
    for number in (10, 1000):
        reports = {f"s{i:04}": report("pfns", f"message {i}", printed="x" * 20_000) for i in range(number)}
        folder = made(tmp_path / str(number), reports)
        done = subprocess.run(
            [
                sys.executable,
                "-P",
                "-c",
                PEAK,
                "class",
                folder,
                "--course",
                TINY,
                "--format",
                f"html={folder}/page.html",
            ],
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=100,
        )
        assert f"{number} submissions, {number} graded." in done.stdout, done.stderr
        assert f"{number} x  step1_double.keeps_input: message" in done.stdout
        seconds, peaks[number] = map(float, done.stderr.split()[-2:])
        assert seconds < 15, "of CPU; it takes two"
    assert peaks[1000] - peaks[10] < 15_000, "kB: a thousand reports have 40 MB"


PEAK = """
import pathlib, re, sys, time
from grader.doors.cli import main
try:
    main()
except SystemExit:
    print(time.process_time(), re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1], file=sys.stderr)
"""


def test_messages_without_their_numbers():
    assert shape("It is 3.5, not -2e-3, in step1_double at 0x7f12") == "It is #, not #, in step1_double at #"
    assert shape("found (28, 28)") == shape("found (784,  1,\n 3)") == "found (#)"
    assert shape("x1 is 'a'") != shape("x1 is 'b'")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nowhere"], 2, "There is no class in 'nowhere'"),
        (["class", "--course", ROOT], 2, "This class is of the course 'Tiny course'"),
        (["class", "--format", "html"], 2, "--format html=FILE"),
        (["class", "--format", "pdf=x"], 2, "--format html=FILE"),
        (["class", "--format", "html=nowhere/x.html"], 2, "cannot be written"),
        (["class", "--only", "zoe"], 2, "There is no submission of 'zoe' in this class"),
        (["class", "--only", "anna", "--anonymous"], 2, "--only shows whose it is"),
    ],
)
def test_says_what_is_wrong(arguments, code, words, tmp_path):
    made(tmp_path / "class", {"anna": report("pppp")})
    arguments = arguments if "--course" in arguments else [*arguments, "--course", TINY]
    arguments = arguments if ROOT not in arguments else [arguments[0]]
    done = grade("class", *arguments, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_without_names_no_list_is_in_the_order_of_the_ids(tmp_path):
    rows = [Row(name, name, "", None, "", str(9 - number)) for number, name in enumerate("abcdef")]
    folder = made(tmp_path / "class", {row.id: report("fsnn") for row in rows}, rows)
    assert "tried: 6 (student 1, student 2, student 3, student 4, student 5, student 6)" in shown(folder, "--anonymous")


def test_names_that_are_written_together_are_left_out(tmp_path):
    row = Row(
        "4711",
        "Zoé Weiß",
        "Zoé Weiß",
        None,
        "",
        "x",
        notes=("zoeweiss.py", "anna_WEISS.py", "Zoe\u0301_1.py", "WEISS.py"),
    )
    text = shown(made(tmp_path / "class", {"4711": report("ppep")}, [row]), "--anonymous")
    assert "zoé" not in unicodedata.normalize("NFC", text).casefold()
    assert "weiss" not in text.casefold()


def test_words_that_tell_nothing_stay(tmp_path):
    folder = made(tmp_path / "class", {"student_101": report("ppep"), "Participant 7": report("pppp")})
    text = shown(folder, "--anonymous")
    assert "A fault of the grader, not the student's, spoiled" in text
    assert "101" not in text and "(name)" not in text


def test_a_class_without_reports(tmp_path):
    text, page = page_of(made(tmp_path / "class", {"anna": "it died"}))
    assert text.startswith("Tiny course\n\n1 submission, 0 graded.\n\nTo look at (1):\n  anna: Not graded: it died\n")
    assert "There are no marks yet." in page


# Alike

LONG = '''
def double(x):
    """Twice x."""
    values = []
    for place, value in enumerate(x):
        if value > 1000:
            values.append(value + value)
        elif value < -5:
            values.insert(place, 2 * abs(value) * -1)
        else:
            values.append(sum([value, value]))
    return np.concatenate([np.asarray(values[:3]), np.asarray(values[3:])])
'''
DISGUISED = '''
def double(inputs):
    # my own work
    """My docstring: made by me."""
    out=[ ]
    for i,number in enumerate(inputs) :
        if number>1000:  # large
            out.append( number+number )

        elif number<-5:
            out.insert(i,2*abs(number)*-1)
        else:
            out.append(
                sum([number,number]))
    return np.concatenate([np.asarray(out[:3]),np.asarray(out[3:])])
'''
OTHER = """
def double(x):
    result = np.zeros(len(x))
    position = 0
    while position < len(x):
        current = x[position]
        result[position] = current if current == 0 else current * 3 - current
        position += 1
    assert result.shape == x.shape, "shape"
    return result.astype(x.dtype) if len(x) else np.array([], dtype=float)
"""


def handed_in(folder, **files):
    for name, text in files.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "step1_double.py").write_text(text)
    course = courses.load(TINY)
    with tree.opened(folder) as there, store.opened(folder.parent / "class", to_grade=True) as kept:
        found = layouts.read(there)
        about = {**ABOUT, "source": str(folder)}
        grading.take(found, None, course, kept, WAY, seed=None, about=about)
    return folder.parent / "class"


def alike_in(text):
    return [line.strip() for line in text.partition("alike:\n")[2].splitlines() if line.startswith("  step ")]


def test_code_is_alike_whatever_its_names_and_comments(tmp_path):
    folder = handed_in(tmp_path / "in", anna=LONG, bo=DISGUISED, cy=OTHER, dee=LONG.replace("1000", "999"))
    text, page = page_of(folder)
    assert alike_in(text)[0] == "step 1, 100 %: anna, bo"
    assert re.fullmatch(r"step 1, [789]\d %: (anna|bo), dee", alike_in(text)[1]) and len(alike_in(text)) == 2
    assert "Small functions have few right ways" in " ".join(text.split())
    sides = [node.letters().strip() for node in parsed(page).all("pre")]
    assert sides[:2] == [LONG.strip(), DISGUISED.strip()]
    assert "cheat" not in page.lower() and "plagiar" not in page.lower()
    text, page = page_of(folder, "--anonymous")
    assert len(alike_in(text)) == 2 and "<pre" not in page
    assert "alike" not in shown(folder, "--no-alike")


def test_what_everybody_is_given_or_is_to_find_is_not_alike(tmp_path):
    course = tmp_path / "course"
    for name in ("checks", "solutions"):
        (course / name).mkdir(parents=True)
        for file in (TINY / name).glob("*.*"):
            (course / name / file.name).write_text(file.read_text())
    (course / "solutions" / "step1_double.py").write_text(LONG)
    folder = handed_in(tmp_path / "in", anna=LONG, bo=DISGUISED, cy=OTHER)
    assert alike_in(shown(folder, course=course)) == []
    assert "Nothing among 3 submissions." in shown(folder, course=course)
    (course / "exercises").mkdir()
    (course / "exercises" / "step1_double.py").write_text(OTHER)
    folder = handed_in(tmp_path / "in", dee=OTHER + "\n\nx = 1\n", eve=OTHER + "\n\ny = 2\n")
    assert alike_in(shown(folder, course=course)) == []
    assert alike_in(shown(folder)) != []


def test_a_notebook_is_compared_with_files(tmp_path):
    cells = [{"cell_type": "code", "source": text, "metadata": {}} for text in ("import numpy as np", DISGUISED)]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bo.ipynb").write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}))
    assert alike_in(shown(handed_in(tmp_path / "in", anna=LONG))) in (
        ["step 1, 100 %: anna, bo.ipynb"],
        ["step 1, 100 %: bo.ipynb, anna"],
    )


def test_what_is_gone_or_broken_is_not_compared(tmp_path):
    folder = handed_in(tmp_path / "in", anna=LONG, bo=DISGUISED, cy="def double(x\n  '''\n\x00" + LONG)
    (tmp_path / "in" / "bo" / "step1_double.py").write_text("another one")
    text = shown(folder)
    assert "1 were not compared: their files are not in the download any more." in text
    assert "Nothing among 2 submissions." in text
    (tmp_path / "in").rename(tmp_path / "out")
    assert "so no code was compared" in " ".join(shown(folder).split())
