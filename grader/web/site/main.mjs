// The page: which step is open, and what its buttons do.
import { Desk, named } from "./desk.mjs";
import { makeEditor } from "./editor/editor.mjs";
import { Kept } from "./kept.mjs";
import { stepOf } from "./link.mjs";
import { Offer } from "./offer.mjs";
import { find } from "./running.mjs";
import { Screen } from "./screen.mjs";
import { Tabs } from "./tabs.mjs";
import { zipped } from "./zip.mjs";

const json = async (name) => (await fetch(name)).json();
const [course, lock] = await Promise.all([json("./course/course.json"), json("./lock.json")]);
const kept = new Kept(course.name);
const screen = new Screen(course);
let step = null;
let tried = ""; // code of the story that runs after the student's

const names = course.steps.flatMap(({ hints }) => Object.keys(hints));
const editor = makeEditor(find("editor"), "The code of this step", names, (text) => {
  if (!tabs.keep(text)) screen.say("This browser keeps nothing: download your files before you leave.");
  screen.steps(kept);
  editor.mark(0);
});
/** What the open step needs, the code in the editor, the code to try, and the steps that these name. */
const libraries = () => {
  const texts = [editor.text, tried];
  const steps = course.steps.filter((one) => one === step || texts.some((text) => text.includes(one.id)));
  return [...new Set([...steps.flatMap((one) => one.libraries), ...named(...texts)])];
};
const desk = new Desk(lock, screen, libraries, true);
const files = () => Object.fromEntries(course.steps.map((one) => [one.file, kept.code(one)]));
const offer = new Offer(course, kept, (words) => screen.say(words), (texts) => {
  if (step.id in texts) {
    tabs.open(step);
    editor.replace(texts[step.id]);
    screen.clear();
  }
  screen.steps(kept);
});
const tabs = new Tabs(kept, editor, offer, (words) => screen.say(words), () => screen.steps(kept));

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
  tabs.open(step);
  editor.open(kept.code(step));
  desk.warm();
}

const run = () => desk.run(editor, files(), step.file);

/** Run code of the story after what is in the editor, which stays as it is. */
const tryOut = async (code) => {
  if (desk.busy) return;
  tried = code;
  await desk.run(editor, files(), step.file, code);
  tried = "";
};

const grade = () =>
  desk.alone(async () => {
    const graded = step, given = files();
    screen.beginGrading();
    const { report, html, states, stopped, failed } = await desk.workers.grade(given, graded.id, (seen) => screen.seen(seen));
    if (stopped) return screen.say("Stopped: nothing was graded.");
    if (failed) return screen.say(failed);
    for (const state of states) {
      const one = course.steps.find(({ id }) => id === state.id);
      kept.setResult(one, state, given[one.file]);
    }
    screen.report(report, html, kept);
  });

find("run").onclick = run;
find("grade").onclick = grade;
find("stop").onclick = () => desk.stop();
find("reset").onclick = () => {
  if (editor.text === step.stub) screen.say(`Step ${step.number} is as it was at first.`);
  else if (confirm(`Begin step ${step.number} again? What you have written goes; “Bring back what I had”, below the steps, brings it back.`)) offer.reset(step);
};
find("next").onclick = () => (location.hash = course.steps[(course.steps.indexOf(step) + 1) % course.steps.length].id);
for (const button of document.querySelectorAll(".try button")) {
  button.onclick = () => tryOut(button.closest(".try").querySelector("code").textContent);
}
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
addEventListener("storage", (event) => tabs.heard(event));
addEventListener("hashchange", async () => {
  const before = step, to = course.steps.find((one) => one.id === stepOf(location.hash));
  if (to && to !== step && !(await desk.isFree(`Step ${step.number} is still at work. Stop it, and go to step ${to.number}?`))) return history.replaceState(null, "", `#${step.id}`);
  if (desk.busy) return;
  go();
  if (step !== before) screen.toTop();
});

go();
desk.begin("Run or Grade");
