"""The committed data are what their documented rule makes."""

import gzip
import hashlib
import re
import subprocess
import sys

import numpy as np
import pytest

from grader.checking.digits import Unseen, load_visible
from tests.running import ROOT

DATASETS = ROOT / "datasets"


@pytest.fixture(scope="module")
def visible():
    return load_visible(DATASETS / "mnist")


@pytest.fixture(scope="module")
def hidden():
    return Unseen(DATASETS / "hidden")


def test_the_bytes_are_those_that_the_readme_states():
    stated = dict(re.findall(r"`([0-9a-f]{64})` +\| +`([a-z0-9/-]+)`|", (DATASETS / "README.md").read_text("utf-8")))
    stated.pop("", None)
    found = {
        hashlib.sha256(
            gzip.decompress(path.read_bytes())
        ).hexdigest(): f"{path.parent.name}/{path.name.removesuffix('.gz')}"
        for path in DATASETS.glob("*/*.gz")
    }
    assert len(found) == 6
    assert found == stated


def test_sizes_and_the_articles_two(visible, hidden):
    assert visible.x_train.shape == (5000, 784)
    assert visible.x_test.shape == hidden.images.shape == (1000, 784)
    assert visible.y_train[161] == 2
    assert visible.y_train[:5].tolist() == [5, 0, 4, 1, 9]


def test_every_digit_is_there_100_times_in_each_test_set(visible, hidden):
    assert np.bincount(visible.y_test).tolist() == [100] * 10
    assert np.bincount(hidden.labels).tolist() == [100] * 10


def test_no_image_is_in_two_sets(visible, hidden):
    sets = [set(map(bytes, images)) for images in (visible.x_train, visible.x_test, hidden.images)]
    assert [len(images) for images in sets] == [5000, 1000, 1000]
    assert not sets[0] & sets[1]
    assert not sets[0] & sets[2]
    assert not sets[1] & sets[2]


def test_build_refuses_what_is_not_the_official_mnist(tmp_path):
    build = [sys.executable, str(DATASETS / "build.py"), "--from"]
    done = subprocess.run([*build, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "is missing: --from takes a folder" in done.stderr
    done = subprocess.run(
        [*build, str(DATASETS / "mnist"), "--out", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "is not the official file" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_build_makes_the_committed_bytes(tmp_path, full_mnist):
    build = [sys.executable, str(DATASETS / "build.py"), "--from", str(full_mnist), "--out", str(tmp_path)]
    subprocess.run(build, capture_output=True, check=True)
    for path in DATASETS.glob("*/*.gz"):
        made = tmp_path / path.parent.name / path.name
        assert gzip.decompress(made.read_bytes()) == gzip.decompress(path.read_bytes())
    subprocess.run([*build, "--hidden-seed", "9"], capture_output=True, check=True)
    assert load_visible(tmp_path / "mnist").x_test.tobytes() == load_visible(DATASETS / "mnist").x_test.tobytes()
    other = Unseen(tmp_path / "hidden")
    assert other.images.tobytes() != Unseen(DATASETS / "hidden").images.tobytes()
    assert np.bincount(other.labels).tolist() == [100] * 10
    assert not set(map(bytes, other.images)) & set(map(bytes, load_visible(DATASETS / "mnist").x_test))
