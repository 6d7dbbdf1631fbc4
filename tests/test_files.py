"""Where temporary files go, and how files are replaced."""

import os
import stat
import tempfile

import pytest

from grader import files


@pytest.fixture
def none_is_writable(monkeypatch, tmp_path):
    """As in a container that can only be read, without /tmp; pytest's own folder is made before that."""
    del tmp_path

    def missing():
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", missing)
    monkeypatch.setattr(tempfile, "tempdir", None)


@pytest.mark.usefixtures("none_is_writable")
def test_memory_is_used_where_there_is_no_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "SHARED_MEMORY", str(tmp_path))
    files.expect_temporary_folder()
    assert tempfile.tempdir == str(tmp_path)


@pytest.mark.usefixtures("none_is_writable")
def test_nowhere_is_said_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "SHARED_MEMORY", str(tmp_path / "missing"))
    with pytest.raises(OSError, match="let /tmp or /dev/shm be writable"):
        files.expect_temporary_folder()
    from grader.doors import openedx

    with pytest.raises(SystemExit) as ended:
        openedx.main()
    assert ended.value.code == 3


@pytest.mark.skipif(os.name == "nt", reason="this system has no modes")
def test_the_mode_of_a_file_of_ours_stays_and_that_of_others_goes(tmp_path):
    file = tmp_path / "report.json"
    before = os.umask(0o027)
    try:
        for mode, aside, after in ((0o4600, False, 0o600), (0o6777, True, 0o640), (0o000, True, 0o640)):
            file.touch()
            file.chmod(mode)
            files.replace(file, b"x", aside=aside)
            assert stat.S_IMODE(file.stat().st_mode) == after
    finally:
        os.umask(before)


def test_a_folder_is_moved_aside_only_where_it_is_not_ours(tmp_path):
    (tmp_path / "report.json" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="report.json"):
        files.replace(tmp_path / "report.json", b"x")
    files.replace(tmp_path / "report.json", b"x", aside=True)
    assert (tmp_path / "report.json").read_bytes() == b"x"
    assert len(list(tmp_path.glob(".report.json.*.aside/inside"))) == 1
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_there_to_be_written_to_is_not_replaced(tmp_path):
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(os.devnull)
    with pytest.raises(OSError, match="pipe"):  # nobody reads
        files.replace(pipe, b"x")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    files.replace(pipe, b"whole")
    files.replace(link, b"x")
    assert os.read(reader, 10) == b"whole"
    os.close(reader)
    assert (pipe.is_fifo(), link.is_symlink()) == (True, True)
    files.replace(pipe, b"x", aside=True)  # made by somebody else
    assert pipe.read_bytes() == b"x"
