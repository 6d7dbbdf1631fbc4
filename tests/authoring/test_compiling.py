"""Archives of a page in which modules are compiled; tests/web lets a page start from them."""

import io
import zipfile

import pytest

from grader.authoring import compiling
from grader.authoring.archive import zipped
from grader.course.model import CourseError
from tests.running import TINY, grade


def names(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_code_takes_the_place_of_its_source_and_what_nobody_imports_is_left_out():
    wheel = zipped(
        {
            "one/__init__.py": b"used",
            "one/rare.py": b"rare",
            "one/_fast.so": b"machine code",
            "one/_fast.pyx": b"its source",
            "one/tests/test_one.py": b"a test",
            "one-1.dist-info/METADATA": b"Version: 1",
            "one-1.dist-info/RECORD": b"digests that no longer hold",
        }
    )
    codes = {"/place/one/__init__.py": b"code", "/elsewhere/one/rare.py": b"of another archive"}
    assert names(compiling.packed(wheel, codes, "/place")) == {
        "one/__init__.pyc": b"code",
        "one/rare.py": b"rare",
        "one/_fast.so": b"machine code",
        "one-1.dist-info/METADATA": b"Version: 1",
    }


def test_archives_of_python_only_are_packed(monkeypatch):
    codes = zipped({"/course/grader/a.py": b"1", "/lib/python3.14/site-packages/b.py": b"2"})
    monkeypatch.setattr(compiling, "_ran", lambda *_: codes)
    site = {
        "index.html": b"<!doctype html>",
        "lock.json": b"{}",
        "course/data.zip": zipped({"a.py": b""}),
        "course/grader.zip": zipped({"grader/a.py": b""}),
        "vendor/b-1.whl": zipped({"b.py": b""}),
        "vendor/pyodide.asm.wasm": b"",
    }
    packed = compiling.compiled(site)
    assert {name: names(data) for name, data in packed.items()} == {
        "course/grader.zip": {"grader/a.pyc": b"1"},
        "vendor/b-1.whl": {"b.pyc": b"2"},
    }


def test_where_nothing_can_be_compiled_it_is_said(monkeypatch):
    monkeypatch.setattr(compiling.shutil, "which", lambda _: None)
    with pytest.raises(CourseError, match="node, which compiles a page's modules"):
        compiling.compiled({"lock.json": b"{}"})
    monkeypatch.setattr(compiling.shutil, "which", lambda _: "/nowhere/node")
    with pytest.raises(CourseError, match="could not be compiled: .*nowhere"):
        compiling.compiled({"lock.json": b"{}"})


def test_only_what_is_there_is_compiled(tmp_path):
    done = grade("release", "web", "--out", tmp_path / "x", "--compiled", "--course", TINY)
    assert done.returncode == 2
    assert "--compiled needs --vendor" in done.stderr
