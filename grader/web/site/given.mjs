// Files that a student gives to the page: which of them belong to which step.
import { MOST_TEXT, Unreadable, unzipped } from "./unzip.mjs";

const MOST_GIVEN = 200;
const FOLDER = "exercises"; // what the steps' folder is called where several could be

const last = (name) => name.split("/").at(-1);
const folder = (name) => name.split("/").slice(0, -1).join("/");
const depth = (name) => name.split("/").length;

/** A file's text, with the ends of lines that an editor has. */
function text(name, bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    throw new Unreadable(`${name} is not text in UTF-8: save it as UTF-8, and try again.`);
  }
}

/** Why a file is left out. */
function reason(name, course) {
  const file = last(name);
  if (/\.ipynb$/i.test(file)) return `${name} is a notebook, and this page takes the steps' files: “grade convert ${file} --out steps/” makes them.`;
  if (/\.(tar|tgz|tar\.gz|rar|7z)$/i.test(file)) return `${name} is not an archive that this page takes: pack your files as a .zip.`;
  const meant = course.steps.find((step) => new RegExp(`^step[ _-]?0*${step.number}(?!\\d)`, "i").test(file));
  return `${name} belongs to no step.${meant ? ` Is it ${meant.file}? Then give it that name.` : ""}`;
}

/** The folder with the steps' files: the nearest to the top. */
function home(names, isStep) {
  const folders = [...new Set(names.filter(isStep).map(folder))];
  const least = Math.min(...folders.map(depth));
  let nearest = folders.filter((one) => depth(one) === least);
  if (nearest.length > 1) nearest = nearest.filter((one) => last(one) === FOLDER).length ? nearest.filter((one) => last(one) === FOLDER) : nearest;
  if (nearest.length > 1) throw new Unreadable(`The steps' files are in several folders (${nearest.slice(0, 3).join(", ")}): take one of them.`);
  return nearest[0] ?? "";
}

async function ofArchive(file, course, isStep) {
  const all = await unzipped(file, isStep);
  const names = all.map(([name]) => name);
  const where = home(names, isStep);
  const isOurs = (name) => isStep(name) && folder(name) === where;
  return {
    texts: all.filter(([name]) => isOurs(name)).map(([name, bytes]) => [last(name), text(last(name), bytes)]),
    left: names.filter((name) => !isOurs(name)).map((name) => (isStep(name) ? `${name} is in another folder than the others.` : reason(name, course))),
  };
}

/**
 * What was given: `texts` (the id of a step -> its code), and `left`, why others were left out, in sentences.
 * @param files an Array of File
 */
export async function given(files, course) {
  const steps = new Map(course.steps.map((step) => [step.file, step.id]));
  const isStep = (name) => steps.has(last(name));
  const texts = {}, left = [];
  if (files.length > MOST_GIVEN) return { texts, left: [`These are more than ${MOST_GIVEN} files: take only your own.`] };
  for (const file of files) {
    try {
      if (/\.zip$/i.test(file.name)) {
        const inside = await ofArchive(file, course, isStep);
        for (const [name, code] of inside.texts) texts[steps.get(name)] = code;
        left.push(...inside.left);
      } else if (!isStep(file.name)) left.push(reason(file.name, course));
      else if (file.size > MOST_TEXT) left.push(`${file.name} is larger than ${MOST_TEXT / 1000} kB: does it contain data?`);
      else texts[steps.get(file.name)] = text(file.name, await file.arrayBuffer());
    } catch (error) {
      left.push(error instanceof Unreadable ? error.message : `${file.name} cannot be read: is it still there?`);
    }
  }
  return { texts, left };
}
