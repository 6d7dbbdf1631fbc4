"""Folders and archives of every kind end in a staged copy within limits, or in a message for the student."""

import gzip
import io
import os
import re
import stat
import struct
import sys
import tarfile
import warnings
import zipfile
from pathlib import PurePosixPath
from unittest import mock

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grader.submission import contents
from grader.submission.apart import apart
from grader.submission.stage import stage
from tests.running import TINY, checks_of

FILES = {path.name: path.read_bytes() for path in (TINY / "solutions").glob("*.py")}


def zipped(files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Duplicate name")  # as some are, when they are cut at a NUL
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(files, mode="w:gz"):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return file.getvalue()


PACKED = {"a.zip": zipped, "a.tar.gz": tarred, "a.TGZ": tarred, "a.tar": lambda files: tarred(files, "w")}


def staged(path, course):
    """What is staged: relative name -> bytes, and the submission."""
    with stage(path, course) as submission:
        found = {
            str(file.relative_to(submission.folder)): file.read_bytes()
            for file in submission.folder.rglob("*")
            if file.is_file()
        }
        return found, submission


@pytest.fixture
def graded(tiny_grader):
    """Gives the report of what is at a path, as in JSON."""
    return lambda path: msgspec.to_builtins(tiny_grader.grade_path(path))


@pytest.mark.parametrize("name", PACKED)
def test_an_archive_is_graded_as_its_folder(name, tmp_path, tiny_grader):
    (tmp_path / name).write_bytes(PACKED[name](FILES))
    report = tiny_grader.grade_path(tmp_path / name)
    assert report.score == 10
    assert report.submission == tiny_grader.grade_path(TINY / "solutions").submission


@pytest.mark.parametrize(
    "prefix", ["homework/", "a/b/c/", "./", "/", "C:\\Users\\me\\", "a\\b\\", "Übung 1/", "new folder (2)/"]
)
def test_a_folder_inside_is_found(prefix, tmp_path, tiny):
    extra = {"__MACOSX/._step1_double.py": b"\0", ".git/step1_double.py": b"no", "notes.txt": b"x", "data.csv": b"1"}
    for name, pack in PACKED.items():
        (tmp_path / name).write_bytes(pack({**{prefix + file: data for file, data in FILES.items()}, **extra}))
        assert staged(tmp_path / name, tiny)[0] == FILES


def test_folders_are_searched_like_archives(tmp_path, tiny):
    inner = tmp_path / "handed in" / "week 3"
    (inner / "own").mkdir(parents=True)
    for name, data in FILES.items():
        (inner / name).write_bytes(data)
    (inner / "own" / "helping.py").write_text("x = 1\n")
    (inner / "venv" / "lib").mkdir(parents=True)
    (inner / "venv" / "pyvenv.cfg").touch()
    (inner / "venv" / "lib" / "six.py").touch()
    (inner / "around").symlink_to(tmp_path, target_is_directory=True)
    found, _ = staged(tmp_path, tiny)
    assert found == {**FILES, os.path.join("own", "helping.py"): b"x = 1\n"}  # noqa: PTH118 - as this system writes it


def test_the_whole_repository_in_an_archive(tmp_path, tiny):
    files = {f"repo/{folder}/{name}": data for folder in ("exercises", "solutions") for name, data in FILES.items()}
    (tmp_path / "a.zip").write_bytes(zipped(files))
    assert staged(tmp_path / "a.zip", tiny)[0] == FILES


def test_two_folders_are_not_guessed(tmp_path, tiny):
    (tmp_path / "a.zip").write_bytes(zipped({f"{folder}/step1_double.py": b"" for folder in ("first", "second")}))
    _, submission = staged(tmp_path / "a.zip", tiny)
    assert submission.broken == "The steps' files are in several folders (first, second): hand in one of them."
    assert "has work in several places (first, second)" in submission.doubt


def test_thousands_of_folders_are_refused_in_a_few_words(tmp_path, tiny):
    files = {f"d{number:04}/step1_double.py": b"" for number in range(contents.MAX_ENTRIES)}
    (tmp_path / "a.zip").write_bytes(zipped(files))
    _, submission = staged(tmp_path / "a.zip", tiny)
    assert submission.broken == (
        "The steps' files are in several folders (d0000, d0001, d0002 and 9997 more): hand in one of them."
    )


@pytest.mark.parametrize(
    ("name", "message"),
    {
        "Step1_Double.py": "There is a Step1_Double.py: is that the one?",
        "step1_double (1).py": r"There is a step1_double \(1\).py",
        "step1-double.py": "There is a step1-double.py",
        "deeper/step1_double.py": "There is a deeper/step1_double.py",
        "notes.py": "It has to be called step1_double.py",
    }.items(),
)
def test_a_misnamed_file_is_pointed_at(name, message, tmp_path, graded):
    (tmp_path / "a.zip").write_bytes(zipped({name: b"", "step2_mean.py": FILES["step2_mean.py"]}))
    report = graded(tmp_path / "a.zip")
    check = checks_of(report)["step1_double.doubles"]
    assert check["outcome"] == "not_attempted"
    assert check["message"] == "There is no step1_double.py in the submission."
    assert re.search(message, check["help"].replace("\\", "/")), check["help"]
    assert report["score"] == 6


def one_special_file(kind):
    """A tar archive in which step1_double.py is something else."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w:gz") as archive:
        entry = tarfile.TarInfo("step1_double.py")
        entry.type, entry.linkname = kind, "/etc/passwd"
        archive.addfile(entry)
    return file.getvalue()


def linked():
    entry = zipfile.ZipInfo("step1_double.py")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped({entry: b"/etc/passwd"})


def encrypted():
    data = bytearray(zipped({"step1_double.py": b"x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def packed_with(method):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("step1_double.py", b"x")
    return file.getvalue()


def truncated(data):
    return data[: len(data) // 2]


def promising(name, size, kind=tarfile.REGTYPE):
    """A tar archive whose only header promises so many bytes."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.type = size, kind
    return entry.tobuf(tarfile.GNU_FORMAT) + FILES["step1_double.py"]


def sparse(size):
    """One in which step1_double.py is mostly a hole, as GNU tar writes them."""
    header = bytearray(promising("step1_double.py", 512, tarfile.GNUTYPE_SPARSE)[:512])
    header[386:398], header[398:410] = b"00000000000\0", b"00000001000\0"  # one part, of 512 bytes
    header[483:495] = f"{size:011o}\0".encode()
    header[148:156] = b"        "
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    return bytes(header) + bytes(512 * 3)


def about(kind, data, times=1):
    """Headers that say something about the next file, which is empty."""
    entry = tarfile.TarInfo("x")
    entry.size, entry.type = len(data), kind
    said = entry.tobuf(tarfile.USTAR_FORMAT) + data + bytes(-len(data) % 512)
    return gzip.compress(said * times + tarfile.TarInfo("step1_double.py").tobuf() + bytes(1024), 1)


def record(key, value):
    body = b" %b=%b\n" % (key, value)
    length = len(body) + 1
    while length != len(str(length)) + len(body):
        length += 1
    return str(length).encode() + body


def parts_of_nothing():
    return gzip.compress(b"") * 100_000 + tarred(FILES)


HOSTILE = {
    "nothing.zip": (b"", "cannot be unpacked"),
    "text.zip": (b"print('hello')", "cannot be unpacked"),
    "picture.tar.gz": (b"\x89PNG\r\n", "cannot be unpacked"),
    "half.zip": (truncated(zipped(FILES)), "cannot be unpacked"),
    "half.tar.gz": (truncated(tarred(FILES)), "cannot be unpacked"),
    "link.zip": (linked(), "is a link"),
    "link.tar.gz": (one_special_file(tarfile.SYMTYPE), "is a link"),
    "hard_link.tar.gz": (one_special_file(tarfile.LNKTYPE), "is a link"),
    "device.tar.gz": (one_special_file(tarfile.CHRTYPE), "not a regular file"),
    "pipe.tar.gz": (one_special_file(tarfile.FIFOTYPE), "not a regular file"),
    "locked.zip": (encrypted(), "is encrypted"),
    "bzip2.zip": (packed_with(zipfile.ZIP_BZIP2), "unusual way"),
    "huge.zip": (zipped({"step1_double.py": os.urandom(1_100_000)}), "larger than 1000 kB"),
    "huge.tar.gz": (tarred({"step1_double.py": bytes(1_100_000)}), "larger than 1000 kB"),
    "bomb.zip": (zipped({"step1_double.py": bytes(900_000)}), "200 times its size"),
    "bomb.tar.gz": (gzip.compress(bytes(contents.MAX_UNPACKED_BYTES + 1), 1), "unpacks to over 100 MB"),
    "many.zip": (zipped({f"{number}.txt": b"" for number in range(contents.MAX_ENTRIES + 1)}), "more than 10000 files"),
    "sparse.tar": (sparse(2**32), "not a regular file"),
    "promised.tar": (promising("step1_double.py", 2**60), "cannot be unpacked"),
    "promised_before.tar": (promising("x.bin", 2**60) + tarred(FILES, "w"), "cannot be unpacked"),
    "promised_name.tar": (promising("x", 2**60, tarfile.GNUTYPE_LONGNAME), "cannot be unpacked"),
    "promised_words.tar": (promising("x", 2**60, tarfile.XHDTYPE), "cannot be unpacked"),
    "words_for_all.tar.gz": (about(tarfile.XGLTYPE, record(b"a", b"1") * 20_000), "says over 64 kB about one file"),
    "words_for_one.tar.gz": (about(tarfile.XHDTYPE, record(b"a", b"1") * 20_000), "says over 64 kB about one file"),
    "a_long_name.tar.gz": (about(tarfile.GNUTYPE_LONGNAME, b"x" * 70_000), "says over 64 kB about one file"),
    "a_long_link.tar.gz": (about(tarfile.GNUTYPE_LONGLINK, b"x" * 70_000), "says over 64 kB about one file"),
    "holes.tar.gz": (about(tarfile.XHDTYPE, record(b"GNU.sparse.map", b"1,1")), "not a regular file"),
    "holes_again.tar.gz": (about(tarfile.XHDTYPE, record(b"GNU.sparse.major", b"1")), "not a regular file"),
    "odd_size.tar.gz": (about(tarfile.XHDTYPE, record(b"size", b"9")), "not a regular file"),
    "odd_record.tar.gz": (about(tarfile.XHDTYPE, b"-5 a=b\n"), "cannot be unpacked"),
    "parts.tar.gz": (parts_of_nothing(), "is packed in over 20 parts"),
    "large.zip": (bytes(contents.MAX_ARCHIVE_BYTES + 1), "larger than 50000 kB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_archive(name, tmp_path, graded):
    data, message = HOSTILE[name]
    (tmp_path / name).write_bytes(data)
    report = graded(tmp_path / name)
    check = checks_of(report)["step1_double.doubles"]
    assert (report["score"], report["complete"], check["outcome"]) == (0, True, "failed")
    assert message in check["message"]


@pytest.mark.parametrize("name", ["../x.py", "a/../../x.py", "/../x.py", "..\\x.py", "a\0.py", "a\n.py", "con:.py"])
def test_what_leads_elsewhere_is_left_out(name):
    assert contents.normal(name) is None


@pytest.mark.parametrize("format_", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT])
@pytest.mark.parametrize("parts", [1, 3])
def test_names_as_other_programs_write_them(format_, parts, tmp_path, tiny):
    folder = "a long name " * 6 + "/" + "übung " * 6
    names = [f"{folder}/{name}" for name in FILES]
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=format_, pax_headers={"comment": "x" * 300}) as archive:
        archive.addfile(tarfile.TarInfo("a link")), archive.addfile(tarfile.TarInfo(f"{folder}/.hidden.py"))
        for name, data in zip(names, FILES.values(), strict=True):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime = len(data), 1.5
            archive.addfile(entry, io.BytesIO(data))
    data = file.getvalue()
    size = -(-len(data) // parts)
    packed = b"".join(gzip.compress(data[start : start + size]) for start in range(0, len(data), size))
    (tmp_path / "a.tar.gz").write_bytes(packed + bytes(512))
    assert staged(tmp_path / "a.tar.gz", tiny)[0] == FILES


@pytest.mark.parametrize("name", PACKED)
def test_a_name_is_measured_before_it_is_composed(name, tmp_path, tiny):
    marks = "\u0315\u0316" * (15_000 if name.endswith("zip") else 500_000)
    files = {**{f"{number}{marks}.py": b"" for number in range(30 if name.endswith("zip") else 1)}, **FILES}
    if name.endswith("zip"):
        (tmp_path / name).write_bytes(PACKED[name](files))
        assert staged(tmp_path / name, tiny)[0] == FILES
    else:
        (tmp_path / name).write_bytes(PACKED[name]({"step1_double" + marks + ".py": b"", **FILES}))
        assert "says over 64 kB about one file" in staged(tmp_path / name, tiny)[1].broken
    assert contents.normal("e\u0301" * 100 + ".py") is None
    assert contents.normal("e\u0301" * 90 + ".py") == PurePosixPath("é" * 90 + ".py")


def test_thousands_of_notebooks_take_no_time(tmp_path, tiny):
    notebooks = {f"n/{number}.ipynb": b"" for number in range(9_000)}
    (tmp_path / "a.zip").write_bytes(zipped({"digits.ipynb": b'{"cells": []}', **notebooks}))
    _, submission = apart(staged, tmp_path / "a.zip", tiny, seconds=10)
    assert submission.notebook == "digits.ipynb"


def test_a_folder_is_listed_up_to_a_limit(tmp_path, tiny, monkeypatch):
    monkeypatch.setattr(contents, "MAX_ENTRIES", 20)
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "pictures").mkdir()
    for number in range(40):
        (tmp_path / "pictures" / f"{number}.py").touch()
    assert len(contents.of_folder(tmp_path)) <= 20 + len(FILES)
    assert staged(tmp_path, tiny)[0].items() >= FILES.items()
    _, submission = staged(tmp_path / "pictures", tiny)
    assert submission.broken == "The folder has more than 20 files: hand in only your own."


def test_limits_of_number_size_and_depth(tmp_path, tiny):
    many = {f"own/n{number:03}.py": b"" for number in range(contents.MAX_FILES + 50)}
    deep = {"/".join("abcdefghij") + "/deep.py": b""}
    for name, pack in PACKED.items():
        (tmp_path / name).write_bytes(pack({**many, **deep, **FILES}))
        found, submission = staged(tmp_path / name, tiny)
        assert len(found) == contents.MAX_FILES
        assert found.keys() >= FILES.keys()  # those near the top come first
        assert "more than 200 Python files" in next(iter(submission.problems.values()))
    large = {f"n{number:02}.py": os.urandom(900_000) for number in range(25)}
    folder = tmp_path / "large"
    folder.mkdir()
    for name, data in large.items():
        (folder / name).write_bytes(data)
    found, submission = staged(folder, tiny)
    assert sum(map(len, found.values())) <= contents.MAX_TOTAL_BYTES
    assert "more than 20 MB" in next(iter(submission.problems.values()))


def test_a_folder_that_is_called_like_a_file(tmp_path, tiny):
    (tmp_path / "a.zip").write_bytes(zipped({**FILES, "x.py": b"1", "x.py/y.py": b"2", "z.py/y.py": b"3"}))
    found, submission = staged(tmp_path / "a.zip", tiny)
    assert found == {**FILES, "x.py": b"1", os.path.join("z.py", "y.py"): b"3"}  # noqa: PTH118 - as this system writes it
    assert list(submission.problems) == ["x.py/y.py"]


def test_a_file_that_is_called_like_a_notebooks_folder(tmp_path, tiny):
    notebook = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    (tmp_path / "a.zip").write_bytes(zipped({"x.py/n.ipynb": notebook, "x.py": b"1", **FILES}))
    found, submission = staged(tmp_path / "a.zip", tiny)
    assert sorted(found) == sorted([*FILES, os.path.join("x.py", "n.ipynb")])  # noqa: PTH118
    assert submission.problems == {"x.py": "x.py is called like a folder."}


# Whatever bytes are handed in

NAMES = st.sampled_from(["step1_double.py", "../step1_double.py", "x.py", "x.py/y.py", "x.py/n.ipynb"]) | st.text(
    "ab./\\:\0\n é\u202e_-", max_size=12
).filter(lambda name: name.partition("\0")[0])  # zipfile writes no other kinds
SOME = st.dictionaries(NAMES, st.binary(max_size=40), max_size=4)
QUICKLY = settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def within(path, tiny):
    """Stage what is at a path: the only result may be a staged copy within its folder, or a message."""
    here = mock.patch(
        "grader.submission.stage.apart", lambda function, *arguments: function(*arguments)
    )  # no fork each
    with here, stage(path, tiny) as submission:
        for file in submission.folder.rglob("*"):
            assert not file.is_symlink()
            assert file.is_dir() or file.stat().st_size <= contents.MAX_FILE_BYTES
        for step in tiny.steps:
            assert submission.problem(step) is None or submission.problem(step).message


@QUICKLY
@given(
    st.sampled_from(sorted(PACKED)), SOME, st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=6)
)
@example("a.zip", {"step1_double.py": b"x"}, [(8, 99)])
@example("a.zip", {"x.py": b"", "x.py/n.ipynb": b""}, [])
def test_any_damage_to_an_archive(tmp_path, tiny, name, files, damage):
    data = bytearray(zipped(files) if name.endswith("zip") else tarred(files, "w"))
    for place, byte in damage:
        if data:
            data[place % len(data)] = byte
    (tmp_path / name).write_bytes(gzip.compress(data) if name.lower().endswith("gz") else data)
    within(tmp_path / name, tiny)


@QUICKLY
@given(st.sampled_from(sorted(PACKED)), st.binary(max_size=700))
@example("a.zip", b"PK\x05\x06" + bytes(18))
@example("a.tar", b"step1_double.py".ljust(124, b"\0") + struct.pack(">Bq", 0xFF, -1).ljust(388, b"\0"))
def test_any_bytes_as_an_archive(tmp_path, tiny, name, data):
    (tmp_path / name).write_bytes(data)
    within(tmp_path / name, tiny)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow fewer names")
@QUICKLY
@given(
    st.lists(
        st.tuples(
            st.lists(
                st.binary(min_size=1, max_size=8).filter(lambda part: not {0, 47} & set(part)), min_size=1, max_size=4
            ),
            st.sampled_from(["file", "folder", "link", "pipe"]),
        ),
        max_size=6,
    )
)
def test_any_tree_of_files(tmp_path_factory, tiny, tree):
    top = os.fsencode(tmp_path_factory.mktemp("tree"))
    for parts, kind in tree:
        path = os.path.join(top, *[part for part in parts if part not in (b".", b"..")], b"step1_double.py")  # noqa: PTH118 - any bytes
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
            if kind == "file":
                with open(path, "xb") as file:  # noqa: PTH123
                    file.write(b"def double(x): return x\n")
            elif kind == "folder":
                os.mkdir(path)  # noqa: PTH102
            elif kind == "link":
                os.symlink(b"/etc/passwd", path)  # noqa: PTH211
            else:
                os.mkfifo(path)
        except OSError:
            pass  # something with that name exists
    within(tmp_path_factory.getbasetemp() / os.path.basename(os.fsdecode(top)), tiny)  # noqa: PTH119


@given(st.text(max_size=30))
def test_a_name_is_normal_or_nothing(name):
    found = contents.normal(name)
    assert found is None or (
        not found.is_absolute() and ".." not in found.parts and all(part.isprintable() for part in found.parts)
    )
    assert found is None or contents.normal(str(found)) == found == PurePosixPath(*found.parts)
