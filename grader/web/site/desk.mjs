// What a page with an editor does with Python: one thing at a time, and it says what it waits for.
import { bytes, missing, needed } from "./pieces.mjs";
import { Workers } from "./workers.mjs";

const BROWSERS = "This browser cannot run Python as this page needs it. Chrome and Edge from 137 on, Firefox from 153 and Safari from 27 can. You can write here all the same.";
const can = "Suspending" in WebAssembly && typeof Worker === "function";

/** Let all that is fetched be kept for the next time, where this browser does that; it need not. */
async function keep() {
  const service = navigator.serviceWorker;
  if (!service) return;
  const controlled = service.controller ? null : new Promise((done) => service.addEventListener("controllerchange", done));
  try {
    await service.register("./sw.js");
    await Promise.race([controlled, new Promise((done) => setTimeout(done, 5000))]);
  } catch {
    // a page of this kind of address, or in a private window, keeps nothing
  }
}

export class Desk {
  #lock;
  #screen;
  #libraries;
  #grades;
  #keeper = keep();
  #loaded = null; // a promise
  #starting = null; // a promise, while Python starts and nobody has asked for anything
  #work = null; // a promise
  busy = false;
  workers;

  /**
   * @param libraries says which ones the code needs
   * @param grades whether the page grades, or only runs
   */
  constructor(lock, screen, libraries, grades) {
    this.#lock = lock;
    this.#screen = screen;
    this.#libraries = libraries;
    this.#grades = grades;
    this.workers = new Workers(lock, (count) => screen.came(count));
  }

  /** What each web worker needs that runs a student's code, and before it the one that grades. */
  #sides(wanted) {
    const worker = ["python", "worker", ...wanted];
    return this.#grades ? [["python", "grader"], worker] : [worker];
  }

  async #lacking(wanted) {
    return bytes(await missing(needed(this.#lock, this.#sides(wanted).flat())));
  }

  /** Load what the code needs, and say how much that is before it comes. */
  async #load() {
    if (!can) throw new Error(BROWSERS);
    if (this.#starting) this.#screen.say("Starting Python … Then it begins.");
    await this.#starting;
    return this.#begin();
  }

  async #begin() {
    const wanted = this.#libraries();
    const lacking = await this.#lacking(wanted);
    const all = this.#sides(wanted).map((roles) => bytes(needed(this.#lock, roles)));
    this.#screen.load(all.reduce((sum, count) => sum + count), lacking);
    await this.#keeper;
    this.#loaded = this.#grades ? this.workers.load(wanted) : this.workers.warm(wanted).ready;
    try {
      await this.#loaded;
    } finally {
      this.#screen.loaded();
    }
  }

  /** A worker with what the code needs, where Python has been loaded. */
  warm() {
    if (this.#loaded && !this.busy && !this.#starting) this.workers.warm(this.#libraries());
  }

  /** Do something that no other may disturb. */
  alone(what) {
    if (!this.busy) this.#work = this.#alone(what);
    return this.#work;
  }

  /** End what is being done; a promise that it has ended. */
  stop() {
    this.workers.stop();
    return this.#work;
  }

  /** Whether another may be opened: what is at work is stopped for it, if the student says so. */
  async isFree(question) {
    if (this.busy && confirm(question)) await this.stop();
    return !this.busy;
  }

  async #alone(what) {
    this.busy = true;
    this.#screen.busy(true);
    try {
      await this.#load();
      await what();
    } catch (error) {
      this.#loaded = null;
      this.#screen.say(error.message);
    } finally {
      this.busy = false;
      this.#screen.busy(false);
      this.warm();
    }
  }

  /** Run a file of these, which is in the editor, and after it some code to try, or none. */
  run(editor, files, file, tried = "") {
    return this.alone(async () => {
      editor.mark(0);
      this.#screen.beginRun(file);
      const { line, words, why, status } = await this.workers.run(files, file, tried, this.#libraries(), (told) => this.#screen.told(told));
      if (status !== undefined) this.#screen.endRun(status === null ? "Stopped." : "Python has ended: does the code call os._exit(), or use up all memory?");
      else this.#screen.endRun(words ? `Stopped by an error${line ? ` in line ${line}` : ""}.` : "Done.", words, why);
      if (line) editor.mark(line, words.trim().split("\n").at(-1));
    });
  }

  /** Get ready where all is kept already; otherwise say what it will cost. */
  async begin(buttons) {
    if (!can) return this.#screen.say(BROWSERS);
    const lacking = await this.#lacking(this.#libraries());
    if (lacking) this.#screen.say(`${buttons} loads Python the first time: ${this.#screen.megabytes(lacking)}, which are kept.`);
    else await this.#start();
  }

  /** Start Python before anybody asks for it: the page can be used meanwhile. */
  async #start() {
    let words = "Ready.";
    this.#starting = this.#begin().finally(() => (this.#starting = null));
    await this.#starting.catch((error) => {
      this.#loaded = null;
      words = error.message;
    });
    if (this.busy) return;
    this.#screen.say(words);
    this.warm();
  }
}

/** The libraries that are named in these. */
export const named = (...texts) => ["sklearn", "matplotlib"].filter((name) => texts.some((text) => text.includes(name)));
