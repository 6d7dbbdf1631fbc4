// Code that comes from elsewhere: what it would replace is said first, and can be undone.
import { given } from "./given.mjs";
import { codeOf, linkTo } from "./link.mjs";
import { find, made } from "./running.mjs";

const MOST_NAMED = 8;
const HIDDEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g; // would show code in another order than it runs

const lines = (text) => {
  const count = text.replace(/\n$/, "").split("\n").length;
  return `${count} line${count > 1 ? "s" : ""}`;
};
const numbers = (steps) => `step${steps.length > 1 ? "s" : ""} ${steps.map((step) => step.number).join(", ")}`;

export class Offer {
  #course;
  #kept;
  #say;
  #changed;
  #hash = ""; // of the address that is shown
  #link = null;

  /**
   * @param say tells the student
   * @param changed is called when the code of steps is another one
   */
  constructor(course, kept, say, changed) {
    this.#course = course;
    this.#kept = kept;
    this.#say = say;
    this.#changed = changed;
    find("files").onchange = async ({ target }) => {
      const { texts, left } = await given([...target.files], course);
      target.value = ""; // the same file may be given again
      this.#ask(texts, left);
    };
    find("upload").onclick = () => find("files").click();
    find("undo").onclick = () => this.#undo();
    find("take").onclick = () => this.#take();
    find("leave").onclick = () => this.hide();
    this.#offerUndo();
  }

  #about(step, text) {
    const here = this.#kept.code(step);
    const name = `Step ${step.number} (${step.file})`;
    if (text === here) return `${name}: the same as you have here.`;
    if (here === step.stub) return `${name}: ${lines(text)}. You have written nothing there yet.`;
    return `${name}: ${lines(text)}, in place of the ${lines(here)} that you have here.`;
  }

  #ask(texts, left) {
    const steps = this.#course.steps.filter((step) => step.id in texts);
    const others = steps.filter((step) => texts[step.id] !== this.#kept.code(step));
    const dialog = find("offer");
    find("offered").replaceChildren(...steps.map((step) => made("li", this.#about(step, texts[step.id]))));
    const named = left.slice(0, MOST_NAMED);
    if (left.length > named.length) named.push(`And ${left.length - named.length} more.`);
    find("left").replaceChildren(...named.map((words) => made("li", words)));
    find("left-out").hidden = !left.length;
    find("offer-title").textContent = others.length ? "Put this into the steps?" : "There is nothing to put into the steps";
    find("can-undo").hidden = find("put").hidden = !others.length;
    find("cancel").textContent = others.length ? "Cancel" : "Close";
    dialog.onclose = () => dialog.returnValue === "put" && this.#replace(texts, others);
    dialog.returnValue = "";
    dialog.showModal();
  }

  #replace(texts, steps, done = `Put into ${numbers(steps)}.`) {
    const wanted = Object.fromEntries(steps.map((step) => [step.id, texts[step.id]]));
    if (!this.#kept.replace(this.#course, wanted)) return this.#say("This browser keeps nothing, so nothing was put in.");
    this.#changed(wanted);
    this.#offerUndo();
    this.#say(`${done} “Bring back what I had” undoes it.`);
  }

  /** A step as it was at first. */
  reset(step) {
    this.#replace({ [step.id]: step.stub }, [step], `Step ${step.number} is as it was at first.`);
  }

  /** Code of another tab, or one's own where that tab has kept its own meanwhile. */
  choose(step, text) {
    this.#replace({ [step.id]: text }, [step], `Step ${step.number} has what you chose.`);
  }

  #undo() {
    const before = this.#kept.before() ?? {};
    const steps = this.#course.steps.filter((step) => step.id in before);
    this.#kept.replace(this.#course, before);
    this.#changed(before);
    this.#say(`In ${numbers(steps)} is what was there before. The same button brings the other code back.`);
  }

  #offerUndo() {
    find("undo").hidden = !this.#kept.before();
  }

  // Links

  /** Show code that a link carries beside the student's own. */
  async show(step, hash) {
    this.#hash = hash;
    const code = await codeOf(hash);
    if (hash !== this.#hash) return; // another one is asked for by now
    this.#link = code?.text === undefined ? null : { step, text: code.text };
    if (!code) return this.#shown(false);
    const isSame = code.text === this.#kept.code(step);
    find("shared-words").textContent = code.words ?? (isSame ? "It is the same as yours." : `Somebody's code for step ${step.number}. Yours is as it was, in the editor; read this before you use it. Nothing of it has run.`);
    find("shared-code").textContent = (code.text ?? "").replace(HIDDEN, "\ufffd");
    find("shared-code").hidden = !this.#link;
    find("take").hidden = !this.#link || isSame;
    this.#shown(true);
  }

  #shown(is) {
    find("shared").hidden = !is;
    find("shared").parentElement.classList.toggle("two", is && Boolean(this.#link));
  }

  #take() {
    const { step, text } = this.#link;
    this.hide();
    this.#replace({ [step.id]: text }, [step]);
  }

  hide() {
    this.#shown(false);
    this.#link = null;
    history.replaceState(null, "", location.hash.split("&")[0]);
    find("work").focus();
  }

  /** Copy a link to a step's code. */
  async copy(step, code) {
    const link = await linkTo(step, code);
    if (!link) return this.#say("This code is too long for a link: download your files and give those.");
    try {
      await navigator.clipboard.writeText(link);
      this.#say(`A link to your code of step ${step.number} is copied: whoever has it can read this code, as it is now.`);
    } catch {
      find("link").value = link;
      find("link-offer").showModal();
      find("link").select();
    }
  }
}
