// The trusted web worker: it has the course, its key and the checks, and no code of a student's ever runs in it.
import { startPython } from "./python.mjs";
import { Stream } from "./stream.mjs";

const KILLED = -9; // how a worker has ended that nobody has heard of again
const streams = new Map();
let last = 0;
let grade = null;

const broker = {
  start(folder, libraries) {
    const { port1, port2 } = new MessageChannel();
    const stream = new Stream(port1);
    stream.number = ++last;
    streams.set(stream.number, stream);
    postMessage({ kind: "start", number: stream.number, folder, libraries: libraries.split(" ").filter(Boolean), port: port2 }, [port2]);
    return stream;
  },
  end(stream) {
    streams.delete(stream.number);
    postMessage({ kind: "end", number: stream.number });
    return stream.status ?? KILLED;
  },
};

async function load(lock) {
  const py = await startPython(lock, ["python", "grader"], "/course", (bytes) => postMessage({ kind: "came", bytes }));
  py.registerJsModule("broker", broker);
  py.globals.set("versions", py.toPy(lock.versions));
  await py.runPythonAsync(`
import sys
sys.path[:0] = ["/course", "/libraries"]
import broker
from pyodide.ffi import run_sync
from grader.doors.page import Page
page = Page(broker, run_sync, versions)
`);
  const page = py.globals.get("page");
  grade = async (files, step) => {
    const given = py.toPy(files);
    const tell = (text) => postMessage({ kind: "seen", seen: JSON.parse(text) });
    try {
      return JSON.parse(await page.grade.callPromising(given, step, tell));
    } finally {
      given.destroy();
    }
  };
}

const does = {
  load: ({ lock }) => load(lock).then(() => postMessage({ kind: "ready" })),
  grade: ({ files, step }) => grade(files, step).then((result) => postMessage({ kind: "graded", result })),
  stop: () => streams.forEach((stream) => stream.stop()),
  died({ number, status }) {
    const stream = streams.get(number);
    if (!stream) return;
    stream.status = status;
    stream.end();
  },
};

self.onmessage = ({ data }) =>
  Promise.resolve(does[data.kind](data)).catch((error) => postMessage({ kind: "failed", words: String(error).slice(-2000) }));
