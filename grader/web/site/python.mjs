// Starts Python in a web worker, from pieces that have been checked.
import { PLACES, address, fetched, needed } from "./pieces.mjs";

/**
 * @param lock of the site
 * @param roles what this worker is for
 * @param data where the digits go
 * @param say told the bytes of each piece that has come
 */
export async function startPython(lock, roles, data, say) {
  const plain = self.fetch.bind(self);
  const coming = new Map();
  for (const piece of needed(lock, roles)) {
    const answer = fetched(piece, plain);
    answer.then(() => say(piece.bytes), () => {});
    coming.set(address(piece), { piece, answer });
  }
  const find = (name) => [...coming.values()].find(({ piece }) => piece.file.endsWith(`/${name}`));
  const wasm = address(find("pyodide.asm.wasm").piece);
  const base = wasm.slice(0, wasm.lastIndexOf("/") + 1);
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(
    ["pyodide.mjs", "pyodide.asm.mjs"].map((name) => imported(find(name).answer)),
  );
  // Pyodide fetches two pieces itself: it is given those that have been checked.
  self.fetch = (place, options) => coming.get(String(place?.url ?? place))?.answer ?? plain(place, options);
  const { pyodide: version, python, abi, platform } = lock.python;
  const info = { arch: "wasm32", platform, abi_version: abi, python, version };
  const stdLibURL = address(find("python_stdlib.zip").piece);
  const py = await loadPyodide({ indexURL: base, stdLibURL, createPyodideModule, lockFileContents: { info, packages: {} } });
  self.fetch = plain;
  const packages = py.runPython("import site; site.getsitepackages()[0]");
  for (const { piece, answer } of coming.values()) {
    const isWheel = piece.file.endsWith(".whl");
    if (!isWheel && !piece.file.startsWith("course/")) continue;
    const folder = isWheel ? packages : PLACES[piece.file] ?? data;
    py.FS.mkdirTree(folder);
    py.unpackArchive(await (await answer).arrayBuffer(), isWheel ? "wheel" : "zip", { extractDir: folder });
  }
  return py;
}

async function imported(answer) {
  const code = new Blob([await (await answer).text()], { type: "text/javascript" });
  const place = URL.createObjectURL(code);
  try {
    return await import(place);
  } finally {
    URL.revokeObjectURL(place);
  }
}
