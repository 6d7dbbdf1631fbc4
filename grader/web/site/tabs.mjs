// The same step in two tabs: what is typed in one appears in the other, and nothing is lost where both have changed.
import { find } from "./running.mjs";

export class Tabs {
  #kept;
  #editor;
  #offer;
  #say;
  #changed;
  #step = null;
  #known = ""; // the step's code as this tab has last seen it kept

  /**
   * @param offer replaces code so that it can be brought back
   * @param say tells the student
   * @param changed is called when another tab has kept something
   */
  constructor(kept, editor, offer, say, changed) {
    this.#kept = kept;
    this.#editor = editor;
    this.#offer = offer;
    this.#say = say;
    this.#changed = changed;
  }

  /** From now on this step is in the editor, with the code that is kept. */
  open(step) {
    this.#step = step;
    this.#known = this.#kept.code(step);
  }

  /** Keep what is in the editor, unless another tab has kept something else meanwhile; whether it could be kept. */
  keep(text) {
    const there = this.#kept.code(this.#step);
    if (there !== this.#known && there !== text) {
      this.#ask(there);
      return true;
    }
    const could = this.#kept.setCode(this.#step, text);
    this.#known = could ? text : there;
    return could;
  }

  /** Another tab has kept something. */
  heard({ key }) {
    if (this.#kept.isCode(this.#step, key)) this.#take(this.#kept.code(this.#step));
    this.#changed();
  }

  #take(there) {
    const here = this.#editor.text;
    if (here !== there && here !== this.#known) return this.#ask(there);
    this.#known = there;
    if (here === there) return;
    this.#editor.replace(there);
    this.#say(`Step ${this.#step.number} was changed in another tab: its code is here now. Ctrl+Z in the editor brings yours back.`);
  }

  #ask(there) {
    const dialog = find("tabs"), step = this.#step;
    if (dialog.open) return;
    dialog.returnValue = "";
    dialog.onclose = () => {
      const here = this.#editor.text, other = this.#kept.code(step);
      const isOther = dialog.returnValue === "other";
      if (isOther) this.#kept.setCode(step, here); // so that it can be brought back
      this.#offer.choose(step, isOther ? other : here);
    };
    dialog.showModal();
  }
}
