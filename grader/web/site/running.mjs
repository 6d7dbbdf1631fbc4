// What is to be seen while Python is loaded and code runs. All that a student's code says goes in as text.

export const find = (id) => document.getElementById(id);
const MOST = 200_000; // characters of output
const OFTEN = 60; // milliseconds from one look at it to the next

export function made(tag, text, settings = {}) {
  const element = Object.assign(document.createElement(tag), settings);
  element.textContent = text;
  return element;
}

export class Running {
  #buttons;
  #before = null; // where the focus was
  #loading = 0;
  #waiting = ""; // what is printed and not yet to be seen
  #printed = 0; // characters
  #timer = 0;

  /** @param buttons that may not be pressed while Python is at work */
  constructor(buttons) {
    this.#buttons = buttons;
  }

  megabytes = (count) => `${(count / 1e6).toFixed(count < 1e6 ? 1 : 0)} MB`;

  say(words) {
    find("status").textContent = words;
  }

  /** Let that line be seen, and some of what stands below it. */
  #look() {
    const { top, bottom } = find("status").getBoundingClientRect();
    if (top < 0 || bottom > innerHeight * 0.6) find("status").scrollIntoView({ block: "center" });
  }

  /** Something begins or ends that has been asked for. */
  tell(words) {
    this.say(words);
    this.#look();
  }

  /** Whoever has pressed a button by the keyboard finds Stop under it, and in the end that button again. */
  busy(is) {
    const stop = find("stop"), active = document.activeElement;
    if (is) this.#before = this.#buttons.includes(active?.id) ? active : null;
    stop.disabled = false;
    if (is && this.#before) stop.focus({ preventScroll: true });
    for (const id of this.#buttons) find(id).disabled = is;
    if (!is && [stop, document.body].includes(active)) this.#before?.focus({ preventScroll: true });
    stop.disabled = !is;
  }

  // Loading

  load(all, lacking) {
    const bar = find("loading");
    this.#loading = 0;
    bar.max = all;
    bar.value = 0;
    bar.hidden = false;
    this.say(lacking ? `Loading Python: ${this.megabytes(lacking)} …` : "Starting Python …");
  }

  came(count) {
    this.#loading += count;
    find("loading").value = this.#loading;
  }

  loaded() {
    find("loading").hidden = true;
    this.say("");
  }

  // Running

  beginRun(file) {
    find("ran").hidden = false;
    find("output").textContent = "";
    find("figures").replaceChildren();
    this.#waiting = "";
    this.#printed = 0;
    this.tell(`Running ${file} …`);
  }

  told({ said, figure, asked, answer }) {
    if (said !== undefined) return this.#gather(said);
    this.#show();
    if (figure) {
      const place = URL.createObjectURL(new Blob([figure], { type: "image/png" }));
      const image = made("img", "", { src: place, alt: `Figure ${find("figures").children.length + 1} of your code` });
      image.onload = image.onerror = () => URL.revokeObjectURL(place);
      find("figures").append(image);
    }
    if (asked !== undefined) {
      const form = find("asked");
      find("prompt").textContent = asked || "Your code asks for a line:";
      find("line").value = "";
      form.hidden = false;
      find("line").focus();
      form.onsubmit = (event) => {
        event.preventDefault();
        form.hidden = true;
        find("output").append(`${asked}${find("line").value}\n`);
        answer(find("line").value);
      };
    }
  }

  /** Code may print faster than a page can show each line. */
  #gather(said) {
    if (this.#printed >= MOST) return;
    this.#printed += said.length;
    this.#waiting += said;
    this.#timer ||= setTimeout(() => this.#show(), OFTEN);
  }

  #show() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#waiting) return;
    const output = find("output");
    output.append(this.#waiting);
    this.#waiting = "";
    output.scrollTop = output.scrollHeight;
  }

  endRun(words, traceback = "", why = "") {
    this.#show();
    find("asked").hidden = true;
    const output = find("output");
    if (traceback) output.append(made("span", traceback, { className: "wrong" }));
    if (why) output.append(made("span", why, { className: "why" }));
    if (!output.textContent) output.textContent = "(It printed nothing.)";
    output.scrollTop = output.scrollHeight;
    this.tell(words);
  }
}
