"""Some of what `python -m tests.fuzz` does by ten thousands."""

import subprocess
import sys

import pytest

from tests.running import ROOT


@pytest.mark.skipif(sys.platform == "win32", reason="peak memory is measured by POSIX's resource")
def test_damage_is_the_students_fault_in_time_and_within_memory():
    done = subprocess.run([sys.executable, "-m", "tests.fuzz", "200"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
