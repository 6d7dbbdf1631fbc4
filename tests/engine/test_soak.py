"""Grading hundreds of submissions, hostile and honest, leaves nothing behind and leaks nothing."""

import os
import sys
from pathlib import Path

import pytest

from grader.engine.machine import on_this_machine
from tests.running import TINY

GRADINGS = int(os.environ.get("GRADINGS", "48"))
WARM_UP = 24  # until then libraries and caches may still grow
RIGHT = "def double(x):\n    return 2 * x\n"
# What each does with its process, and the step's score.
SUBMISSIONS = {
    "honest": (RIGHT, 4),
    "wrong": ("def double(x):\n    return 3 * x\n", 0),
    "broken": ("def double(x)\n", 0),
    "exits": ("import os\ndef double(x):\n    os._exit(3)\n", 0),
    "crashes": ("import ctypes\ndef double(x):\n    ctypes.string_at(0)\n", 0),
    "forks": ("import os\ndef double(x):\n    os.fork()\n    return 2 * x\n", 0),
    "opens files": ("KEPT = []\ndef double(x):\n    while True:\n        KEPT.append(open('/dev/null'))\n", 0),
    "eats memory": ("def double(x):\n    return bytearray(2**33)\n", 0),
    "prints": ("def double(x):\n    print('x' * 10**6)\n    return 2 * x\n", 4),
    "answers too much": ("import numpy as np\ndef double(x):\n    return np.zeros(10**8)\n", 0),
    "forges": (
        "import os\ndef double(x):\n    for fd in range(3, 20):\n        try: os.write(fd, b'x' * 99)\n"
        "        except OSError: pass\n    return 2 * x\n",
        0,
    ),
    "has threads": (
        "import threading, time\ndef double(x):\n    for _ in range(9):\n"
        "        threading.Thread(target=time.sleep, args=(99,)).start()\n    return 2 * x\n",
        4,
    ),
}


def held(grader):
    """Processes below this one, its descriptors and the zygote's, and their memory in MiB."""
    pids = {os.getpid(), grader.launcher.pid}
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            pass
    return {
        "processes": sum(parent in pids for parent in parents.values()),
        "descriptors": sum(len([*Path(f"/proc/{pid}/fd").iterdir()]) for pid in pids),
        "memory": sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids) * 4096 // 2**20,
    }


@pytest.mark.skipif(sys.platform != "linux", reason="what a process holds is read from /proc")
def test_hundreds_of_submissions(tiny, tmp_path):
    folders = {name: tmp_path / name.replace(" ", "_") for name in SUBMISSIONS}
    for name, folder in folders.items():
        folder.mkdir()
        (folder / "step1_double.py").write_text(SUBMISSIONS[name][0])
        (folder / "step2_mean.py").write_bytes((TINY / "solutions" / "step2_mean.py").read_bytes())
    names = [list(SUBMISSIONS)[number % len(SUBMISSIONS)] for number in range(GRADINGS)]
    before = {}
    with on_this_machine(tiny, worker="zygote") as grader:
        for number, name in enumerate(names):
            report = grader.grade_path(folders[name])
            if number == WARM_UP:
                before = held(grader)
            assert report.complete, name
            found = [step.score for step in report.steps]
            wanted = SUBMISSIONS[name][1]
            # Where nothing confines it, a fork is not a fault.
            assert found in ([wanted, 6], *([[4, 6]] if name == "forks" else [])), (name, report.steps[0].checks)
        after = held(grader)
    assert after["processes"] == before["processes"]
    assert after["descriptors"] == before["descriptors"]
    assert after["memory"] < before["memory"] + 20, (before, after)
