"""Fetches what a page needs, for tests, and lays it into a folder: `python -m tests.web.pieces DIR`.

The core is in the npm package pyodide, wheels are in one of PyPI's wheels that carries them all. Only pieces that have the sha256 in grader/web/wheels.toml are taken. What is there already is not fetched again.
"""

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

from tests.running import ROOT

WHEELS = tomllib.loads((ROOT / "grader" / "web" / "wheels.toml").read_text("utf-8"))
PIECES = [piece for piece in WHEELS["piece"] if not piece.get("carried")]
# Where tests keep them.
PLACE = Path(os.environ.get("WEB_PIECES") or Path.home() / ".cache" / "digits-web-pieces")
CARRIER = "open_webui==0.12.4"  # 106 MB, of which 33 are taken


def is_right(file, piece):
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == piece["sha256"]


def fetched(folder):
    """The folder, with every piece in it."""
    folder.mkdir(parents=True, exist_ok=True)
    lacking = [piece for piece in PIECES if not is_right(folder / piece["file"], piece)]
    with tempfile.TemporaryDirectory() as place:
        if any(piece["name"] == "pyodide" for piece in lacking):
            from_npm(Path(place), folder, [piece for piece in lacking if piece["name"] == "pyodide"])
        wheels = [piece for piece in lacking if piece["name"] != "pyodide"]
        if wheels:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", place, CARRIER]
            subprocess.run(command, check=True)
            (wheel,) = Path(place).glob("open_webui-*.whl")
            with zipfile.ZipFile(wheel) as archive:
                for piece in wheels:
                    data = archive.read(f"open_webui/frontend/pyodide/{piece['file']}")
                    (folder / piece["file"]).write_bytes(data)
    wrong = [piece["file"] for piece in PIECES if not is_right(folder / piece["file"], piece)]
    assert not wrong, f"not as wheels.toml says: {wrong}"
    return folder


def from_npm(place, folder, pieces):
    subprocess.run(["npm", "pack", "--silent", f"pyodide@{WHEELS['pyodide']}"], cwd=place, check=True)
    (package,) = place.glob("pyodide-*.tgz")
    with tarfile.open(package) as archive:
        for piece in pieces:
            (folder / piece["file"]).write_bytes(archive.extractfile(f"package/{piece['file']}").read())


if __name__ == "__main__":
    print(fetched(Path(sys.argv[1])))
