// What is to be seen of a step and its grading.
import { Running, find, made } from "./running.mjs";

const TIERS = ["a question", "what to call", "the shape of the code"];

const BEGUN = "begun"; // no check has failed, and not all is written

const inShort = ({ outcome, mark, word, score, max_score: most }) =>
  outcome === BEGUN ? `${score}/${most} so far` : `${mark} ${word}, ${score}/${most}`;

export class Screen extends Running {
  #course;
  #step = null;
  #isReported = false;

  constructor(course) {
    const tries = [...document.querySelectorAll(".try button")].map(({ id }) => id);
    super(["run", "grade", "reset", "next", "upload", "undo", "take", ...tries]);
    this.#course = course;
  }

  open(step, kept) {
    this.#step = step;
    for (const story of document.querySelectorAll(".story")) story.hidden = story.dataset.step !== step.id;
    document.title = `${step.number}. ${step.title} – ${this.#course.name}`;
    find("hints").open = false;
    this.#hints(step);
    this.clear();
    this.steps(kept);
    this.say("");
  }

  /** Nothing of what came of other code. */
  clear() {
    find("ran").hidden = find("graded").hidden = true;
    this.#isReported = false;
  }

  /** The heading of the step, where reading begins. */
  toTop() {
    const heading = document.querySelector(".story:not([hidden]) h2");
    heading.focus({ preventScroll: true });
    requestAnimationFrame(() => heading.scrollIntoView()); // after the editor, which has moved to its first gap
  }

  /** How each step was graded, and whether that was with the code that is there. */
  steps(kept) {
    for (const link of document.querySelectorAll("#steps a")) {
      const step = this.#course.steps.find((one) => one.id === link.dataset.step);
      const result = kept.result(step);
      link.parentElement.dataset.outcome = result && !result.earlier ? result.outcome : "";
      link.querySelector(".state").textContent = result ? `${inShort(result)}${result.earlier ? " (an earlier version)" : ""}` : "";
      if (step === this.#step) find("earlier").hidden = !(this.#isReported && result?.earlier);
      if (step === this.#step) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
  }

  #hints(step) {
    const parts = [];
    for (const [name, hints] of Object.entries(step.hints)) {
      const heading = made("h3", ""), said = made("div", "");
      heading.append(made("code", name));
      const button = made("button", "", { type: "button" });
      let next = 0;
      const offer = () => {
        button.textContent = `Hint ${next + 1}: ${TIERS[next]}`;
        button.hidden = next >= hints.length;
      };
      button.onclick = () => {
        const hint = made("p", hints[next], { tabIndex: -1 });
        said.append(hint);
        hint.focus();
        next += 1;
        if (next < hints.length) offer();
        else button.hidden = true;
      };
      offer();
      parts.push(heading, said, button);
    }
    find("tiers").replaceChildren(...parts);
  }

  // Grading

  beginGrading() {
    this.clear();
    find("earlier").hidden = true;
    find("graded").hidden = false;
    find("report").replaceChildren();
    const checks = this.#step.checks.map((check) => {
      const item = made("li", "");
      item.dataset.check = check.id;
      item.append(made("span", "", { className: "mark" }), made("span", check.title), made("span", "", { className: "word" }));
      return item;
    });
    find("checks").replaceChildren(...checks);
    this.tell("Grading …");
  }

  seen({ check, title, ended, outcome, mark, word }) {
    const item = [...find("checks").children].find((one) => one.dataset.check === (check ?? ended));
    if (title) this.say(`Checking: ${title} …`);
    if (!item) return;
    if (ended) item.dataset.outcome = outcome;
    item.querySelector(".mark").textContent = ended ? mark : "…";
    item.querySelector(".word").textContent = ended ? word : "";
  }

  /** The report's page comes from the trusted worker, in which all of a student's text is escaped. */
  report(report, html, kept) {
    find("checks").replaceChildren();
    const page = new DOMParser().parseFromString(html, "text/html");
    find("report").replaceChildren(...page.head.childNodes, ...page.body.childNodes);
    // What the report calls by a command is here on the page.
    for (const hint of find("report").querySelectorAll(".grade-next code")) {
      const button = made("button", "Hints", { type: "button" });
      button.onclick = () => {
        find("hints").open = true;
        find("hints").querySelector("summary").focus();
      };
      hint.replaceWith(button);
    }
    this.#isReported = true;
    this.steps(kept);
    const { outcome, mark, word, score, max_score: most } = kept.result(this.#step);
    this.tell(outcome === BEGUN ? `${score} of ${most} points so far: what you have written passes.` : `${mark} ${word}: ${score} of ${most} points.`);
  }
}
