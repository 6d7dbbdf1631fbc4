// The page of examples: each is code that can be changed and run, beside what it draws.
import { Desk, named } from "./desk.mjs";
import { makeEditor } from "./editor/editor.mjs";
import { Kept } from "./kept.mjs";
import { Running, find } from "./running.mjs";

const json = async (name) => (await fetch(name)).json();
const [{ course, examples }, lock] = await Promise.all([json("./course/examples.json"), json("./lock.json")]);
const kept = new Kept(course);
const screen = new Running(["run", "reset", "next"]);
let example = null;

const editor = makeEditor(find("editor"), "The code of this example", [], (text) => {
  kept.setCode(example, text);
  editor.mark(0);
});
const desk = new Desk(lock, screen, () => named(editor.text), false);

function open(id) {
  if (example && !examples.some((one) => one.id === id)) return; // it names a place on the page
  example = examples.find((one) => one.id === id) ?? examples[0];
  for (const section of document.querySelectorAll(".example")) section.hidden = section.dataset.step !== example.id;
  for (const link of document.querySelectorAll("#steps a")) {
    if (link.dataset.step === example.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${example.title} – ${course}`;
  find("ran").hidden = true;
  editor.open(kept.code(example));
  screen.say("");
  desk.warm();
}

const run = () => desk.run(editor, { [example.file]: editor.text }, example.file);

find("run").onclick = run;
find("stop").onclick = () => desk.stop();
find("reset").onclick = () => editor.replace(example.stub);
find("next").onclick = () => {
  location.hash = examples[(examples.indexOf(example) + 1) % examples.length].id;
  find("work").focus();
};
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}, true);
addEventListener("hashchange", async () => {
  const to = examples.find((one) => one.id === location.hash.slice(1));
  if (!to || to === example) return;
  if (await desk.isFree(`“${example.title}” is still at work. Stop it, and go to “${to.title}”?`)) open(to.id);
  else history.replaceState(null, "", `#${example.id}`);
});

open(location.hash.slice(1));
desk.begin("Run");
