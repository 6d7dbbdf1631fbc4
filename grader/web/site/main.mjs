// The page: which step is open, and what its buttons do.
import { makeEditor } from "./editor/editor.mjs";
import { Kept } from "./kept.mjs";
import { stepOf } from "./link.mjs";
import { Offer } from "./offer.mjs";
import { bytes, missing, needed } from "./pieces.mjs";
import { Screen, find } from "./screen.mjs";
import { Workers } from "./workers.mjs";
import { zipped } from "./zip.mjs";

const BROWSERS = "This browser cannot run Python as this page needs it. Chrome and Edge from 137 on, Firefox from 153 and Safari from 27 can. You can write here all the same, and download your files.";

const json = async (name) => (await fetch(name)).json();
const [course, lock] = await Promise.all([json("./course/course.json"), json("./lock.json")]);
const kept = new Kept(course.name);
const keeper = keep();
const screen = new Screen(course);
const can = "Suspending" in WebAssembly && typeof Worker === "function";
let step = null;
let busy = false;
let loaded = null; // a promise

const names = course.steps.flatMap(({ hints }) => Object.keys(hints));
const editor = makeEditor(find("editor"), "The code of this step", names, (text) => {
  if (!kept.setCode(step, text)) screen.say("This browser keeps nothing: download your files before you leave.");
  editor.mark(0);
});

const workers = new Workers(lock, (count) => screen.came(count));
/** The libraries that a step and its code name. */
const libraries = () => ["sklearn", "matplotlib"].filter((name) => step.libraries.includes(name) || editor.text.includes(name));
const files = () => Object.fromEntries(course.steps.map((one) => [one.file, kept.code(one)]));

const offer = new Offer(course, kept, (words) => screen.say(words), (texts) => {
  if (step.id in texts) editor.replace(texts[step.id]);
});

/** Open the step that the address names, and show what else it carries. */
function go() {
  open(stepOf(location.hash) || kept.step());
  offer.show(step, location.hash);
}

function open(id) {
  step = course.steps.find((one) => one.id === id) ?? course.steps[0];
  kept.setStep(step.id);
  screen.open(step, kept);
  editor.open(kept.code(step));
  if (loaded && !busy) workers.warm(libraries());
}

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

/** Load what the step needs, and say how much that is before it comes. */
async function load() {
  if (!can) throw new Error(BROWSERS);
  const wanted = libraries();
  const roles = ["python", "grader", "worker", ...wanted];
  const lacking = await missing(needed(lock, roles));
  screen.load(bytes(needed(lock, ["python", "grader"])) + bytes(needed(lock, ["python", "worker", ...wanted])), bytes(lacking));
  await keeper;
  loaded = workers.load(wanted);
  try {
    await loaded;
  } finally {
    screen.loaded();
  }
}

/** Do something that no other may disturb. */
async function alone(what) {
  if (busy) return;
  busy = true;
  screen.busy(true);
  try {
    await load();
    await what();
  } catch (error) {
    loaded = null;
    screen.say(error.message);
  } finally {
    busy = false;
    screen.busy(false);
    if (loaded) workers.warm(libraries());
  }
}

const run = () =>
  alone(async () => {
    editor.mark(0);
    screen.beginRun();
    const all = files();
    const { line, words, status } = await workers.run(all, step.file, libraries(), (told) => screen.told(told));
    if (status !== undefined) screen.endRun(status === null ? "Stopped." : "Python has ended: does the code call os._exit(), or use up all memory?");
    else screen.endRun(words ? `Stopped by an error${line ? ` in line ${line}` : ""}.` : "Done.", words);
    if (line) editor.mark(line, words.trim().split("\n").at(-1));
  });

const grade = () =>
  alone(async () => {
    const graded = step;
    screen.beginGrading();
    const { report, html, states, stopped, failed } = await workers.grade(files(), graded.id, (seen) => screen.seen(seen));
    if (stopped) return screen.say("Stopped: nothing was graded.");
    if (failed) return screen.say(failed);
    for (const state of states) kept.setResult(course.steps.find((one) => one.id === state.id), state);
    screen.report(report, html, kept);
  });

find("run").onclick = run;
find("grade").onclick = grade;
find("stop").onclick = () => workers.stop();
find("reset").onclick = () => {
  if (confirm(`Throw away what you have written for step ${step.number}, and begin again? (Undo brings it back, as long as the step is open.)`)) editor.replace(step.stub);
};
find("next").onclick = () => {
  location.hash = course.steps[(course.steps.indexOf(step) + 1) % course.steps.length].id;
  find("work").focus();
};
find("copy").onclick = () => offer.copy(step, editor.text);
find("download").onclick = () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(zipped(files()));
  link.download = "exercises.zip";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  (event.shiftKey ? grade : run)();
}, true);
addEventListener("hashchange", () => busy || go());

go();
if (!can) screen.say(BROWSERS);
else {
  const lacking = bytes(await missing(needed(lock, ["python", "grader", "worker", ...libraries()])));
  if (lacking) screen.say(`Run and Grade first load Python: ${screen.megabytes(lacking)}, kept for the next time.`);
  else alone(async () => screen.say("Ready."));
}
