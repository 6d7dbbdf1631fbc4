"""Where temporary files go."""

import tempfile

import pytest

from grader import files


@pytest.fixture
def none_is_writable(monkeypatch):
    """As in a container that can only be read, without /tmp."""

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
