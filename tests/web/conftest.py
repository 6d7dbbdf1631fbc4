import shutil

import pytest

from tests.running import grade
from tests.web import pieces
from tests.web.browsing import Served, chromium


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A page that needs no other host."""
    vendor = pieces.fetched(pieces.PLACE)
    folder = tmp_path_factory.mktemp("web") / "site"
    done = grade("release", "web", "--out", folder, "--vendor", vendor)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def server(folder):
    served = Served(folder)
    yield served
    served.close()


@pytest.fixture(scope="session")
def browser():
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    """The same, with modules compiled beforehand."""
    if not shutil.which("node"):
        pytest.skip("there is no node, which compiles a page's modules")
    vendor = pieces.fetched(pieces.PLACE)
    folder = tmp_path_factory.mktemp("web") / "compiled"
    done = grade("release", "web", "--out", folder, "--vendor", vendor, "--compiled")
    assert done.returncode == 0, done.stderr
    return folder
