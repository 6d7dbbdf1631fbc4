// What stays in this browser: the code of each step as it was typed, and how it was graded.

export class Kept {
  #prefix;

  /** @param course its name: several courses may share a host */
  constructor(course) {
    this.#prefix = `course ${course} `;
  }

  #get(name) {
    try {
      return localStorage.getItem(this.#prefix + name);
    } catch {
      return null; // nothing may be kept here
    }
  }

  #set(name, value) {
    try {
      if (value === null) localStorage.removeItem(this.#prefix + name);
      else localStorage.setItem(this.#prefix + name, value);
      return true;
    } catch {
      return false;
    }
  }

  /** The code of a step; its stub where nothing was typed. */
  code = (step) => this.#get(`${step.id} code`) ?? step.stub;

  /** Whether it could be kept. */
  setCode = (step, text) => this.#set(`${step.id} code`, text === step.stub ? null : text);

  /** Whether another tab tells of the code of a step by this name. */
  isCode = (step, name) => name === `${this.#prefix}${step.id} code`;

  /** How it was graded, and whether that was `earlier`, with other code; or null. */
  result(step) {
    try {
      const { code, ...result } = JSON.parse(this.#get(`${step.id} result`));
      return { ...result, earlier: code !== this.code(step) };
    } catch {
      return null;
    }
  }

  setResult = (step, result, code) => this.#set(`${step.id} result`, result && JSON.stringify({ ...result, code }));

  /** Put code in the place of what is there, which can be brought back; whether all of it could be kept. */
  replace(course, texts) {
    const steps = course.steps.filter((step) => step.id in texts);
    const before = Object.fromEntries(steps.map((step) => [step.id, this.code(step)]));
    if (!this.#set("before", JSON.stringify(before))) return false;
    if (steps.every((step) => this.setCode(step, texts[step.id]))) {
      for (const step of steps) if (this.result(step)?.earlier) this.setResult(step, null);
      return true;
    }
    for (const step of steps) this.setCode(step, before[step.id]);
    return false;
  }

  /** The code that was there before: the id of a step -> its code; null where nothing was replaced. */
  before() {
    try {
      return JSON.parse(this.#get("before"));
    } catch {
      return null;
    }
  }

  step = () => this.#get("step");
  setStep = (id) => this.#set("step", id);
}
