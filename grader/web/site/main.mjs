// The page: which step is open, and what its buttons do.
import { Desk, named } from "./desk.mjs";
import { makeEditor } from "./editor/editor.mjs";
import { Kept } from "./kept.mjs";
import { stepOf } from "./link.mjs";
import { Offer } from "./offer.mjs";
import { find } from "./running.mjs";
import { Screen } from "./screen.mjs";
import { zipped } from "./zip.mjs";

const json = async (name) => (await fetch(name)).json();
const [course, lock] = await Promise.all([json("./course/course.json"), json("./lock.json")]);
const kept = new Kept(course.name);
const screen = new Screen(course);
let step = null;

const names = course.steps.flatMap(({ hints }) => Object.keys(hints));
const editor = makeEditor(find("editor"), "The code of this step", names, (text) => {
  if (!kept.setCode(step, text)) screen.say("This browser keeps nothing: download your files before you leave.");
  editor.mark(0);
});
const desk = new Desk(lock, screen, () => [...new Set([...step.libraries, ...named(editor.text)])], true);
const files = () => Object.fromEntries(course.steps.map((one) => [one.file, kept.code(one)]));
const offer = new Offer(course, kept, (words) => screen.say(words), (texts) => {
  if (step.id in texts) editor.replace(texts[step.id]);
});

/** Open the step that the address names, and show what else it carries; an address may name a place on the page, too. */
function go() {
  const id = stepOf(location.hash);
  if (step && !course.steps.some((one) => one.id === id)) return;
  open(id || kept.step());
  offer.show(step, location.hash);
}

function open(id) {
  step = course.steps.find((one) => one.id === id) ?? course.steps[0];
  kept.setStep(step.id);
  screen.open(step, kept);
  editor.open(kept.code(step));
  desk.warm();
}

const run = () => desk.run(editor, files(), step.file);

const grade = () =>
  desk.alone(async () => {
    const graded = step;
    screen.beginGrading();
    const { report, html, states, stopped, failed } = await desk.workers.grade(files(), graded.id, (seen) => screen.seen(seen));
    if (stopped) return screen.say("Stopped: nothing was graded.");
    if (failed) return screen.say(failed);
    for (const state of states) kept.setResult(course.steps.find((one) => one.id === state.id), state);
    screen.report(report, html, kept);
  });

find("run").onclick = run;
find("grade").onclick = grade;
find("stop").onclick = () => desk.workers.stop();
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
addEventListener("hashchange", () => desk.busy || go());

go();
desk.begin("Run or Grade");
