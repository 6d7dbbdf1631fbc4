// The web worker in which a student's code runs: it has no course, no check and no key.
import { startPython } from "./python.mjs";
import { Stream } from "./stream.mjs";

const HOME = "/home/student";

// More memory than this Python is not given: its code reads MemoryError, where otherwise the browser may end the page.
const MOST = 2 * 2 ** 30, PAGE = 65536; // bytes
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * PAGE > MOST) throw new RangeError("There is no more memory.");
  return grow.call(this, pages);
};

let py = null;
let page = null, trial = null;

/** Python has ended, or cannot go on: the page ends this worker. */
function died(error) {
  const code = error?.status ?? Number(/exit\((\d+)\)/.exec(String(error?.message ?? error))?.[1] ?? NaN);
  post({ kind: "died", status: Number.isInteger(code) ? code : -9 });
}

const post = self.postMessage.bind(self); // a student's code may put something else in its place
self.addEventListener("error", (event) => (event.preventDefault(), died(event.error ?? event.message)));
self.addEventListener("unhandledrejection", (event) => (event.preventDefault(), died(event.reason)));

async function load({ lock, libraries }) {
  py = await startPython(lock, ["python", "worker", ...libraries], HOME, (bytes) => post({ kind: "came", bytes }));
  py.FS.symlink(`${HOME}/datasets`, "/worker/datasets");
  py.globals.set("libraries", libraries.join(" "));
  py.runPython(`
import sys
sys.path.insert(0, "/worker")
from grader.worker.inside import page, trial
page.get_ready(libraries)
`);
  page = py.globals.get("page");
  trial = py.globals.get("trial");
  post({ kind: "ready" });
}

async function serve({ port, folder }) {
  const wait = py.pyimport("pyodide.ffi").run_sync;
  await page.serve.callPromising(new Stream(port), wait, folder);
}

/** What it does is told over a port of its own. */
async function run({ port, files, name, tried }) {
  for (const [file, text] of Object.entries(files)) py.FS.writeFile(`${HOME}/${file}`, text);
  const runSync = py.pyimport("pyodide.ffi").run_sync;
  const say = (text) => port.postMessage({ kind: "said", text });
  const show = (data) => {
    const buffer = data.getBuffer("u8");
    port.postMessage({ kind: "figure", png: buffer.data.slice() });
    buffer.release();
  };
  const ask = (prompt) => {
    port.postMessage({ kind: "asked", prompt });
    return new Promise((keep) => (port.onmessage = ({ data }) => keep(String(data))));
  };
  const ended = await trial.run.callPromising(files[name], name, HOME, say, show, ask, runSync, tried);
  const [line, words, why] = ended.toJs();
  ended.destroy();
  port.postMessage({ kind: "ended", line, words, why });
}

const does = { load, serve, run };
self.onmessage = ({ data }) => does[data.kind](data).catch(died);
