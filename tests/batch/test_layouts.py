"""Downloads as platforms name them: who handed in what, and what belongs to nobody."""

import io
import zipfile
from pathlib import PurePosixPath

import pytest

from grader.batch import layouts, packing, tree
from grader.course import model as courses
from tests.running import TINY

DOUBLE, MEAN = "step1_double.py", "step2_mean.py"
SOURCE = b"def double(x):\n    return 2 * x\n"
METADATA = b"""\
submission_101:
  :submitters:
  - :name: Anna Berg
    :sid: '4711'
    :email: anna@uni.example
  :created_at: 2026-11-02 10:00:00.000000000 Z
submission_102:
  :submitters:
  - :name: Bo Cole
    :email: bo@uni.example
  - :name: Cy Dahl
    :email: cy@uni.example
"""

# layout -> files of a download; key -> the student's names, lateness, files; what is left over
DOWNLOADS = {
    "canvas": (
        {
            f"bergannalena_4711_900_{DOUBLE}": SOURCE,
            "bergannalena_4711_901_step1_double-1.py": SOURCE + b"# newer\n",
            f"bergannalena_4711_902_{MEAN}": SOURCE,
            f"colebo_LATE_4712_903_{DOUBLE}": SOURCE,
            "colebo_LATE_4712_904_text.html": b"hello",
            "grades.txt": b"",
        },
        {
            "bergannalena_4711": (("4711", "bergannalena"), False, {DOUBLE, MEAN}),
            "colebo_4712": (("4712", "colebo"), True, {DOUBLE}),
        },
        {"colebo_LATE_4712_904_text.html", "grades.txt"},
    ),
    "canvas, anonymous": (
        {f"anon_Ab1cD_900_{DOUBLE}": SOURCE, f"LATE_anon_xY2zZ_901_{DOUBLE}": SOURCE},
        {"Ab1cD": (("Ab1cD",), False, {DOUBLE}), "xY2zZ": (("xY2zZ",), True, {DOUBLE})},
        set(),
    ),
    "moodle": (
        {
            f"Anna Berg_12_assignsubmission_file/{DOUBLE}": SOURCE,
            f"Anna Berg_12_assignsubmission_file/more/{MEAN}": SOURCE,
            f"Group 1-Bo Cole_13_assignsubmission_file_/{DOUBLE}": SOURCE,
            "Bo Cole_13_assignsubmission_onlinetext/onlinetext.html": b"",
            f"Participant_14_assignsubmission_file/{DOUBLE}": SOURCE,
        },
        {
            "Anna Berg_12": (("Participant 12", "Anna Berg"), None, {DOUBLE, f"more/{MEAN}"}),
            "Group 1-Bo Cole_13": (("Participant 13", "Group 1-Bo Cole", "Bo Cole"), None, {DOUBLE}),
            "Participant 14": (("Participant 14",), None, {DOUBLE}),
        },
        {"Bo Cole_13_assignsubmission_onlinetext/onlinetext.html"},
    ),
    "moodle, flat": (
        {f"Anna Berg_12_assignsubmission_file_{DOUBLE}": SOURCE, f"Anna Berg_12_assignsubmission_file_{MEAN}": SOURCE},
        {"Anna Berg_12": (("Participant 12", "Anna Berg"), None, {DOUBLE, MEAN})},
        set(),
    ),
    "gradescope": (
        {
            "assignment_7_export/submission_metadata.yml": METADATA,
            f"assignment_7_export/submission_101/{DOUBLE}": SOURCE,
            f"assignment_7_export/submission_102/{DOUBLE}": SOURCE,
            f"assignment_7_export/submission_103/{DOUBLE}": SOURCE,
        },
        {
            "submission_101": (("4711", "anna@uni.example", "Anna Berg", "101"), None, {DOUBLE}),
            "submission_102": (("bo@uni.example", "Bo Cole"), None, {DOUBLE}),  # both of a group
            "submission_102 (2)": (("cy@uni.example", "Cy Dahl"), None, {DOUBLE}),
            "submission_103": (("103",), None, {DOUBLE}),
        },
        set(),
    ),
    "github": (
        {f"digits-submissions/digits-anna/{DOUBLE}": SOURCE, f"digits-submissions/digits-bo-cole/src/{DOUBLE}": SOURCE},
        {
            "digits-anna": (("anna", "digits-anna"), None, {DOUBLE}),
            "digits-bo-cole": (("bo-cole", "digits-bo-cole"), None, {f"src/{DOUBLE}"}),
        },
        set(),
    ),
    "classroom50": (
        {f"cs-digits-anna/{DOUBLE}": SOURCE, f"cs-digits-bo/{DOUBLE}": SOURCE},
        {
            "cs-digits-anna": (("anna", "cs-digits-anna"), None, {DOUBLE}),
            "cs-digits-bo": (("bo", "cs-digits-bo"), None, {DOUBLE}),
        },
        set(),
    ),
    "nbgrader": (
        {
            f"submitted/anna/digits/{DOUBLE}": SOURCE,
            "submitted/anna/digits/timestamp.txt": b"2026-11-02 10:00:00 UTC\n",
            f"submitted/bo/digits/{DOUBLE}": SOURCE,
        },
        {"anna": (("anna",), None, {DOUBLE}), "bo": (("bo",), None, {DOUBLE})},
        set(),
    ),
    "folders": (
        {f"anna/{DOUBLE}": SOURCE, "bo.zip": b"PK", "cy.ipynb": b"{}", "notes.txt": b""},
        {
            "anna": (("anna",), None, {DOUBLE}),
            "bo.zip": (("bo", "bo.zip"), None, {"bo.zip"}),
            "cy.ipynb": (("cy", "cy.ipynb"), None, {"cy.ipynb"}),
        },
        {"notes.txt"},
    ),
}


def written(files, folder):
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def zipped(files, path):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("packed", [True, False], ids=["zip", "folder"])
@pytest.mark.parametrize("layout", DOWNLOADS)
def test_finds_who_handed_in_what(layout, packed, tmp_path):
    files, expected, left = DOWNLOADS[layout]
    path = zipped(files, tmp_path / "download.zip") if packed else written(files, tmp_path / "download")
    if not packed and layout in ("github", "nbgrader", "gradescope"):
        path /= next(iter(files)).partition("/")[0]  # the folder itself is given
    with tree.opened(path) as there:
        found = layouts.read(there)
        assert found.layout == layout.partition(",")[0]
        handed = {one.key: (one.names, one.late, {str(name) for name in one.files}) for one in found.handed}
        assert handed == expected
        assert found.left.keys() == left
        assert all(found.left.values())


def handed_in(files, tmp_path):
    with tree.opened(zipped(files, tmp_path / "download.zip")) as there:
        return layouts.read(there)


def test_what_a_file_is_called_makes_it_nobody_elses(tmp_path):
    own, planted = f"Anna Berg_12_assignsubmission_file_{DOUBLE}", f"x_12_assignsubmission_file_{DOUBLE}"
    found = handed_in({own: SOURCE, f"Eve Ill_13_assignsubmission_file_{planted}": SOURCE}, tmp_path)
    files = {one.key: set(map(str, one.files)) for one in found.handed}
    assert files == {"Anna Berg_12": {DOUBLE}, "Eve Ill_13": {planted}}
    assert {one.path for one in found.handed} == {f"{key}_assignsubmission_file" for key in files}


def test_a_folder_around_a_class_is_no_student(tmp_path):
    for top in ("hw1", "hw2-submissions/hw2-submissions"):
        found = handed_in({f"{top}/hw2-{name}/{DOUBLE}": SOURCE for name in ("anna", "bo")}, tmp_path)
        assert {one.key for one in found.handed} == {"hw2-anna", "hw2-bo"}, found


def test_what_is_too_large_to_describe_submissions_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(tree, "MAX_ARCHIVE_BYTES", 1000)
    found = handed_in({"submission_metadata.yml": b"x" * 2000, f"submission_1/{DOUBLE}": SOURCE}, tmp_path)
    assert [one.key for one in found.handed] == ["submission_1"]
    assert "was not read" in found.left["submission_metadata.yml"]


def test_folders_that_are_passed_over_are_listed(tmp_path):
    found = handed_in({f"anna/{DOUBLE}": SOURCE, f".eve/{DOUBLE}": SOURCE}, tmp_path)
    assert found.left[".eve"] == "is not looked into"


def test_of_a_file_that_was_handed_in_again_the_last_one_counts(tmp_path):
    files, *_ = DOWNLOADS["canvas"]
    with tree.opened(zipped(files, tmp_path / "download.zip")) as there:
        anna = next(one for one in layouts.read(there).handed if one.key == "bergannalena_4711")
        assert anna.files[PurePosixPath(DOUBLE)]().endswith(b"# newer\n")
        assert anna.notes == ("step1_double.py was handed in more than once: the last one counts.",)


def test_lateness_and_time_are_told(tmp_path):
    for layout, at in (("gradescope", "2026-11-02 10:00:00"), ("nbgrader", "2026-11-02 10:00:00 UTC")):
        with tree.opened(zipped(DOWNLOADS[layout][0], tmp_path / f"{layout}.zip")) as there:
            assert layouts.read(there).handed[0].at.startswith(at)


def test_what_is_in_the_way_is_left_and_said(tmp_path):
    with zipfile.ZipFile(tmp_path / "download.zip", "w") as archive:
        archive.writestr(f"anna/{DOUBLE}", SOURCE)
        archive.writestr(f"bo/{DOUBLE}", SOURCE)
        archive.writestr("../out.py", SOURCE)
        archive.writestr(f"__MACOSX/anna/._{DOUBLE}", b"")
        link = zipfile.ZipInfo("cy/link.py")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with tree.opened(tmp_path / "download.zip") as there:
        found = layouts.read(there)
        assert [one.key for one in found.handed] == ["anna", "bo"]
        assert found.left == {"../out.py": "leads elsewhere", "cy/link.py": "leads elsewhere"}


@pytest.mark.parametrize(
    ("names", "graded"),
    [
        (["step1_double-1.py"], {DOUBLE}),
        (["anna_Step1_Double (2).py"], {DOUBLE}),
        (["Step 1.py", "step2.py"], {DOUBLE, MEAN}),
        (["step1_double.py", "step1_double_old.py"], {DOUBLE, "step1_double_old.py"}),
        (["step1_a.py", "step1_b.py"], {"step1_a.py", "step1_b.py"}),
        (["step12.py"], {"step12.py"}),
    ],
)
def test_a_file_with_another_name_is_graded_where_only_one_step_fits(names, graded):
    handed = layouts.Handed("anna", files={PurePosixPath(name): lambda: SOURCE for name in names})
    packed = packing.packed(handed, courses.load(TINY))
    with zipfile.ZipFile(io.BytesIO(packed.data)) as archive:
        assert set(archive.namelist()) == graded
    renamed = graded - set(names)
    assert all(any(note.endswith(f"is graded as {name}.") for note in packed.notes) for name in renamed)
    assert len(packed.notes) == len(renamed)


def test_the_same_files_are_the_same_bytes():
    files = {PurePosixPath(DOUBLE): lambda: SOURCE, PurePosixPath("data.csv"): lambda: b"not looked at"}
    once, again = (
        packing.packed(layouts.Handed(name, files=dict(order)), courses.load(TINY))
        for name, order in (("anna", files.items()), ("bo", reversed(files.items())))
    )
    assert once.digest == again.digest


def test_no_two_are_called_the_same():
    assert list(layouts.apart(["a", "a", "a (2)", "b", "a"])) == ["a", "a (2)", "a (2) (2)", "b", "a (3)"]


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_whoever_fills_a_download_does_not_keep_others_from_being_read(kind, tmp_path, monkeypatch):
    monkeypatch.setattr(tree, "MAX_PATHS", 20)
    files = {f"class/anna/{number % 5}/{number}.py": b"" for number in range(200)}
    files |= {f"class/{name}/{DOUBLE}": SOURCE for name in ("aaron", "bo", "zoe")}
    if kind == "zip":
        with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        download = tmp_path / "class.zip"
    else:
        download = tmp_path / "all"
        written(files, download)
    with tree.opened(download) as there:
        found = layouts.read(there)
    assert {(one.key, *map(str, one.files)) for one in found.handed} == {
        (key, DOUBLE) for key in ("aaron", "bo", "zoe")
    }
    assert found.left
    assert all("class/anna" in path and "has more than" in reason for path, reason in found.left.items()), found.left


@pytest.mark.parametrize("around", ["", "around/"])
def test_a_download_of_too_many_files_is_no_class(around, tmp_path, monkeypatch):
    monkeypatch.setattr(tree, "MAX_PATHS", 20)
    written({f"{around}student{number}/{DOUBLE}": SOURCE for number in range(30)}, tmp_path / "class")
    with pytest.raises(tree.NoClass, match="more than 20 files"), tree.opened(tmp_path / "class"):
        pass
