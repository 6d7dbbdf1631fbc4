// The web workers of the page: one that is trusted, one for grading, one for running. It believes only what it knows.

/** A worker that has the rules of the page (its Content-Security-Policy), because it is made from a blob. */
function begin(module) {
  const code = `import ${JSON.stringify(new URL(module, import.meta.url).href)};`;
  const place = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  return new Worker(place, { type: "module" });
}

const KILLED = -9; // how a worker has ended that nobody has heard of again
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;

/** A web worker for a student's code, with the libraries that it will need. */
class Student {
  constructor(lock, libraries, came) {
    this.libraries = libraries;
    this.ended = false;
    this.status = undefined; // how it has ended: null where the page has ended it
    this.onDied = () => {};
    this.worker = begin("./student.mjs");
    this.ready = new Promise((keep, fail) => {
      this.fail = fail;
      this.worker.onmessage = ({ data }) => {
        if (data?.kind === "came" && isCount(data.bytes)) came(data.bytes);
        else if (data?.kind === "ready") keep(this);
        else if (data?.kind === "died" && Number.isInteger(data.status)) this.end(data.status);
      };
      this.worker.onerror = (event) => {
        event.preventDefault();
        this.end(KILLED);
      };
    });
    this.ready.catch(() => {});
    this.worker.postMessage({ kind: "load", lock, libraries });
  }

  has(libraries) {
    return !this.ended && libraries.every((name) => this.libraries.includes(name));
  }

  end(status) {
    if (this.ended) return;
    this.ended = true;
    this.status = status;
    this.worker.terminate();
    this.fail(new Error(status !== null ? "Python could not be started. Is there a network? Reload the page to try again." : "Stopped."));
    this.onDied(status);
  }
}

export class Workers {
  #lock;
  #came;
  #trusted = null;
  #spare = null;
  #runner = null;
  #busy = new Map(); // number of a stream -> a worker for grading
  #grading = null; // who waits for the report

  /** @param came told the bytes of each piece that has been fetched */
  constructor(lock, came) {
    this.#lock = lock;
    this.#came = came;
  }

  /** Load the grader, and a worker with these libraries. */
  load(libraries) {
    this.#trusted ??= this.#beginTrusted();
    return Promise.all([this.#trusted.ready, this.warm(libraries).ready]);
  }

  /** A worker that waits for code and has these libraries. */
  warm(libraries) {
    if (this.#spare && !this.#spare.has(libraries)) this.#spare.end(null);
    if (!this.#spare || this.#spare.ended) this.#spare = new Student(this.#lock, libraries, this.#came);
    return this.#spare;
  }

  #take(libraries) {
    const taken = this.warm(libraries);
    this.#spare = null;
    return taken;
  }

  #beginTrusted() {
    const worker = begin("./grader.mjs");
    let keep, fail;
    const ready = new Promise((...both) => ([keep, fail] = both));
    ready.catch(() => {});
    const failed = (words) => {
      fail(new Error(words));
      this.#grading?.ended({ failed: words });
      this.#trusted = null;
      worker.terminate();
      this.#endAll();
    };
    const does = {
      came: ({ bytes }) => this.#came(bytes),
      ready: () => keep(),
      start: (message) => this.#start(message),
      end: ({ number }) => this.#end(number),
      seen: ({ seen }) => this.#grading?.seen(seen),
      graded: ({ result }) => this.#grading?.ended(result),
      failed: ({ words }) => failed(words),
    };
    worker.onmessage = ({ data }) => does[data.kind](data);
    worker.onerror = (event) => failed(event.message ?? "The grader has ended.");
    worker.postMessage({ kind: "load", lock: this.#lock });
    return { worker, ready };
  }

  #start({ number, folder, libraries, port }) {
    const taken = this.#take(libraries);
    this.#busy.set(number, taken);
    taken.onDied = (status) => this.#trusted?.worker.postMessage({ kind: "died", number, status });
    taken.ready.then(
      () => taken.ended || taken.worker.postMessage({ kind: "serve", folder, port }, [port]),
      () => {},
    );
    if (taken.ended) taken.onDied(KILLED);
  }

  #end(number) {
    this.#busy.get(number)?.end(null);
    this.#busy.delete(number);
  }

  #endAll() {
    for (const number of [...this.#busy.keys()]) this.#end(number);
  }

  /** What comes of a step: {report, html}, {stopped} or {failed}. */
  async grade(files, step, seen) {
    const trusted = this.#trusted;
    await trusted.ready;
    const result = await new Promise((ended) => {
      this.#grading = { seen, ended };
      trusted.worker.postMessage({ kind: "grade", files, step });
    });
    this.#grading = null;
    this.#endAll();
    return result;
  }

  /**
   * Run a file, and after it some code to try, or none; `tell` is told {said}, {figure} and {asked, answer}.
   * The result is {line, words, why}, or {status}.
   */
  async run(files, name, tried, libraries, tell) {
    if (!this.#runner?.has(libraries)) {
      this.#runner?.end(null);
      this.#runner = this.#take(libraries);
    }
    const runner = this.#runner;
    try {
      await runner.ready;
    } catch {
      return { status: runner.status };
    }
    const { port1, port2 } = new MessageChannel();
    return new Promise((keep) => {
      runner.onDied = (status) => keep({ status });
      if (runner.ended) keep({ status: runner.status });
      port1.onmessage = ({ data }) => {
        if (data?.kind === "said" && typeof data.text === "string") tell({ said: data.text });
        else if (data?.kind === "figure" && data.png instanceof Uint8Array) tell({ figure: data.png });
        else if (data?.kind === "asked" && typeof data.prompt === "string")
          tell({ asked: data.prompt, answer: (text) => port1.postMessage(text) });
        else if (data?.kind === "ended" && isCount(data.line) && typeof data.words === "string" && typeof data.why === "string")
          keep({ line: data.line, words: data.words, why: data.why });
      };
      runner.worker.postMessage({ kind: "run", files, name, tried, port: port2 }, [port2]);
    });
  }

  /** End what a student's code does, and with it a grading. */
  stop() {
    this.#runner?.end(null);
    if (!this.#grading) return this.#spare?.end(null);
    this.#trusted?.worker.postMessage({ kind: "stop" });
    this.#endAll();
  }
}
