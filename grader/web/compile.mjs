// Compiles what a page imports, in the Python that will run it: `node compile.mjs SITE OUT` writes a zip of .pyc files.
//
// Of Python's own library and of wheels it takes what grading and drawing import, of the course's archives everything
// but the checks, which pytest reads. A file is called after its source: /lib/python3.14/site-packages/numpy/version.py
import { readFileSync, writeFileSync } from "node:fs";
import { PLACES } from "./site/pieces.mjs";

const [site, out] = process.argv.slice(2);
const { pieces, python: { pyodide: version, python, abi, platform } } = JSON.parse(readFileSync(`${site}/lock.json`));
const { loadPyodide } = await import(`${site}/vendor/pyodide.mjs`);
const info = { arch: "wasm32", platform, abi_version: abi, python, version };
const py = await loadPyodide({ indexURL: `${site}/vendor/`, lockFileContents: { info, packages: {} } });
const packages = py.runPython("import site; site.getsitepackages()[0]");
for (const { file } of pieces) {
  const isWheel = file.endsWith(".whl");
  if (!isWheel && !file.startsWith("course/")) continue;
  const folder = isWheel ? packages : PLACES[file] ?? "/course";
  py.FS.mkdirTree(folder);
  py.unpackArchive(new Uint8Array(readFileSync(`${site}/${file}`)).buffer, isWheel ? "wheel" : "zip", { extractDir: folder });
}
py.globals.set("own", py.toPy(Object.values(PLACES)));
const data = py.runPython(`
import io, sys, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path

sys.path[:0] = ["/course", "/libraries"]
from grader.doors.page import Page
from grader.worker.inside import page, trial

page.get_ready("sklearn matplotlib")
Page(None, None, {}).close()
import matplotlib.pyplot as plt
from sklearn.linear_model import Ridge
plt.imshow([[1]])
plt.title("one")
plt.savefig(io.BytesIO(), format="png")
Ridge().fit([[0], [1]], [0, 1]).predict([[1]])

CHECKS = "/course/grader/checks/"
places = {str(module.__spec__.origin): module.__spec__.loader for module in list(sys.modules.values()) if getattr(module, "__spec__", None)}
found = {place: loader.get_data(place) for place, loader in places.items() if place.endswith(".py") and hasattr(loader, "get_data")}
found |= {str(path): path.read_bytes() for folder in own for path in Path(folder).rglob("*.py")}
packed = io.BytesIO()
with zipfile.ZipFile(packed, "w") as archive:
    for place, source in found.items():
        if not place.startswith(CHECKS):
            code = compile(source, place, "exec", dont_inherit=True)
            # Not to be compared with its source, which is not there.
            archive.writestr(place, _code_to_hash_pyc(code, bytes(8), False))
packed.getvalue()
`);
writeFileSync(out, data.toJs());
