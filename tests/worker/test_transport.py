"""What travels to a worker: files where it has none of ours, and requests as a recorded key knows them."""

import numpy as np
import pytest

from grader import api
from grader.engine.grader import Grader
from grader.worker import key
from grader.worker.transport import Worker
from tests.running import TINY
from tests.workers import InMemory, twin_of

READS = "import pathlib\nfrom helper import ADDED\n\n\ndef size(path):\n    return pathlib.Path(path).stat().st_size + ADDED\n"


@pytest.mark.parametrize("make", [api.path, api.text_path])
def test_files_travel_where_they_are_not_shared(tmp_path, make):
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "m.py").write_text(READS)
    (folder / "helper.py").write_text("ADDED = 1000\n")
    data = tmp_path / "data.bin"
    data.write_bytes(b"12345")
    launcher = InMemory(shares_files=False)
    sent = []
    with twin_of(folder / "m.py", launcher) as twin:
        ask = twin.transport._with_files
        twin.transport._with_files = lambda request: sent.append(ask(request)) or sent[-1]
        assert twin.functions.size(make(data)).data == 1005
        assert twin.functions.size(make(data)).data == 1005
    names = [[path.rpartition("/")[2] for path, _ in request.get("files", ())] for request in sent]
    assert names == [["helper.py", "m.py"], ["data.bin"], []]
    assert bytes(sent[1]["files"][0][1]) == b"12345"


def test_a_worker_writes_the_files_that_it_is_sent(tmp_path):
    (tmp_path / "m.py").write_text(
        "import pathlib\n\n\ndef size(path):\n    return len(pathlib.Path(path).read_text())\n"
    )
    launcher = InMemory(shares_files=False)
    with twin_of(tmp_path / "m.py", launcher) as twin:
        twin.load()
        gone = tmp_path / "sent" / "data.txt"
        twin.transport._with_files = lambda request: {
            **request,
            "files": [[str(gone), np.frombuffer(b"abc", np.uint8)]],
        }
        assert twin.functions.size(api.text_path(gone)).data == 3


def test_a_whole_submission_is_graded_without_shared_files(tiny):
    with Grader(tiny, InMemory(shares_files=False)) as grader:
        assert grader.grade_path(TINY / "solutions").score == 10


@pytest.mark.parametrize(("narrow", "wide"), [(np.int32, np.int64), (np.uint32, np.uint64)])
def test_the_width_of_whole_numbers_is_nothing_to_a_key(narrow, wide):
    def asked(dtype):
        x = np.arange(5).astype(dtype)
        return {"do": "call", "name": "f", "args": [{"a": x, "t": "ndarray"}, {"d": [[{"v": "x"}, {"a": x}]]}]}

    assert key.digest(asked(narrow)) == key.digest(asked(wide))
    assert key.digest(asked(narrow)) != key.digest(asked(np.int16))
    assert key.digest({**asked(wide), "seed": [1, 2], "files": []}) == key.digest(asked(wide))
    assert key.digest({**asked(wide), "name": "g"}) != key.digest(asked(wide))


def test_pixels_are_not_made_wider():
    pixels = {"do": "call", "args": [{"a": np.zeros(3, np.uint8)}]}
    assert key.digest(pixels) != key.digest({"do": "call", "args": [{"a": np.zeros(3, np.uint32)}]})


def test_a_recorded_answer_is_given_again(tmp_path):
    (tmp_path / "m.py").write_text("def double(x):\n    return 2 * x\n")
    x = np.arange(4)
    recorder = key.Recorder(Worker(InMemory(), tmp_path))
    with twin_of(tmp_path / "m.py", InMemory()) as twin:
        twin.transport = recorder
        wanted = twin.functions.double(x).data
        assert twin.functions.double.signature == "(x)"
    (tmp_path / "m.key").write_bytes(key.write(recorder.answers))
    with twin_of(tmp_path / "m.py", InMemory()) as twin:
        twin.transport, twin.loader = key.Recorded(tmp_path / "m.key"), key.NothingToLoad(tmp_path / "m.key")
        twin.begin(3)
        assert twin.functions.double(x.astype(np.int32)).data.tolist() == wanted.tolist()
        assert twin.functions.double.signature == "(x)"
        twin.begin(4)
        assert twin.functions.double(x).data.tolist() == wanted.tolist()
        with pytest.raises(key.CourseFault, match="has no answer of double to this call"):
            twin.functions.double(x + 1)
