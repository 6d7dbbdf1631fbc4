import hashlib
import shutil
import subprocess
import tarfile

import pytest

from tests.running import grade
from tests.web import pieces
from tests.web.browsing import Served, chromium

AXE = "axe-core@4.14.1"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"


@pytest.fixture(scope="session")
def axe(tmp_path_factory):
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run(["npm", "pack", "--silent", AXE], cwd=folder, check=True)
    (package,) = folder.glob("*.tgz")
    with tarfile.open(package) as archive:
        code = archive.extractfile("package/axe.min.js").read()
    assert hashlib.sha256(code).hexdigest() == AXE_SHA256
    return code.decode()


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
