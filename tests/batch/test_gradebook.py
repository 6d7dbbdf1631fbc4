"""Gradebooks' files from reports: rows that do not match are listed, never guessed."""

import csv
import io
from dataclasses import replace

import pytest

from grader.batch import gradebook
from grader.batch.marks import of_report
from grader.batch.store import Row
from tests.running import TINY, grade, report_of

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (55),Other (56)\r\n"
    "    Points Possible,,,,,10,10\r\n"
    '"Ames, Anna",101,s1,anna,One,,7\r\n'
    '"Berg, Bo",102,s2,bo,One,3,\r\n'
)
MOODLE = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\r\n"
    'Participant 7,"Ames, Anna",anna@x.example,Submitted,,20.00,Yes,-,-,\r\n'
    "Participant 8,Bo Berg,bo@x.example,Submitted,,20.00,Yes,-,-,\r\n"
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """anna has 6 of 10 points, bo has 10."""
    folder = tmp_path_factory.mktemp("reports")
    half = folder / "half"
    half.mkdir()
    (half / "step2_mean.py").write_text((TINY / "solutions" / "step2_mean.py").read_text())
    for name, path in (("anna", half), ("bo", TINY / "solutions")):
        report_of(path, "--course", TINY, "--format", f"json={folder / name}.json")
    return folder


def made(*arguments):
    done = grade("gradebook", *arguments)
    return done, list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def test_long_form(reports):
    done, rows = made("csv", reports / "anna.json", reports / "bo.json")
    assert done.returncode == 0
    assert len(rows) == 8
    assert rows[0] == {
        "student": "anna",
        "course": "Tiny course",
        "step": "step1_double",
        "check": "step1_double.doubles",
        "outcome": "not_attempted",
        "score": "0",
        "max_score": "3",
        "bonus": "0",
        "complete": "1",
        "raw_total": "6",
        "total": "6",
        "out_of": "10",
        "why": "",
    }
    assert sum(int(row["score"]) for row in rows if row["student"] == "anna") == 6


def test_nbgrader(reports):
    _, rows = made("nbgrader", reports / "anna.json", reports / "bo.json")
    assert list(rows[0]) == [
        "assignment",
        "duedate",
        "timestamp",
        "student_id",
        "last_name",
        "first_name",
        "email",
        "raw_score",
        "late_submission_penalty",
        "score",
        "max_score",
    ]
    assert [(row["student_id"], row["score"], row["max_score"]) for row in rows] == [
        ("anna", "6", "10"),
        ("bo", "10", "10"),
    ]


def test_canvas_is_filled_in(reports, tmp_path):
    (tmp_path / "canvas.csv").write_text(CANVAS, newline="")
    done, _ = made(
        *("canvas", reports / "anna.json", reports / "bo.json"),
        *("--fill", tmp_path / "canvas.csv", "--assignment", "Homework 1", "--out", tmp_path / "out.csv"),
    )
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "out.csv").read_bytes().decode()
    assert text == CANVAS.replace("One,,7", "One,6,7").replace("One,3,", "One,10,")


def test_moodle_is_filled_in_on_its_own_scale(reports, tmp_path):
    (tmp_path / "moodle.csv").write_text("\ufeff" + MOODLE, newline="")
    (tmp_path / "7.json").write_bytes((reports / "anna.json").read_bytes())
    (tmp_path / "bo@x.example.json").write_bytes((reports / "bo.json").read_bytes())
    done, rows = made("moodle", tmp_path / "7.json", tmp_path / "bo@x.example.json", "--fill", tmp_path / "moodle.csv")
    assert done.returncode == 0, done.stderr
    assert [row["Grade"] for row in rows] == ["12.00", "20.00"]
    assert rows[0]["Feedback comments"] == "Score 6 of 10."
    assert rows[0]["Full name"] == "Ames, Anna"


def test_who_has_no_row_is_listed(reports, tmp_path):
    (tmp_path / "canvas.csv").write_text(CANVAS.replace("anna", "ann"), newline="")
    done, rows = made(
        *("canvas", reports / "anna.json", reports / "bo.json"),
        *("--fill", tmp_path / "canvas.csv", "--assignment", "Homework 1 (55)"),
    )
    assert done.returncode == 1
    assert "anna" in done.stderr
    assert [row["Homework 1 (55)"] for row in rows[1:]] == ["", "10"]


def test_two_rows_of_one_name_are_not_guessed(reports, tmp_path):
    (tmp_path / "canvas.csv").write_text(CANVAS.replace("s2,bo,", "s2,anna,"), newline="")
    done, rows = made(
        "canvas", reports / "anna.json", "--fill", tmp_path / "canvas.csv", "--assignment", "Homework 1 (55)"
    )
    assert done.returncode == 1
    assert [row["Homework 1 (55)"] for row in rows[1:]] == ["", "3"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["canvas"], "--fill"),
        (["canvas", "--fill", "{canvas}"], "--assignment"),
        (["canvas", "--fill", "{canvas}", "--assignment", "Homework 2"], "0 columns called 'Homework 2'"),
        (["canvas", "--fill", "{moodle}", "--assignment", "x"], "not a gradebook exported from Canvas"),
        (["moodle", "--fill", "{canvas}"], "not a grading worksheet"),
        (["moodle", "--fill", "{canvas}.nowhere"], "No such file"),
    ],
)
def test_wrong_use_is_told(reports, tmp_path, arguments, words):
    files = {"canvas": CANVAS, "moodle": MOODLE}
    for name, text in files.items():
        (tmp_path / name).write_text(text, newline="")
    filled = [argument.format(**{name: tmp_path / name for name in files}) for argument in arguments]
    done, _ = made(filled[0], reports / "anna.json", *filled[1:])
    assert done.returncode == 2
    assert words in done.stderr


def test_what_nests_without_end_is_no_report(tmp_path):
    (tmp_path / "deep.json").write_text('{"a":' * 200_000)
    done = grade("gradebook", "csv", tmp_path / "deep.json")
    assert (done.returncode, "is not a report" in done.stderr) == (2, True), done.stderr


def test_a_cell_without_end_is_told(reports, tmp_path):
    (tmp_path / "canvas.csv").write_text(f"Student,ID,SIS,Login,{'x' * 200_000}\n")
    done = grade(
        "gradebook", "canvas", *sorted(reports.glob("*.json")), "--fill", tmp_path / "canvas.csv", "--assignment", "A"
    )
    assert (done.returncode, "field larger than field limit" in done.stderr) == (2, True), done.stderr


def test_what_is_no_report_is_told(tmp_path):
    (tmp_path / "x.json").write_text("{}")
    done, _ = made("csv", tmp_path / "x.json")
    assert done.returncode == 2
    assert "is not a report" in done.stderr


@pytest.fixture(scope="module")
def report(tiny_grader):
    return tiny_grader.grade_path(TINY / "solutions")


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "\r=1", "\n=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20x"]
)
def test_no_name_is_a_formula(name, report):
    marks = [of_report(name, report)]
    for filled in (gradebook.long_form(marks), gradebook.nbgrader(marks)):
        assert f"'{name}" in list(csv.reader(io.StringIO(filled.data.decode(), newline="")))[1]


def test_ordinary_names_stay(report):
    assert b",anna-maria=x," in gradebook.nbgrader([of_report("anna-maria=x", report)]).data


GERMAN = (
    "ID;Vollständiger Name;E-Mail-Adresse;Status;Bewertung;Bestwertung;Bewertung kann geändert werden;Feedback\r\n"
    "Teilnehmer/in7;Anna Ames;anna@x.example;Abgegeben;;20,00;Ja;\r\n"
    "Teilnehmer/in8;Bo Bürg;bo@x.example;Abgegeben;;20,00;Ja;\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_worksheet_in_another_language_is_filled_in_as_it_is(encoding, report):
    filled = gradebook.moodle([of_report("8", report)], GERMAN.encode(encoding))
    expected = GERMAN.replace("bo@x.example;Abgegeben;;", "bo@x.example;Abgegeben;20,00;")
    assert filled.data.decode(encoding) == expected
    assert filled.data[:2] == expected.encode(encoding)[:2]
    assert filled.left == []


def test_canvas_is_filled_in_on_its_own_scale(report):
    text = CANVAS.replace(",,,,,10,10", ",,,,,50,10")
    filled = gradebook.canvas([of_report("101", report)], text.encode(), "Homework 1")
    assert filled.data.decode() == text.replace("One,,7", "One,50,7")


def test_gradescope_gets_a_column(report):
    text = "First Name,Last Name,SID,Email\r\nAnna,Ames,1,a@x.example\r\nBo,Berg,2,b@x.example\r\n"
    filled = gradebook.gradescope([of_report("b@x.example", report)], text.encode(), "Digits")
    assert filled.data.decode() == text.replace("Email", "Email,Digits").replace("b@x.example", "b@x.example,10")


def test_a_row_that_two_claim_is_nobodys(report):
    filled = gradebook.canvas([of_report("101", report), of_report("anna", report)], CANVAS.encode(), "Homework 1")
    assert filled.left == ["101", "anna"]
    assert filled.data.decode() == CANVAS


def test_a_name_that_means_two_rows_is_nobodys(report):
    """A participant's number may be another student's ID number."""
    worksheet = "Identifier,Full name,ID number,Grade,Maximum Grade\r\nParticipant 77,Bo Cole,78,,20\r\n\r\nParticipant 12,Anna Berg,77,,20\r\n"
    row = Row("77", "Anna Berg_12", "Anna Berg", None, "", "0", names=("Participant 12", "Anna Berg"))
    filled = gradebook.moodle([replace(of_report("77", report), row=row)], worksheet.encode())
    assert filled.left == []
    assert {row[2]: row[3] for row in csv.reader(io.StringIO(filled.data.decode())) if row} == {
        "ID number": "Grade",
        "78": "",
        "77": "20.00",
    }


def test_students_may_have_names_like_rows_of_canvas(report):
    table = CANVAS + '"Student, Testarossa",103,s3,ste,One,,\r\n'
    filled = gradebook.canvas([of_report("103", report)], table.encode(), "Homework 1")
    assert filled.left == []


@pytest.mark.parametrize(
    ("possible", "points", "written"),
    [("12345.67", 10, "12345.67"), ("1,000.50", 5, "500.25"), ("1.000,50", 5, "500.25"), ("nan", 5, "5")],
)
def test_points_are_written_as_they_are(possible, points, written, report):
    table = CANVAS.replace(",,,,,10,10", f',,,,,"{possible}",10')
    filled = gradebook.canvas([replace(of_report("101", report), points=points, most=10)], table.encode(), "Homework 1")
    assert f"anna,One,{written},7" in filled.data.decode()
