"""Rosters as spreadsheets and platforms write them, and who is meant by a name."""

import pytest

from grader.batch import roster

CANVAS = 'Student,ID,SIS Login ID,Section,Digits (7)\nPoints Possible,,,,100\n"Berg, Anna Lena",4711,abe,A,\n"Cole, Bo",4712,bco,A,87\n"Student, Test",1,x,A,\n'
MOODLE = "Identifier,Full name,Email address,Status,Grade\nParticipant 12,Anna Berg,anna@uni.example,x,\nParticipant 13,Bo Çöle,bo@uni.example,x,\n"
PLAIN = "Matrikelnummer;Vorname;Nachname\n4711;Anna;Berg\n4712;Bo;Cole\n"


@pytest.mark.parametrize(
    ("text", "encoding", "said", "meant"),
    [
        (CANVAS, "utf-8", ["4711"], "4711"),
        (CANVAS, "utf-8-sig", ["nobody", "berganna lena"], "4711"),
        (CANVAS, "utf-8", ["bergannalena"], "4711"),
        (CANVAS, "utf-8", ["bco"], "4712"),
        (CANVAS, "utf-8", ["87"], None),  # a mark, not a name
        (CANVAS, "utf-8", ["A"], None),
        (CANVAS, "utf-8", ["1"], None),
        (MOODLE, "cp1252", ["Bo Çöle"], "Participant 13"),
        (MOODLE, "utf-16", ["Participant 12"], "Participant 12"),
        (MOODLE, "utf-8", ["anna"], "Participant 12"),  # before the @
        (PLAIN, "utf-8", ["Anna Berg"], "4711"),
        (PLAIN, "utf-8", ["berg_anna"], "4711"),
        (PLAIN, "utf-8", ["Anna Bergmann"], None),
        ("ID;Vollständiger Name\nTeilnehmer/in 12;Jürgen Weiß\n", "cp1252", ["Participant 12"], "Teilnehmer/in 12"),
    ],
)
def test_finds_who_is_meant(text, encoding, said, meant, tmp_path):
    (tmp_path / "roster.csv").write_bytes(text.encode(encoding))
    found = roster.read(tmp_path / "roster.csv").find(said)
    assert (found.id if found else None) == meant


def test_who_shares_a_name_is_not_found_by_it(tmp_path):
    (tmp_path / "roster.csv").write_text("ID,Name\n1,Anna Berg\n2,Anna Berg\n")
    found = roster.read(tmp_path / "roster.csv")
    assert found.find(["Anna Berg"]) is None
    assert found.find(["2"]).id == "2"


def test_a_number_of_the_platforms_is_not_another_students_id(tmp_path):
    (tmp_path / "roster.csv").write_text("ID,Name\n12,Bo Cole\n13,Anna Berg\n")
    found = roster.read(tmp_path / "roster.csv")
    assert found.find(["12", "Anna Berg"], "Anna Berg").id == "13"
    assert found.find(["12", "bergannalena"], "bergannalena") is None
    assert found.find(["12"], "").id == found.find(["12"], "colebo").id == "12"


def test_whose_id_it_is_is_meant_whatever_others_are_called(tmp_path):
    (tmp_path / "roster.csv").write_text("ID,Name\n4711,Anna Berg\n666,4711\n")
    assert roster.read(tmp_path / "roster.csv").find(["4711"]).id == "4711"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4711,Anna Berg\n4712,Bo Cole\n", "has to name the columns"),
        ("\0PK", "is no CSV"),
        ("", "no students"),
        ("ID,Name\n", "no students"),
        ("ID,Name\n1,A\n1,B\n", "same ID"),
        (f"ID,Name\n1,{'x' * 200_000}\n", "is no CSV"),
    ],
)
def test_says_what_is_wrong_with_a_roster(text, words, tmp_path):
    (tmp_path / "roster.csv").write_text(text)
    with pytest.raises(roster.Unreadable, match=words):
        roster.read(tmp_path / "roster.csv")


def test_an_id_that_few_have_is_not_what_a_class_is_known_by(tmp_path):
    (tmp_path / "roster.csv").write_text(
        "Full name,ID number,Email address\nAnna Berg,,anna@uni.example\nBo Cole,7,bo@uni.example\nCy Dahl,,\n"
    )
    found = roster.read(tmp_path / "roster.csv")
    assert [person.id for person in found.people] == ["anna@uni.example", "bo@uni.example"]
    assert found.nameless == ("Cy Dahl",)
